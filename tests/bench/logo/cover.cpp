#include "logo/cover.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "paint/people.h"
#include "paint/sheet.h"

namespace mediaproof::bench {
namespace {

constexpr double most_px_per_metre = 700;

// The value that `share` of the LOGO's pixels exceed.
float threshold_for(const cv::Mat& values, const cv::Mat& logo, double share) {
    std::vector<float> below;
    for (int y = 0; y < values.rows; ++y)
        for (int x = 0; x < values.cols; ++x)
            if (logo.at<uchar>(y, x) > 127) below.push_back(values.at<float>(y, x));
    if (below.empty()) return 0;
    const auto rank = std::min(below.size() - 1, static_cast<std::size_t>(share * static_cast<double>(below.size())));
    const auto at = below.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(below.begin(), at, below.end(), std::greater<>());
    return *at;
}

// How deep each pixel lies within a thing that comes in from a side, up to a threshold; wavy edge.
cv::Mat from_a_side(cv::Size size, double side_px, paint::Random& random) {
    const double directions[] = {0, 180, 90, 60, 120};  // from the left, the right, from below
    const double angle = (random.pick(directions) + random.between(-18, 18)) * CV_PI / 180;
    const double wave = random.between(3, 9) / side_px, phase = random.between(0, 6.28);
    cv::Mat depth(size, CV_32F);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const double into = x * std::cos(angle) + y * std::sin(angle);
            const double beside = y * std::cos(angle) - x * std::sin(angle);
            depth.at<float>(y, x) = static_cast<float>(into + 0.06 * side_px * std::sin(wave * beside + phase));
        }
    }
    return depth;
}

cv::Mat in_the_middle(cv::Size size, cv::Point2d centre, paint::Random& random) {
    const double first = random.between(0, 6.28), second = random.between(0, 6.28);
    cv::Mat depth(size, CV_32F);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const double angle = std::atan2(y - centre.y, x - centre.x);
            const double reach = 1 + 0.18 * std::sin(2 * angle + first) + 0.1 * std::sin(5 * angle + second);
            depth.at<float>(y, x) = static_cast<float>(-std::hypot(x - centre.x, y - centre.y) / reach);
        }
    }
    return depth;
}

void cover_with_texture(cv::Mat& picture, const cv::Mat& logo, const cv::Rect& box, double share, const cv::Mat& other,
                        paint::Random& random) {
    const int margin = std::max(box.width, box.height) / 2;
    const cv::Rect room = cv::Rect(box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin) &
                          cv::Rect(cv::Point(), picture.size());
    const cv::Point2d centre(box.x - room.x + box.width * random.between(0.25, 0.75),
                             box.y - room.y + box.height * random.between(0.25, 0.75));
    const double side = std::min(box.width, box.height);
    const cv::Mat depth =
        random.chance(0.6) ? from_a_side(room.size(), side, random) : in_the_middle(room.size(), centre, random);
    const float edge = threshold_for(depth, logo(room), share);
    const cv::Point corner(static_cast<int>(random.below(static_cast<std::size_t>(other.cols - room.width + 1))),
                           static_cast<int>(random.below(static_cast<std::size_t>(other.rows - room.height + 1))));
    const cv::Mat texture = other(cv::Rect(corner, room.size()));
    const cv::Point2d middle(room.width / 2.0, room.height / 2.0);
    for (int y = 0; y < room.height; ++y) {
        for (int x = 0; x < room.width; ++x) {
            const double out = std::hypot((x - middle.x) / middle.x, (y - middle.y) / middle.y);
            const double within = std::clamp((1.0 - out) * side / 3, 0.0, 1.0);
            const double opaque = within * std::clamp(depth.at<float>(y, x) - edge + 0.5F, 0.0F, 1.0F);
            auto& pixel = picture.at<cv::Vec3b>(room.y + y, room.x + x);
            const auto& over = texture.at<cv::Vec3b>(y, x);
            for (int channel = 0; channel < 3; ++channel)
                pixel[channel] = cv::saturate_cast<uchar>(pixel[channel] + opaque * (over[channel] - pixel[channel]));
        }
    }
}

double hidden_share(const cv::Mat& logo, const cv::Mat& person, cv::Point at) {
    const cv::Rect both = cv::Rect(at, person.size()) & cv::Rect(cv::Point(), logo.size());
    double hidden = 0;
    for (int y = both.y; y < both.br().y; ++y)
        for (int x = both.x; x < both.br().x; ++x)
            if (logo.at<uchar>(y, x) > 127) hidden += person.at<cv::Vec4b>(y - at.y, x - at.x)[3] / 255.0;
    return hidden / std::max(1, cv::countNonZero(logo > 127));
}

void lay(cv::Mat& picture, const cv::Mat& person, cv::Point at) {
    const cv::Rect both = cv::Rect(at, person.size()) & cv::Rect(cv::Point(), picture.size());
    for (int y = both.y; y < both.br().y; ++y) {
        for (int x = both.x; x < both.br().x; ++x) {
            const auto& over = person.at<cv::Vec4b>(y - at.y, x - at.x);
            auto& pixel = picture.at<cv::Vec3b>(y, x);
            for (int channel = 0; channel < 3; ++channel)
                pixel[channel] = cv::saturate_cast<uchar>(over[channel] + pixel[channel] * (255 - over[3]) / 255.0);
        }
    }
}

// False when nobody of a likely size hides that much.
bool cover_with_person(cv::Mat& picture, const cv::Mat& logo, const cv::Rect& box, double share,
                       paint::Random& random) {
    const double side = std::min(box.width, box.height);
    const double px_per_metre = std::min(most_px_per_metre, side * random.between(0.9, 2.0) / 0.45);
    paint::Person person;
    person.look = random.chance(0.5) ? paint::citizen(random) : paint::official(random);
    person.facing = random.chance(0.6) ? paint::Facing::away : paint::Facing::left;
    paint::Sheet sheet({cvCeil(1.4 * px_per_metre), cvCeil(2.0 * px_per_metre)});
    paint::paint_person_at(sheet.pen(), person, {0.7 * px_per_metre, 1.95 * px_per_metre}, px_per_metre);
    const int x = cvRound(box.x + box.width * random.between(0.1, 0.9) - 0.7 * px_per_metre);
    int hides_less = box.br().y, hides_more = box.y - cvRound(0.6 * px_per_metre);
    if (hidden_share(logo, sheet.pixels(), {x, hides_more}) < share) return false;
    while (hides_less - hides_more > 1) {
        const int middle = (hides_less + hides_more) / 2;
        (hidden_share(logo, sheet.pixels(), {x, middle}) > share ? hides_more : hides_less) = middle;
    }
    lay(picture, sheet.pixels(), {x, hides_less});
    return true;
}

}  // namespace

std::string cover_logo(cv::Mat& picture, const cv::Mat& logo, double share, const cv::Mat& other,
                       paint::Random& random) {
    const cv::Rect box = cv::boundingRect(logo > 127);
    if (box.empty()) return "";
    if (random.chance(0.5) && cover_with_person(picture, logo, box, share, random)) return "person";
    cover_with_texture(picture, logo, box, share, other, random);
    return "cover";
}

}  // namespace mediaproof::bench
