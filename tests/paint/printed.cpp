#include "paint/printed.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mediaproof::paint {
namespace {

constexpr std::array<const char*, 14> sentences{
    "坚持以公开为常态不公开为例外", "推进决策执行管理服务结果公开", "政策文件与解读材料同步公开发布",
    "办事流程全面公开群众少跑腿",   "主动接受社会监督回应群众关切", "聚焦民生领域公开重点事项清单",
    "申请条件所需材料办理时限一览", "线上线下同步受理即时答复咨询", "公开透明才能取信于民服务于民",
    "欢迎拨打热线电话提出意见建议", "依法保障公民的知情权和监督权", "面对面解答政策问题收集民意",
    "让权力在阳光下运行看得见",     "政策问答二十问请扫码查看详情"};

constexpr std::array<const char*, 6> headings{"政策问答", "办事指南", "服务流程", "公开目录", "惠民政策", "监督渠道"};

constexpr Colour text_grey{0.20, 0.22, 0.27};

void background(Sheet& sheet, const Colour& top, const Colour& bottom) {
    cairo_rectangle(sheet.pen(), 0, 0, sheet.width(), sheet.height());
    fill_blend(sheet.pen(), {0, 0}, top, {0, sheet.height()}, bottom);
}

void place_logo(Sheet& sheet, const Logo& logo, cv::Point2d centre, double diameter) {
    if (logo) paste(sheet, *logo, {centre.x - diameter / 2, centre.y - diameter / 2, diameter, diameter});
}

/// Lines of small print inside a box; `size` is the letters' height in the sheet's pixels.
void small_print(Sheet& sheet, const cv::Rect2d& box, double size, Random& random) {
    cairo_save(sheet.pen());
    cairo_rectangle(sheet.pen(), box.x, box.y, box.width, box.height);
    cairo_clip(sheet.pen());
    for (double y = box.y + size * 0.8; y < box.br().y - size * 0.5; y += size * 1.6) {
        const std::string line = std::string(random.pick(sentences)) + "，" + random.pick(sentences);
        write(sheet.pen(), line, {box.x, y}, size, text_grey, Align::left, 0.02);
    }
    cairo_restore(sheet.pen());
}

/// A printed photo: some sky, a hill, a house and a street, or a bar chart.
void illustration(Sheet& sheet, const cv::Rect2d& box, Random& random) {
    cairo_t* pen = sheet.pen();
    cairo_save(pen);
    cairo_rectangle(pen, box.x, box.y, box.width, box.height);
    cairo_clip_preserve(pen);
    fill_blend(pen, box.tl(), {0.55, 0.75, 0.92}, {box.x, box.br().y}, {0.90, 0.93, 0.90});
    fill_ellipse(pen, {box.x + box.width * random.between(0.2, 0.8), box.br().y}, box.width * 0.5, box.height * 0.5,
                 {0.30, 0.52, 0.33});
    for (int bar = 0; bar < 6; ++bar) {
        const double high = box.height * random.between(0.2, 0.75);
        const double wide = box.width * 0.11;
        const cv::Rect2d house(box.x + box.width * (0.06 + 0.155 * bar), box.br().y - high, wide, high);
        fill_box(pen, house, Colour{0.85, 0.62, 0.40}.lit(random.between(0.6, 1.15)));
        for (double y = house.y + wide * 0.25; y < house.br().y - wide * 0.2; y += wide * 0.5)
            fill_box(pen, {house.x + wide * 0.2, y, wide * 0.6, wide * 0.2}, {0.25, 0.32, 0.42});
    }
    cairo_restore(pen);
    cairo_rectangle(pen, box.x, box.y, box.width, box.height);
    draw_line(pen, {}, 3, {0.55, 0.57, 0.6});
}

/// A square of dots that looks like a code to scan.
void code_to_scan(Sheet& sheet, const cv::Rect2d& box, Random& random) {
    fill_box(sheet.pen(), box, {1, 1, 1});
    const double dot = box.width / 23;
    for (int row = 1; row < 22; ++row)
        for (int column = 1; column < 22; ++column)
            if (random.chance(0.5))
                fill_box(sheet.pen(), {box.x + column * dot, box.y + row * dot, dot, dot}, {0, 0, 0});
    for (const cv::Point2d corner : {cv::Point2d(1, 1), cv::Point2d(15, 1), cv::Point2d(1, 15)})
        for (int inset = 0; inset < 4; ++inset)
            fill_box(sheet.pen(),
                     {box.x + (corner.x + inset) * dot, box.y + (corner.y + inset) * dot, dot * (7 - 2 * inset),
                      dot * (7 - 2 * inset)},
                     inset % 2 == 0 ? Colour{0, 0, 0} : Colour{1, 1, 1});
}

/// Ribbons of light that printers put across every backdrop.
void ribbons(Sheet& sheet, const Colour& colour, Random& random) {
    const double bottom = sheet.height();
    for (int ribbon = 0; ribbon < 5; ++ribbon) {
        const double rise = bottom * random.between(0.10, 0.34);
        cairo_move_to(sheet.pen(), 0, bottom - rise);
        cairo_curve_to(sheet.pen(), sheet.width() * 0.3, bottom - rise * 0.1, sheet.width() * 0.6, bottom - rise * 1.7,
                       sheet.width(), bottom - rise * random.between(0.3, 1.2));
        cairo_line_to(sheet.pen(), sheet.width(), bottom);
        cairo_line_to(sheet.pen(), 0, bottom);
        fill(sheet.pen(), colour.faded(0.22));
    }
}

void skyline(Sheet& sheet, const Colour& colour, Random& random) {
    for (double x = 0; x < sheet.width();) {
        const double wide = sheet.width() * random.between(0.02, 0.05);
        const double high = sheet.height() * random.between(0.06, 0.22);
        fill_box(sheet.pen(), {x, sheet.height() * 0.86 - high, wide * 0.94, high}, colour);
        for (double y = sheet.height() * 0.875 - high; y < sheet.height() * 0.84; y += 14)
            fill_box(sheet.pen(), {x + wide * 0.15, y, wide * 0.6, 5}, colour.lit(1.25));
        x += wide;
    }
}

/// The largest size, up to `wanted`, at which the text fits the width.
double fitting_size(const Sheet& sheet, const std::string& text, double width, double wanted) {
    return std::min(wanted, wanted * width / text_width(sheet.pen(), text, wanted));
}

}  // namespace

Sheet banner_face(const Event& event, const Logo& logo, Random& random) {
    Sheet sheet({2700, 225});
    background(sheet, festive_red, festive_red.lit(0.9));
    const double margin = logo ? 245 : 90;
    const double room = sheet.width() - margin - 90;
    const double size = fitting_size(sheet, event.banner, room, 132);
    write(sheet.pen(), event.banner, {margin + room / 2, 112}, size, cream, Align::centre, 0.03);
    fold_cloth(sheet, random, 0.16);
    place_logo(sheet, logo, {128, 112}, 200);
    return sheet;
}

Sheet backdrop_face(const Event& event, const Logo& logo, Random& random) {
    Sheet sheet({2400, 1150});
    background(sheet, {0.10, 0.36, 0.66}, {0.66, 0.84, 0.95});
    skyline(sheet, {0.30, 0.56, 0.80}, random);
    ribbons(sheet, {0.98, 0.80, 0.35}, random);
    ribbons(sheet, {0.85, 0.12, 0.12}, random);
    const double centre = logo ? 1490 : 1200;
    const double room = logo ? 1640 : 2200;
    write(sheet.pen(), event.unit + "2023年", {centre, 190}, 130, cream, Align::centre, 0.03);
    write(sheet.pen(), "“政务公开主题日”活动", {centre, 400}, fitting_size(sheet, "“政务公开主题日”活动", room, 190),
          {1, 1, 1}, Align::centre, 0.045);
    write(sheet.pen(), event.theme, {centre, 615}, fitting_size(sheet, event.theme, room, 105), {1.0, 0.92, 0.55},
          Align::centre, 0.02);
    write(sheet.pen(), "主办单位：" + event.unit, {centre, 770}, 72, {0.06, 0.17, 0.38}, Align::centre, 0.02);
    place_logo(sheet, logo, {345, 330}, 500);
    return sheet;
}

Sheet logo_board_face(const Event& event, const Logo& logo, Random& random) {
    Sheet sheet({900, 1500});
    background(sheet, {0.98, 0.97, 0.94}, {0.86, 0.92, 0.96});
    ribbons(sheet, {0.85, 0.14, 0.12}, random);
    if (!logo) illustration(sheet, {100, 110, 700, 640}, random);
    place_logo(sheet, logo, {450, 450}, 760);
    write(sheet.pen(), event.unit, {450, 930}, 105, festive_red, Align::centre, 0.03);
    write(sheet.pen(), event.theme, {450, 1060}, fitting_size(sheet, event.theme, 800, 80), text_grey, Align::centre,
          0.02);
    small_print(sheet, {80, 1120, 740, 160}, 40, random);
    cairo_rectangle(sheet.pen(), 10, 10, 880, 1480);
    draw_line(sheet.pen(), {}, 20, {0.75, 0.77, 0.79});
    return sheet;
}

Sheet flag_face(const Event& event, const Logo& logo, Random& random) {
    Sheet sheet({700, 880});
    background(sheet, {0.98, 0.96, 0.90}, {0.95, 0.88, 0.74});
    write(sheet.pen(), event.unit, {350, 770}, fitting_size(sheet, event.unit, 620, 130), festive_red, Align::centre,
          0.03);
    fold_cloth(sheet, random, 0.14);
    place_logo(sheet, logo, {350, 360}, 600);
    return sheet;
}

Sheet policy_board_face(const Event& event, std::size_t number, Random& random) {
    static constexpr std::array<Colour, 3> schemes{{{0.75, 0.10, 0.12}, {0.10, 0.36, 0.66}, {0.08, 0.48, 0.38}}};
    const Colour colour = schemes[number % schemes.size()];
    Sheet sheet({1000, 1000});
    background(sheet, paper, paper.lit(0.96));
    fill_box(sheet.pen(), {0, 0, 1000, 190}, colour);
    const std::string heading = event.unit + headings[number % headings.size()];
    write(sheet.pen(), heading, {500, 95}, fitting_size(sheet, heading, 860, 110), {1, 1, 1}, Align::centre, 0.03);
    const bool picture_left = number % 2 == 0;
    illustration(sheet, {picture_left ? 45.0 : 540.0, 230, 415, 290}, random);
    small_print(sheet, {picture_left ? 500.0 : 45.0, 225, 460, 300}, 36, random);
    write(sheet.pen(), headings[(number + 2) % headings.size()], {60, 580}, 58, colour, Align::left, 0.03);
    small_print(sheet, {45, 625, 690, 300}, 34, random);
    code_to_scan(sheet, {765, 660, 190, 190}, random);
    fill_box(sheet.pen(), {0, 950, 1000, 50}, colour);
    return sheet;
}

Sheet roll_up_face(const Event& event, const Logo& logo, Random& random) {
    Sheet sheet({800, 1900});
    background(sheet, {0.97, 0.96, 0.92}, {0.80, 0.90, 0.97});
    fill_box(sheet.pen(), {0, 0, 800, 34}, festive_red);
    if (!logo) illustration(sheet, {80, 90, 640, 560}, random);
    place_logo(sheet, logo, {400, 380}, 620);
    write(sheet.pen(), "政务公开", {400, 800}, 150, festive_red, Align::centre, 0.04);
    write(sheet.pen(), event.theme, {400, 935}, fitting_size(sheet, event.theme, 720, 84), text_grey, Align::centre,
          0.02);
    small_print(sheet, {70, 1010, 660, 430}, 42, random);
    illustration(sheet, {70, 1470, 400, 250}, random);
    code_to_scan(sheet, {515, 1480, 220, 220}, random);
    fill_box(sheet.pen(), {0, 1770, 800, 130}, festive_red);
    write(sheet.pen(), event.unit, {400, 1835}, 80, cream, Align::centre, 0.03);
    return sheet;
}

Sheet leaflet_face(Random& random) {
    static constexpr std::array<Colour, 4> covers{
        {{0.80, 0.14, 0.14}, {0.12, 0.42, 0.70}, {0.95, 0.72, 0.25}, {0.16, 0.52, 0.38}}};
    Sheet sheet({300, 420});
    background(sheet, paper, paper.lit(0.97));
    const Colour colour = random.pick(covers);
    fill_box(sheet.pen(), {0, 0, 300, 95}, colour);
    write(sheet.pen(), random.pick(headings), {150, 48}, 58, {1, 1, 1}, Align::centre, 0.03);
    if (random.chance(0.5))
        illustration(sheet, {25, 110, 250, 130}, random);
    else
        small_print(sheet, {20, 105, 262, 140}, 21, random);
    small_print(sheet, {20, 250, 262, 150}, 21, random);
    return sheet;
}

Sheet table_front_face(const Colour& cloth, const std::string& words, double width_m, Random& random) {
    Sheet sheet({cvRound(width_m * 500), 370});
    background(sheet, cloth, cloth.lit(0.72));
    fold_cloth(sheet, random, 0.32);
    const double size = fitting_size(sheet, words, sheet.width() * 0.8, 110);
    write(sheet.pen(), words, {sheet.width() / 2, 150}, size, cream, Align::centre, 0.03);
    return sheet;
}

}  // namespace mediaproof::paint
