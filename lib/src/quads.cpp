#include "quads.h"

#include <algorithm>
#include <cmath>

namespace mediaproof {
namespace {

// 0, 1 or 2: the third that `share` of the length lies in.
std::size_t third_of(double share) {
    return share < 1.0 / 3 ? 0 : share <= 2.0 / 3 ? 1 : 2;
}

}  // namespace

double distance(const Point& a, const Point& b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

double width_px(const Quad& quad) {
    return (distance(quad[0], quad[1]) + distance(quad[2], quad[3])) / 2;
}

double short_side_px(const Quad& quad) {
    const double height = (distance(quad[1], quad[2]) + distance(quad[3], quad[0])) / 2;
    return std::min(width_px(quad), height);
}

Point middle_of(const Quad& quad) {
    Point sum;
    for (const Point& corner : quad) {
        sum.x += corner.x;
        sum.y += corner.y;
    }
    return {sum.x / 4, sum.y / 4};
}

Bounds bounds_of(const Quad& quad) {
    const auto [left, right] = std::minmax({quad[0].x, quad[1].x, quad[2].x, quad[3].x});
    const auto [top, bottom] = std::minmax({quad[0].y, quad[1].y, quad[2].y, quad[3].y});
    return {left, top, right, bottom};
}

std::string place_in_picture(const Quad& quad, int width, int height) {
    static constexpr const char* places[3][3] = {
        {"top-left", "top", "top-right"}, {"left", "centre", "right"}, {"bottom-left", "bottom", "bottom-right"}};
    const Point middle = middle_of(quad);
    return std::string("logo.where.") + places[third_of(middle.y / height)][third_of(middle.x / width)];
}

}  // namespace mediaproof
