// Emblems, a seal and a shield: the traditional ones.

#include "logo/pen.h"

namespace mediaproof::bench {
namespace {

void school(cairo_t* pen, const Parts& show) {
    const cv::Point2d middle(500, 500);
    if (show.emblem) {
        disc(pen, middle, 492, rgb(0x14532D));
        ring(pen, middle, 468, 8, rgb(0xF6E7B0));
        disc(pen, middle, 318, rgb(0xFBF6E3));
        ring(pen, middle, 318, 14, rgb(0xD9A927));
        paint::fill_polygon(pen, {{290, 560}, {490, 620}, {490, 740}, {290, 680}}, rgb(0x1D6FA5));
        paint::fill_polygon(pen, {{710, 560}, {510, 620}, {510, 740}, {710, 680}}, rgb(0x15527A));
        for (int line = 0; line < 3; ++line) {
            const double y = 590 + 32 * line;
            paint::draw_line(pen, {{320, y}, {465, y + 42}}, 8, rgb(0xE8F1F8));
            paint::draw_line(pen, {{680, y}, {535, y + 42}}, 8, rgb(0xE8F1F8));
        }
        paint::draw_line(pen, {{500, 600}, {495, 470}, {505, 390}}, 20, rgb(0x2E8B3D));
        curve(pen, {{500, 430}, {440, 330}, {360, 300}, {300, 310}, {320, 400}, {390, 450}, {500, 430}});
        paint::fill(pen, rgb(0x4CAF50));
        curve(pen, {{505, 400}, {540, 280}, {610, 240}, {690, 250}, {680, 350}, {610, 410}, {505, 400}});
        paint::fill(pen, rgb(0x2E8B3D));
        disc(pen, {500, 265}, 38, rgb(0xE8A317));
        star(pen, {118, 560}, 34, 5, 0.4, rgb(0xF6E7B0), -80);
        star(pen, {882, 560}, 34, 5, 0.4, rgb(0xF6E7B0), 80);
    }
    if (show.words) {
        write_round(pen, "青禾实验学校", middle, 393, 0, 112, rgb(0xFBF6E3), 0.5);
        write_round(pen, "QINGHE SCHOOL 1956", middle, 393, 180, 70, rgb(0xF6E7B0));
    }
}

void harbour(cairo_t* pen, const Parts& show) {
    const cv::Point2d middle(450, 450);
    if (show.emblem) {
        disc(pen, middle, 445, rgb(0xFFFFFF));
        ring(pen, middle, 432, 22, rgb(0x0A2A5E));
        ring(pen, middle, 290, 10, rgb(0x0A2A5E));
        cairo_save(pen);
        cairo_arc(pen, 450, 450, 284, 0, 7);
        cairo_clip(pen);
        paint::fill_box(pen, {160, 160, 580, 580}, rgb(0xBFE3F5));
        for (int wave = 0; wave < 3; ++wave) {
            const double y = 560 + 60 * wave;
            curve(pen, {{120, y}, {220, y - 70}, {300, y + 60}, {430, y}, {540, y - 60}, {640, y + 60}, {800, y}});
            cairo_line_to(pen, 800, 800);
            cairo_line_to(pen, 120, 800);
            paint::fill(pen, rgb(wave == 0 ? 0x3A86C8 : wave == 1 ? 0x1B5E9E : 0x0A3A75));
        }
        cairo_restore(pen);
        paint::fill_polygon(pen, {{280, 545}, {640, 545}, {580, 620}, {330, 620}}, rgb(0x7A3B12));
        paint::fill_polygon(pen, {{455, 215}, {455, 520}, {300, 520}}, rgb(0xF4F0E6));
        paint::fill_polygon(pen, {{475, 260}, {475, 520}, {620, 520}}, rgb(0xE63946));
        paint::draw_line(pen, {{465, 200}, {465, 545}}, 12, rgb(0x3B2412));
        disc(pen, {610, 270}, 44, rgb(0xF4B400));
        star(pen, {88, 450}, 30, 4, 0.4, rgb(0xE63946));
        star(pen, {812, 450}, 30, 4, 0.4, rgb(0xE63946));
    }
    if (show.words) {
        write_round(pen, "EAST HARBOUR VOLUNTEERS", middle, 362, 0, 74, rgb(0x0A2A5E));
        write_round(pen, "东港志愿者协会", middle, 362, 180, 88, rgb(0x0A2A5E), 0.3);
    }
}

// The key-pattern border that carved seals and old furniture carry.
void key_pattern(cairo_t* pen, cv::Point2d corner, double unit, bool mirrored) {
    const double way = mirrored ? -1 : 1;
    std::vector<cv::Point2d> path;
    for (const auto& [x, y] : {std::pair{0, 3}, {0, 0}, {4, 0}, {4, 3}, {1.5, 3}, {1.5, 1.4}, {2.8, 1.4}})
        path.emplace_back(corner.x + way * x * unit, corner.y + y * unit);
    paint::draw_line(pen, path, unit * 0.62, rgb(0xFFF8F0));
}

void seal(cairo_t* pen, const Parts& show) {
    if (show.emblem) {
        rounded_box(pen, {10, 10, 880, 880}, 70);
        paint::fill(pen, rgb(0xB3202A));
        rounded_box(pen, {52, 52, 796, 796}, 46);
        cairo_set_source_rgb(pen, 1, 0.97, 0.94);
        cairo_set_line_width(pen, 18);
        cairo_stroke(pen);
        for (int i = 0; i < 2; ++i) {
            key_pattern(pen, {92.0, 92.0 + 640 * i}, 24, false);
            key_pattern(pen, {808.0, 92.0 + 640 * i}, 24, true);
        }
        paint::draw_line(pen, {{450, 110}, {450, 790}}, 14, rgb(0xFFF8F0));
        for (const cv::Point2d nick : {cv::Point2d(880, 300), {15, 620}, {400, 888}, {640, 14}})
            disc(pen, nick, 26, {0.70, 0.13, 0.16, 1});
        paint::fill_polygon(pen, {{210, 112}, {420, 112}, {420, 140}, {210, 150}}, rgb(0xFFF8F0));
        paint::fill_polygon(pen, {{480, 770}, {690, 752}, {690, 786}, {480, 792}}, rgb(0xFFF8F0));
    }
    if (show.words) {
        const char* letters[] = {"清", "風", "正", "氣"};
        for (int i = 0; i < 4; ++i) {
            cairo_save(pen);
            cairo_translate(pen, i < 2 ? 630 : 265, i % 2 == 0 ? 295 : 605);
            cairo_scale(pen, 0.94, 1.15);
            paint::write(pen, letters[i], {0, 0}, 260, rgb(0xFFF8F0), paint::Align::centre, 0.05);
            cairo_restore(pen);
        }
    }
}

void shield_path(cairo_t* pen, double inset) {
    curve(pen, {{60 + inset, 60 + inset},
                {220, 110 + inset / 2},
                {330, 90 + inset / 2},
                {450, 20 + inset},
                {570, 90 + inset / 2},
                {680, 110 + inset / 2},
                {840 - inset, 60 + inset},
                {880 - inset, 520},
                {760, 820 - inset},
                {450, 980 - 1.2 * inset},
                {140, 820 - inset},
                {20 + inset, 520},
                {60 + inset, 60 + inset}});
}

void shield(cairo_t* pen, const Parts& show) {
    if (show.emblem) {
        shield_path(pen, 0);
        paint::fill(pen, rgb(0xC9A227));
        shield_path(pen, 34);
        paint::fill(pen, rgb(0x0B3D6B));
        cairo_save(pen);
        shield_path(pen, 50);
        cairo_clip(pen);
        paint::fill_box(pen, {450, 0, 450, 480}, rgb(0xA4161A));
        paint::fill_box(pen, {0, 480, 450, 500}, rgb(0xE9ECEF));
        paint::fill_polygon(pen, {{450, 980}, {450, 560}, {900, 480}, {900, 980}}, rgb(0x2B7A3D));
        cairo_restore(pen);
        star(pen, {255, 300}, 125, 12, 0.72, rgb(0xF1F1F1));
        disc(pen, {255, 300}, 52, rgb(0x0B3D6B));
        for (int i = 0; i < 5; ++i)
            star(pen, {560.0 + 55 * i, 250.0 + (i % 2) * 110}, 46, 5, 0.4, rgb(0xFFD23F), 12.0 * i);
        for (int i = 0; i < 4; ++i) {
            const double y = 700 - 8 * i;
            curve(pen,
                  {{270.0 + 30 * i, 860}, {230.0 + 40 * i, 800}, {180.0 + 60 * i, y + 60}, {190.0 + 60 * i, y - 20}});
            cairo_set_source_rgb(pen, 0.85, 0.6, 0.1);
            cairo_set_line_width(pen, 22);
            cairo_stroke(pen);
        }
        paint::draw_line(pen, {{540, 800}, {640, 680}, {690, 740}, {770, 640}}, 26, rgb(0xF1F1F1));
        paint::fill_polygon(pen, {{70, 470}, {830, 470}, {860, 535}, {830, 600}, {70, 600}, {40, 535}}, rgb(0xF6F1DE));
    }
    if (show.words) paint::write(pen, "平安先锋队", {450, 535}, 112, rgb(0x7A0E12), paint::Align::centre, 0.04);
}

void summit(cairo_t* pen, const Parts& show) {
    const cv::Point2d middle(480, 480);
    if (show.emblem) {
        star(pen, middle, 474, 36, 0.93, rgb(0xE3B505));
        disc(pen, middle, 425, rgb(0x12355B));
        disc(pen, middle, 285, rgb(0xFCE8C8));
        cairo_save(pen);
        cairo_arc(pen, 480, 480, 285, 0, 7);
        cairo_clip(pen);
        disc(pen, {590, 370}, 82, rgb(0xE4572E));
        paint::fill_polygon(pen, {{150, 700}, {370, 300}, {600, 700}}, rgb(0x4A6FA5));
        paint::fill_polygon(pen, {{370, 300}, {310, 410}, {360, 390}, {400, 430}, {440, 420}}, rgb(0xFFFFFF));
        paint::fill_polygon(pen, {{400, 720}, {610, 440}, {830, 720}}, rgb(0x2F4B7C));
        curve(pen, {{190, 640}, {360, 560}, {520, 720}, {790, 610}});
        cairo_line_to(pen, 790, 790);
        cairo_line_to(pen, 190, 790);
        paint::fill(pen, rgb(0x3B8E5A));
        cairo_restore(pen);
        ring(pen, middle, 285, 16, rgb(0xE3B505));
        disc(pen, {122, 480}, 20, rgb(0xE3B505));
        disc(pen, {838, 480}, 20, rgb(0xE3B505));
    }
    if (show.words) {
        write_round(pen, "西岭公益行动", middle, 352, 0, 96, rgb(0xFFFFFF), 0.5);
        write_round(pen, "XILING IN ACTION", middle, 352, 180, 72, rgb(0xFCE8C8));
    }
}

}  // namespace

std::vector<Plan> rich_plans() {
    return {
        {"school emblem", true, true, {1000, 1000}, school},
        {"harbour emblem", true, true, {900, 900}, harbour},
        {"seal", true, false, {900, 900}, seal},
        {"shield", true, true, {900, 1000}, shield},
        {"summit badge", true, true, {960, 960}, summit},
    };
}

}  // namespace mediaproof::bench
