#include "vision/banner_strip.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "vision/banner_fit.h"

namespace mediaproof {
namespace {

constexpr int strip_height = 160;
constexpr int most_strip_width = 4800;
constexpr int glance_height = 40;
constexpr int letter_height = 48;  // what is handed to the reader

// The spot with some of what lies above and below it, `height` pixels high.
cv::Mat warped(const cv::Mat& bgr, const BannerSpot& spot, int height) {
    const double high = height_of(spot.corners), wide = width_of(spot.corners);
    const int shrink = std::clamp(static_cast<int>(high / height), 1, 4);  // made smaller by area, not by skipping
    const int width = std::clamp(static_cast<int>(height * wide / std::max(high, 1.0)), 1, most_strip_width);
    const cv::Size size(width * shrink, height * shrink);
    const auto w = static_cast<float>(size.width), h = static_cast<float>(size.height);
    const std::vector<cv::Point2f> from(spot.corners.begin(), spot.corners.end());
    const std::vector<cv::Point2f> to = {{0, 0}, {w, 0}, {w, h}, {0, h}};
    cv::Mat strip;
    cv::warpPerspective(bgr, strip, cv::getPerspectiveTransform(from, to), size,
                        high < height ? cv::INTER_CUBIC : cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    if (shrink > 1) cv::resize(strip, strip, {width, height}, 0, 0, cv::INTER_AREA);
    return strip;
}

// Letters dark on white, folds and shade taken out.
cv::Mat inked(const cv::Mat& strip, const BannerSpot& spot) {
    cv::Mat grey, ground;
    cv::extractChannel(strip, grey, spot.channel);
    if (spot.light_letters) grey = 255 - grey;
    const int reach = strip.rows / 4 * 2 + 1;
    cv::dilate(grey, ground, cv::Mat::ones(reach, reach, CV_8U));
    cv::blur(ground, ground, {2 * reach + 1, reach});
    cv::divide(grey, ground, grey, 255);
    return grey;
}

cv::Mat ink_of(const cv::Mat& grey) {
    cv::Mat ink;
    cv::threshold(grey, ink, 0, 255, cv::THRESH_BINARY_INV | cv::THRESH_OTSU);
    return ink;
}

// Without patches that reach the upper or lower border or are as high as the strip: the wall behind it, people before it.
cv::Mat within_borders(const cv::Mat& ink) {
    cv::Mat labels, stats, middles;
    const int count = cv::connectedComponentsWithStats(ink, labels, stats, middles);
    std::vector<uchar> kept(static_cast<std::size_t>(count), 255);
    kept[0] = 0;
    for (int i = 1; i < count; ++i) {
        const int top = stats.at<int>(i, cv::CC_STAT_TOP), height = stats.at<int>(i, cv::CC_STAT_HEIGHT);
        const bool at_border = top <= 0 || top + height >= ink.rows;
        if (at_border || height > ink.rows * 9 / 10 || stats.at<int>(i, cv::CC_STAT_AREA) < 6)
            kept[static_cast<std::size_t>(i)] = 0;
    }
    cv::Mat inside(ink.size(), CV_8U);
    for (int y = 0; y < ink.rows; ++y)
        std::transform(labels.ptr<int>(y), labels.ptr<int>(y) + ink.cols, inside.ptr<uchar>(y),
                       [&](int label) { return kept[static_cast<std::size_t>(label)]; });
    return inside;
}

struct Row {
    int from = 0;
    int to = 0;
    int height() const { return to - from; }
};

// Stretches of `profile` at or above `least`, joined over gaps of up to `widest_gap`.
std::vector<Row> stretches_of(const cv::Mat& profile, double least, int widest_gap) {
    std::vector<Row> rows;
    for (int i = 0; i < static_cast<int>(profile.total()); ++i) {
        if (profile.at<float>(i) < least) continue;
        if (rows.empty() || i - rows.back().to > widest_gap) rows.push_back({i, i});
        rows.back().to = i + 1;
    }
    return rows;
}

// Rows of letters, and nothing lower than half of the highest of them.
std::vector<Row> lines_of(const cv::Mat& ink) {
    cv::Mat profile;
    cv::reduce(ink, profile, 1, cv::REDUCE_SUM, CV_32F);
    cv::Mat sorted;
    cv::sort(profile.reshape(1, 1), sorted, cv::SORT_EVERY_ROW | cv::SORT_ASCENDING);
    const double busy = sorted.at<float>(static_cast<int>(sorted.total()) * 9 / 10);
    if (busy <= 0) return {};
    std::vector<Row> rows = stretches_of(profile, 0.2 * busy, 1);
    int highest = 0;
    for (const Row& row : rows)
        highest = std::max(highest, row.height());
    std::erase_if(rows, [&](const Row& row) { return row.height() < highest / 2 || row.height() < 8; });
    return rows;
}

// How far down, in pixels, each column's letters lie from the middle of all: a parabola through the columns' centres.
std::vector<float> sag_of(const cv::Mat& ink) {
    const int step = ink.rows / 2;
    std::vector<cv::Point2d> centres;
    for (int x = 0; x + step <= ink.cols; x += step) {
        const cv::Moments moments = cv::moments(ink(cv::Rect(x, 0, step, ink.rows)), true);
        if (moments.m00 > 0.03 * step * ink.rows) centres.emplace_back(x + step / 2.0, moments.m01 / moments.m00);
    }
    std::vector<float> sag(static_cast<std::size_t>(ink.cols), 0);
    if (centres.size() < 5) return sag;
    std::vector<bool> fits(centres.size(), true);
    cv::Mat curve;
    for (int round = 0; round < 3; ++round) {
        cv::Mat left, right;
        for (std::size_t i = 0; i < centres.size(); ++i) {
            if (!fits[i]) continue;
            const double u = centres[i].x / ink.cols;
            left.push_back(cv::Mat(cv::Matx13d(1, u, u * u)));
            right.push_back(centres[i].y);
        }
        if (left.rows < 5) return sag;
        cv::solve(left, right, curve, cv::DECOMP_SVD);
        for (std::size_t i = 0; i < centres.size(); ++i) {
            const double u = centres[i].x / ink.cols;
            const double off = centres[i].y - curve.dot(cv::Mat(cv::Matx31d(1, u, u * u)));
            fits[i] = std::abs(off) < 0.06 * ink.rows;
        }
    }
    for (int x = 0; x < ink.cols; ++x) {
        const double u = static_cast<double>(x) / ink.cols;
        const double down = curve.dot(cv::Mat(cv::Matx31d(1, u, u * u))) - ink.rows / 2.0;
        sag[static_cast<std::size_t>(x)] = static_cast<float>(std::clamp(down, -0.25 * ink.rows, 0.25 * ink.rows));
    }
    return sag;
}

cv::Mat without_sag(const cv::Mat& strip, const std::vector<float>& sag) {
    cv::Mat from_x(strip.size(), CV_32F), from_y(strip.size(), CV_32F), level;
    for (int y = 0; y < strip.rows; ++y) {
        for (int x = 0; x < strip.cols; ++x) {
            from_x.at<float>(y, x) = static_cast<float>(x);
            from_y.at<float>(y, x) = static_cast<float>(y) + sag[static_cast<std::size_t>(x)];
        }
    }
    cv::remap(strip, level, from_x, from_y, cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar::all(255));
    return level;
}

// How clearly letters and gaps take turns down the rows.
double evenness(const cv::Mat& ink) {
    cv::Mat profile;
    cv::reduce(ink, profile, 1, cv::REDUCE_SUM, CV_32F);
    const double total = cv::sum(profile)[0];
    return total > 0 ? profile.dot(profile) / (total * total) : 0;
}

// Pulled straight where that brings the letters into rows; two lines of different lengths only look as if they sagged.
cv::Mat levelled(const cv::Mat& grey) {
    const cv::Mat ink = within_borders(ink_of(grey));
    const std::vector<float> sag = sag_of(ink);
    const cv::Mat straight = 255 - without_sag(255 - ink, sag);
    return evenness(straight) > evenness(ink) ? without_sag(grey, sag) : grey;
}

// Height of the tallest stroke or connected strokes. A character has some nearly as high as itself; the small writing
// round a LOGO has not.
int tallest_in(const cv::Mat& ink) {
    cv::Mat labels, stats, middles;
    int tallest = 0;
    for (int i = cv::connectedComponentsWithStats(ink, labels, stats, middles) - 1; i > 0; --i)
        tallest = std::max(tallest, stats.at<int>(i, cv::CC_STAT_HEIGHT));
    return tallest;
}

// The columns between a LOGO, or whatever else at an end stands clear of the letters and higher than `band`.
Row columns_of_letters(const cv::Mat& ink, const Row& band, int letter, bool clean) {
    cv::Mat profile;
    cv::reduce(ink, profile, 0, cv::REDUCE_SUM, CV_32F);
    std::vector<Row> groups = stretches_of(profile, 255, letter / 5);
    const auto is_speck = [&](const Row& group) {
        return group.height() < letter / 3 || tallest_in(ink.colRange(group.from, group.to)) < letter * 3 / 4;
    };
    const auto too_high = [&](const Row& group, int widest) {
        cv::Mat rows;
        cv::reduce(ink.colRange(group.from, group.to), rows, 1, cv::REDUCE_SUM, CV_32F);
        const std::vector<Row> inked_rows = stretches_of(rows, 255, ink.rows);
        return group.height() < widest && !inked_rows.empty() &&
               (inked_rows.front().from < band.from - letter / 8 || inked_rows.back().to > band.to + letter / 8);
    };
    const auto is_solid = [&](const Row& group) {
        const cv::Mat part = ink(cv::Range(band.from, band.to), cv::Range(group.from, group.to));
        const cv::Rect box = cv::boundingRect(part);
        return box.height > letter / 2 && cv::countNonZero(part) > 0.68 * box.area();
    };
    const auto is_none = [&](const Row& group, int widest) {
        return is_speck(group) || is_solid(group) || (!clean && too_high(group, widest));
    };
    while (groups.size() > 1 && is_none(groups.front(), ink.cols / 4))
        groups.erase(groups.begin());
    while (groups.size() > 1 && is_none(groups.back(), letter / 2))
        groups.pop_back();
    return groups.empty() ? Row{} : Row{groups.front().from, groups.back().to};
}

cv::Mat leaning(const cv::Mat& picture, double lean) {
    const cv::Matx23d shear(1, lean, -lean * picture.rows / 2, 0, 1, 0);
    cv::Mat leant;
    cv::warpAffine(picture, leant, shear, picture.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar::all(255));
    return leant;
}

// Letters stand upright where strokes and gaps take turns most clearly along the columns.
double lean_of(const cv::Mat& grey) {
    const cv::Mat white_on_black = within_borders(ink_of(grey));
    double best_lean = 0, best = 0;
    for (int step = -10; step <= 10; ++step) {
        cv::Mat profile;
        cv::reduce(255 - leaning(255 - white_on_black, 0.06 * step), profile, 0, cv::REDUCE_SUM, CV_32F);
        const double clear = profile.dot(profile) * (step == 0 ? 1.01 : 1);
        if (clear > best) best = clear, best_lean = 0.06 * step;
    }
    return best_lean;
}

cv::Mat upright(const cv::Mat& grey) {
    return leaning(grey, lean_of(grey));
}

// Wide gaps, which readers take for the end of a line, made narrow.
cv::Mat without_wide_gaps(const cv::Mat& letters, int widest) {
    cv::Mat darkest;
    cv::reduce(letters, darkest, 0, cv::REDUCE_MIN);
    cv::Mat squeezed(letters.size(), CV_8U);
    int columns = 0, gap = 0;
    for (int x = 0; x < letters.cols; ++x) {
        gap = darkest.at<uchar>(x) > 200 ? gap + 1 : 0;
        if (gap <= widest) letters.col(x).copyTo(squeezed.col(columns++));
    }
    return squeezed.colRange(0, columns).clone();
}

// White where there is no ink nearby, and outside of the letters' rows and columns.
cv::Mat cleaned(const cv::Mat& grey, const cv::Mat& ink, const cv::Rect& box, int letter) {
    cv::Mat near;
    const int reach = std::max(3, letter / 12) | 1;
    cv::dilate(ink, near, cv::Mat::ones(reach, reach, CV_8U));
    cv::Mat clean(grey.size(), CV_8U, cv::Scalar(255));
    grey.copyTo(clean, near);
    clean = clean(box).clone();
    cv::normalize(clean, clean, 0, 255, cv::NORM_MINMAX);
    const double factor = static_cast<double>(letter_height) / letter;
    cv::resize(clean, clean, {}, factor, factor, factor < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    clean = without_wide_gaps(clean, letter_height / 4);
    cv::copyMakeBorder(clean, clean, 20, 20, 24, 24, cv::BORDER_CONSTANT, cv::Scalar(255));
    return clean;
}

cv::Rect around(const Row& columns, const Row& rows, int letter) {
    return {columns.from - letter / 4, rows.from - letter / 6, columns.height() + letter / 2,
            rows.height() + letter / 3};
}

// A second look, from nearer to straight ahead, sees ends that the first cut off.
std::optional<FittedBanner> fitted_in_rounds(const cv::Mat& bgr, const BannerSpot& spot) {
    auto fitted = fitted_to_letters(bgr, spot);
    if (!fitted) return std::nullopt;
    auto again = fitted_to_letters(bgr, fitted->spot);
    return again ? again : fitted;
}

std::vector<float> sag_of(const FittedBanner& fitted, cv::Size strip) {
    const double high = strip.height / (1 + 2 * fitted.spot.rim), end = high * fitted.spot.rim;
    std::vector<float> sag;
    for (int x = 0; x < strip.width; ++x) {
        const double across = (x - end) / std::max(1.0, strip.width - 2 * end);
        sag.push_back(static_cast<float>(high * fitted.sag * (4 * across * (1 - across) - 0.67)));
    }
    return sag;
}

// `mask` of the fitted banner's view as it lies in the strip of `spot`.
cv::Mat in_strip(const cv::Mat& mask, const FittedBanner& fitted, const BannerSpot& spot, cv::Size size) {
    const auto w = static_cast<float>(size.width), h = static_cast<float>(size.height);
    const std::vector<cv::Point2f> from(spot.corners.begin(), spot.corners.end());
    const cv::Mat to_strip =
        cv::getPerspectiveTransform(from, std::vector<cv::Point2f>{{0, 0}, {w, 0}, {w, h}, {0, h}});
    cv::Mat laid;
    cv::warpPerspective(mask, laid, to_strip * cv::Mat(fitted.to_ink.inv()), size);
    return laid;
}

// The letters dark on white, and where the field is light.
struct Prepared {
    cv::Mat letters, ground;
};

Prepared prepared(const cv::Mat& picture, const FittedBanner& fitted, const BannerSpot& spot) {
    cv::Mat letters = inked(picture, spot), near_ink;
    cv::dilate(in_strip(fitted.ink, fitted, spot, picture.size()), near_ink, cv::Mat::ones(11, 11, CV_8U));
    letters.setTo(255, near_ink == 0);
    const std::vector<float> sag = sag_of(fitted, picture.size());
    letters = without_sag(letters, sag);
    const double lean = lean_of(letters);
    const cv::Mat rest = without_sag(255 - in_strip(fitted.ground, fitted, spot, picture.size()), sag);
    return {leaning(letters, lean), 255 - leaning(rest, lean)};
}

// The column of the first letter of `line`.
int first_of(const cv::Mat& ink, const Row& columns, const Row& line) {
    cv::Mat profile;
    cv::reduce(ink(cv::Range(line.from, line.to), cv::Range(columns.from, columns.to)), profile, 0, cv::REDUCE_MAX);
    int first = 0;
    while (first < profile.cols && profile.at<uchar>(first) == 0)
        ++first;
    return first + columns.from;
}

// Whether the picture goes on to the left of a strip's column: at its edge, letters may be cut off.
bool goes_on_before(double column, const cv::Mat& strip, const BannerSpot& spot, cv::Size picture) {
    const Corners& at = spot.corners;
    const auto share = static_cast<float>(column / strip.cols);
    const cv::Rect_<float> inside(0, 0, static_cast<float>(picture.width), static_cast<float>(picture.height));
    return inside.contains(at[0] + (at[1] - at[0]) * share) && inside.contains(at[3] + (at[2] - at[3]) * share);
}

// Whether the field shows before the first letter of `line`, and nothing else.
bool starts_clear(const cv::Mat& ground, int first, const Row& line, int letter) {
    const cv::Rect before(first - letter * 3 / 10, line.from + line.height() / 5, letter * 3 / 10,
                          line.height() * 3 / 5);
    if ((before & cv::Rect({}, ground.size())) != before || before.empty()) return false;
    return cv::countNonZero(ground(before) > 127) > 0.75 * before.area();
}

}  // namespace

double lettering(const cv::Mat& bgr, const BannerSpot& spot) {
    const double high = height_of(spot.corners), wide = width_of(spot.corners);
    if (high < 8 || wide < 2.5 * high) return 0;
    const cv::Mat strip = warped(bgr, {grown(spot.corners, 0.04, 0), spot.light_letters, spot.channel}, glance_height);
    const cv::Mat grey = inked(strip, spot);
    const cv::Mat ink = within_borders(ink_of(grey));
    const double covered = cv::countNonZero(ink) / static_cast<double>(ink.total());
    if (covered < 0.04 || covered > 0.6) return 0;
    cv::Mat changes;
    cv::absdiff(ink.colRange(1, ink.cols), ink.colRange(0, ink.cols - 1), changes);
    const int rows = ink.rows / 2;
    const double per_row = cv::countNonZero(changes.rowRange(ink.rows / 4, ink.rows / 4 + rows)) / double(rows);
    const double density = per_row / (static_cast<double>(ink.cols) / ink.rows);  // letters change about 4 to 8 times
    if (density < 1.2) return 0;
    const double contrast = (cv::mean(grey, ~ink)[0] - cv::mean(grey, ink)[0]) / 255;
    const double long_side = std::max(bgr.cols, bgr.rows);
    const double large = std::sqrt(wide * wide * high / (long_side * long_side * long_side / 20));
    return std::clamp(std::min(1.0, density / 3) * std::sqrt(contrast) * std::min(1.0, large), 0.0, 1.0);
}

BannerStrip straightened(const cv::Mat& bgr, const BannerSpot& found) {
    const auto fitted = fitted_in_rounds(bgr, found);
    BannerStrip strip;
    strip.spot = fitted ? fitted->spot : found;
    const BannerSpot& spot = strip.spot;
    const BannerSpot with_rim = {grown(spot.corners, spot.rim, spot.rim), spot.light_letters, spot.channel};
    strip.picture = warped(bgr, with_rim, strip_height);
    cv::Mat grey, ground;
    if (fitted) {
        const Prepared both = prepared(strip.picture, *fitted, with_rim);
        grey = both.letters, ground = both.ground;
    } else {
        grey = upright(levelled(inked(strip.picture, spot)));
    }
    const cv::Mat ink = within_borders(ink_of(grey));
    const std::vector<Row> lines = lines_of(ink);
    if (lines.empty()) return strip;
    double mean_height = 0;
    for (const Row& line : lines)
        mean_height += line.height() / static_cast<double>(lines.size());
    const int letter = static_cast<int>(mean_height);
    const Row band{lines.front().from, lines.back().to};
    const Row columns = columns_of_letters(ink, band, letter, fitted.has_value());
    if (columns.height() < 2 * letter) return strip;
    const cv::Rect whole({}, ink.size());
    strip.letters = cleaned(grey, ink, around(columns, band, letter) & whole, letter);
    for (const Row& line : lines)
        strip.lines.push_back(cleaned(grey, ink, around(columns, line, letter) & whole, letter));
    const int first = first_of(ink, columns, lines.front());
    strip.starts_clear = fitted && starts_clear(ground, first, lines.front(), letter) &&
                         goes_on_before(first - 1.2 * letter, strip.picture, with_rim, bgr.size());
    strip.letter_share = static_cast<double>(letter) / ink.rows;
    return strip;
}

}  // namespace mediaproof
