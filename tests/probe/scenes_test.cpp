#include "probe/scenes.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>

#include "probe/probe_file.h"
#include "support/films.h"
#include "support/scenery.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

using Starts = std::vector<double>;

// What is shown at a second, 16:9.
using Showing = std::function<cv::Mat(double at_s)>;

const cv::Size landscape{640, 360};

Showing tripod(int seed) {
    return [picture = scenery(seed, {800, 450})](double at_s) {
        return seen_through(picture, {0.5 + 0.01 * std::sin(at_s), 0.5 + 0.01 * std::sin(1.7 * at_s)}, 0.8);
    };
}

// Over three times the picture's width, by that share of a picture every second.
Showing pan(int seed, double per_second) {
    return [picture = scenery(seed, {1920, 360}), per_second](double at_s) {
        const int x = std::min(1280, cvRound(per_second * 640 * at_s));
        return picture.colRange(x, x + 640).clone();
    };
}

Showing zoom(int seed) {
    return [picture = scenery(seed, landscape)](double at_s) {
        return seen_through(picture, {0.5, 0.5}, std::max(0.3, 1 - at_s * 0.04));
    };
}

// Somebody nearly as high as the picture goes from left to right and back.
Showing walker(int seed) {
    return [picture = scenery(seed, landscape), person = scenery(99, {100, 260})](double at_s) {
        cv::Mat seen = picture.clone();
        person.copyTo(seen(cv::Rect(cvRound(270 + 269 * std::sin(at_s)), 100, 100, 260)));
        return seen;
    };
}

Showing boxed(const Showing& inner) {
    return [inner](double at_s) {
        cv::Mat seen(landscape, CV_8U, cv::Scalar(16));
        cv::Mat upright = inner(at_s);
        cv::resize(upright, upright, {202, 360}, 0, 0, cv::INTER_AREA);
        upright.copyTo(seen(cv::Rect(219, 0, 202, 360)));
        return seen;
    };
}

Showing black() {
    return [](double) { return cv::Mat(landscape, CV_8U, cv::Scalar(3)); };
}

struct Part {
    double length_s;
    Showing showing;
};

Starts starts_of(const std::vector<Part>& parts, double step_s) {
    std::vector<SeenFrame> seen;
    double from_s = 0;
    for (const Part& part : parts) {
        for (double at_s = 0; at_s < part.length_s - 1e-6; at_s += step_s) {
            cv::Mat luma;
            cv::resize(part.showing(at_s), luma, {160, 90}, 0, 0, cv::INTER_AREA);
            seen.push_back({from_s + at_s, luma, true});
        }
        from_s += part.length_s;
    }
    return scene_starts_of(seen, from_s);
}

}  // namespace

TEST_SUITE_BEGIN("probe");

TEST_CASE("a cut to another place is a new scene, what goes on or comes again is none") {
    struct Row {
        std::string about;
        std::vector<Part> parts;
        double step_s;
        Starts starts;
    };
    const Row rows[] = {
        {"a tripod for three minutes", {{180, tripod(1)}}, 1, {0}},
        {"the same, key frames far apart", {{180, tripod(1)}}, 10, {0}},
        {"every frame kept", {{8, tripod(1)}, {8, tripod(2)}}, 0.1, {0, 8}},
        {"a cut", {{60, tripod(1)}, {60, tripod(2)}}, 1, {0, 60}},
        {"cuts at key frames that lie far apart", {{10, tripod(1)}, {10, tripod(2)}, {10, tripod(3)}}, 10, {0, 10, 20}},
        {"there and back", {{20, tripod(1)}, {20, tripod(2)}, {20, tripod(1)}, {20, tripod(2)}}, 2, {0, 20}},
        {"a slow pan", {{40, pan(1, 0.05)}}, 2, {0}},
        {"a faster one", {{15, pan(2, 0.2)}}, 1, {0}},
        {"a pan, key frames far apart", {{40, pan(3, 0.05)}}, 6, {0}},
        {"a zoom", {{18, zoom(1)}}, 2, {0}},
        {"people walking by", {{30, walker(1)}}, 1, {0}},
        {"a person close to the lens for a second", {{20, tripod(1)}, {1, tripod(98)}, {20, tripod(1)}}, 1, {0}},
        {"black between", {{20, tripod(1)}, {3, black()}, {20, tripod(1)}, {3, black()}, {20, tripod(2)}}, 1, {0, 46}},
        {"nothing but black", {{20, black()}}, 1, {}},
        {"upright scenes between bars", {{20, boxed(tripod(1))}, {20, boxed(tripod(2))}}, 2, {0, 20}},
        {"an upright scene between bars", {{40, boxed(tripod(1))}}, 2, {0}},
        {"one frame", {{1, tripod(1)}}, 1, {0}},
        {"none", {}, 1, {}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        CHECK(starts_of(row.parts, row.step_s) == row.starts);
    }
}

TEST_CASE("scenes are counted in a film") {
    const std::string shown =
        "color=gray:s=640x360:r=25:d=4[wall];testsrc2=s=640x360:r=25:d=6,split[a][c];mandelbrot=s=640x360:r=25:end_pts="
        "99999,"
        "trim=duration=6[b];[a][b][wall][c]concat=n=4,format=yuv420p";
    const TempFolder folder;
    for (const char* key_frames_apart : {"25", "250"}) {
        const auto file = folder.path() / (std::string(key_frames_apart) + ".mp4");
        make_film(file, shown, {"-c:v", "libx264", "-preset", "veryfast", "-g", key_frames_apart});
        for (const ProbeDepth depth : {ProbeDepth::quick, ProbeDepth::standard, ProbeDepth::full}) {
            CAPTURE(key_frames_apart);
            const Starts starts_s = probe_file(file, {nullptr, depth}).video.value().scene_starts_s;
            REQUIRE(starts_s.size() == 2);
            CHECK(starts_s[0] == 0);
            CHECK(starts_s[1] == doctest::Approx(6).epsilon(0.2));
        }
    }
}

TEST_SUITE_END();
