#include "logo/spoil.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <opencv2/imgproc.hpp>

namespace mediaproof::bench {
namespace {

// `light` of a pixel multiplies, `glow` of it is added.
void relight(cv::Mat& picture, const std::function<double(double, double)>& light,
             const std::function<double(double, double)>& glow) {
    constexpr int step = 8;  // both are smooth: every eighth pixel is enough
    cv::Mat coarse(picture.rows / step + 2, picture.cols / step + 2, CV_32FC2), fine;
    for (int y = 0; y < coarse.rows; ++y) {
        for (int x = 0; x < coarse.cols; ++x) {
            coarse.at<cv::Vec2f>(y, x) = {static_cast<float>(light(x * step, y * step)),
                                          static_cast<float>(glow(x * step, y * step))};
        }
    }
    cv::resize(coarse, fine, coarse.size() * step, 0, 0, cv::INTER_LINEAR);
    picture.forEach<cv::Vec3b>([&](cv::Vec3b& pixel, const int* at) {
        const auto& lit = fine.at<cv::Vec2f>(at[0] + step / 2, at[1] + step / 2);
        for (int channel = 0; channel < 3; ++channel)
            pixel[channel] = cv::saturate_cast<uchar>(static_cast<float>(pixel[channel]) * lit[0] + lit[1]);
    });
}

double no_glow(double, double) {
    return 0;
}

void gain(cv::Mat& picture, double factor) {
    picture.convertTo(picture, -1, factor);
}

void gradient(cv::Mat& picture, const cv::Rect2d& logo, paint::Random& random) {
    const double angle = random.between(0, 6.28), strength = random.between(0.3, 0.6);
    const double reach = std::max(logo.width, logo.height) * random.between(0.8, 2.5);
    const cv::Point2d centre = (logo.tl() + logo.br()) / 2;
    relight(
        picture,
        [=](double x, double y) {
            const double along = ((x - centre.x) * std::cos(angle) + (y - centre.y) * std::sin(angle)) / reach;
            return 0.85 + strength * std::clamp(along, -1.0, 1.0);
        },
        no_glow);
}

void glare(cv::Mat& picture, const cv::Rect2d& logo, paint::Random& random) {
    const cv::Point2d centre(logo.x + logo.width * random.between(0.1, 0.9),
                             logo.y + logo.height * random.between(0.1, 0.9));
    const double across = logo.width * random.between(0.12, 0.28);
    const double along = logo.height * random.between(0.12, 0.35);
    const double strength = random.between(90, 200);
    relight(
        picture, [](double, double) { return 1.0; },
        [=](double x, double y) {
            const double dx = (x - centre.x) / across, dy = (y - centre.y) / along;
            return strength * std::exp(-0.5 * (dx * dx + dy * dy));
        });
}

void shade(cv::Mat& picture, const cv::Rect2d& logo, paint::Random& random) {
    const double angle = random.between(0, 6.28), dark = random.between(0.25, 0.5);
    const double soft = std::max(8.0, 0.08 * logo.width);
    const cv::Point2d edge(logo.x + logo.width * random.between(0.2, 0.8),
                           logo.y + logo.height * random.between(0.2, 0.8));
    relight(
        picture,
        [=](double x, double y) {
            const double into = ((x - edge.x) * std::cos(angle) + (y - edge.y) * std::sin(angle)) / soft;
            return dark + (1 - dark) / (1 + std::exp(-4 * into));
        },
        no_glow);
}

void tint(cv::Mat& picture, paint::Random& random) {
    const double warm = random.between(-0.25, 0.25), green = random.between(-0.08, 0.08);
    cv::multiply(picture, cv::Scalar(1 - warm, 1 + green, 1 + warm), picture);
}

void move(cv::Mat& picture, double short_px, paint::Random& random) {
    const double length = std::clamp(short_px * random.between(0.03, 0.08), 1.2, 12.0);
    const double angle = random.between(0, CV_PI);
    const int reach = cvCeil(length / 2) + 1;
    cv::Mat smear(2 * reach + 1, 2 * reach + 1, CV_32F, cv::Scalar(0));
    for (double at = -length / 2; at <= length / 2; at += 0.05) {
        const double x = reach + at * std::cos(angle), y = reach + at * std::sin(angle);
        const int left = cvFloor(x), top = cvFloor(y);
        for (int i = 0; i < 4; ++i) {
            const double wx = i % 2 == 0 ? left + 1 - x : x - left;
            const double wy = i / 2 == 0 ? top + 1 - y : y - top;
            smear.at<float>(top + i / 2, left + i % 2) += static_cast<float>(wx * wy);
        }
    }
    smear /= cv::sum(smear)[0];
    cv::filter2D(picture, picture, -1, smear, {-1, -1}, 0, cv::BORDER_REPLICATE);
}

void defocus(cv::Mat& picture, double short_px, paint::Random& random) {
    const double sigma = std::clamp(short_px * random.between(0.01, 0.028), 0.4, 4.0);
    cv::GaussianBlur(picture, picture, {}, sigma);
}

void add_noise(cv::Mat& picture, paint::Random& random) {
    cv::RNG dice(random.below(1U << 30U));
    cv::Mat noise(picture.size(), CV_16SC3), sum;
    dice.fill(noise, cv::RNG::NORMAL, 0, random.between(3, 10));
    cv::add(picture, noise, sum, cv::noArray(), CV_8U);
    picture = sum;
}

}  // namespace

const char* name_of(Spoil kind) {
    static constexpr const char* names[] = {"dark", "bright", "gradient", "glare", "shade",
                                            "tint", "motion", "defocus",  "noise"};
    return names[static_cast<std::size_t>(kind)];
}

void spoil(cv::Mat& picture, Spoil kind, const cv::Rect2d& logo, double short_px, paint::Random& random) {
    switch (kind) {
        case Spoil::dark:
            return gain(picture, random.between(0.3, 0.6));
        case Spoil::bright:
            return gain(picture, random.between(1.15, 1.4));
        case Spoil::gradient:
            return gradient(picture, logo, random);
        case Spoil::glare:
            return glare(picture, logo, random);
        case Spoil::shade:
            return shade(picture, logo, random);
        case Spoil::tint:
            return tint(picture, random);
        case Spoil::motion:
            return move(picture, short_px, random);
        case Spoil::defocus:
            return defocus(picture, short_px, random);
        case Spoil::noise:
            return add_noise(picture, random);
    }
}

}  // namespace mediaproof::bench
