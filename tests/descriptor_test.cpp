#include "descriptor.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <string>
#include <system_error>

#include "support/faults.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

namespace fs = std::filesystem;

std::error_code refusal_of(const fs::path& file) {
    try {
        open_regular(file);
        return {};
    } catch (const std::system_error& error) {
        return error.code();
    }
}

}  // namespace

TEST_SUITE_BEGIN("store");

TEST_CASE("what is no regular file is told apart, and no pipe is waited for") {
    const TempFolder folder;
    const fs::path link = folder.path() / "link", pipe = folder.path() / "pipe";
    const fs::path file = folder.write("file", "abc");
    fs::create_symlink(file, link);
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK_FALSE(refusal_of(file));
    CHECK(refusal_of(link) == std::errc::too_many_symbolic_link_levels);
    CHECK(refusal_of(folder.path()) == std::errc::is_a_directory);
    CHECK(refusal_of(pipe) == std::errc::invalid_seek);
    CHECK(refusal_of(folder.path() / "missing") == std::errc::no_such_file_or_directory);
    CHECK(size_of(open_regular(file).get()) == 3);
}

TEST_CASE("as many bytes are read as there are") {
    const TempFolder folder;
    const Descriptor file = open_regular(folder.write("file", "abcdef"));
    struct Row {
        std::int64_t at;
        std::size_t wanted;
        const char* read;
    };
    const Row rows[] = {{0, 6, "abcdef"}, {0, 2, "ab"}, {4, 2, "ef"}, {4, 9, "ef"},
                        {6, 1, ""},       {99, 1, ""},  {2, 0, ""}};
    for (const Row& row : rows) {
        CAPTURE(row.read);
        std::string text(row.wanted, '\0');
        const auto size = read_at(file.get(), row.at, std::as_writable_bytes(std::span(text)));
        REQUIRE(size);
        CHECK(text.substr(0, *size) == row.read);
    }
    std::byte one;
    CHECK_FALSE(read_at(-1, 0, {&one, 1}));
    CHECK_FALSE(read_at(file.get(), -1, {&one, 1}));
}

TEST_CASE("all bytes are written in their place, or it is told") {
    const TempFolder folder;
    const fs::path file = folder.write("file", "abcdef");
    const Descriptor open(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
    const std::string two = "xy";
    const auto bytes = std::as_bytes(std::span(two));
    CHECK(write_all_at(open.get(), 3, bytes));
    CHECK(read_bytes(file) == "abcxyf");
    CHECK(write_all(open.get(), bytes));
    CHECK(read_bytes(file) == "xycxyf");
    CHECK_FALSE(write_all(-1, bytes));
    const FailingCall failing(0);
    CHECK_FALSE(write_all_at(open.get(), 0, bytes));
    CHECK(errno == ENOSPC);
}

TEST_SUITE_END();
