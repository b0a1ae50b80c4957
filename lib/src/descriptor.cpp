#include "descriptor.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <string>
#include <system_error>
#include <vector>

namespace mediaproof {
namespace {

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

void write_all(int file, const char* bytes, std::size_t count) {
    while (count > 0) {
        const ssize_t written = ::write(file, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("writing a temporary file");
        bytes += written;
        count -= static_cast<std::size_t>(written);
    }
}

}  // namespace

Descriptor open_regular(const std::filesystem::path& file) {
    Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!opened) fail(file.string());
    struct stat status {};
    if (::fstat(opened.get(), &status) != 0) fail(file.string());
    if (S_ISREG(status.st_mode)) return opened;
    throw std::system_error(std::make_error_code(std::errc::invalid_argument), file.string() + ": not a regular file");
}

Descriptor nameless_file() {
    const std::filesystem::path folder = std::filesystem::temp_directory_path();
    Descriptor file(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
    if (file) return file;
    // Some file systems know no files without a name.
    std::string name = folder / "mediaproof-XXXXXX";
    Descriptor named(::mkostemp(name.data(), O_CLOEXEC));
    if (!named) fail(folder.string());
    ::unlink(name.c_str());
    return named;
}

std::int64_t size_of(const Descriptor& file) {
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) fail("looking at a file");
    return status.st_size;
}

Descriptor copy_of(const Descriptor& from, std::int64_t at, std::int64_t size) {
    Descriptor copy = nameless_file();
    std::vector<char> block(1 << 20);
    while (size > 0) {
        const auto wanted =
            static_cast<std::size_t>(std::min<std::int64_t>(size, static_cast<std::int64_t>(block.size())));
        const ssize_t got = ::pread(from.get(), block.data(), wanted, at);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) fail("reading a temporary file");
        write_all(copy.get(), block.data(), static_cast<std::size_t>(got));
        at += got;
        size -= got;
    }
    if (::lseek(copy.get(), 0, SEEK_SET) != 0) fail("reading a temporary file");
    return copy;
}

}  // namespace mediaproof
