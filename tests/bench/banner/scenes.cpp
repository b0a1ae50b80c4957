#include "banner/scenes.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "logo/pose.h"
#include "logo/recompress.h"
#include "paint/random.h"
#include "paint/sheet.h"

namespace mediaproof::bench {
namespace {

using paint::Colour;
using paint::Random;

struct Make {
    const char* name;
    Colour field, letters;
};

constexpr Make makes[] = {
    {"red, yellow letters", {0.80, 0.08, 0.08}, {0.99, 0.86, 0.22}},
    {"red, white letters", {0.76, 0.05, 0.10}, {0.97, 0.97, 0.95}},
    {"blue, white letters", {0.07, 0.28, 0.64}, {0.97, 0.97, 0.97}},
    {"white, red letters", {0.95, 0.94, 0.92}, {0.80, 0.06, 0.08}},
};

constexpr const char* fonts[] = {"WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "AR PL UMing CN", "AR PL UKai CN",
                                 "Noto Sans CJK SC"};
constexpr const char* units[] = {"市教育局", "市林业局", "煤炭坝镇",   "市市场监督管理局", "科技局",
                                 "沩山乡",   "市司法局", "历经铺街道", "市文旅广体局",     "市农业农村局"};
constexpr const char* other_units[] = {"市体育局", "市农业局", "双江口镇", "市市场监督服务局", "科协",
                                       "沙田乡",   "市公安局", "玉潭街道", "长沙市文旅局",     "望城区农业农村局"};
constexpr const char* themes[] = {"政策宣传活动", "惠民政策宣讲会", "科技周启动仪式", "座谈会"};

// Fonts that are not installed would be drawn as others.
std::vector<std::string> installed_fonts() {
    paint::Sheet sheet({8, 8});
    const auto mark = [&](const char* font) {
        cairo_select_font_face(sheet.pen(), font, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
        cairo_text_extents_t box;
        cairo_set_font_size(sheet.pen(), 500);
        cairo_text_extents(sheet.pen(), "政务公开", &box);
        return box.width * 1000 + box.height + box.y_bearing * 7;
    };
    std::vector<std::string> found;
    const double stand_in = mark("no font is called like this");
    for (const char* font : fonts) {
        if (mark(font) != stand_in) found.emplace_back(font);
    }
    if (found.empty()) found.emplace_back(fonts[0]);
    return found;
}

// The two forms of the notice, first line and second.
std::vector<std::string> right_wording(const std::string& unit, Random& random) {
    const std::string called = random.chance(0.3) && unit.starts_with("市") ? "宁乡" + unit : unit;
    const std::string more = random.chance(0.3) ? std::string("暨") + random.pick(themes) : "";
    return {called + "2023年", "“政务公开主题日”活动" + more};
}

std::vector<std::string> wrong_wording(const std::string& unit, std::size_t kind, std::size_t other) {
    const std::string first = unit + "2023年";
    switch (kind % 12) {
        case 0:
            return {unit + "2022年", "“政务公开主题日”活动"};
        case 1:
            return {unit + "2024年", "“政务公开主题日”活动"};
        case 2:
            return {other_units[other] + std::string("2023年"), "“政务公开主题日”活动"};
        case 3:
            return {"望城区" + unit + "2023年", "“政务公开主题日”活动"};
        case 4:
            return {first, "“政府信息公开日”活动"};
        case 5:
            return {first, "“政务公开日”活动"};
        case 6:
            return {first, "“政务公开主题日”"};
        case 7:
            return {first, "“政务公开主题月”活动"};
        case 8:
            return {first, "“政务公开宣传日”活动"};
        case 9:
            return {unit, "“政务公开主题日”活动"};
        case 10:
            return {first, "“政府公开主题日”活动"};
        default:
            return {first, "“政务公开主题日”宣传活动"};
    }
}

double text_width(cairo_t* pen, const std::string& text) {
    return paint::text_width(pen, text, 100);
}

void emblem(paint::Sheet& sheet, cv::Point2d middle, double radius) {
    paint::fill_ellipse(sheet.pen(), middle, radius, radius, {0.96, 0.95, 0.92});
    paint::fill_ellipse(sheet.pen(), middle, radius * 0.88, radius * 0.88, {0.82, 0.12, 0.10});
    paint::fill_ellipse(sheet.pen(), middle, radius * 0.6, radius * 0.6, {0.98, 0.97, 0.94});
    paint::write(sheet.pen(), "公", middle, radius * 0.8, {0.82, 0.12, 0.10}, paint::Align::centre, 0.05);
}

// Letters are 100 pixels high.
paint::Sheet banner_sheet(const Make& make, const BannerScene& scene, const std::vector<std::string>& lines,
                          Random& random) {
    const double rim = random.between(40, 110), high = lines.size() == 1 ? random.between(150, 210) : 310;
    paint::Sheet ruler({8, 8});
    cairo_select_font_face(ruler.pen(), scene.font.c_str(), CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    double longest = 0;
    for (const std::string& line : lines)
        longest = std::max(longest, text_width(ruler.pen(), line));
    const double start = rim + (scene.logo ? high : 0);
    paint::Sheet sheet({static_cast<int>(start + longest + rim), static_cast<int>(high)});
    paint::fill_box(sheet.pen(), {0, 0, sheet.width(), sheet.height()}, make.field);
    if (scene.logo) emblem(sheet, {rim / 2 + high / 2, high / 2}, high * 0.42);
    cairo_select_font_face(sheet.pen(), scene.font.c_str(), CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    const double weight = random.between(0.0, 0.06);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const double y = lines.size() == 1 ? high / 2 : high * (i == 0 ? 0.28 : 0.72);
        paint::write(sheet.pen(), lines[i], {start + longest / 2, y}, 100, make.letters, paint::Align::centre, weight);
    }
    paint::fold_cloth(sheet, random, random.between(0, 0.2));
    return sheet;
}

// Hung at its ends, as cloth hangs: lower in the middle by `share` of its height.
cv::Mat sagging(const cv::Mat& sheet, double share) {
    const int room = static_cast<int>(share * sheet.rows) + 1;
    cv::Mat tall, sagged;
    cv::copyMakeBorder(sheet, tall, 0, room, 0, 0, cv::BORDER_CONSTANT, cv::Scalar::all(0));
    cv::Mat from_x(tall.size(), CV_32F), from_y(tall.size(), CV_32F);
    for (int y = 0; y < tall.rows; ++y) {
        for (int x = 0; x < tall.cols; ++x) {
            const double u = static_cast<double>(x) / tall.cols;
            from_x.at<float>(y, x) = static_cast<float>(x);
            from_y.at<float>(y, x) = static_cast<float>(y - share * sheet.rows * 4 * u * (1 - u));
        }
    }
    cv::remap(tall, sagged, from_x, from_y, cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar::all(0));
    return sagged;
}

void blend(cv::Mat& picture, const cv::Mat& sheet, const cv::Matx33d& map, double shrink) {
    cv::Mat soft = sheet, hung;
    if (shrink > 1.3) cv::GaussianBlur(sheet, soft, {}, 0.45 * shrink);
    cv::warpPerspective(soft, hung, map, picture.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar::all(0));
    for (int y = 0; y < picture.rows; ++y) {
        for (int x = 0; x < picture.cols; ++x) {
            const auto& over = hung.at<cv::Vec4b>(y, x);
            auto& pixel = picture.at<cv::Vec3b>(y, x);
            for (int c = 0; c < 3; ++c)
                pixel[c] = cv::saturate_cast<uchar>(over[c] + pixel[c] * (255 - over[3]) / 255);
        }
    }
}

// People before it: heads that reach over the lower edge, but not as far as the letters.
void crowd(cv::Mat& picture, const cv::Matx33d& map, cv::Size sheet, double high_px, Random& random) {
    for (int head = 0; head < 5; ++head) {
        const cv::Point2d at = mapped(map, {random.between(0, sheet.width), sheet.height * random.between(0.88, 0.96)});
        const double size = high_px * random.between(0.25, 0.6);
        const cv::Scalar hair(random.between(15, 45), random.between(15, 45), random.between(20, 60));
        cv::ellipse(picture, cv::Point2d(at.x, at.y + size), cv::Size2d(size * 0.8, size), 0, 0, 360, hair, cv::FILLED);
    }
}

cv::Mat spoilt(const cv::Mat& picture, double letter_px, Random& random) {
    cv::Mat spoiled = picture, noise(picture.size(), CV_16SC3), rough;
    cv::GaussianBlur(picture, spoiled, {}, random.between(0.3, 0.3 + letter_px / 60));
    spoiled.convertTo(rough, CV_16SC3, random.between(0.75, 1.1));
    cv::RNG dice(random.below(1U << 30U));
    dice.fill(noise, cv::RNG::NORMAL, 0, random.between(1, 7));
    rough += noise;
    rough.convertTo(spoiled, CV_8UC3);
    return through_jpeg(spoiled, static_cast<int>(random.between(60, 95)));
}

cv::Mat hung_in(const cv::Mat& ground, const cv::Mat& sheet, BannerScene& scene, Random& random) {
    const double short_px = sheet.rows * scene.letter_px / 100;
    const double wide_px = sheet.cols * scene.letter_px / 100;
    const int width = std::max(ground.cols, static_cast<int>(wide_px * random.between(1.15, 1.6)));
    cv::Mat picture;
    cv::resize(ground, picture, {width, width * ground.rows / ground.cols}, 0, 0, cv::INTER_CUBIC);
    Pose pose;
    pose.centre = {width * random.between(0.47, 0.53), picture.rows * random.between(0.25, 0.55)};
    pose.short_px = short_px;
    pose.tilt_deg = scene.tilt_deg;
    pose.turn_axis_deg = random.chance(0.7) ? random.between(-20, 20) : random.between(70, 110);
    pose.roll_deg = random.between(-10, 10);
    const cv::Matx33d map = seen_through_camera(pose, sheet.size(), picture.size());
    blend(picture, sheet, map, 100 / scene.letter_px);
    if (random.chance(0.4)) crowd(picture, map, sheet.size(), short_px, random);
    return spoilt(picture, scene.letter_px, random);
}

}  // namespace

BannerScene banner_scene(std::uint32_t number, std::uint32_t seed, bool right,
                         const std::vector<Background>& backgrounds) {
    static const std::vector<std::string> known_fonts = installed_fonts();
    Random random(number * 2 + (right ? 0 : 1) + 4711 + seed * 100'000);
    BannerScene scene;
    const Make& make = makes[number % std::size(makes)];
    const std::size_t who = random.below(std::size(units));
    scene.make = make.name;
    scene.font = known_fonts[number / 4 % known_fonts.size()];
    scene.right = right;
    scene.unit = units[who];
    std::vector<std::string> lines = right ? right_wording(scene.unit, random) : wrong_wording(scene.unit, number, who);
    scene.wording = lines[0] + lines[1];
    if (random.chance(0.75)) lines = {scene.wording};
    scene.lines = static_cast<int>(lines.size());
    scene.logo = random.chance(0.4);
    scene.letter_px = 24 * std::pow(80.0 / 24, random.between(0, 1));
    scene.tilt_deg = random.between(0, 30);
    const paint::Sheet sheet = banner_sheet(make, scene, lines, random);
    const cv::Mat hung = random.chance(0.5) ? sagging(sheet.pixels(), random.between(0, 0.25)) : sheet.pixels();
    scene.picture = hung_in(backgrounds[number % backgrounds.size()].picture, hung, scene, random);
    return scene;
}

}  // namespace mediaproof::bench
