#include "clarity/treatments.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "clarity/blur.h"
#include "logo/recompress.h"

namespace mediaproof::bench {
namespace {

using paint::Random;

double shown_px(const cv::Mat& picture) {
    return std::max(picture.cols, picture.rows) / 1280.0;
}

cv::Mat noisy(const cv::Mat& picture, double sigma, Random& random) {
    cv::RNG dice(random.below(1U << 30U));
    cv::Mat noise(picture.size(), CV_16SC3), sum;
    dice.fill(noise, cv::RNG::NORMAL, 0, sigma);
    cv::add(picture, noise, sum, cv::noArray(), CV_8U);
    return sum;
}

// Of light before the camera's curve, as exposure scales it.
cv::Mat exposed(const cv::Mat& picture, double gain) {
    cv::Mat curve(1, 256, CV_8U), result;
    for (int i = 0; i < 256; ++i)
        curve.at<std::uint8_t>(i) = cv::saturate_cast<std::uint8_t>(255 * std::pow(gain, 1 / 2.2) * i / 255.0);
    cv::LUT(picture, curve, result);
    return result;
}

cv::Mat sized(const cv::Mat& picture, double long_side, int method) {
    const double scale = long_side / std::max(picture.cols, picture.rows);
    const cv::Size size(2 * cvRound(picture.cols * scale / 2), 2 * cvRound(picture.rows * scale / 2));
    cv::Mat result;
    cv::resize(picture, result, size, 0, 0, method);
    return result;
}

cv::Mat blown_up(const cv::Mat& picture, double from_long_side, Random& random) {
    const int methods[] = {cv::INTER_LINEAR, cv::INTER_CUBIC, cv::INTER_LANCZOS4};
    const cv::Mat small = sized(picture, from_long_side, cv::INTER_AREA);
    cv::Mat large;
    cv::resize(small, large, picture.size(), 0, 0, random.pick(methods));
    return large;
}

// Between 0 and 1: 1 inside an ellipse of that share of the picture, somewhere not too far aside, 0 far from it.
cv::Mat spot(cv::Size size, double share, double soft_px, Random& random) {
    const double across = std::sqrt(share * size.area() / CV_PI) * random.between(0.75, 1.1);
    const double along = share * size.area() / CV_PI / across;
    const cv::Point centre(cvRound(size.width * random.between(0.35, 0.65)),
                           cvRound(size.height * random.between(0.4, 0.65)));
    cv::Mat mask(size, CV_32F, cv::Scalar(0));
    cv::ellipse(mask, centre, {cvRound(across), cvRound(along)}, 0, 0, 360, cv::Scalar(1), cv::FILLED);
    cv::GaussianBlur(mask, mask, {}, soft_px);
    return mask;
}

cv::Mat mixed(const cv::Mat& inside, const cv::Mat& outside, const cv::Mat& mask) {
    cv::Mat result(inside.size(), CV_8UC3);
    result.forEach<cv::Vec3b>([&](cv::Vec3b& pixel, const int* at) {
        const float share = mask.at<float>(at[0], at[1]);
        const auto& in = inside.at<cv::Vec3b>(at[0], at[1]);
        const auto& out = outside.at<cv::Vec3b>(at[0], at[1]);
        for (int channel = 0; channel < 3; ++channel)
            pixel[channel] = cv::saturate_cast<uchar>(share * in[channel] + (1 - share) * out[channel]);
    });
    return result;
}

cv::Mat barred(const cv::Mat& picture) {
    cv::Mat result = picture.clone();
    const int bar = picture.rows / 8;
    result.rowRange(0, bar).setTo(0);
    result.rowRange(picture.rows - bar, picture.rows).setTo(0);
    return result;
}

// As chat programs pass it on.
cv::Mat passed_on(const cv::Mat& picture, Random& random) {
    const double side = std::min<double>(std::max(picture.cols, picture.rows), random.between(1080, 1440));
    return through_jpeg(sized(picture, side, cv::INTER_AREA), static_cast<int>(random.between(60, 80)));
}

cv::Mat filmed(const cv::Mat& picture, double rate_factor) {
    return through_h264(sized(picture, 1280, cv::INTER_AREA), static_cast<int>(rate_factor));
}

std::vector<Treatment> blurred_ones() {
    return {
        {"defocused", false, [](const cv::Mat& p, Random& r) { return defocused(p, r.between(4, 10) * shown_px(p)); }},
        {"defocused, noisy", false,
         [](const cv::Mat& p, Random& r) {
             return noisy(defocused(p, r.between(4, 10) * shown_px(p)), r.between(3, 10), r);
         }},
        {"defocused, passed on", false,
         [](const cv::Mat& p, Random& r) { return passed_on(defocused(p, r.between(4, 10) * shown_px(p)), r); }},
        {"defocused, filmed", false,
         [](const cv::Mat& p, Random& r) {
             return filmed(defocused(p, r.between(4, 10) * shown_px(p)), r.between(24, 36));
         }},
        {"defocused, with bars", false,
         [](const cv::Mat& p, Random& r) { return barred(defocused(p, r.between(4, 10) * shown_px(p))); }},
        {"moved", false,
         [](const cv::Mat& p, Random& r) { return moved(p, r.between(12, 40) * shown_px(p), r.between(0, CV_PI)); }},
        {"moved sideways, noisy", false,
         [](const cv::Mat& p, Random& r) {
             return noisy(moved(p, r.between(12, 40) * shown_px(p), r.between(-0.1, 0.1)), r.between(2, 6), r);
         }},
        {"moved, filmed", false,
         [](const cv::Mat& p, Random& r) {
             return filmed(moved(p, r.between(12, 40) * shown_px(p), r.between(0, CV_PI)), r.between(24, 36));
         }},
        {"shaken", false, [](const cv::Mat& p, Random& r) { return shaken(p, r.between(12, 36) * shown_px(p), r); }},
        {"shaken, passed on", false,
         [](const cv::Mat& p, Random& r) { return passed_on(shaken(p, r.between(12, 36) * shown_px(p), r), r); }},
    };
}

std::vector<Treatment> degraded_ones() {
    return {
        {"upscaled", false, [](const cv::Mat& p, Random& r) { return blown_up(p, r.between(280, 640), r); }},
        {"upscaled, filmed", false,
         [](const cv::Mat& p, Random& r) { return filmed(blown_up(p, r.between(280, 640), r), r.between(20, 30)); }},
        {"crushed JPEG", false,
         [](const cv::Mat& p, Random& r) {
             return through_jpeg(sized(p, r.between(1000, 1600), cv::INTER_AREA), static_cast<int>(r.between(4, 13)));
         }},
        {"crushed, then resized", false,
         [](const cv::Mat& p, Random& r) {
             const cv::Mat crushed =
                 through_jpeg(sized(p, r.between(720, 1280), cv::INTER_AREA), static_cast<int>(r.between(4, 13)));
             return sized(crushed, r.between(1280, 1800), cv::INTER_CUBIC);
         }},
        {"crushed film", false, [](const cv::Mat& p, Random& r) { return filmed(p, r.between(45, 51)); }},
        {"dark", false,
         [](const cv::Mat& p, Random& r) {
             return noisy(exposed(p, std::pow(r.between(0.04, 0.13), 2.2)), r.between(2, 6), r);
         }},
        {"blown out", false,
         [](const cv::Mat& p, Random& r) { return cv::Mat(exposed(p, 4) + cv::Scalar::all(r.between(120, 180))); }},
        {"fogged", false,
         [](const cv::Mat& p, Random& r) {
             const double left = r.between(0.04, 0.08);
             return cv::Mat(softened(p, 1.5) * left + cv::Scalar::all(r.between(100, 190)));
         }},
    };
}

std::vector<Treatment> clear_ones() {
    return {
        {"as taken", true, [](const cv::Mat& p, Random&) { return p.clone(); }},
        {"mild blur", true, [](const cv::Mat& p, Random& r) { return softened(p, r.between(0.4, 0.9) * shown_px(p)); }},
        {"mild defocus", true,
         [](const cv::Mat& p, Random& r) { return defocused(p, r.between(0.8, 1.5) * shown_px(p)); }},
        {"mild motion", true,
         [](const cv::Mat& p, Random& r) { return moved(p, r.between(1.5, 3) * shown_px(p), r.between(0, CV_PI)); }},
        {"noisy", true, [](const cv::Mat& p, Random& r) { return noisy(p, r.between(4, 14), r); }},
        {"soft background", true,
         [](const cv::Mat& p, Random& r) {
             const double px = shown_px(p);
             const cv::Mat mask = spot(p.size(), r.between(0.12, 0.35), 4 * px, r);
             return mixed(p, defocused(p, r.between(5, 14) * px), mask);
         }},
        {"soft background, filmed", true,
         [](const cv::Mat& p, Random& r) {
             const double px = shown_px(p);
             const cv::Mat mask = spot(p.size(), r.between(0.12, 0.35), 4 * px, r);
             return filmed(mixed(p, defocused(p, r.between(5, 14) * px), mask), r.between(20, 28));
         }},
        {"panned behind subject", true,
         [](const cv::Mat& p, Random& r) {
             const double px = shown_px(p);
             const cv::Mat mask = spot(p.size(), r.between(0.15, 0.4), 4 * px, r);
             return mixed(p, moved(p, r.between(12, 30) * px, r.between(-0.2, 0.2)), mask);
         }},
        {"portrait", true,
         [](const cv::Mat& p, Random& r) {
             const double px = shown_px(p);
             const int width = std::min(p.cols, p.rows * 3 / 4);
             const cv::Mat part = p(cv::Rect((p.cols - width) / 2, 0, width, p.rows));
             return mixed(part, defocused(part, r.between(5, 12) * px),
                          spot(part.size(), r.between(0.2, 0.4), 4 * px, r));
         }},
    };
}

std::vector<Treatment> handed_on_ones() {
    return {
        {"night, lit in the middle", true,
         [](const cv::Mat& p, Random& r) {
             const cv::Mat mask = spot(p.size(), r.between(0.12, 0.4), 60 * shown_px(p), r);
             return noisy(mixed(exposed(p, r.between(0.6, 1)), exposed(p, 0.004), mask), r.between(2, 6), r);
         }},
        {"a stop too dark", true, [](const cv::Mat& p, Random& r) { return exposed(p, r.between(0.35, 0.6)); }},
        {"a stop too bright", true, [](const cv::Mat& p, Random& r) { return exposed(p, r.between(1.4, 2)); }},
        {"passed on", true, [](const cv::Mat& p, Random& r) { return passed_on(p, r); }},
        {"filmed", true, [](const cv::Mat& p, Random& r) { return filmed(p, r.between(20, 28)); }},
        {"with bars", true, [](const cv::Mat& p, Random&) { return barred(p); }},
        {"shrunk", true, [](const cv::Mat& p, Random& r) { return sized(p, r.between(960, 1280), cv::INTER_AREA); }},
    };
}

}  // namespace

const std::vector<Treatment>& all_treatments() {
    static const std::vector<Treatment> all = [] {
        std::vector<Treatment> joined;
        for (const auto& part : {blurred_ones(), degraded_ones(), clear_ones(), handed_on_ones()})
            joined.insert(joined.end(), part.begin(), part.end());
        return joined;
    }();
    return all;
}

}  // namespace mediaproof::bench
