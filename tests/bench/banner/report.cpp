// How often a banner's wording is judged right, and whether a wrong one ever passes.
#include <fmt/format.h>

#include <fstream>
#include <functional>
#include <opencv2/imgproc.hpp>
#include <span>

#include "banner/scenes.h"
#include "bench.h"
#include "logo/recompress.h"
#include "mediaproof/dates.h"
#include "mediaproof/finding.h"
#include "paint/scene.h"
#include "probe/banner.h"
#include "vision/clarity.h"

namespace mediaproof::bench {
namespace {

constexpr double right_mark = 0.9;

struct Trial {
    BannerScene scene;  // without its picture
    Status status = Status::unknown;
    std::vector<BannerReading> read;
};

// As a photo is decoded: halved while its longer side keeps what a display shows.
std::vector<BannerReading> read_as_photo(const cv::Mat& picture) {
    cv::Mat smaller = picture;
    while (std::max(smaller.cols, smaller.rows) / 2 >= display_long_side)
        cv::resize(smaller, smaller, {}, 0.5, 0.5, cv::INTER_AREA);
    return banners_in_photo(smaller, picture.size(), [&] { return picture; });
}

// Real photos; where there are none, a painted street.
std::vector<Background> grounds_without_banners() {
    std::vector<Background> grounds = backgrounds(true);
    std::erase_if(grounds, [](const Background& ground) { return !ground.real || !ground.takes_logo; });
    if (!grounds.empty()) return grounds;
    for (std::uint32_t seed = 1; seed < 6; ++seed) {
        const paint::Event wordless{"", "", " ", {}, false, seed};
        grounds.push_back({"painted", paint::paint_view(wordless, paint::View::boards, {1280, 960})});
    }
    return grounds;
}

RulePack pack_with_banners_alone() {
    RulePack pack = RulePack::load(std::string(MEDIAPROOF_SOURCE) + "/models/ningxiang-2023");
    for (auto& [id, settings] : pack.rules)
        settings.on = id == "banner.wording";
    return pack;
}

Trial tried(BannerScene scene) {
    static const RulePack pack = pack_with_banners_alone();
    FileFacts facts;
    facts.kind = FileKind::photo;
    facts.photo.emplace();
    facts.photo->banners = read_as_photo(scene.picture);
    scene.picture.release();
    Submission submission;
    submission.manifest.unit = scene.unit;
    submission.event_dates = {*parse_date("2023-05-12")};
    const Finding finding = apply_rules(submission, {facts}, pack).front();
    return {scene, finding.status, std::move(*facts.photo->banners)};
}

void write(const std::filesystem::path& path, std::span<const std::byte> bytes) {
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

void dump(const std::filesystem::path& folder, const cv::Mat& picture, const Trial& trial, std::uint32_t number) {
    if (folder.empty()) return;
    std::filesystem::create_directories(folder);
    const std::string name = fmt::format("{}-{}", trial.scene.right ? "right" : "wrong", number);
    const std::vector<unsigned char> jpeg = jpeg_of(picture, 90);
    write(folder / (name + ".jpg"), std::as_bytes(std::span(jpeg)));
    int strips = 0;
    for (const BannerReading& reading : trial.read)
        if (!reading.strip.empty()) write(folder / fmt::format("{}-strip-{}.jpg", name, ++strips), reading.strip);
}

void print_misjudged(const Trial& trial, std::uint32_t number) {
    const BannerScene& scene = trial.scene;
    fmt::print("  {} {:>3}: {} | {}, {} line(s){}, {:.0f} px, {:.0f}°, {} | read\n",
               scene.right ? "not passed" : "WRONGLY PASSED", number, scene.wording, scene.make, scene.lines,
               scene.logo ? ", emblem" : "", scene.letter_px, scene.tilt_deg, scene.font);
    for (const BannerReading& reading : trial.read)
        fmt::print("      {}\n", reading.text);
    std::fflush(stdout);
}

void row(const std::vector<Trial>& trials, const std::string& about, const std::function<bool(const Trial&)>& counts) {
    int right = 0, passed = 0, wrong = 0, wrongly_passed = 0;
    for (const Trial& trial : trials) {
        if (!counts(trial)) continue;
        (trial.scene.right ? right : wrong) += 1;
        if (trial.status == Status::pass) (trial.scene.right ? passed : wrongly_passed) += 1;
    }
    if (right + wrong > 0)
        fmt::print("{:<34} {:>4} of {:<4} {:>5.1f} %   {:>3} of {}\n", about, passed, right,
                   100.0 * passed / std::max(1, right), wrongly_passed, wrong);
}

void print_table(const std::vector<Trial>& trials) {
    fmt::print("{:<34} {:<22} {}\n", "banner wording", "right ones passed", "wrong ones passed");
    row(trials, "all", [](const Trial&) { return true; });
    for (const char* make : {"red, yellow letters", "red, white letters", "blue, white letters", "white, red letters"})
        row(trials, make, [&](const Trial& t) { return t.scene.make == make; });
    for (const char* font :
         {"WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "AR PL UMing CN", "AR PL UKai CN", "Noto Sans CJK SC"})
        row(trials, font, [&](const Trial& t) { return t.scene.font == font; });
    row(trials, "one line", [](const Trial& t) { return t.scene.lines == 1; });
    row(trials, "two lines", [](const Trial& t) { return t.scene.lines == 2; });
    row(trials, "with an emblem", [](const Trial& t) { return t.scene.logo; });
    for (const auto& [from, to] : {std::pair(24, 36), std::pair(36, 54), std::pair(54, 81)})
        row(trials, fmt::format("letters {} to {} px", from, to),
            [&](const Trial& t) { return t.scene.letter_px >= from && t.scene.letter_px < to; });
    for (const int from : {0, 10, 20})
        row(trials, fmt::format("tilted by {} to {}°", from, from + 10),
            [&](const Trial& t) { return t.scene.tilt_deg >= from && t.scene.tilt_deg < from + 10; });
}

}  // namespace

bool banner(const BannerOptions& options) {
    const auto grounds = grounds_without_banners();
    const std::uint32_t count = options.quick ? 48 : 240;
    std::vector<Trial> trials;
    for (std::uint32_t number = 0; number < count; ++number) {
        for (const bool right : {true, false}) {
            const BannerScene scene = banner_scene(number, options.seed, right, grounds);
            trials.push_back(tried(scene));
            if ((trials.back().status == Status::pass) == right) continue;
            dump(options.dump, scene.picture, trials.back(), number);
            print_misjudged(trials.back(), number);
        }
    }
    print_table(trials);
    std::uint32_t passed = 0, wrongly = 0;
    for (const Trial& trial : trials)
        if (trial.status == Status::pass) (trial.scene.right ? passed : wrongly) += 1;
    return passed >= right_mark * count && wrongly == 0;
}

}  // namespace mediaproof::bench
