#pragma once

#include "paint/site.h"

#include <string>

// What the organisers bring: tents, tables, boards, banner, stage.

namespace mediaproof::paint {

struct Tent {
    Spot middle;  // of its front edge, on the ground
    double width_m = 3.0;
    double depth_m = 2.6;
    Colour cloth{0.78, 0.10, 0.11};
    std::string words = "政务公开";
};
void paint_tent(Site& site, const Tent& tent);

struct Table {
    Spot left;  // the front edge's left end, on the ground
    double width_m = 2.4;
    double depth_m = 0.6;
    Colour cloth{0.76, 0.08, 0.10};
    std::string words;
    bool covered_with_leaflets = true;
};
void paint_table(Site& site, const Table& table);

/// Anything printed that stands upright on two feet between two spots, with its shadow. The spots are the
/// face's lower corners; how high it reaches follows from the print's shape.
void stand_up(Site& site, const Sheet& face, const Spot& left, const Spot& right, double light);

/// The event's banner, its lower edge between two spots; on a wall, or held by two poles.
void paint_banner(Site& site, const Spot& left, const Spot& right, bool on_poles);

/// Bunting: a cord with small flags.
void paint_bunting(Site& site, const Spot& left, const Spot& right, double sag_m);

/// A stage 0.4 m high with a red carpet, from one spot to the other along its front.
void paint_stage(Site& site, const Spot& left, const Spot& right, double depth_m);

void paint_lectern(Site& site, const Spot& foot);
void paint_potted_plant(Site& site, const Spot& foot, double height_m);

}  // namespace mediaproof::paint
