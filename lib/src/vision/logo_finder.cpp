#include "vision/logo_finder.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "vision/clarity.h"
#include "vision/logo_candidates.h"
#include "vision/logo_mirror.h"
#include "vision/shrink.h"
#include "vision/spots.h"

namespace mediaproof {
namespace {

constexpr double scan_long_side = 1280;        // larger pictures are first scanned reduced to that
constexpr double first_smallest_side = 24;     // of a LOGO, in pixels of what is scanned first
constexpr double smallest_side = 16;           // in pictures that are no larger than that
constexpr double smallest_side_in_large = 32;  // in pictures more than twice as large, at their own size
constexpr int tile_side = 1536;                // larger pictures are searched for small LOGOs in parts
constexpr double overlap_sides = 3;            // of the largest LOGO looked for in parts
constexpr std::size_t most_proposed_again = 360;
constexpr std::size_t most_proposed_small = 88;
constexpr int telling_picture = 120;        // pixels, the shorter side: smaller ones show too little
constexpr double dark_luma = 45;            // of the 95th percentile, about
constexpr double blurred_score = 25;        // of clarity
constexpr int smallest_picture = 24;        // pixels, the shorter side
constexpr std::size_t most_proposed = 160;  // places to look at again

Sighting sighting_of(const Candidate& candidate, const LogoTemplate& logo) {
    Sighting sighting;
    sighting.score = candidate.agreement.score();
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Point2d corner = projected(candidate.placement, logo.file_corners()[i]);
        sighting.quad[i] = {corner.x, corner.y};
    }
    return sighting;
}

std::vector<Sighting> found(const PicturePyramid& picture, const ScanRange& range, std::size_t most,
                            const LogoModel::Data& data) {
    std::vector<Sighting> sightings;
    for (const Candidate& candidate : candidates_in(picture, range, most, data)) {
        SecondLook look{candidate, 0};
        if (candidate.agreement.score() >= data.operating_point.absent) look = second_look(picture, data, candidate);
        sightings.push_back(sighting_of(look.best, data.logo));
        sightings.back().mirrored = look.mirrored();
    }
    std::stable_sort(sightings.begin(), sightings.end(),
                     [](const Sighting& a, const Sighting& b) { return a.score > b.score; });
    return sightings;
}

bool present(const std::vector<Sighting>& candidates, const LogoModel::Data& data) {
    return std::any_of(candidates.begin(), candidates.end(), [&](const Sighting& candidate) {
        return !candidate.mirrored && candidate.score >= data.operating_point.present;
    });
}

void move(std::vector<Sighting>& sightings, cv::Point by) {
    for (Sighting& sighting : sightings) {
        for (Point& corner : sighting.quad)
            corner = {corner.x + by.x, corner.y + by.y};
    }
}

double reduction(cv::Size picture, double long_side) {
    return std::min(1.0, long_side / std::max(picture.width, picture.height));
}

// Parts of a picture that overlap by at least `overlap`.
std::vector<cv::Rect> tiles_of(cv::Size picture, int overlap) {
    std::vector<cv::Rect> tiles;
    const int step = tile_side - overlap;
    for (int y = 0; y == 0 || y + overlap < picture.height; y += step)
        for (int x = 0; x == 0 || x + overlap < picture.width; x += step)
            tiles.push_back(cv::Rect(x, y, tile_side, tile_side) & cv::Rect(cv::Point(), picture));
    return tiles;
}

// The picture that is searched. What several looks need of it is made once, when the first of them asks for it.
class Searched {
  public:
    explicit Searched(const cv::Mat& bgr) : bgr_(bgr) {}

    const cv::Mat& bgr() const { return bgr_; }
    cv::Size size() const { return bgr_.size(); }
    const PicturePyramid& whole() {
        if (!whole_) whole_.emplace(comparable_colours(bgr_));
        return *whole_;
    }
    void forget_whole() { whole_.reset(); }

  private:
    const cv::Mat& bgr_;
    std::optional<PicturePyramid> whole_;
};

// First at half the size: most LOGOs that are there to be seen are large.
std::vector<Sighting> found_at_first(Searched& picture, const LogoModel::Data& data) {
    std::vector<Sighting> sightings;
    for (const double long_side : {scan_long_side / 2, scan_long_side}) {
        const ScanRange range{reduction(picture.size(), long_side), first_smallest_side, 1e9, true};
        sightings = found(picture.whole(), range, most_proposed, data);
        if (present(sightings, data) || std::max(picture.size().width, picture.size().height) <= long_side) break;
    }
    return sightings;
}

// Parts that overlap show one LOGO several times. One that looks mirrored never hides one that doesn't: as long as other
// looks may follow, both count.
std::vector<Sighting> without_repeats(std::vector<Sighting> sightings) {
    const auto first_mirrored = std::stable_partition(sightings.begin(), sightings.end(),
                                                      [](const Sighting& sighting) { return !sighting.mirrored; });
    std::vector<Sighting> kept = best_on_each_spot({sightings.begin(), first_mirrored});
    const std::vector<Sighting> mirrored = best_on_each_spot({first_mirrored, sightings.end()});
    kept.insert(kept.end(), mirrored.begin(), mirrored.end());
    return kept;
}

std::vector<Sighting> found_small(Searched& picture, const LogoModel::Data& data) {
    const double scale = reduction(picture.size(), scan_long_side);
    const double smallest = scale == 1 ? smallest_side : scale > 0.5 ? first_smallest_side : smallest_side_in_large;
    const ScanRange range{1, smallest, 1.1 * first_smallest_side / scale, false, scale > 0.5};
    const std::vector<cv::Rect> tiles = tiles_of(picture.size(), cvCeil(overlap_sides * range.largest_side));
    if (tiles.size() == 1) return found(picture.whole(), range, most_proposed_small, data);
    picture.forget_whole();  // of a large photo it takes as much memory as all else together
    std::vector<Sighting> all;
    for (const cv::Rect& tile : tiles) {
        std::vector<Sighting> here =
            found(PicturePyramid(comparable_colours(picture.bgr()(tile))), range, most_proposed_small, data);
        move(here, tile.tl());
        all.insert(all.end(), here.begin(), here.end());
    }
    return without_repeats(std::move(all));
}

// Mirrored LOGOs are only looked for where they are large: there are few, and they are no proof.
std::vector<Sighting> found_mirrored(Searched& picture, const LogoModel::Data& data) {
    if (!data.has_handedness) return {};
    cv::Mat flipped;
    cv::flip(shrunk_to(picture.bgr(), static_cast<int>(scan_long_side)), flipped, 1);
    const double enlarge = static_cast<double>(picture.size().width) / flipped.cols;
    const double scale = reduction(flipped.size(), scan_long_side / 2);
    const PicturePyramid mirrored(comparable_colours(flipped));
    std::vector<Sighting> sightings;
    for (Sighting& sighting : found(mirrored, {scale, first_smallest_side, 1e9, true}, most_proposed, data)) {
        if (sighting.mirrored || sighting.score < data.operating_point.present) continue;
        sighting.mirrored = true;
        for (Point& corner : sighting.quad)
            corner = {(flipped.cols - corner.x) * enlarge, corner.y * enlarge};
        sightings.push_back(sighting);
    }
    return sightings;
}

// Once more, with more patience.
std::vector<Sighting> found_again(Searched& picture, const LogoModel::Data& data) {
    const double scale = reduction(picture.size(), scan_long_side);
    if (scale < 0.5) return {};
    return found(picture.whole(), {scale, first_smallest_side, 1e9, true}, most_proposed_again, data);
}

void add(LogoLook& look, const std::vector<Sighting>& more) {
    look.candidates.insert(look.candidates.end(), more.begin(), more.end());
    std::stable_sort(look.candidates.begin(), look.candidates.end(),
                     [](const Sighting& a, const Sighting& b) { return a.score > b.score; });
}

std::string hindrance_of(const cv::Mat& bgr) {
    if (std::min(bgr.cols, bgr.rows) < telling_picture) return "small";
    const Clarity clarity = measure_clarity(bgr);
    if (clarity.mean_luma && *clarity.mean_luma + *clarity.luma_spread < dark_luma) return "dark";
    if (clarity.score && *clarity.score < blurred_score) return "blurred";
    return {};
}

}  // namespace

LogoLook look_for_logo(const cv::Mat& bgr, const LogoModel::Data& data, LogoEffort effort) {
    if (bgr.empty() || std::min(bgr.cols, bgr.rows) < smallest_picture) return {{}, "small"};
    Searched picture(bgr);
    LogoLook look;
    if (effort != LogoEffort::closer) look.candidates = found_at_first(picture, data);
    if (effort != LogoEffort::frame) {
        for (const auto further : {found_again, found_small, found_mirrored})
            if (!present(look.candidates, data)) add(look, further(picture, data));
    }
    if (!present(look.candidates, data)) look.hindrance = hindrance_of(bgr);
    return look;
}

}  // namespace mediaproof
