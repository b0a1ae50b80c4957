#include "vision/view_print.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>

#include "vision/shrink.h"

namespace mediaproof {
namespace {

constexpr int long_side = 160;
constexpr double blur = 2;               // pixels: noise, and detail that the next picture shows a pixel further on
constexpr double least_strength = 0.75;  // grey levels a pixel, the mean of the field with the strongest edges

// The two neighbours among which a value is shared out, and how much of it the second gets.
struct Shares {
    int first = 0;
    float second_share = 0;
};

Shares shares_of(float position) {
    const float below = std::floor(position - 0.5F);
    return {static_cast<int>(below), position - 0.5F - below};
}

class Fields {
  public:
    explicit Fields(cv::Size pixels) : pixels_(pixels) {}

    // One pixel's edge: its strength goes to the fields and directions around it in equal measure to their nearness.
    void add(int x, int y, float strength, float degrees) {
        const Shares across =
            shares_of((static_cast<float>(x) + 0.5F) * view_fields / static_cast<float>(pixels_.width));
        const Shares down =
            shares_of((static_cast<float>(y) + 0.5F) * view_fields / static_cast<float>(pixels_.height));
        const Shares turned = shares_of(degrees * view_directions / 360);
        for (int corner = 0; corner < 8; ++corner) {
            const int i = corner & 1, j = corner >> 1 & 1, k = corner >> 2;
            const int column = across.first + i, row = down.first + j;
            if (column < 0 || row < 0 || column >= view_fields || row >= view_fields) continue;
            const int direction = (turned.first + k + view_directions) % view_directions;
            const auto share = [](const Shares& shares, int second) {
                return second == 1 ? shares.second_share : 1 - shares.second_share;
            };
            at(column, row, direction) += strength * share(across, i) * share(down, j) * share(turned, k);
        }
    }

    // The mean strength in the field where it is greatest, grey levels a pixel.
    double greatest_strength() const {
        float greatest = 0;
        for (auto field = strengths_.begin(); field != strengths_.end(); field += view_directions)
            greatest = std::max(greatest, std::accumulate(field, field + view_directions, 0.0F));
        return greatest * view_fields * view_fields / static_cast<double>(pixels_.area());
    }

    ViewPrint print() const {
        const float strongest = *std::max_element(strengths_.begin(), strengths_.end());
        ViewPrint print{};
        std::transform(strengths_.begin(), strengths_.end(), print.begin(), [&](float strength) {
            return static_cast<std::uint8_t>(std::lround(255 * std::sqrt(strength / strongest)));
        });
        return print;
    }

  private:
    float& at(int column, int row, int direction) {
        return strengths_[static_cast<std::size_t>((row * view_fields + column) * view_directions + direction)];
    }

    cv::Size pixels_;
    std::array<float, ViewPrint().size()> strengths_{};
};

}  // namespace

std::optional<ViewPrint> view_print_of(const cv::Mat& luma) {
    if (luma.empty()) return std::nullopt;
    cv::Mat soft, right, down, strength, degrees;
    cv::GaussianBlur(shrunk_to(luma, long_side), soft, {}, blur);
    cv::Sobel(soft, right, CV_32F, 1, 0, 3, 0.125);
    cv::Sobel(soft, down, CV_32F, 0, 1, 3, 0.125);
    cv::cartToPolar(right, down, strength, degrees, true);
    Fields fields(soft.size());
    for (int y = 0; y < soft.rows; ++y) {
        for (int x = 0; x < soft.cols; ++x)
            fields.add(x, y, strength.at<float>(y, x), degrees.at<float>(y, x));
    }
    if (fields.greatest_strength() < least_strength) return std::nullopt;
    return fields.print();
}

}  // namespace mediaproof
