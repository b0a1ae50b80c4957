#pragma once

#include "paint/site.h"

// What stands there on any day: sky, houses, trees, pavement, and the inside of a room.

namespace mediaproof::paint {

void paint_sky(Site& site);
void paint_hills(Site& site);

struct Building {
    Spot left;   // its front runs from here …
    Spot right;  // … to here
    double height_m = 12;
    Colour wall{0.80, 0.74, 0.66};
    std::string sign;
};
void paint_building(Site& site, const Building& building);

/// Concrete slabs from the photographer's feet to the houses.
void paint_pavement(Site& site, const Colour& stone);

struct Tree {
    Spot foot;
    double height_m = 7;
};
void paint_tree(Site& site, const Tree& tree);

void paint_hedge(Site& site, const Spot& left, const Spot& right, double height_m);

/// Walls, ceiling lamps, a window with curtains, and a floor of tiles.
void paint_hall(Site& site, double half_width_m, double depth_m, double height_m);

}  // namespace mediaproof::paint
