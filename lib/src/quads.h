// What a quad tells a person: how large it is and where in the picture.
#pragma once

#include <string>

#include "mediaproof/facts.h"

namespace mediaproof {

// The shorter of its two sides, each the mean of two opposite edges, in the quad's own pixels.
double short_side_px(const Quad& quad);

Point middle_of(const Quad& quad);

// The message for the ninth of a `width`×`height` picture that holds the quad's middle: "logo.where.top-right" …,
// "logo.where.centre".
std::string place_in_picture(const Quad& quad, int width, int height);

}  // namespace mediaproof
