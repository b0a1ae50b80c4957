// What the page for reviewers costs: its size and its opening with a year's submissions, filters and sorts among a
// thousand. Measured by a script of its own in headless Chromium, each to the end of the layout that follows.
#include <fmt/format.h>
#include <turbojpeg.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <opencv2/imgproc.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench.h"
#include "mediaproof/report_html.h"
#include "paint/camera.h"
#include "paint/scene.h"
#include "support/program.h"
#include "support/temp_folder.h"
#include "support/verdicts.h"

namespace mediaproof::bench {
namespace {

namespace fs = std::filesystem;

constexpr int runs = 3;
constexpr std::size_t photos = 10;

constexpr double most_megabytes = 15;
constexpr double most_open_ms = 1'000;
constexpr double most_change_ms = 200;

// ---- made-up submissions ----

std::vector<std::byte> jpeg_of(const cv::Mat& bgr) {
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    const tjhandle encoder = ::tjInitCompress();
    const int failed = ::tjCompress2(encoder, bgr.data, bgr.cols, 0, bgr.rows, TJPF_BGR, &bytes, &size, TJSAMP_420,
                                     thumbnail_jpeg_quality, 0);
    std::vector<std::byte> jpeg(reinterpret_cast<std::byte*>(bytes), reinterpret_cast<std::byte*>(bytes) + size);
    ::tjFree(bytes);
    ::tjDestroy(encoder);
    if (failed != 0) throw std::runtime_error("a thumbnail can't be written");
    return jpeg;
}

// Of photos of each view that are four times as large, as a camera's pictures are larger than a thumbnail.
std::vector<std::vector<std::byte>> thumbnails() {
    std::vector<std::vector<std::byte>> made;
    const paint::Event event{"市教育局",      "招生政策解读", "市教育局2023年“政务公开主题日”活动",
                             MEDIAPROOF_LOGO, true,           7};
    const cv::Size small{thumbnail_long_side_px, thumbnail_long_side_px * 3 / 4};
    for (const paint::View view : paint::all_views) {
        const cv::Mat scene = paint::paint_view(event, view, {1600, 1200});
        for (std::uint32_t seed = 0; seed < 4; ++seed) {
            const cv::Mat photo = paint::photograph(scene, {{0.44 + 0.04 * seed, 0.5}}, small * 4, {}, seed);
            cv::Mat thumbnail;
            cv::resize(photo, thumbnail, small, 0, 0, cv::INTER_AREA);
            made.push_back(jpeg_of(thumbnail));
        }
    }
    return made;
}

FileFacts photo(std::size_t number) {
    FileFacts facts = tests::filled_photo_facts();
    facts.file = fmt::format("照片/IMG_20230512_10{:02}00.jpg", number);
    facts.in_document = false;
    for (Sighting& sighting : facts.photo->logo->sightings)
        sighting.at_s.reset();
    return facts;
}

FileFacts film() {
    FileFacts facts = tests::filled_video_facts();
    facts.file = "活动视频.mp4";
    facts.video->clarity_over_time.clear();
    for (double at_s = 0; at_s < 180; at_s += 2)
        facts.video->clarity_over_time.push_back({at_s, 2, tests::filled_clarity()});
    return facts;
}

// A third of each outcome, every rule with its answer.
Verdict submission(int number) {
    const auto outcome =
        std::array{Outcome::fail, Outcome::review, Outcome::pass}[static_cast<std::size_t>(number % 3)];
    const Status amiss = outcome == Outcome::fail ? Status::fail : Status::unknown;
    Verdict made = tests::verdict_of(fmt::format("材料{}", number), outcome);
    const auto ids = rule_ids();
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const bool passes = outcome == Outcome::pass || i % 7 != static_cast<std::size_t>(number % 7);
        made.findings.push_back(tests::finding_of(std::string(ids[i]), passes ? Status::pass : amiss));
    }
    made.submission.manifest.unit = fmt::format("第{}街道办事处", number * 37 % 101);
    made.submission.manifest.theme = "招生政策解读";
    made.submission.event_dates = {
        parse_date(fmt::format("2023-{:02}-{:02}", 1 + number % 12, 1 + number % 28)).value()};
    made.files = {film()};
    for (std::size_t i = 0; i < photos; ++i)
        made.files.push_back(photo(i));
    return made;
}

std::vector<Verdict> submissions(int count) {
    std::vector<Verdict> made;
    for (int i = 0; i < count; ++i)
        made.push_back(submission(i));
    return made;
}

// The thumbnails that the page wants of each.
std::vector<std::vector<EvidencePicture>> pictures_of(const std::vector<Verdict>& verdicts) {
    const auto stock = thumbnails();
    std::size_t next = 0;
    std::vector<std::vector<EvidencePicture>> pictures;
    for (const Verdict& verdict : verdicts) {
        std::vector<EvidencePicture>& of_it = pictures.emplace_back();
        for (const WantedPicture& wanted : pictures_wanted(verdict))
            of_it.push_back({wanted.file, wanted.at_s, 4000, 3000, stock[next++ % stock.size()], {}});
    }
    return pictures;
}

// ---- the browser ----

// Whatever `script` puts into `told`, once the page was loaded. The page's own policy, which would not let it, is taken away.
std::string told_by(std::string page, const std::string& script) {
    const std::size_t policy = page.find("<meta http-equiv=");
    if (policy != std::string::npos) page.erase(policy, page.find('>', policy) + 1 - policy);
    page += "<script>addEventListener('load', () => { const laid = () => document.body.offsetHeight; let told; " +
            script + " document.documentElement.replaceChildren('told:' + told + ';'); });</script>";
    const tests::TempFolder folder;
    const fs::path file = folder.write("page.html", page);
    const auto run = tests::run_tool({"chromium", "--headless", "--no-sandbox", "--disable-gpu",
                                      "--disable-dev-shm-usage", "--no-first-run", "--disable-component-update",
                                      "--user-data-dir=" + (folder.path() / "profile").string(), "--dump-dom",
                                      "file://" + file.string()});
    const std::size_t start = run.out.find("told:");
    if (start == std::string::npos) throw std::runtime_error("Chromium told nothing: " + run.out.substr(0, 200));
    return run.out.substr(start + 5, run.out.find(';', start) - start - 5);
}

double least_ms(const std::string& page, const std::string& script) {
    double least = std::stod(told_by(page, script));
    for (int run = 1; run < runs; ++run)
        least = std::min(least, std::stod(told_by(page, script)));
    return least;
}

// From the request to the layout of all that is shown: the main thread can't have been busy for longer.
double open_ms(const std::string& page) {
    return least_ms(page, "laid(); told = performance.now();");
}

// Of an action on a page that was laid out before, after what has to come `before` it.
double change_ms(const std::string& page, const std::string& action, const std::string& before = "") {
    return least_ms(page, before + " laid(); const from = performance.now(); " + action +
                              " laid(); told = performance.now() - from;");
}

// The page's script puts the details in order in a task of its own, after the rows.
double details_ms(const std::string& page, const std::string& sort) {
    return change_ms(page, "later();", "let later; window.setTimeout = (work) => { later = work; }; laid(); " + sort);
}

// ---- the table ----

bool print(const std::string& what, double figure, const char* unit, double mark) {
    const bool met = figure <= mark;
    fmt::print("  {:<48} {:>8.1f} {:<3} ≤ {:<6g} {}\n", what, figure, unit, mark, met ? "met" : "missed");
    return met;
}

bool year(double empty_ms) {
    const auto verdicts = submissions(31);
    const auto pictures = pictures_of(verdicts);
    const std::string page = html_report(verdicts, tests::made_up_pack(), pictures);
    fmt::print("31 submissions, each with {} photos and {} frames of a film\n", photos,
               pictures.front().size() - photos);
    bool met = print("size", static_cast<double>(page.size()) / 1e6, "MB", most_megabytes);
    const double ms = open_ms(page);
    met = print("opening", ms, "ms", most_open_ms) && met;
    fmt::print("  {:<48} {:>8.1f}\n", "opening ÷ opening an empty page", ms / empty_ms);
    const std::string open_all = "document.getElementById('open').click();";
    fmt::print("  {:<48} {:>8.1f} ms\n", "opening every submission's details", change_ms(page, open_all));
    return met;
}

bool thousand(double empty_ms) {
    struct Change {
        const char* what;
        const char* action;
    };
    const Change filters[] = {
        {"filter by outcome", "document.querySelector('button[data-outcome=review]').click();"},
        {"filter by check", "document.querySelector('button[data-rule]').click();"},
        {"search",
         "const field = document.getElementById('search'); field.value = '第7'; "
         "field.dispatchEvent(new Event('input'));"},
    };
    const Change sorts[] = {
        {"unit", "document.querySelector('[data-sort=unit]').click();"},
        {"day", "document.querySelector('[data-sort=day]').click();"},
        {"outcome, backwards", "document.querySelector('[data-sort=rank]').click();"},
    };
    const std::string page = html_report(submissions(1'000), tests::made_up_pack());
    const double ms = open_ms(page);
    fmt::print("1,000 submissions, without pictures: {:.1f} MB, opened in {:.0f} ms, {:.1f} times an empty page\n",
               static_cast<double>(page.size()) / 1e6, ms, ms / empty_ms);
    bool met = true;
    for (const Change& filter : filters)
        met = print(filter.what, change_ms(page, filter.action), "ms", most_change_ms) && met;
    for (const Change& sort : sorts) {
        met = print(fmt::format("sort by {}: rows", sort.what), change_ms(page, sort.action), "ms", most_change_ms) &&
              met;
        met = print("  details, after that", details_ms(page, sort.action), "ms", most_change_ms) && met;
    }
    return met;
}

}  // namespace

bool page() {
    const double empty_ms = open_ms("<!DOCTYPE html><html><body></body></html>");
    fmt::print("page: in headless Chromium; least of {} runs; an empty page opens in {:.0f} ms\n\n", runs, empty_ms);
    const bool year_met = year(empty_ms);
    return thousand(empty_ms) && year_met;
}

}  // namespace mediaproof::bench
