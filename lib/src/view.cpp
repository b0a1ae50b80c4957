#include "mediaproof/view.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mediaproof {

double view_likeness(const ViewPrint& one, const ViewPrint& other, int columns, int rows) {
    const int width = (view_fields - std::abs(columns)) * view_directions;
    const int height = view_fields - std::abs(rows);
    std::int64_t sum_a = 0, sum_b = 0, sum_aa = 0, sum_bb = 0, sum_ab = 0;
    for (int row = 0; row < height; ++row) {
        const auto field = [](int down, int right) { return (down * view_fields + right) * view_directions; };
        const std::uint8_t* a = one.data() + field(row + std::max(rows, 0), std::max(columns, 0));
        const std::uint8_t* b = other.data() + field(row + std::max(-rows, 0), std::max(-columns, 0));
        std::int32_t a_here = 0, b_here = 0, aa = 0, bb = 0, ab = 0;
        for (int i = 0; i < width; ++i) {
            a_here += a[i];
            b_here += b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
            ab += a[i] * b[i];
        }
        sum_a += a_here, sum_b += b_here, sum_aa += aa, sum_bb += bb, sum_ab += ab;
    }
    const auto n = static_cast<double>(width) * height;
    const auto covariance = [n](std::int64_t products, std::int64_t x, std::int64_t y) {
        return static_cast<double>(products) - static_cast<double>(x) * static_cast<double>(y) / n;
    };
    const double spread = covariance(sum_aa, sum_a, sum_a) * covariance(sum_bb, sum_b, sum_b);
    return spread > 0 ? covariance(sum_ab, sum_a, sum_b) / std::sqrt(spread) : 0;
}

bool show_same_view(const ViewPrint& one, const ViewPrint& other) {
    return view_likeness(one, other) >= same_view_likeness;
}

std::vector<std::size_t> first_of_same_view(const std::vector<ViewPrint>& prints) {
    std::vector<std::size_t> first(prints.size());
    std::iota(first.begin(), first.end(), std::size_t{0});
    for (std::size_t i = 0; i < prints.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (first[i] == first[j] || !show_same_view(prints[i], prints[j])) continue;
            const auto [kept, joined] = std::minmax(first[i], first[j]);
            std::replace(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::size_t{joined},
                         std::size_t{kept});
        }
    }
    return first;
}

}  // namespace mediaproof
