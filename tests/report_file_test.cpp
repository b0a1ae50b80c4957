#include "mediaproof/report_file.h"

#include <doctest/doctest.h>

#include <fstream>
#include <system_error>

#include "support/faults.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

namespace fs = std::filesystem;

void write_in_two_parts(const fs::path& file) {
    ReportFile report(file);
    report.write("the first part, ");
    report.write("the second");
    report.finish();
}

const std::string whole = "the first part, the second";

std::size_t files_in(const TempFolder& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder.path()), {}));
}

// The only other file there is.
fs::path draft_beside(const fs::path& file) {
    for (const auto& entry : fs::directory_iterator(file.parent_path())) {
        if (entry.path() != file) return entry.path();
    }
    return {};
}

}  // namespace

TEST_SUITE_BEGIN("store");

TEST_CASE("whichever call fails, there is the old report or the new one, and the trouble is told") {
    const TempFolder folder;
    const fs::path file = folder.path() / "report.json";
    int failed = 0;
    for (bool done = false; !done; failed += !done) {
        CAPTURE(failed);
        folder.write("report.json", "old");
        bool told = false;
        {
            const FailingCall failing(failed);
            try {
                write_in_two_parts(file);
            } catch (const std::system_error& error) {
                told = true;
                CHECK(std::string(error.what()).find(file.parent_path().string()) != std::string::npos);
            }
            done = !FailingCall::happened();
        }
        CHECK(told != done);
        const std::string now = read_bytes(file);
        CHECK((now == "old" || now == whole));
        if (done) CHECK(now == whole);
        CHECK(files_in(folder) == 1);
    }
    CHECK(failed == 7);  // draft, two writes, its fsync, rename, the folder, its fsync
}

TEST_CASE("a report that is never finished leaves the old one") {
    const TempFolder folder;
    const fs::path file = folder.write("report.txt", "old");
    {
        ReportFile report(file);
        report.write("half of it");
        CHECK(read_bytes(file) == "old");
    }
    CHECK(read_bytes(file) == "old");
    CHECK(files_in(folder) == 1);
}

TEST_CASE("a report that is not what was written, or not whole, takes no one's place") {
    const TempFolder folder;
    const fs::path file = folder.write("report.json", "old");
    const auto no = [](const fs::path&) { return false; };
    {
        ReportFile report(file);
        report.write("half of it");
        CHECK_THROWS_AS(report.finish(no), std::system_error);
    }
    {
        ReportFile report(file);
        report.write(whole);
        std::ofstream(draft_beside(file), std::ios::app) << "and what a bad disk makes of it";
        CHECK_THROWS_AS(report.finish(), std::system_error);
    }
    CHECK(read_bytes(file) == "old");
    CHECK(files_in(folder) == 1);
}

TEST_SUITE_END();
