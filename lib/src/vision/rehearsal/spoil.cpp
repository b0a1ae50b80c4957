#include "vision/rehearsal/spoil.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace mediaproof::rehearsal {
namespace {

using Block = std::array<std::array<float, 8>, 8>;

// ITU-T T.81, annex K.1.
constexpr std::array<int, 64> luma_steps = {16, 11, 10, 16, 24,  40,  51,  61,  12, 12, 14, 19, 26,  58,  60,  55,
                                            14, 13, 16, 24, 40,  57,  69,  56,  14, 17, 22, 29, 51,  87,  80,  62,
                                            18, 22, 37, 56, 68,  109, 103, 77,  24, 35, 55, 64, 81,  104, 113, 92,
                                            49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99};
constexpr std::array<int, 64> chroma_steps = {17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99,
                                              24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99,
                                              99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
                                              99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99};

Block cosines() {
    Block waves{};
    for (std::size_t k = 0; k < 8; ++k) {
        for (std::size_t n = 0; n < 8; ++n) {
            const double height = k == 0 ? std::sqrt(0.125) : 0.5;
            waves[k][n] = static_cast<float>(
                height * std::cos((2 * static_cast<double>(n) + 1) * static_cast<double>(k) * CV_PI / 16));
        }
    }
    return waves;
}

Block turned(const Block& block) {
    Block across{};
    for (std::size_t i = 0; i < 8; ++i)
        for (std::size_t j = 0; j < 8; ++j)
            across[j][i] = block[i][j];
    return across;
}

Block product(const Block& a, const Block& b) {
    Block result{};
    for (std::size_t i = 0; i < 8; ++i)
        for (std::size_t k = 0; k < 8; ++k)
            for (std::size_t j = 0; j < 8; ++j)
                result[i][j] += a[i][k] * b[k][j];
    return result;
}

Block steps_for(const std::array<int, 64>& table, int quality) {
    const int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    Block steps{};
    for (std::size_t i = 0; i < 64; ++i)
        steps[i / 8][i % 8] = static_cast<float>(std::clamp((table[i] * scale + 50) / 100, 1, 255));
    return steps;
}

void coarsen(cv::Mat& plane, const Block& steps) {
    static const Block waves = cosines();
    static const Block waves_turned = turned(waves);
    for (int top = 0; top + 8 <= plane.rows; top += 8) {
        for (int left = 0; left + 8 <= plane.cols; left += 8) {
            Block block{};
            for (std::size_t y = 0; y < 8; ++y)
                std::copy_n(plane.ptr<float>(top + static_cast<int>(y)) + left, 8, block[y].begin());
            block = product(product(waves, block), waves_turned);
            for (std::size_t y = 0; y < 8; ++y)
                for (std::size_t x = 0; x < 8; ++x)
                    block[y][x] = steps[y][x] * std::nearbyint(block[y][x] / steps[y][x]);
            block = product(product(waves_turned, block), waves);
            for (std::size_t y = 0; y < 8; ++y)
                std::copy_n(block[y].begin(), 8, plane.ptr<float>(top + static_cast<int>(y)) + left);
        }
    }
}

cv::Mat in_another_light(const cv::Mat& bgr, double strength, Chance& chance) {
    const double gamma = std::exp(strength * chance.between(-0.45, 0.45));
    const double gain = 1 + strength * chance.between(-0.35, 0.25);
    cv::Mat tables(1, 256, CV_8UC3);
    for (int c = 0; c < 3; ++c) {
        const double tint = 1 + strength * chance.between(-0.12, 0.12);
        for (int i = 0; i < 256; ++i)
            tables.at<cv::Vec3b>(0, i)[c] =
                cv::saturate_cast<std::uint8_t>(255 * gain * tint * std::pow(i / 255.0, gamma));
    }
    cv::Mat result;
    cv::LUT(bgr, tables, result);
    return result;
}

void add_glare(cv::Mat& bgr, cv::Rect where, double strength, Chance& chance) {
    const double x0 = where.x + where.width * chance.share();
    const double y0 = where.y + where.height * chance.share();
    const double reach = std::max(where.width, where.height) * chance.between(0.1, 0.35);
    const double height = strength * chance.between(60, 200);
    for (int y = 0; y < bgr.rows; ++y) {
        for (int x = 0; x < bgr.cols; ++x) {
            const double away = ((x - x0) * (x - x0) + (y - y0) * (y - y0)) / (reach * reach);
            if (away > 9) continue;
            for (int c = 0; c < 3; ++c) {
                auto& value = bgr.at<cv::Vec3b>(y, x)[c];
                value = cv::saturate_cast<std::uint8_t>(value + height * std::exp(-away));
            }
        }
    }
}

// Out of focus, or moved while the shutter was open.
cv::Mat blurred(const cv::Mat& bgr, double width, Chance& chance) {
    cv::Mat result;
    if (chance.happens(0.7)) {
        cv::GaussianBlur(bgr, result, {}, std::max(0.3, width));
        return result;
    }
    const int side = 2 * std::max(1, cvRound(1.7 * width)) + 1;
    cv::Mat path(side, side, CV_32F, cv::Scalar(0));
    const double angle = chance.between(0, CV_PI);
    const cv::Point middle(side / 2, side / 2);
    const cv::Point reach(cvRound(std::cos(angle) * (side / 2)), cvRound(std::sin(angle) * (side / 2)));
    cv::line(path, middle - reach, middle + reach, cv::Scalar(1));
    path /= cv::sum(path)[0];
    cv::filter2D(bgr, result, -1, path, {-1, -1}, 0, cv::BORDER_REPLICATE);
    return result;
}

void add_noise(cv::Mat& bgr, double deviation, Chance& chance) {
    for (int y = 0; y < bgr.rows; ++y) {
        auto* values = bgr.ptr(y);
        for (int i = 0; i < 3 * bgr.cols; ++i)
            values[i] = cv::saturate_cast<std::uint8_t>(values[i] + deviation * chance.normal());
    }
}

}  // namespace

cv::Mat as_jpeg_leaves_it(const cv::Mat& bgr, int quality) {
    cv::Mat ycc;
    cv::cvtColor(bgr, ycc, cv::COLOR_BGR2YCrCb);
    std::vector<cv::Mat> planes;
    cv::split(ycc, planes);
    for (std::size_t i = 0; i < 3; ++i) {
        cv::Mat plane;
        planes[i].convertTo(plane, CV_32F, 1, -128);
        if (i > 0) cv::resize(plane, plane, {}, 0.5, 0.5, cv::INTER_AREA);
        coarsen(plane, steps_for(i == 0 ? luma_steps : chroma_steps, quality));
        if (i > 0) cv::resize(plane, plane, bgr.size(), 0, 0, cv::INTER_LINEAR);
        plane.convertTo(planes[i], CV_8U, 1, 128);
    }
    cv::Mat result;
    cv::merge(planes, ycc);
    cv::cvtColor(ycc, result, cv::COLOR_YCrCb2BGR);
    return result;
}

cv::Mat photographed(const cv::Mat& bgr, cv::Rect where, double short_px, double strength, Chance& chance) {
    cv::Mat picture = in_another_light(bgr, strength, chance);
    if (chance.happens(0.15)) add_glare(picture, where, strength, chance);
    const double most_blur = std::min(2.5, 0.02 * short_px);
    if (chance.happens(0.5)) picture = blurred(picture, 0.3 + strength * most_blur * chance.share(), chance);
    if (chance.happens(0.5)) add_noise(picture, strength * chance.between(1, 8), chance);
    if (chance.happens(0.8)) picture = as_jpeg_leaves_it(picture, cvRound(chance.between(95 - 50 * strength, 95)));
    return picture;
}

}  // namespace mediaproof::rehearsal
