// A picture's view: what it shows from where, in little, for telling whether two pictures show the same.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace mediaproof {

// The picture is laid out in view_fields × view_fields fields. A print holds for each of them, row by row from the top
// left one, how strong its edges are in each of view_directions directions from which they brighten, 45° apart: as a
// square root, the strongest of all being 255. Says nothing of colours or of faces.
//
// That is the SIFT descriptor (D. Lowe, IJCV 60, 2004, section 6) spread over a whole picture, with the square roots of
// RootSIFT (R. Arandjelović and A. Zisserman, CVPR 2012).
inline constexpr int view_fields = 5;
inline constexpr int view_directions = 8;
using ViewPrint = std::array<std::uint8_t, view_fields * view_fields * view_directions>;

// [-1, 1]: the correlation coefficient of two prints, 1 for the same picture, near 0 for two that have nothing in common.
// 0 where one of them is the same all over.
//
// With `columns` and `rows` (each in (-view_fields, view_fields)) it is told of the fields that both show when `other` lies
// so many fields further right and further down, as when the camera was turned: the fewer they are, the more is chance.
double view_likeness(const ViewPrint& one, const ViewPrint& other, int columns = 0, int rows = 0);

// From this likeness on two pictures show the same view.
inline constexpr double same_view_likeness = 0.7;

// Whether two photos show the same view: copies that were recompressed, made smaller, made brighter or darker or cropped
// by some per cent, and the pictures of a burst, the camera in a hand that moved by some hundredths of the picture. Another
// angle or another subject is another view, and so is the same subject from clearly nearer.
bool show_same_view(const ViewPrint& one, const ViewPrint& other);

// For each of `prints` the index of the first that shows its view: its own where it is the first. Views are joined along
// chains, so the order of the prints changes no number of views.
std::vector<std::size_t> first_of_same_view(const std::vector<ViewPrint>& prints);

}  // namespace mediaproof
