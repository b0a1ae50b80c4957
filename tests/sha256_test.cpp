#include "sha256.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <system_error>

#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

std::string hex_of(std::string_view text) {
    return hex(sha256(std::as_bytes(std::span(text))));
}

}  // namespace

TEST_SUITE_BEGIN("store");

// FIPS 180-2, appendix B, and the empty text.
TEST_CASE("SHA-256 gives what its standard says") {
    struct Row {
        std::string text;
        const char* digest;
    };
    const Row rows[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {std::string(1'000'000, 'a'), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
    };
    const TempFolder folder;
    for (const Row& row : rows) {
        CHECK(hex_of(row.text) == row.digest);
        CHECK(hex(sha256_of_file(folder.write("file", row.text))) == row.digest);
    }
}

TEST_CASE("a file is read from its beginning, and by more than a block") {
    const TempFolder folder;
    const std::string text((3 << 20) + 7, 'x');
    const int descriptor = ::open(folder.write("file", text).c_str(), O_RDONLY);
    REQUIRE(::lseek(descriptor, 1000, SEEK_SET) == 1000);
    CHECK(hex(sha256_of_file(descriptor)) == hex_of(text));
    CHECK(hex(sha256_of_part(descriptor, 5, 2 << 20)) == hex_of(text.substr(5, 2 << 20)));
    CHECK(hex(sha256_of_part(descriptor, 5, 4 << 20)) == hex_of(text.substr(5)));
    CHECK(hex(sha256_of_part(descriptor, 0, 0)) == hex_of(""));
    CHECK(::lseek(descriptor, 0, SEEK_CUR) == 1000);
    ::close(descriptor);
}

TEST_CASE("only regular files have a digest") {
    const TempFolder folder;
    std::filesystem::create_symlink(folder.write("file", ""), folder.path() / "link");
    for (const std::filesystem::path& file :
         {folder.path() / "link", folder.path() / "missing", folder.path(), std::filesystem::path("/dev/zero")})
        CHECK_THROWS_AS(sha256_of_file(file), std::system_error);
}

TEST_CASE("texts with their lengths can't be mistaken for each other") {
    const auto digest_of = [](std::string_view one, std::string_view other) {
        Sha256 sha;
        sha.add_sized(one);
        sha.add_sized(other);
        return hex(sha.digest());
    };
    CHECK(digest_of("ab", "c") != digest_of("a", "bc"));
    CHECK(digest_of("", "1:a") != digest_of("1:a", ""));
}

TEST_SUITE_END();
