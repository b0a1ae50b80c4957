#include "media/file_bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "descriptor.h"

namespace mediaproof {
namespace {

constexpr auto leave_open = [](const int* descriptor) { delete descriptor; };

constexpr auto close_it = [](const int* descriptor) {
    ::close(*descriptor);
    delete descriptor;
};

int opened(const std::filesystem::path& file) {
    // O_NONBLOCK: a FIFO put in the place of a photo must not hang us; on regular files it changes nothing.
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0) throw OpenError(file, {errno, std::generic_category()});
    return descriptor;
}

std::int64_t size_of_regular(int descriptor, const std::filesystem::path& file) {
    struct stat status {};
    // Asked of the kernel directly: the C library's fstat() makes a call that could be about any path as well, which
    // confined workers are denied.
    if (::syscall(SYS_fstat, descriptor, &status) != 0) throw OpenError(file, {errno, std::generic_category()});
    if (S_ISREG(status.st_mode)) return status.st_size;
    throw OpenError(
        file, std::make_error_code(S_ISDIR(status.st_mode) ? std::errc::is_a_directory : std::errc::invalid_seek));
}

std::vector<std::byte> first_bytes(const OpenFile& file, std::size_t count) {
    std::vector<std::byte> bytes(count);
    if (file.read_at(0, bytes) < count)
        throw MediaError("read the file", file.name(), "it became shorter while it was read");
    return bytes;
}

}  // namespace

OpenFile::OpenFile(const std::filesystem::path& file)
    : name_(file), descriptor_(new int(opened(file)), close_it), size_(size_of_regular(*descriptor_, name_)) {}

OpenFile::OpenFile(int descriptor, std::filesystem::path name)
    : name_(std::move(name)),
      descriptor_(new int(descriptor), leave_open),
      size_(size_of_regular(*descriptor_, name_)) {}

std::size_t OpenFile::read_at(std::int64_t at, std::span<std::byte> bytes) const {
    const auto filled = mediaproof::read_at(*descriptor_, at, bytes);
    if (!filled) throw MediaError("read the file", name_, std::strerror(errno));
    return *filled;
}

std::vector<std::byte> read_file(const OpenFile& file, std::int64_t most_bytes) {
    if (file.size() > most_bytes) {
        throw MediaError("read the file", file.name(), "larger than " + std::to_string(most_bytes) + " bytes");
    }
    return first_bytes(file, static_cast<std::size_t>(file.size()));
}

std::vector<std::byte> read_head(const OpenFile& file, std::size_t count) {
    return first_bytes(file, std::min(count, static_cast<std::size_t>(file.size())));
}

Content content_of_open(const OpenFile& file) {
    return content_of(read_head(file, content_head_bytes));
}

}  // namespace mediaproof
