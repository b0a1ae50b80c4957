#include "store/memory.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <vector>

#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

namespace fs = std::filesystem;
using Bytes = std::vector<std::byte>;

const Bytes some = {std::byte{1}, std::byte{2}, std::byte{3}};

}  // namespace

TEST_SUITE_BEGIN("store");

TEST_CASE("what was remembered comes back, in a folder made for it") {
    const TempFolder folder;
    const Memory memory(folder.path() / "a" / "b");
    CHECK_FALSE(memory.recall("key", 100));
    memory.remember("key", some);
    CHECK(memory.recall("key", 100) == some);
    memory.remember("key", {});
    CHECK(memory.recall("key", 100) == Bytes());
    CHECK_FALSE(memory.recall("other", 100));
}

TEST_CASE("what can't be read is not remembered") {
    const TempFolder folder;
    const Memory memory(folder.path());
    folder.write("large", "four");
    fs::create_directory(folder.path() / "folder");
    fs::create_symlink(folder.path() / "nowhere", folder.path() / "dangling");
    REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
    CHECK(memory.recall("large", 4));
    CHECK_FALSE(memory.recall("large", 3));
    for (const char* key : {"folder", "dangling", "pipe", "missing"}) {
        CAPTURE(key);
        CHECK_FALSE(memory.recall(key, 100));
    }
}

TEST_CASE("a place that can't be written costs nothing but the remembering") {
    const TempFolder folder;
    const std::vector<fs::path> places = {"", "/proc/mediaproof", folder.write("file", "in the way"),
                                          folder.path() / "file" / "below"};
    for (const fs::path& place : places) {
        CAPTURE(place);
        const Memory memory(place);
        CHECK_NOTHROW(memory.remember("key", some));
        CHECK_FALSE(memory.recall("key", 100));
    }
}

TEST_CASE("short names tell parts apart") {
    const Bytes none;
    CHECK(short_name(std::vector<Bytes>{some}).size() == 16);
    CHECK(short_name(std::vector<Bytes>{some}) == short_name(std::vector<Bytes>{some}));
    CHECK(short_name(std::vector<Bytes>{some}) != short_name(std::vector<Bytes>{some, none}));
    CHECK(short_name(std::vector<Bytes>{some, none}) != short_name(std::vector<Bytes>{none, some}));
    CHECK(short_name(std::vector<Bytes>{}) != short_name(std::vector<Bytes>{none}));
}

TEST_SUITE_END();
