#pragma once

#include "paint/lens.h"
#include "paint/people.h"
#include "paint/random.h"
#include "paint/scene.h"
#include "paint/sheet.h"

#include <optional>
#include <vector>

namespace mediaproof::paint {

/// The colours of a place: the same in every view of an event, others at another unit's.
struct Style {
    Colour left_house, main_house, right_house, paving, first_tent, second_tent;
    double main_height_m = 12;
    double cloudiness = 0.3;  // 0 is a clear sky, 1 an even grey
};

/// A view while it is being painted, from far to near.
struct Site {
    const Event& event;
    Lens lens;
    Sheet picture;
    std::optional<Sheet> logo;  // absent when nobody set the LOGO up
    Random random;
    Style style;

    cairo_t* pen() const { return picture.pen(); }
    double px(double metres, double z) const { return metres * lens.px_per_metre(z); }
};

/// Farthest first, as paint is laid.
void paint_crowd(Site& site, std::vector<Person> crowd);

}  // namespace mediaproof::paint
