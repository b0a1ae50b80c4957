#include "vision/banner_fit.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <utility>
#include <vector>

namespace mediaproof {
namespace {

constexpr int view_height = 240;
constexpr double beyond = 0.75;  // looked at above and below, by the spot's height
constexpr double aside = 2.5;    // and at either end
constexpr std::size_t least_samples = 40;
constexpr double widest_gap = 2.0;  // between letters of one banner, by the spot's height
constexpr int highest_letter = view_height * 6 / 10;
constexpr int far_lines = 2;       // how many of its heights another line may lie from the first that was made out
constexpr double near_rows = 0.1;  // how far above and below the spot its letters may go on, by its height
constexpr double margin = 0.2;     // around the letters, by their height
constexpr int most_view_width = 3600;
constexpr double least_contrast = 30;  // between the two colours

// What lies in and around a spot, the spot's edges level.
struct View {
    cv::Mat bgr;
    cv::Mat lab;     // three floats, lightness counted less than hue
    cv::Matx33d to;  // from the picture into the view
    cv::Mat spot;    // 255 in the spot itself
    cv::Mat rows;    // 255 where its letters may go on
};

struct Tones {
    cv::Vec3f field, letters;
    cv::Vec3f across() const { return letters - field; }
};

bool is_sound(const Corners& corners) {
    const std::vector<cv::Point2f> outline(corners.begin(), corners.end());
    return cv::isContourConvex(outline) && cv::contourArea(outline, true) > 0;
}

std::vector<cv::Point2f> moved(std::vector<cv::Point2f> points, const cv::Mat& map) {
    cv::perspectiveTransform(points, points, map);
    return points;
}

cv::Mat laid(const Corners& corners, const View& view) {
    std::vector<cv::Point> outline;
    for (const cv::Point2f& corner : moved({corners.begin(), corners.end()}, cv::Mat(view.to)))
        outline.emplace_back(corner);
    cv::Mat mask(view.bgr.size(), CV_8U, cv::Scalar(0));
    cv::fillConvexPoly(mask, outline, cv::Scalar(255));
    return mask;
}

std::optional<View> view_around(const cv::Mat& bgr, const BannerSpot& spot) {
    const Corners& at = spot.corners;
    const cv::Point2f left = (at[0] + at[3]) / 2, right = (at[1] + at[2]) / 2, along = right - left;
    const double high = std::max(cv::norm(at[3] - at[0]), cv::norm(at[2] - at[1])), wide = cv::norm(along);
    if (high < 4 || wide < 4) return std::nullopt;
    const double scale = view_height / (high * (1 + 2 * beyond));
    const int cols = static_cast<int>(std::min<double>(most_view_width, scale * (wide + 2 * aside * high)));
    const cv::Point2f middle = (left + right) / 2;
    const double c = scale * along.x / wide, s = scale * along.y / wide;
    View view;
    view.to = {c,  s, cols / 2.0 - c * middle.x - s * middle.y,
               -s, c, view_height / 2.0 + s * middle.x - c * middle.y,
               0,  0, 1};
    cv::warpPerspective(bgr, view.bgr, view.to, {cols, view_height});
    cv::Mat lab;
    cv::cvtColor(view.bgr, lab, cv::COLOR_BGR2Lab);
    cv::GaussianBlur(lab, lab, {3, 3}, 0);
    lab.convertTo(view.lab, CV_32FC3);
    cv::multiply(view.lab, cv::Scalar(0.4, 1, 1), view.lab);
    view.spot = laid(at, view);
    const int up = static_cast<int>(near_rows * high * scale), along_ends = static_cast<int>(aside * high * scale);
    cv::dilate(view.spot, view.rows, cv::Mat::ones(2 * up + 1, 2 * along_ends + 1, CV_8U));
    return view;
}

std::optional<cv::Vec3f> median_of(const cv::Mat& lab, const cv::Mat& where) {
    std::vector<float> values[3];
    for (int y = 0; y < lab.rows; ++y) {
        for (int x = 0; x < lab.cols; ++x) {
            if (where.at<uchar>(y, x) == 0) continue;
            for (int c = 0; c < 3; ++c)
                values[c].push_back(lab.at<cv::Vec3f>(y, x)[c]);
        }
    }
    if (values[0].size() < least_samples) return std::nullopt;
    cv::Vec3f median;
    for (int c = 0; c < 3; ++c) {
        const auto middle = values[c].begin() + static_cast<std::ptrdiff_t>(values[c].size() / 2);
        std::nth_element(values[c].begin(), middle, values[c].end());
        median[c] = *middle;
    }
    return median;
}

// The value below which `share` of the pixels in `where` lie.
int quantile(const cv::Mat& grey, const cv::Mat& where, double share) {
    int counts[256] = {};
    for (int y = 0; y < grey.rows; ++y) {
        for (int x = 0; x < grey.cols; ++x)
            if (where.at<uchar>(y, x) != 0) ++counts[grey.at<uchar>(y, x)];
    }
    double left = share * cv::countNonZero(where);
    for (int value = 0; value < 256; ++value)
        if ((left -= counts[value]) <= 0) return value;
    return 255;
}

// The colours to either side of the strongest edges between the paint and what is lighter.
std::optional<Tones> tones_of(const View& view, const BannerSpot& spot) {
    cv::Mat channel, highest, lowest;
    cv::extractChannel(view.bgr, channel, spot.channel);
    const cv::Mat around = cv::Mat::ones(11, 11, CV_8U);
    cv::dilate(channel, highest, around);
    cv::erode(channel, lowest, around);
    const cv::Mat range = highest - lowest, coloured = coloured_in(view.bgr, spot.channel);
    cv::Mat within = view.spot.clone();
    if (spot.light_letters) {
        cv::Mat closed;
        cv::morphologyEx(coloured, closed, cv::MORPH_CLOSE, cv::Mat::ones(31, 31, CV_8U));
        within &= closed;  // what is light beyond the field is no letter
    }
    const cv::Mat strong = within & (range > 0.6 * quantile(range, within, 0.95));
    const cv::Mat dark = strong & coloured & (channel < lowest + 0.2 * range);
    cv::Mat near_paint;
    cv::dilate(dark, near_paint, around);
    const auto paint = median_of(view.lab, dark),
               light = median_of(view.lab, strong & near_paint & (channel > highest - 0.2 * range));
    if (!paint || !light) return std::nullopt;
    const Tones tones = spot.light_letters ? Tones{*paint, *light} : Tones{*light, *paint};
    if (cv::norm(tones.across()) < least_contrast) return std::nullopt;
    return tones;
}

struct Inks {
    cv::Mat letters;  // 255 for pixels more like the letters than like the field, and like nothing else
    cv::Mat field;    // 255 for those that are the field and nothing else
    cv::Mat mixed;    // 255 for those between the two
};

Inks inks_of(const View& view, const Tones& tones) {
    const cv::Vec3f across = tones.across();
    const double length = cv::norm(across), hue = std::hypot(across[1], across[2]);
    const cv::Mat none(view.lab.size(), CV_8U, cv::Scalar(0));
    Inks inks{none.clone(), none.clone(), none.clone()};
    for (int y = 0; y < view.lab.rows; ++y) {
        for (int x = 0; x < view.lab.cols; ++x) {
            const cv::Vec3f from_field = view.lab.at<cv::Vec3f>(y, x) - tones.field;
            const double along = from_field.dot(across) / length;
            const double off = std::sqrt(std::max(0.0, from_field.dot(from_field) - along * along));
            if (off > 0.45 * length || along < -0.4 * length) continue;
            const bool pure = std::hypot(from_field[1], from_field[2]) < 0.5 * hue && std::abs(from_field[0]) < 30;
            (along > 0.5 * length ? inks.letters : pure ? inks.field : inks.mixed).at<uchar>(y, x) = 255;
        }
    }
    return inks;
}

// Whether most of what lies close around an outline, and is no letter, is the field.
bool stands_in_field(const std::vector<std::vector<cv::Point>>& outlines, std::size_t which, const Inks& inks) {
    constexpr int near = 2, far = 5;
    cv::Rect box = cv::boundingRect(outlines[which]);
    box = cv::Rect(box.x - far, box.y - far, box.width + 2 * far, box.height + 2 * far) &
          cv::Rect({}, inks.letters.size());
    cv::Mat filled(box.size(), CV_8U, cv::Scalar(0)), inner, outer;
    cv::drawContours(filled, outlines, static_cast<int>(which), 255, cv::FILLED, cv::LINE_8, {}, 0, -box.tl());
    cv::dilate(filled, inner, cv::Mat::ones(2 * near + 1, 2 * near + 1, CV_8U));
    cv::dilate(filled, outer, cv::Mat::ones(2 * far + 1, 2 * far + 1, CV_8U));
    const cv::Mat around = outer & ~inner & ~inks.letters(box);
    const int all = cv::countNonZero(around), field = cv::countNonZero(around & inks.field(box));
    return field > 0.25 * all && field + cv::countNonZero(around & inks.mixed(box)) > 0.6 * all;
}

// A disc or a ring, as a LOGO is and no character.
bool is_round(const std::vector<cv::Point>& outline) {
    const cv::Rect box = cv::boundingRect(outline);
    std::vector<cv::Point> hull;
    cv::convexHull(outline, hull);
    const double area = cv::contourArea(hull), ellipse = CV_PI / 4 * box.area();
    const double aspect = static_cast<double>(box.width) / box.height;
    return box.height > view_height / 10 && aspect > 0.65 && aspect < 1.5 && std::abs(area / ellipse - 1) < 0.08 &&
           cv::contourArea(outline) > 0.93 * area;
}

// Without specks, and without what is too large for letters or does not stand in the field.
cv::Mat letters_of(const Inks& inks, const cv::Mat& rows) {
    cv::Mat ink = inks.letters.clone();
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(ink, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    for (std::size_t i = 0; i < outlines.size(); ++i) {
        const cv::Rect box = cv::boundingRect(outlines[i]);
        const bool inside = box.y > 0 && box.y + box.height < ink.rows && box.x > 0 && box.x + box.width < ink.cols;
        const bool letter = inside && box.height < highest_letter && box.width < 2 * highest_letter && box.area() > 12;
        const bool near = rows.at<uchar>((box.tl() + box.br()) / 2) != 0;
        if (!letter || !near || !stands_in_field(outlines, i, inks))
            cv::drawContours(ink, outlines, static_cast<int>(i), 0, cv::FILLED);
    }
    return ink;
}

// Before the first letter or behind the last.
void leave_out_round_ends(cv::Mat& ink) {
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(ink, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    for (std::size_t i = 0; i < outlines.size(); ++i) {
        if (!is_round(outlines[i])) continue;
        const cv::Rect box = cv::boundingRect(outlines[i]);
        const int before = cv::countNonZero(ink.colRange(0, box.x)),
                  behind = cv::countNonZero(ink.colRange(box.x + box.width, ink.cols));
        if (std::min(before, behind) < 0.02 * std::max(before, behind))
            cv::drawContours(ink, outlines, static_cast<int>(i), 0, cv::FILLED);
    }
}

// Only the columns that hang together with most ink over gaps of at most `gap`.
void keep_one_chain(cv::Mat& ink, int gap) {
    cv::Mat profile;
    cv::reduce(ink, profile, 0, cv::REDUCE_SUM, CV_32F);
    int best_from = 0, best_to = 0, from = -1, last = -1;
    double sum = 0, best = 0;
    for (int x = 0; x <= ink.cols; ++x) {
        const float value = x < ink.cols ? profile.at<float>(x) : 0;
        if (from >= 0 && (x == ink.cols || (value > 0 && x - last > gap))) {
            if (sum > best) best = sum, best_from = from, best_to = last + 1;
            from = -1;
        }
        if (value <= 0) continue;
        if (from < 0) from = x, sum = 0;
        last = x, sum += value;
    }
    ink.colRange(0, best_from).setTo(0);
    ink.colRange(best_to, ink.cols).setTo(0);
}

cv::Point2f crossing(const cv::Point2f& a, const cv::Point2f& b, const cv::Point2f& at, const cv::Point2f& along) {
    const cv::Point2f edge = b - a;
    return a + edge * ((at - a).cross(along) / edge.cross(along));
}

// The long edges of `quad`, with ends square to the line between them: those of ragged letters have no slant of their own.
std::vector<cv::Point2f> with_square_ends(const std::vector<cv::Point2f>& quad) {
    const cv::Point2f left = (quad[0] + quad[3]) / 2, right = (quad[1] + quad[2]) / 2;
    const cv::Point2f down(left.y - right.y, right.x - left.x);
    return {crossing(quad[0], quad[1], left, down), crossing(quad[0], quad[1], right, down),
            crossing(quad[3], quad[2], right, down), crossing(quad[3], quad[2], left, down)};
}

// Above and below the letters, straight: through where windows of a letter's width have their ink. Outer rows vary from
// letter to letter, the middle and the spread much less.
std::optional<Corners> band_of(const cv::Mat& ink) {
    std::vector<double> heights;
    for (int x = 0; x < ink.cols; x += 4) {
        const cv::Rect box = cv::boundingRect(ink.colRange(x, std::min(x + 16, ink.cols)));
        if (box.height > 0) heights.push_back(box.height);
    }
    if (heights.size() < 8) return std::nullopt;
    std::nth_element(heights.begin(), heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2), heights.end());
    const double letter = heights[heights.size() / 2];
    const int window = std::max(8, static_cast<int>(1.2 * letter));
    std::vector<cv::Point2d> middles, spreads;
    for (int x = 0; x + window <= ink.cols; x += window / 3) {
        const cv::Moments moments = cv::moments(ink(cv::Rect(x, 0, window, ink.rows)), true);
        if (moments.m00 < 0.06 * window * letter) continue;
        middles.emplace_back(x + window / 2.0, moments.m01 / moments.m00);
        spreads.emplace_back(x + window / 2.0, std::sqrt(moments.mu02 / moments.m00));
    }
    const auto middle = agreed_line(middles, 0.12 * letter, 0.6), spread = agreed_line(spreads, 0.04 * letter, 0.3);
    if (!middle || !spread) return std::nullopt;
    Corners corners;
    const double ends[] = {middles.front().x, middles.back().x};
    for (std::size_t i = 0; i < 2; ++i) {
        const double reach = 1.6 * spread->at(ends[i]);
        if (reach < 2) return std::nullopt;
        corners[i] = cv::Point2d(ends[i], middle->at(ends[i]) - reach);
        corners[3 - i] = cv::Point2d(ends[i], middle->at(ends[i]) + reach);
    }
    return corners;
}

std::vector<cv::Point2f> some_points_of(const cv::Mat& ink) {
    std::vector<cv::Point> pixels;
    cv::findNonZero(ink, pixels);
    std::vector<cv::Point2f> points;
    for (std::size_t i = 0; i < pixels.size(); i += 1 + pixels.size() / 6'000)
        points.emplace_back(pixels[i]);
    return points;
}

float at_share(std::vector<float>& values, double share) {
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

// By how much of their height rows of letters that were pulled level by eye still hang lower at the right end than at the
// left, and in the middle lower than at both.
struct Rest {
    double fall = 0, sag = 0;
    double lower(double across) const { return fall * (across - 0.5) + sag * 4 * across * (1 - across); }
};

// Rows of letters and the gaps above, between and below them take turns most clearly where they lie level.
double evenness(const std::vector<cv::Point2f>& points, const Rest& rest) {
    std::vector<double> counts(80 * (1 + 2 * far_lines));
    for (const cv::Point2f& point : points) {
        const double row = (point.y - rest.lower(point.x) + far_lines) * 80;
        if (row >= 0 && row < static_cast<double>(counts.size())) counts[static_cast<std::size_t>(row)] += 1;
    }
    double squares = 0;
    for (const double count : counts)
        squares += count * count;
    return squares;
}

Rest rest_of(const std::vector<cv::Point2f>& points) {
    Rest best;
    double most = evenness(points, best);
    for (const double step : {0.16, 0.04, 0.01}) {
        const Rest about = best;
        for (int i = 0; i < 9 * 9; ++i) {
            const Rest rest{about.fall + step * (i % 9 - 4), about.sag + step * (i / 9 - 4)};
            const double even = evenness(points, rest);
            if (even > most) best = rest, most = even;
        }
    }
    return best;
}

// The first and the last row, of their height, that holds a fifth of what the fullest do: others hold no line of letters.
std::pair<double, double> rows_of(const std::vector<float>& down) {
    std::vector<int> counts(100 * (1 + 2 * far_lines));
    for (const float at : down)
        if (at > -far_lines && at < 1 + far_lines) ++counts[static_cast<std::size_t>((at + far_lines) * 100)];
    std::vector<int> sorted = counts;
    std::erase(sorted, 0);
    if (sorted.empty()) return {0, 1};
    std::sort(sorted.begin(), sorted.end());
    const int least = std::max(1, sorted[sorted.size() * 4 / 5] / 5);
    const auto is_full = [&](int count) { return count >= least; };
    const auto first = std::find_if(counts.begin(), counts.end(), is_full);
    const auto last = std::find_if(counts.rbegin(), counts.rend(), is_full);
    return {static_cast<double>(first - counts.begin()) / 100 - far_lines,
            static_cast<double>(counts.rend() - last) / 100 - far_lines};
}

// A box around all of `ink`'s points but the outermost rows, in the perspective of `level` or one near it in which the
// rows lie more even, and how far they still sag.
std::pair<std::vector<cv::Point2f>, double> box_around(const std::vector<cv::Point2f>& ink,
                                                       const std::vector<cv::Point2f>& level) {
    const cv::Mat front = cv::getPerspectiveTransform(level, std::vector<cv::Point2f>{{0, 0}, {1, 0}, {1, 1}, {0, 1}});
    const std::vector<cv::Point2f> points = moved(ink, front);
    const Rest rest = rest_of(points);
    std::vector<float> across, down;
    for (const cv::Point2f& point : points) {
        across.push_back(point.x);
        down.push_back(static_cast<float>(point.y - rest.lower(point.x)));
    }
    const auto [top, bottom] = rows_of(down);
    const double high = bottom - top;
    const double aspect = cv::norm(level[1] - level[0]) / std::max(1.0, cv::norm(level[3] - level[0]));
    const double left = at_share(across, 0) - 0.5 * high / aspect, right = at_share(across, 1) + 0.5 * high / aspect;
    const auto corner = [&](double x, double y) { return cv::Point2f(cv::Point2d(x, y + rest.lower(x))); };
    const double bend = rest.sag * (right - left) * (right - left), room = margin * high + std::abs(bend);
    const double above = top - room, below = bottom + room, sag = bend / (below - above);
    return {moved({corner(left, above), corner(right, above), corner(right, below), corner(left, below)}, front.inv()),
            sag};
}

// Of light letters, or dark ones.
std::optional<FittedBanner> fitted(const cv::Mat& bgr, const BannerSpot& spot) {
    const auto view = view_around(bgr, spot);
    const auto tones = view ? tones_of(*view, spot) : std::nullopt;
    if (!tones) return std::nullopt;
    const Inks inks = inks_of(*view, *tones);
    cv::Mat ink = letters_of(inks, view->rows);
    leave_out_round_ends(ink);
    keep_one_chain(ink, static_cast<int>(widest_gap * view_height / (1 + 2 * beyond)));
    const auto level = band_of(ink);
    const std::vector<cv::Point2f> points = some_points_of(ink);
    if (!level || points.size() < least_samples) return std::nullopt;
    const cv::Mat back(view->to.inv());
    const auto [box, sag] =
        box_around(moved(points, back), with_square_ends(moved({level->begin(), level->end()}, back)));
    FittedBanner banner{spot, sag, ink, inks.field | inks.mixed, view->to};
    Corners& corners = banner.spot.corners;
    std::copy(box.begin(), box.end(), corners.begin());
    if (!is_sound(corners) || width_of(corners) < 2.5 * height_of(corners)) return std::nullopt;
    return banner;
}

}  // namespace

std::optional<FittedBanner> fitted_to_letters(const cv::Mat& bgr, const BannerSpot& spot) {
    if (auto banner = fitted(bgr, spot)) return banner;
    BannerSpot other = spot;
    other.light_letters = !spot.light_letters;  // a small coloured field on something light is easily taken for letters
    return fitted(bgr, other);
}

}  // namespace mediaproof
