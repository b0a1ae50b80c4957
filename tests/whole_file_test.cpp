#include "whole_file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <system_error>
#include <vector>

#include "support/faults.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

namespace fs = std::filesystem;

const std::vector<std::byte> three = {std::byte{'a'}, std::byte{0}, std::byte{'b'}};

mode_t mode_of(const fs::path& file) {
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    return status.st_mode & 0777U;
}

}  // namespace

TEST_SUITE_BEGIN("store");

TEST_CASE("a link is replaced, and what it leads to left alone") {
    const TempFolder folder;
    const auto file = folder.write("file", "old");
    fs::create_symlink(file, folder.path() / "link");
    replace_file(folder.path() / "link", three);
    CHECK_FALSE(fs::is_symlink(folder.path() / "link"));
    CHECK(read_bytes(folder.path() / "link") == std::string("a\0b", 3));
    CHECK(read_bytes(file) == "old");
}

TEST_CASE("a new file is made whole, and nothing that is there is touched") {
    const TempFolder folder;
    CHECK(create_file(folder.path() / "new", three));
    CHECK(read_bytes(folder.path() / "new") == std::string("a\0b", 3));
    const auto old = folder.write("old", "old");
    fs::create_symlink("nowhere", folder.path() / "link");
    fs::create_directory(folder.path() / "folder");
    for (const char* name : {"old", "link", "folder"})
        CHECK_FALSE(create_file(folder.path() / name, three));
    CHECK(read_bytes(old) == "old");
    CHECK_THROWS_AS(create_file(folder.path() / "missing" / "new", three), std::system_error);
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 4);
}

TEST_CASE("the longest name that a file can have leaves room for the draft") {
    const TempFolder folder;
    const auto file = folder.path() / std::string(255, 'x');
    replace_file(file, three);
    CHECK(read_bytes(file) == std::string("a\0b", 3));
}

TEST_CASE("a replaced file is as open to others as any that is made there") {
    const TempFolder folder;
    const auto usual = folder.write("usual", "");
    replace_file(folder.path() / "file", three);
    CHECK(mode_of(folder.path() / "file") == mode_of(usual));
}

TEST_CASE("nothing is left of what could not be written") {
    const TempFolder folder;
    fs::create_directories(folder.path() / "in the way" / "below");
    CHECK_THROWS_AS(replace_file(folder.path() / "in the way", three), std::system_error);
    CHECK_THROWS_AS(replace_file(folder.path() / "missing" / "file", three), std::system_error);
    CHECK_THROWS_AS(write_into(folder.path() / "missing", three), std::system_error);
    CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("whichever call fails, there is the old file or the new one, and the trouble is told") {
    const TempFolder folder;
    const auto file = folder.path() / "file";
    const std::string fresh("a\0b", 3);
    int failed = 0;
    for (bool done = false; !done; failed += !done) {
        folder.write("file", "old");
        bool told = false;
        {
            const FailingCall failing(failed);
            try {
                replace_file(file, three);
            } catch (const std::system_error&) {
                told = true;
            }
            done = !FailingCall::happened();
        }
        CAPTURE(failed);
        CHECK(told != done);
        const std::string now = read_bytes(file);
        CHECK((now == "old" || now == fresh));
        if (done) CHECK(now == fresh);
        CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
    }
    CHECK(failed == 6);  // draft, write, its fsync, rename, the folder, its fsync
}

TEST_CASE("whichever call fails, there is no new file or all of it, and the trouble is told") {
    int failed = 0;
    for (bool done = false; !done; failed += !done) {
        const TempFolder folder;
        const auto file = folder.path() / "file";
        bool told = false;
        {
            const FailingCall failing(failed);
            try {
                told = !create_file(file, three);
            } catch (const std::system_error&) {
                told = true;
            }
            done = !FailingCall::happened();
        }
        CAPTURE(failed);
        if (!told || fs::exists(file)) CHECK(read_bytes(file) == std::string("a\0b", 3));
        CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == (fs::exists(file) ? 1 : 0));
    }
    CHECK(failed == 6);  // a rename that fails is tried as a link
}

TEST_SUITE_END();
