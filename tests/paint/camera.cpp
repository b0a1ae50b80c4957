#include "paint/camera.h"

#include "paint/random.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace mediaproof::paint {
namespace {

/// An opened aperture blurs a point into an even disc; the disc's radius is twice its standard deviation.
cv::Mat disc_kernel(double sigma) {
    const double radius = 2 * sigma;
    const int reach = cvCeil(radius);
    cv::Mat kernel(2 * reach + 1, 2 * reach + 1, CV_32F);
    for (int y = -reach; y <= reach; ++y)
        for (int x = -reach; x <= reach; ++x) {
            const double inside = std::clamp(radius + 0.5 - std::hypot(x, y), 0.0, 1.0);
            kernel.at<float>(y + reach, x + reach) = static_cast<float>(inside);
        }
    return kernel / cv::sum(kernel)[0];
}

/// A hand's jerk is never quite straight.
cv::Mat smear_kernel(double length, double degrees) {
    const int reach = cvCeil(length / 2) + 2;
    cv::Mat kernel(2 * reach + 1, 2 * reach + 1, CV_32F, cv::Scalar(0));
    const double angle = degrees * CV_PI / 180;
    for (double along = -length / 2; along <= length / 2; along += 0.2) {
        const double aside = 0.35 * along * along / length;
        const int x = cvRound(along * std::cos(angle) - aside * std::sin(angle)) + reach;
        const int y = cvRound(along * std::sin(angle) + aside * std::cos(angle)) + reach;
        kernel.at<float>(y, x) += 1.0F;
    }
    cv::GaussianBlur(kernel, kernel, {}, 0.7);
    return kernel / cv::sum(kernel)[0];
}

/// Phones leave some unevenness: darker corners, a tint, and a little too much or too little light.
void expose(cv::Mat& light, Random& random) {
    const cv::Scalar tint(random.between(0.95, 1.03), 1.0, random.between(0.98, 1.05));
    cv::multiply(light, cv::Scalar(tint * random.between(0.95, 1.06)), light);
    const double corner_distance = std::hypot(light.cols, light.rows) / 2;
    for (int y = 0; y < light.rows; ++y) {
        auto* row = light.ptr<cv::Vec3f>(y);
        for (int x = 0; x < light.cols; ++x) {
            const double away = std::hypot(x - light.cols / 2.0, y - light.rows / 2.0) / corner_distance;
            row[x] *= static_cast<float>(1.0 - 0.20 * away * away);
        }
    }
}

/// Photons arrive at random: the noise grows with the root of the light, above the sensor's own floor.
void add_sensor_noise(cv::Mat& light, Random& random) {
    cv::Mat noise(light.size(), CV_32FC3);
    cv::RNG dice(random.below(1U << 30U));
    dice.fill(noise, cv::RNG::NORMAL, 0.0, 1.0);
    cv::Mat strength;
    cv::max(light, 0.0, strength);
    strength.convertTo(strength, -1, 0.022, 0.8);
    cv::sqrt(strength, strength);
    cv::multiply(noise, strength, noise);
    light += noise;
}

}  // namespace

cv::Mat spoil(const cv::Mat& view, const Fault& fault, double scale) {
    cv::Mat picture = view;
    if (fault.defocus_px > 0) {
        cv::Mat blurred;
        cv::filter2D(picture, blurred, -1, disc_kernel(fault.defocus_px * scale), {-1, -1}, 0, cv::BORDER_REPLICATE);
        picture = blurred;
    }
    if (fault.motion_px > 0) {
        cv::Mat blurred;
        cv::filter2D(picture, blurred, -1, smear_kernel(fault.motion_px * scale, fault.motion_deg), {-1, -1}, 0,
                     cv::BORDER_REPLICATE);
        picture = blurred;
    }
    if (fault.light < 1) {
        cv::Mat darkened;
        cv::multiply(picture, cv::Scalar(fault.light, fault.light, fault.light, 1),
                     darkened);  // a mask keeps its opacity
        picture = darkened;
    }
    return picture;
}

cv::Matx23d framing_transform(const Framing& framing, cv::Size view, cv::Size picture) {
    const double zoom = picture.width / (framing.width * view.width);
    const double angle = framing.roll_deg * CV_PI / 180;
    const double across = zoom * std::cos(angle);
    const double along = zoom * std::sin(angle);
    const cv::Point2d centre(framing.centre.x * view.width, framing.centre.y * view.height);
    return {across, -along, picture.width / 2.0 - across * centre.x + along * centre.y,
            along,  across, picture.height / 2.0 - along * centre.x - across * centre.y};
}

cv::Mat photograph(const cv::Mat& view, const Framing& framing, cv::Size size, const Fault& fault, std::uint32_t seed) {
    Random random(seed);
    const double shrink = framing.width * view.cols / size.width;
    cv::Mat softened;
    cv::GaussianBlur(view, softened, {}, std::max(0.4, 0.5 * shrink));
    cv::Mat picture;
    cv::warpAffine(softened, picture, framing_transform(framing, view.size(), size), size, cv::INTER_LINEAR,
                   cv::BORDER_REFLECT);
    cv::Mat light;
    spoil(picture, fault, size.width / 1600.0).convertTo(light, CV_32FC3);
    expose(light, random);
    add_sensor_noise(light, random);
    light.convertTo(picture, CV_8UC3);
    return picture;
}

}  // namespace mediaproof::paint
