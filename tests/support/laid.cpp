#include "support/laid.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "quads.h"
#include "support/pictures.h"

namespace mediaproof::tests {
namespace {

constexpr double camera_distance = 6;  // sides of the LOGO
constexpr double lens_blur = 0.4;      // pixels

cv::Matx22d turn(double deg) {
    const double a = deg * CV_PI / 180;
    return {std::cos(a), -std::sin(a), std::sin(a), std::cos(a)};
}

std::array<cv::Point2f, 4> floats(const Quad& quad) {
    std::array<cv::Point2f, 4> corners;
    for (std::size_t i = 0; i < 4; ++i)
        corners[i] = {static_cast<float>(quad[i].x), static_cast<float>(quad[i].y)};
    return corners;
}

cv::Matx33d homography(const std::array<cv::Point2f, 4>& from, const Quad& to) {
    const auto corners = floats(to);
    return cv::getPerspectiveTransform(from.data(), corners.data());
}

double longest_side(const Quad& quad) {
    return std::max(distance(quad[0], quad[1]), distance(quad[0], quad[3]));
}

}  // namespace

Quad seen(cv::Size size, const Pose& pose) {
    const double unit = std::min(size.width, size.height);
    const double w = size.width / unit / 2, h = size.height / unit / 2;
    const double tilt = pose.tilt_deg * CV_PI / 180;
    Quad quad;
    const std::array<cv::Vec2d, 4> corners = {{{-w, -h}, {w, -h}, {w, h}, {-w, h}}};
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Vec2d along = turn(-pose.axis_deg) * (turn(pose.roll_deg) * corners[i]);
        const cv::Vec2d tilted(along[0], along[1] * std::cos(tilt));
        const double nearer = camera_distance / (camera_distance + along[1] * std::sin(tilt));
        const cv::Vec2d at = turn(pose.axis_deg) * tilted * nearer * pose.side;
        quad[i] = {pose.middle.x + at[0], pose.middle.y + at[1]};
    }
    return quad;
}

cv::Mat laid(const cv::Mat& ground, const cv::Mat& bgra, const Quad& quad) {
    const double shrink = std::min(1.0, 2 * longest_side(quad) / std::max(bgra.cols, bgra.rows));
    const auto corners = floats(quad);
    const cv::Rect around = cv::boundingRect(std::vector<cv::Point2f>(corners.begin(), corners.end()));
    const cv::Rect part = (around + cv::Point(-4, -4) + cv::Size(8, 8)) & cv::Rect({}, ground.size());
    cv::Mat small, over;
    bgra.convertTo(small, CV_32F);
    for (int y = 0; y < small.rows; ++y)
        for (int x = 0; x < small.cols; ++x)
            for (int c = 0; c < 3; ++c)
                small.at<cv::Vec4f>(y, x)[c] *= small.at<cv::Vec4f>(y, x)[3] / 255;
    cv::resize(small, small, {}, shrink, shrink, cv::INTER_AREA);
    const auto w = static_cast<float>(small.cols), h = static_cast<float>(small.rows);
    const cv::Matx33d centre(1, 0, 0.5, 0, 1, 0.5, 0, 0, 1);  // from a pixel's index to its middle
    const cv::Matx33d map = centre.inv() * homography({{{0, 0}, {w, 0}, {w, h}, {0, h}}}, quad) * centre;
    // Twice as fine, then blurred: where the LOGO is seen at a slant it would be jagged otherwise.
    const cv::Matx33d fine(2, 0, 0.5 - 2 * part.x, 0, 2, 0.5 - 2 * part.y, 0, 0, 1);
    cv::warpPerspective(small, over, fine * map, part.size() * 2, cv::INTER_LINEAR);
    cv::resize(over, over, part.size(), 0, 0, cv::INTER_AREA);
    cv::GaussianBlur(over, over, {}, lens_blur);
    cv::Mat result = ground.clone();
    for (int y = 0; y < part.height; ++y) {
        for (int x = 0; x < part.width; ++x) {
            const cv::Vec4f& ink = over.at<cv::Vec4f>(y, x);
            cv::Vec3b& pixel = result.at<cv::Vec3b>(y + part.y, x + part.x);
            for (int c = 0; c < 3; ++c)
                pixel[c] = cv::saturate_cast<uchar>(ink[c] + static_cast<float>(pixel[c]) * (1 - ink[3] / 255));
        }
    }
    return result;
}

const LogoTemplate& logo_template() {
    static const LogoTemplate prepared(logo_image());
    return prepared;
}

Placement placement_at(const Quad& quad, const LogoTemplate& logo) {
    std::array<cv::Point2f, 4> corners;
    for (std::size_t i = 0; i < 4; ++i)
        corners[i] = logo.file_corners()[i];
    return homography(corners, quad);
}

double corner_error(const Quad& a, const Quad& b) {
    double worst = 0;
    for (std::size_t i = 0; i < 4; ++i)
        worst = std::max(worst, distance(a[i], b[i]));
    return worst;
}

cv::Mat lettered_emblem() {
    cv::Mat image(400, 400, CV_8UC4, cv::Scalar(0, 0, 0, 0));
    const cv::Scalar blue(150, 60, 20, 255), white(250, 250, 250, 255), orange(30, 130, 240, 255);
    cv::circle(image, {200, 200}, 190, blue, -1, cv::LINE_AA);
    cv::circle(image, {200, 200}, 165, white, 8, cv::LINE_AA);
    const std::vector<cv::Point> bar = {{70, 250}, {300, 110}, {330, 150}, {110, 290}};
    cv::fillConvexPoly(image, bar, orange, cv::LINE_AA);
    cv::putText(image, "RK", {90, 200}, cv::FONT_HERSHEY_SIMPLEX, 3.2, white, 16, cv::LINE_AA);
    cv::putText(image, "FG", {150, 330}, cv::FONT_HERSHEY_SIMPLEX, 2.6, white, 14, cv::LINE_AA);
    return image;
}

cv::Mat pure_noise(cv::Size size) {
    cv::Mat picture(size, CV_8UC3);
    cv::RNG random(3);
    random.fill(picture, cv::RNG::UNIFORM, 0, 256);
    return picture;
}

}  // namespace mediaproof::tests
