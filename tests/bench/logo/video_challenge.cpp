// LOGOs shown for two seconds in films of three minutes, hung up or put on in editing, through probe_file().
#include <cairo.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "bench.h"
#include "logo/carriers.h"
#include "logo/designs.h"
#include "logo/ours.h"
#include "logo/pose.h"
#include "logo/scenes.h"
#include "probe/probe_file.h"
#include "paint/encoder.h"
#include "paint/planes.h"
#include "quads.h"

namespace mediaproof::bench {
namespace {

namespace fs = std::filesystem;

constexpr double film_s = 180;
constexpr double fps = 8;
constexpr double appearance_s = 2;
constexpr double shot_s = 20;
const cv::Size frame_size(1280, 720);
const cv::Size window(1152, 648);  // of a background, which the camera passes along
constexpr double rich_mark = 0.99;
constexpr double plain_mark = 0.95;
constexpr double false_alarm_mark = 0.01;
constexpr double near_enough = 0.5;  // of the LOGO's short side: from a sighting's centre to where it is
constexpr double tolerance_s = 0.3;

struct Contestant {
    Design design;
    std::optional<LogoModel> model;  // absent when the library takes no such LOGO; then it sees none, anywhere
};

std::optional<LogoModel> loaded(const fs::path& file, const Design& design) {
    const Ours learned(design.image);
    if (learned.refusal().empty()) return LogoModel::load(file, learned.learning().operating_point);
    fmt::print("  {}: {}\n", design.name, learned.refusal());
    return std::nullopt;
}

// What a camera that moves evenly sees of a picture.
struct Shot {
    cv::Mat picture;
    double from_s = 0;
    cv::Point2d corner, speed;  // of the window at from_s, pixels of the picture and pixels a second

    cv::Matx23d framing(double at_s) const {
        const double scale = static_cast<double>(frame_size.width) / window.width;
        const cv::Point2d at = corner + speed * (at_s - from_s);
        return {scale, 0, -scale * at.x, 0, scale, -scale * at.y};
    }
};

struct Appearance {
    std::size_t contestant = 0;
    bool overlay = false;
    double from_s = 0;
    Shot shot;      // of the LOGO on site
    Quad quad{};    // in the shot's picture, or in the frames where it was put on
    cv::Mat layer;  // put on: premultiplied
    double opacity = 1;

    bool shows(double at_s, double slack_s) const {
        return at_s > from_s - 1e-6 - slack_s && at_s < from_s + appearance_s - 1e-6 + slack_s;
    }
    cv::Point2d centre(double at_s) const {
        cv::Point2d middle;
        for (const Point& corner : quad)
            middle += cv::Point2d(corner.x, corner.y) / 4;
        if (overlay) return middle;
        const cv::Matx23d framing = shot.framing(at_s);
        return {framing(0, 0) * middle.x + framing(0, 2), framing(1, 1) * middle.y + framing(1, 2)};
    }
    double short_px() const { return short_side_px(quad) * (overlay ? 1.0 : 1.0 * frame_size.width / window.width); }
};

struct Story {
    std::vector<Shot> shots;
    std::vector<Appearance> appearances;
};

Shot passing(const cv::Mat& picture, double from_s, double length_s, double most_speed, paint::Random& random) {
    Shot shot{picture, from_s, {}, {}};
    const cv::Point2d room(picture.cols - window.width, picture.rows - window.height);
    const cv::Point2d from(random.between(0, room.x), random.between(0, room.y));
    const cv::Point2d to(random.between(0, room.x), random.between(0, room.y));
    shot.corner = from;
    shot.speed = (to - from) / length_s;
    const double speed = cv::norm(shot.speed);
    if (speed > most_speed) shot.speed *= most_speed / speed;
    return shot;
}

bool always_shown(const Appearance& appearance) {
    for (const double at_s : {appearance.from_s, appearance.from_s + appearance_s}) {
        const cv::Matx23d framing = appearance.shot.framing(at_s);
        for (const Point& corner : appearance.quad) {
            const cv::Point2d at(framing(0, 0) * corner.x + framing(0, 2), framing(1, 1) * corner.y + framing(1, 2));
            if (!cv::Rect2d({}, cv::Size2d(frame_size)).contains(at)) return false;
        }
    }
    return true;
}

Appearance hung(const Contestant& contestant, const std::vector<Background>& backgrounds, double from_s,
                paint::Random& random) {
    Wish wish;
    wish.short_px = {60, 200};
    wish.cover = {0, 0};
    wish.most_spoils = 1;
    wish.second_share = 0;
    for (;;) {
        const auto seed = static_cast<std::uint32_t>(random.below(1U << 30U));
        const Scene scene = place_logo(contestant.design.image, backgrounds, wish, seed);
        if (scene.picture.cols != background_width) continue;  // passed on by a chat program
        Appearance appearance{0, false, from_s, {}, scene.quads.front(), {}, 1};
        for (int attempt = 0; attempt < 20; ++attempt) {
            appearance.shot = passing(scene.picture, from_s, appearance_s, 40, random);
            if (always_shown(appearance) && appearance.short_px() >= 64) return appearance;
        }
    }
}

Appearance put_on(const Contestant& contestant, double from_s, paint::Random& random) {
    const cv::Mat& logo = contestant.design.image;
    const double scale = random.between(48, 110) / std::min(logo.cols, logo.rows);
    const cv::Size size(cvRound(logo.cols * scale), cvRound(logo.rows * scale));
    const double gap = random.between(12, 50);
    const double x = random.chance(0.5) ? gap : frame_size.width - gap - size.width;
    const double y = random.chance(0.7) ? gap : frame_size.height - gap - size.height;
    const double left = std::floor(x), top = std::floor(y);
    const double right = left + size.width, bottom = top + size.height;
    Appearance appearance{0, true, from_s, {}, {{{left, top}, {right, top}, {right, bottom}, {left, bottom}}}, {}, 1};
    appearance.layer = premultiplied(logo, size);
    appearance.opacity = random.between(0.5, 0.7);
    return appearance;
}

// Each contestant's LOGO once, by turns hung up and put on, in its own part of the film.
Story story_of(const std::vector<Contestant>& contestants, const std::vector<std::size_t>& chosen,
               const std::vector<Background>& backgrounds, paint::Random& random) {
    Story story;
    for (double from_s = 0; from_s < film_s; from_s += shot_s)
        story.shots.push_back(passing(random.pick(backgrounds).picture, from_s, shot_s, 40, random));
    const double part_s = film_s / static_cast<double>(chosen.size());
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const double wanted_s = part_s * static_cast<double>(i) + random.between(1, part_s - appearance_s - 1);
        const double from_s = std::ceil(wanted_s * fps) / fps;
        const Contestant& contestant = contestants[chosen[i]];
        story.appearances.push_back(i % 2 == 0 ? hung(contestant, backgrounds, from_s, random)
                                               : put_on(contestant, from_s, random));
        story.appearances.back().contestant = chosen[i];
    }
    return story;
}

cv::Mat frame_at(const Story& story, double at_s) {
    const Shot* shot = &story.shots[std::min(static_cast<std::size_t>(at_s / shot_s), story.shots.size() - 1)];
    const Appearance* shown = nullptr;
    for (const Appearance& appearance : story.appearances)
        if (appearance.shows(at_s, 0)) shown = &appearance;
    if (shown != nullptr && !shown->overlay) shot = &shown->shot;
    cv::Mat frame;
    cv::warpAffine(shot->picture, frame, shot->framing(at_s), frame_size, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    if (shown == nullptr || !shown->overlay) return frame;
    const cv::Point corner(cvRound(shown->quad[0].x), cvRound(shown->quad[0].y));
    cv::Mat under = frame(cv::Rect(corner, shown->layer.size()));
    for (int y = 0; y < under.rows; ++y) {
        for (int x = 0; x < under.cols; ++x) {
            const cv::Vec4b above = shown->layer.at<cv::Vec4b>(y, x);
            cv::Vec3b& below = under.at<cv::Vec3b>(y, x);
            for (int channel = 0; channel < 3; ++channel)
                below[channel] = cv::saturate_cast<uchar>(shown->opacity * above[channel] +
                                                          below[channel] * (1 - shown->opacity * above[3] / 255));
        }
    }
    return frame;
}

void write_story(const fs::path& file, const Story& story, std::uint32_t seed) {
    paint::Film film;
    film.duration_s = film_s;
    film.size = frame_size;
    film.fps = fps;
    paint::Encoder encoder(file, film, seed);
    std::vector<unsigned char> bytes(static_cast<std::size_t>(frame_size.area()) * 3 / 2);
    for (int number = 0; number < cvRound(film_s * fps); ++number) {
        cv::Mat planar(frame_size.height * 3 / 2, frame_size.width, CV_8U, bytes.data());
        cv::cvtColor(frame_at(story, number / fps), planar, cv::COLOR_BGR2YUV_I420);
        encoder.add(bytes);
    }
    encoder.finish();
}

struct Tally {
    int asked = 0, found = 0, told = 0;  // told: and rightly whether it was put on
};

struct Totals {
    std::map<std::pair<bool, bool>, Tally> shown;  // by overlay and richness
    int films = 0, unseen = 0, false_alarms = 0, elsewhere = 0;
    double search_s = 0, worst_s = 0, decode_s = 0;
    int searches = 0;
};

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// The LOGO search alone: what a probe takes with it, less what it takes without.
LogoSearch searched(const fs::path& file, const Contestant& contestant, double plain_s, Totals& totals) {
    if (!contestant.model) return {};
    const auto start = std::chrono::steady_clock::now();
    const FileFacts facts = probe_file(file, {&*contestant.model});
    const double taken_s = std::max(0.0, seconds_since(start) - plain_s);
    totals.search_s += taken_s;
    totals.worst_s = std::max(totals.worst_s, taken_s);
    ++totals.searches;
    return facts.video.value().logo.value();
}

void judge(const Appearance& appearance, const Contestant& contestant, const LogoSearch& search, Totals& totals) {
    Tally& tally = totals.shown[{appearance.overlay, contestant.design.rich}];
    ++tally.asked;
    bool found = false;
    bool told = false;
    bool elsewhere = false;
    for (const Sighting& sighting : search.sightings) {
        const double at_s = sighting.at_s.value();
        cv::Point2d middle;
        for (const Point& corner : sighting.quad)
            middle += cv::Point2d(corner.x, corner.y) / 4;
        const bool right = appearance.shows(at_s, tolerance_s) &&
                           cv::norm(middle - appearance.centre(at_s)) < near_enough * appearance.short_px();
        found = found || right;
        told = told || (right && sighting.overlay == appearance.overlay);
        elsewhere = elsewhere || !right;
    }
    tally.found += found ? 1 : 0;
    tally.told += told ? 1 : 0;
    totals.elsewhere += elsewhere ? 1 : 0;
    if (found && told) return;
    fmt::print("  {} {}: {}, {:.0f} px at {:.1f} s, best {:.2f}\n", contestant.design.name,
               appearance.overlay ? "put on" : "hung up", found ? "taken for the other" : "missed",
               appearance.short_px(), appearance.from_s, search.best_score.value_or(0));
}

std::vector<Contestant> all_contestants(const fs::path& folder) {
    std::vector<Contestant> contestants;
    for (Design& design : all_designs()) {
        cv::Mat pixels = premultiplied(design.image, design.image.size());
        cairo_surface_t* surface = cairo_image_surface_create_for_data(pixels.data, CAIRO_FORMAT_ARGB32, pixels.cols,
                                                                       pixels.rows, static_cast<int>(pixels.step[0]));
        const fs::path file = folder / "logo.png";
        cairo_surface_write_to_png(surface, file.c_str());
        cairo_surface_destroy(surface);
        auto model = loaded(file, design);
        contestants.push_back({std::move(design), std::move(model)});
    }
    return contestants;
}

std::size_t of_class(const std::vector<Contestant>& contestants, bool rich, paint::Random& random) {
    for (;;) {
        const std::size_t which = random.below(contestants.size());
        if (contestants[which].design.rich == rich) return which;
    }
}

void try_film(const fs::path& file, const std::vector<Contestant>& contestants,
              const std::vector<Background>& backgrounds, std::uint32_t seed, Totals& totals) {
    paint::Random random(seed);
    std::vector<std::size_t> chosen;
    for (const bool rich : {true, true, false, false}) {
        std::size_t which = of_class(contestants, rich, random);
        while (std::find(chosen.begin(), chosen.end(), which) != chosen.end())
            which = of_class(contestants, rich, random);
        chosen.push_back(which);
    }
    const Story story = story_of(contestants, chosen, backgrounds, random);
    write_story(file, story, seed);
    ++totals.films;
    totals.decode_s +=
        seconds_of({"ffmpeg", "-v", "error", "-threads", "2", "-i", file.string(), "-f", "null", "-"}, 1);
    const auto start = std::chrono::steady_clock::now();
    probe_file(file);
    const double plain_s = seconds_since(start);
    for (const Appearance& appearance : story.appearances) {
        const Contestant& contestant = contestants[appearance.contestant];
        judge(appearance, contestant, searched(file, contestant, plain_s, totals), totals);
    }
    for (const bool rich : {true, false}) {
        std::size_t absent = of_class(contestants, rich, random);
        while (std::find(chosen.begin(), chosen.end(), absent) != chosen.end())
            absent = of_class(contestants, rich, random);
        const LogoSearch search = searched(file, contestants[absent], plain_s, totals);
        ++totals.unseen;
        totals.false_alarms += search.outcome == LogoOutcome::present ? 1 : 0;
        if (search.outcome == LogoOutcome::present)
            fmt::print("  {}: false alarm at {:.1f} s, {:.2f}\n", contestants[absent].design.name,
                       search.sightings.front().at_s.value(), search.sightings.front().score);
    }
}

double share(int part, int whole) {
    return whole > 0 ? static_cast<double>(part) / whole : 0;
}

bool print_totals(const Totals& totals) {
    bool met = true;
    fmt::print(
        "\nLOGOs shown for {:.0f} s in films of {:.0f} s, {}×{} at {:.0f} frames a "
        "second\n{:<22}{:>5}{:>9}{:>7}{:>13}\n",
        appearance_s, film_s, frame_size.width, frame_size.height, fps, "", "n", "found", "mark", "rightly told");
    for (const auto& [kind, tally] : totals.shown) {
        const double mark = kind.second ? rich_mark : plain_mark;
        const bool reached = share(tally.found, tally.asked) >= mark && share(tally.told, tally.asked) >= mark;
        met = met && reached;
        fmt::print("{:<22}{:>5}{:>7.1f} %{:>5.0f} %{:>11.1f} %{}\n",
                   fmt::format("{}, {}", kind.first ? "put on" : "hung up", kind.second ? "rich" : "plain"),
                   tally.asked, 100 * share(tally.found, tally.asked), 100 * mark, 100 * share(tally.told, tally.asked),
                   reached ? "" : "  missed");
    }
    const double alarms = share(totals.false_alarms, totals.unseen);
    met = met && alarms <= false_alarm_mark;
    fmt::print("False alarms: {} of {} films without the LOGO; {} films show it, but saw it elsewhere as well\n",
               totals.false_alarms, totals.unseen, totals.elsewhere);
    fmt::print("A LOGO search takes {:.1f} s on average, {:.1f} s at the most; decoding every frame {:.1f} s\n",
               totals.search_s / std::max(1, totals.searches), totals.worst_s,
               totals.decode_s / std::max(1, totals.films));
    return met;
}

}  // namespace

bool logo_video(const LogoOptions& options) {
    silence_media_libraries();
    const fs::path folder = fs::temp_directory_path() / fmt::format("mediaproof-bench-{}", ::getpid());
    fs::create_directories(folder);
    const auto contestants = all_contestants(folder);
    std::vector<Background> ground = backgrounds(options.quick);
    std::erase_if(ground, [](const Background& background) { return !background.takes_logo; });
    Totals totals;
    for (std::uint32_t film = 0; film < (options.quick ? 3U : 25U); ++film)
        try_film(folder / "film.mp4", contestants, ground, 4'000'000 + film, totals);
    fs::remove_all(folder);
    return print_totals(totals);
}

}  // namespace mediaproof::bench
