#include "logo/carriers.h"

#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "logo/pen.h"

namespace mediaproof::bench {
namespace {

constexpr double distinct = 75;           // distance of two BGR colours that a person tells apart from afar
constexpr double most_indistinct = 0.12;  // of the outline
constexpr double solid_share = 0.7;

constexpr std::array<int, 9> paints = {0xF4F1E8, 0xFFFFFF, 0xC0141C, 0x12407A, 0xE9D8A6,
                                       0x1F6F54, 0x2B2D33, 0x9CC9E3, 0xD9D9D6};
constexpr std::array<const char*, 6> titles = {"便民服务进社区", "宣传咨询日活动", "欢迎广大市民参加",
                                               "共建美好家园",   "政策解读服务台", "志愿服务 你我同行"};

cv::Mat outline(const cv::Mat& logo) {
    cv::Mat alpha, inside;
    cv::extractChannel(logo, alpha, 3);
    const int depth = std::max(logo.cols, logo.rows) / 30;
    const cv::Mat opaque = alpha > 127;
    cv::copyMakeBorder(opaque, inside, 1, 1, 1, 1, cv::BORDER_CONSTANT, 0);
    cv::erode(inside, inside, cv::getStructuringElement(cv::MORPH_RECT, {2 * depth + 1, 2 * depth + 1}), {-1, -1}, 1,
              cv::BORDER_CONSTANT, 0);
    return opaque & ~inside({1, 1, logo.cols, logo.rows});
}

bool stands_out(const cv::Mat& logo, const cv::Mat& rim, const paint::Colour& colour) {
    int near = 0, all = 0;
    for (int y = 0; y < logo.rows; y += 3) {
        for (int x = 0; x < logo.cols; x += 3) {
            if (rim.at<uchar>(y, x) == 0) continue;
            const auto& p = logo.at<cv::Vec4b>(y, x);
            const double distance =
                std::hypot(p[0] - 255 * colour.blue, p[1] - 255 * colour.green, p[2] - 255 * colour.red);
            near += distance < distinct ? 1 : 0;
            ++all;
        }
    }
    return near < most_indistinct * all;
}

paint::Colour ground_for(const cv::Mat& logo, paint::Random& random) {
    const cv::Mat rim = outline(logo);
    std::vector<paint::Colour> fitting;
    for (const int paint : paints)
        if (stands_out(logo, rim, rgb(paint))) fitting.push_back(rgb(paint));
    return fitting.empty() ? rgb(0xFFFFFF) : random.pick(fitting);
}

struct Margins {
    double left = 0, top = 0, right = 0, bottom = 0;  // short sides
};

Margins margins_for(const std::string& kind, paint::Random& random) {
    if (kind == "banner") return {random.between(0.15, 0.5), 0.16, random.between(2.5, 5), 0.16};
    if (kind == "plate") return {0.13, 0.13, 0.13, 0.13};
    if (kind == "bare") return {};
    const double side = random.between(0.3, 1.1);
    return {side, random.between(0.25, 0.7), side, random.between(0.7, 1.5)};
}

void draw_ground(paint::Sheet& sheet, const std::string& kind, const paint::Colour& ground, double unit) {
    cairo_t* pen = sheet.pen();
    const cv::Rect2d whole(0, 0, sheet.width(), sheet.height());
    if (kind == "plate") {
        rounded_box(pen, whole, 0.1 * unit);
        paint::fill(pen, ground);
        return;
    }
    cairo_rectangle(pen, 0, 0, whole.width, whole.height);
    if (kind == "banner") {
        paint::fill(pen, ground);
        return;
    }
    paint::fill_blend(pen, {0, 0}, ground.lit(1.06), {whole.width, whole.height}, ground.lit(0.86));
    cairo_rectangle(pen, 0, 0, whole.width, whole.height);
    const paint::Colour frame = kind == "screen" ? rgb(0x0A0A0C) : rgb(0xB9BBBD);
    cairo_set_source_rgb(pen, frame.red, frame.green, frame.blue);
    cairo_set_line_width(pen, 0.1 * unit);
    cairo_stroke(pen);
}

void draw_words(paint::Sheet& sheet, const std::string& kind, const paint::Colour& ground, const cv::Rect2d& logo,
                double unit, paint::Random& random) {
    cairo_t* pen = sheet.pen();
    const double luma = 0.3 * ground.red + 0.59 * ground.green + 0.11 * ground.blue;
    const paint::Colour ink = luma > 0.55 ? (random.chance(0.5) ? rgb(0xA01218) : rgb(0x1B2A49))
                                          : (random.chance(0.5) ? rgb(0xFFE9A8) : rgb(0xFFFFFF));
    const std::string title = random.pick(titles);
    if (kind == "banner") {
        const double room = sheet.width() - logo.br().x - 0.4 * unit;
        const double size = std::min(0.6 * unit, 0.9 * room * unit / paint::text_width(pen, title, unit));
        if (size > 0)
            paint::write(pen, title, {logo.br().x + 0.25 * unit, logo.y + logo.height / 2}, size, ink,
                         paint::Align::left, 0.04);
        return;
    }
    const double size = std::min(0.34 * unit, 0.88 * sheet.width() * unit / paint::text_width(pen, title, unit));
    double y = logo.br().y + 0.32 * unit;
    paint::write(pen, title, {sheet.width() / 2, y}, size, ink, paint::Align::centre, 0.05);
    for (y += 0.34 * unit; y < sheet.height() - 0.12 * unit; y += 0.14 * unit)
        paint::draw_line(pen, {{0.12 * sheet.width(), y}, {random.between(0.6, 0.88) * sheet.width(), y}}, 0.035 * unit,
                         ink.faded(0.6));
}

void lay_over(cv::Mat under, const cv::Mat& over) {
    for (int y = 0; y < over.rows; ++y) {
        auto* below = under.ptr<cv::Vec4b>(y);
        const auto* above = over.ptr<cv::Vec4b>(y);
        for (int x = 0; x < over.cols; ++x) {
            const int open = 255 - above[x][3];
            for (int channel = 0; channel < 4; ++channel)
                below[x][channel] =
                    cv::saturate_cast<uchar>(above[x][channel] + (below[x][channel] * open + 127) / 255);
        }
    }
}

}  // namespace

cv::Mat premultiplied(const cv::Mat& logo, cv::Size size) {
    cv::Mat weighted = logo.clone(), sized;
    weighted.forEach<cv::Vec4b>([](cv::Vec4b& pixel, const int*) {
        for (int channel = 0; channel < 3; ++channel)
            pixel[channel] = static_cast<uchar>((pixel[channel] * pixel[3] + 127) / 255);
    });
    cv::resize(weighted, sized, size, 0, 0, size.width < logo.cols ? cv::INTER_AREA : cv::INTER_LINEAR);
    return sized;
}

cv::Scalar outline_colour(const cv::Mat& logo) {
    return cv::mean(logo, outline(logo));
}

bool is_solid(const cv::Mat& logo) {
    cv::Mat alpha;
    cv::extractChannel(logo, alpha, 3);
    return cv::mean(alpha)[0] > 255 * solid_share;
}

Face printed(const cv::Mat& logo, double scale, double reach, paint::Random& random) {
    static constexpr std::array<const char*, 7> kinds = {"banner", "banner", "board", "board",
                                                         "plate",  "screen", "bare"};
    Face face;
    face.kind = random.pick(kinds);
    if (face.kind == "bare" && !is_solid(logo)) face.kind = "board";
    Margins margins = margins_for(face.kind, random);
    for (double* margin : {&margins.left, &margins.top, &margins.right, &margins.bottom})
        *margin = std::min(*margin, reach);
    const double unit = scale * std::min(logo.cols, logo.rows);
    const cv::Size size(std::max(1, cvRound(logo.cols * scale)), std::max(1, cvRound(logo.rows * scale)));
    const cv::Rect place(cvRound(margins.left * unit), cvRound(margins.top * unit), size.width, size.height);
    paint::Sheet sheet({place.br().x + cvRound(margins.right * unit), place.br().y + cvRound(margins.bottom * unit)});
    if (face.kind != "bare") {
        const paint::Colour ground = ground_for(logo, random);
        draw_ground(sheet, face.kind, ground, unit);
        if (face.kind != "plate") draw_words(sheet, face.kind, ground, cv::Rect2d(place), unit, random);
    }
    face.pixels = sheet.pixels();
    lay_over(face.pixels(place), premultiplied(logo, size));
    const double across = static_cast<double>(logo.cols) / size.width;
    const double along = static_cast<double>(logo.rows) / size.height;
    face.to_file = {across, 0, -place.x * across, 0, along, -place.y * along, 0, 0, 1};
    return face;
}

void fold(Face& face, double short_side_px, double share, paint::Random& random) {
    cv::Mat map(face.pixels.size(), CV_32FC2);
    const double reach = share * short_side_px;
    const double wave = random.between(5, 11) / short_side_px;
    const double slant = random.between(-0.4, 0.4);
    const double first = random.between(0, 6.28), second = random.between(0, 6.28);
    const double depth = random.between(0.08, 0.22);
    cv::Mat light(face.pixels.size(), CV_32F);
    for (int y = 0; y < map.rows; ++y) {
        for (int x = 0; x < map.cols; ++x) {
            const double at = wave * (x + slant * y);
            const double shift = reach * std::sin(at + first);
            const double sag = 0.6 * reach * std::sin(0.63 * at + second);
            map.at<cv::Vec2f>(y, x) = {static_cast<float>(x + shift), static_cast<float>(y + sag)};
            light.at<float>(y, x) = static_cast<float>(1 - depth * (0.5 + 0.5 * std::cos(at + first)));
        }
    }
    cv::Mat folded;
    cv::remap(face.pixels, folded, map, cv::noArray(), cv::INTER_LINEAR, cv::BORDER_CONSTANT);
    folded.forEach<cv::Vec4b>([&](cv::Vec4b& pixel, const int* at) {
        const float lit = light.at<float>(at[0], at[1]);
        for (int channel = 0; channel < 3; ++channel)
            pixel[channel] = cv::saturate_cast<uchar>(static_cast<float>(pixel[channel]) * lit);
    });
    face.pixels = folded;
}

void add_moire(Face& face, double short_side_px, paint::Random& random) {
    const double fx = random.between(20, 70) / short_side_px;
    const double fy = random.between(-25, 25) / short_side_px;
    const double bend = random.between(0.5, 2.0) / short_side_px;
    const double strength = random.between(0.06, 0.16);
    face.pixels.forEach<cv::Vec4b>([&](cv::Vec4b& pixel, const int* at) {
        const double phase = fx * at[1] + fy * at[0] + 3 * std::sin(bend * (at[0] + 0.4 * at[1]));
        for (int channel = 0; channel < 3; ++channel) {
            const double lit = 1 - strength + strength * std::sin(phase + 2.1 * channel);
            pixel[channel] = cv::saturate_cast<uchar>(pixel[channel] * lit);
        }
    });
}

}  // namespace mediaproof::bench
