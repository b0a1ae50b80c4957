// Real files that nobody here made, where the developer has them; the folder is not part of the project.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/program.h"

using namespace mediaproof::tests;

namespace {

std::filesystem::path real_media() {
    const char* named = std::getenv("MEDIAPROOF_REAL_MEDIA");
    return named != nullptr ? std::filesystem::path(named)
                            : std::filesystem::path(MEDIAPROOF_SOURCE) / ".." / "shared" / "media";
}

}  // namespace

TEST_SUITE_BEGIN("probe");

TEST_CASE("every real file gives one valid JSON line" * doctest::skip(!std::filesystem::exists(real_media()))) {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(real_media())) {
        if (!entry.is_regular_file()) continue;
        CAPTURE(entry.path());
        const ProgramRun run = run_mediaproof({"probe", entry.path().string()});
        CHECK(run.exit_code == 0);
        CHECK(run.err.empty());
        CHECK(std::count(run.out.begin(), run.out.end(), '\n') == 1);
        CHECK(nlohmann::json::accept(run.out));
        ++files;
    }
    CHECK(files > 0);
}

TEST_CASE("headers that lie are seen through" * doctest::skip(!std::filesystem::exists(real_media() / "video"))) {
    struct Row {
        const char* file;
        double duration_s, header_duration_s;
    };
    const Row rows[] = {{"sample_fragmented.mp4", 1.0, 143165.6}, {"sipr_16k.mp4", 33.0, 184.3}};
    for (const Row& row : rows) {
        CAPTURE(row.file);
        const auto facts =
            nlohmann::json::parse(run_mediaproof({"probe", (real_media() / "video" / row.file).string()}).out);
        CHECK(facts.at("duration_s").get<double>() == doctest::Approx(row.duration_s).epsilon(0.02));
        CHECK(facts.at("header_duration_s").get<double>() == doctest::Approx(row.header_duration_s).epsilon(0.001));
    }
}

TEST_SUITE_END();
