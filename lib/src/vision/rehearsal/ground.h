// Pictures without any LOGO, made by code alone. A dead-leaves model (Lee, Mumford and Huang, "Occlusion Models for
// Natural Images", 2001): things of all sizes lie over each other, which gives the edges, the contrasts and the
// likeness at all scales of natural pictures. Rings, arcs and strokes among them look a little like signs and writing.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "vision/rehearsal/chance.h"

namespace mediaproof::rehearsal {

// 8-bit BGR.
cv::Mat logo_free_ground(Chance& chance, cv::Size size);

// 1/f noise around 0, 32-bit float, about as far as ±1.
cv::Mat cloud(Chance& chance, cv::Size size);

cv::Scalar any_colour(Chance& chance);

// An emblem that is nobody's: a disc with rings and a figure, filling `box`, in colours from `colours`.
void draw_any_emblem(cv::Mat& bgr, cv::Rect box, const std::vector<cv::Scalar>& colours, Chance& chance);

// Something like a letter: a few strokes and arcs in a square cell.
void draw_any_letter(cv::Mat& bgr, cv::Rect cell, const cv::Scalar& colour, Chance& chance);

}  // namespace mediaproof::rehearsal
