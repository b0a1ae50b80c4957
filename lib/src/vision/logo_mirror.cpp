#include "vision/logo_mirror.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace mediaproof {
namespace {

constexpr double surroundings_side = 64;  // pixels
constexpr std::size_t most_proposed_in_surroundings = 132;
constexpr double mirrored_margin = 0.01;
constexpr double handedness_side = 72;  // pixels
constexpr int handedness_margin = 24;   // pixels
constexpr double least_handedness = 0.08;

double total(const Agreement& agreement) {
    return agreement.whole + agreement.best;
}

// The best that can be found where a LOGO of that size is said to lie in the middle.
Candidate best_in(const cv::Mat& surroundings, double side, const LogoModel::Data& data) {
    const double scale = std::min(1.0, surroundings_side / side);
    const ScanRange range{scale, 0.7 * side * scale, 1.45 * side * scale, true};
    const auto found = candidates_in(PicturePyramid(surroundings), range, most_proposed_in_surroundings, data);
    return found.empty() ? Candidate{} : found.front();
}

// That part of the picture; what lies outside the picture looks like its edge, so that a LOGO at the edge has room.
cv::Mat part_of(const cv::Mat& picture, const cv::Rect& part) {
    const cv::Rect inside = part & cv::Rect(cv::Point(), picture.size());
    if (inside.empty()) return {};
    cv::Mat padded;
    cv::copyMakeBorder(picture(inside), padded, inside.y - part.y, part.br().y - inside.br().y, inside.x - part.x,
                       part.br().x - inside.br().x, cv::BORDER_REPLICATE | cv::BORDER_ISOLATED);
    return padded;
}

SecondLook looked_again(const PicturePyramid& picture, const LogoModel::Data& data, const Candidate& seen,
                        bool mirrored_too) {
    const double side = short_side(seen.placement, data.logo);
    const cv::Size2d extent = projected_size(seen.placement, data.logo);
    const cv::Point2d middle = projected(seen.placement, {data.logo.extent().width / 2, data.logo.extent().height / 2});
    const double reach = 0.8 * std::max(extent.width, extent.height) + 0.3 * side;
    const cv::Size size = picture.size();
    const int beyond = cvCeil(std::min(0.5 * side, 0.25 * std::min(size.width, size.height)));
    const cv::Rect around = cv::Rect(cv::Point(cvFloor(middle.x - reach), cvFloor(middle.y - reach)),
                                     cv::Point(cvCeil(middle.x + reach), cvCeil(middle.y + reach))) &
                            cv::Rect(-beyond, -beyond, size.width + 2 * beyond, size.height + 2 * beyond);
    const cv::Mat surroundings = part_of(picture.full(), around);
    SecondLook look{seen, 0};
    Candidate again = best_in(surroundings, side, data);
    if (better(again, seen)) {
        again.placement = cv::Matx33d(1, 0, around.x, 0, 1, around.y, 0, 0, 1) * again.placement;
        look.best = again;
    }
    if (!mirrored_too) return look;
    cv::Mat flipped;
    cv::flip(surroundings, flipped, 1);
    const cv::Matx33d flip(-1, 0, data.logo.extent().width, 0, 1, 0, 0, 0, 1);
    const Candidate flipped_there = looked_at_closely(picture, data, glanced_at(picture, data, seen.placement * flip));
    const double mirrored = std::max(total(best_in(flipped, side, data).agreement), total(flipped_there.agreement));
    look.mirror_advantage = mirrored - total(look.best.agreement);
    return look;
}

// On grey, with grey around it.
cv::Mat shown_on_grey(const cv::Mat& bgra, double scale) {
    cv::Mat sized;
    cv::resize(bgra, sized, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    cv::Mat shown(sized.rows + 2 * handedness_margin, sized.cols + 2 * handedness_margin, CV_8UC3,
                  cv::Scalar::all(128));
    for (int y = 0; y < sized.rows; ++y) {
        for (int x = 0; x < sized.cols; ++x) {
            const auto& over = sized.at<cv::Vec4b>(y, x);
            auto& pixel = shown.at<cv::Vec3b>(y + handedness_margin, x + handedness_margin);
            for (int c = 0; c < 3; ++c)
                pixel[c] = cv::saturate_cast<uchar>(pixel[c] + (over[c] - pixel[c]) * over[3] / 255.0);
        }
    }
    return shown;
}

}  // namespace

bool SecondLook::mirrored() const {
    return mirror_advantage > mirrored_margin;
}

SecondLook second_look(const PicturePyramid& picture, const LogoModel::Data& data, const Candidate& seen) {
    return looked_again(picture, data, seen, data.has_handedness);
}

bool has_handedness(const cv::Mat& bgra, const LogoModel::Data& data) {
    // The file may be larger than what is visible of it, whose shorter side is 1 in LOGO coordinates.
    const auto& corners = data.logo.file_corners();
    const double scale = handedness_side * (corners[1].x - corners[0].x) / bgra.cols;
    const PicturePyramid picture(comparable_colours(shown_on_grey(bgra, scale)));
    const cv::Point2d corner = corners.front();
    const double side = handedness_side;
    Candidate itself;
    itself.placement = {side, 0, handedness_margin - corner.x * side, 0, side, handedness_margin - corner.y * side, 0,
                        0,    1};
    itself = looked_at_closely(picture, data, itself);
    return looked_again(picture, data, itself, true).mirror_advantage < -least_handedness;
}

}  // namespace mediaproof
