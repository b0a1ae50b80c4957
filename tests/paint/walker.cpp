#include "paint/walker.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace mediaproof::paint {
namespace {

constexpr int steps_per_stride = 12;
constexpr double stride_s = 1.15;  // two steps
constexpr double sprite_width_m = 1.3;
constexpr double sprite_height_m = 2.0;

/// BGRA, premultiplied, to Y, U, V and opacity in the studio range, premultiplied as well.
cv::Mat yuva_of(const cv::Mat& bgra) {
    cv::Mat yuva(bgra.size(), CV_8UC4);
    for (int row = 0; row < bgra.rows; ++row) {
        const auto* from = bgra.ptr<cv::Vec4b>(row);
        auto* to = yuva.ptr<cv::Vec4b>(row);
        for (int x = 0; x < bgra.cols; ++x) {
            const double b = from[x][0], g = from[x][1], r = from[x][2], opaque = from[x][3] / 255.0;
            to[x] = {cv::saturate_cast<uchar>(16 * opaque + 0.257 * r + 0.504 * g + 0.098 * b),
                     cv::saturate_cast<uchar>(128 * opaque - 0.148 * r - 0.291 * g + 0.439 * b),
                     cv::saturate_cast<uchar>(128 * opaque + 0.439 * r - 0.368 * g - 0.071 * b), from[x][3]};
        }
    }
    return yuva;
}

uchar over(uchar layer, uchar under, uchar opacity) {
    return cv::saturate_cast<uchar>(layer + under * (255 - opacity) / 255);
}

void blend(Planes& frame, const cv::Mat& layer, const cv::Rect& box) {
    for (int y = 0; y < box.height; ++y) {
        const auto* from = layer.ptr<cv::Vec4b>(y);
        uchar* bright = frame.y.ptr<uchar>(box.y + y) + box.x;
        for (int x = 0; x < box.width; ++x)
            if (from[x][3] != 0) bright[x] = over(from[x][0], bright[x], from[x][3]);
        if (y % 2 != 0) continue;
        uchar* u = frame.u.ptr<uchar>((box.y + y) / 2) + box.x / 2;
        uchar* v = frame.v.ptr<uchar>((box.y + y) / 2) + box.x / 2;
        for (int x = 0; x < box.width; x += 2) {
            u[x / 2] = over(from[x][1], u[x / 2], from[x][3]);
            v[x / 2] = over(from[x][2], v[x / 2], from[x][3]);
        }
    }
}

}  // namespace

Walker::Walker(const Lens& lens, double z_m, double middle_s, const Fault& fault, Random& random)
    : lens_(lens), z_m_(z_m), middle_s_(middle_s), speed_m_s_(random.between(1.0, 1.35)) {
    if (random.chance(0.5)) speed_m_s_ = -speed_m_s_;
    Person person{{}, citizen(random)};
    person.pose = Pose::walking;
    person.facing = speed_m_s_ > 0 ? Facing::right : Facing::left;
    const double metre = lens.px_per_metre(z_m);
    for (int step = 0; step < steps_per_stride; ++step) {
        Sheet sprite({cvRound(sprite_width_m * metre), cvRound(sprite_height_m * metre)});
        person.stride = 2 * CV_PI * step / steps_per_stride;
        paint_person_at(sprite.pen(), person, {sprite.width() / 2, sprite.height() * 0.96}, metre);
        steps_.push_back(yuva_of(spoil(sprite.pixels(), fault, lens.canvas.width / 1600.0)));
    }
}

void Walker::draw(Planes& frame, const cv::Matx23d& framing, double time_s) const {
    const double walked_s = time_s - middle_s_;
    const cv::Point2d feet = lens_.see({speed_m_s_ * walked_s, 0, z_m_});
    const double stride = walked_s / stride_s - std::floor(walked_s / stride_s);
    const cv::Mat& sprite = steps_[static_cast<std::size_t>(stride * steps_per_stride) % steps_.size()];
    const cv::Point2d corner(feet.x - sprite.cols / 2.0, feet.y - sprite.rows * 0.96);
    const cv::Vec2d at = framing * cv::Vec3d(corner.x, corner.y, 1);
    const double zoom = std::hypot(framing(0, 0), framing(1, 0));
    const cv::Rect around(cvFloor(at[0] / 2) * 2 - 20, cvFloor(at[1] / 2) * 2 - 20,
                          cvCeil(sprite.cols * zoom / 2) * 2 + 40, cvCeil(sprite.rows * zoom / 2) * 2 + 40);
    const cv::Rect box = around & cv::Rect(cv::Point(), frame.y.size());
    if (box.empty()) return;
    cv::Matx23d moved = framing;
    moved(0, 2) = at[0] - box.x;
    moved(1, 2) = at[1] - box.y;
    cv::Mat layer;
    cv::warpAffine(sprite, layer, moved, box.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT);
    blend(frame, layer, box);
}

}  // namespace mediaproof::paint
