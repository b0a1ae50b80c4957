#include "store/files.h"

#include <doctest/doctest.h>

#include <system_error>
#include <vector>

#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

namespace fs = std::filesystem;

const std::vector<std::byte> three = {std::byte{'a'}, std::byte{0}, std::byte{'b'}};

}  // namespace

TEST_SUITE_BEGIN("store");

TEST_CASE("a file is written whole, and nothing is left beside it") {
    const TempFolder folder;
    for (const auto& file : {folder.path() / "new", folder.write("old", "longer than the new one")}) {
        write_whole(file, three);
        CHECK(read_bytes(file) == std::string("a\0b", 3));
    }
    write_whole(folder.path() / "empty", {});
    CHECK(read_bytes(folder.path() / "empty").empty());
    CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 3);
}

TEST_CASE("a link stays a link") {
    const TempFolder folder;
    const auto file = folder.write("file", "old");
    fs::create_symlink(file, folder.path() / "link");
    write_whole(folder.path() / "link", three);
    CHECK(fs::is_symlink(folder.path() / "link"));
    CHECK(read_bytes(file) == std::string("a\0b", 3));
}

TEST_CASE("what can't be written is said, and devices stay devices") {
    const TempFolder folder;
    CHECK_THROWS_AS(write_whole(folder.path() / "missing" / "file", three), std::system_error);
    CHECK_THROWS_AS(write_whole(folder.path(), three), std::system_error);
    CHECK_THROWS_AS(write_whole("/dev/full", three), std::system_error);
    CHECK(fs::is_character_file("/dev/full"));
    CHECK(fs::is_empty(folder.path()));
}

TEST_SUITE_END();
