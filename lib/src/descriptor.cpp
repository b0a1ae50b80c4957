#include "descriptor.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>
#include <vector>

#include "file_calls.h"

namespace mediaproof {
namespace {

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

// `write` is given what is still to be written, and how much is written already.
template <class Write>
bool write_to_the_end(std::span<const std::byte> bytes, Write write) {
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t written = write(bytes.subspan(done), static_cast<std::int64_t>(done));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        done += static_cast<std::size_t>(written);
    }
    return true;
}

}  // namespace

Descriptor open_regular(const std::filesystem::path& file) {
    Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!opened) fail(file.string());
    size_of(opened.get());  // throws for what is no regular file
    return opened;
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

std::int64_t size_of(int file) {
    struct stat status {};
    // Asked of the kernel directly: the C library's fstat() makes a call that could be about any path as well, which
    // confined workers are denied.
    if (::syscall(SYS_fstat, file, &status) != 0) fail("looking at a file");
    if (S_ISREG(status.st_mode)) return status.st_size;
    errno = S_ISDIR(status.st_mode) ? EISDIR : ESPIPE;
    fail("looking at a file");
}

std::optional<std::size_t> read_at(int file, std::int64_t at, std::span<std::byte> bytes) {
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t got =
            ::pread(file, bytes.data() + filled, bytes.size() - filled, at + static_cast<std::int64_t>(filled));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return std::nullopt;
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    return filled;
}

bool write_all(int file, std::span<const std::byte> bytes) {
    return write_to_the_end(bytes, [file](std::span<const std::byte> left, std::int64_t) {
        return file_calls::write(file, left.data(), left.size());
    });
}

bool write_all_at(int file, std::int64_t at, std::span<const std::byte> bytes) {
    return write_to_the_end(bytes, [file, at](std::span<const std::byte> left, std::int64_t done) {
        return file_calls::pwrite(file, left.data(), left.size(), at + done);
    });
}

Descriptor copy_of(const Descriptor& from, std::int64_t at, std::int64_t size) {
    Descriptor copy = nameless_file();
    std::vector<std::byte> block(1 << 20);
    for (const std::int64_t end = at + size; at < end;) {
        const auto wanted = static_cast<std::size_t>(std::min<std::int64_t>(end - at, 1 << 20));
        const std::span<std::byte> part = std::span(block).first(wanted);
        if (read_at(from.get(), at, part) != wanted) fail("reading a temporary file");
        if (!write_all(copy.get(), part)) fail("writing a temporary file");
        at += static_cast<std::int64_t>(wanted);
    }
    if (::lseek(copy.get(), 0, SEEK_SET) != 0) fail("reading a temporary file");
    return copy;
}

}  // namespace mediaproof
