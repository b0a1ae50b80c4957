// A quad's measures, and what it tells a person: how large it is and where in the picture.
#pragma once

#include <string>

#include "mediaproof/facts.h"

namespace mediaproof {

double distance(const Point& a, const Point& b);

// The mean of its upper and its lower edge.
double width_px(const Quad& quad);

// The shorter of its two sides, each the mean of two opposite edges, in the quad's own pixels.
double short_side_px(const Quad& quad);

Point middle_of(const Quad& quad);

struct Bounds {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

Bounds bounds_of(const Quad& quad);

// The message for the ninth of a `width`×`height` picture that holds the quad's middle: "logo.where.top-right" …,
// "logo.where.centre".
std::string place_in_picture(const Quad& quad, int width, int height);

}  // namespace mediaproof
