#pragma once

#include "paint/sheet.h"

namespace mediaproof::paint {

enum class Facing { towards, away, left, right };
enum class Pose { standing, walking, sitting };
enum class Arms { hanging, reading, reaching, crossed_behind };

/// What a person wears and looks like.
struct Look {
    Colour skin, hair, top, trousers, shoes;
    double height_m = 1.68;
    double girth = 1.0;  // 1 is slim
    bool long_hair = false;
    bool cap = false;
    bool vest = false;   // the red one of volunteers
    bool badge = false;  // on a lanyard: staff
    bool bag = false;
    bool glasses = false;
};

Look citizen(Random& random);
Look official(Random& random);
Look volunteer(Random& random);

struct Person {
    Spot feet;
    Look look;
    Pose pose = Pose::standing;
    Facing facing = Facing::towards;
    Arms arms = Arms::hanging;
    double stride = 0;  // where in a step a walker is, in radians
};

void paint_person(cairo_t* pen, const Lens& lens, const Person& person);

/// The same, without the scene: standing on `feet` in pixels, at so many pixels a metre.
void paint_person_at(cairo_t* pen, const Person& person, cv::Point2d feet, double px_per_metre);

}  // namespace mediaproof::paint
