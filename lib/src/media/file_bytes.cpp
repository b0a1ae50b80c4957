#include "media/file_bytes.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "mediaproof/error.h"

namespace mediaproof {

OpenFile::OpenFile(const std::filesystem::path& file) {
    // O_NONBLOCK: a FIFO put in the place of a photo must not hang us; on regular files it changes nothing.
    descriptor_ = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor_ < 0) throw MediaError("open the file", file, std::strerror(errno));
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor_);
        throw MediaError("open the file", file, "not a regular file");
    }
    size_ = status.st_size;
}

OpenFile::OpenFile(std::span<const std::byte> bytes, const std::filesystem::path& name)
    : descriptor_(::memfd_create("mediaproof", MFD_CLOEXEC)), size_(static_cast<std::int64_t>(bytes.size())) {
    if (descriptor_ < 0) throw MediaError("hold the file in memory", name, std::strerror(errno));
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            const int error = errno;
            ::close(descriptor_);
            throw MediaError("hold the file in memory", name, std::strerror(error));
        }
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    ::lseek(descriptor_, 0, SEEK_SET);
}

OpenFile::~OpenFile() {
    ::close(descriptor_);
}

namespace {

std::vector<std::byte> read_from(const OpenFile& input, std::size_t count, const std::filesystem::path& file) {
    std::vector<std::byte> bytes(count);
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t got = ::read(input.descriptor(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw MediaError("read the file", file, std::strerror(errno));
        if (got == 0) throw MediaError("read the file", file, "it became shorter while it was read");
        filled += static_cast<std::size_t>(got);
    }
    return bytes;
}

}  // namespace

std::vector<std::byte> read_file(const std::filesystem::path& file, std::int64_t most_bytes) {
    const OpenFile input(file);
    if (input.size() > most_bytes) {
        throw MediaError("read the file", file, "larger than " + std::to_string(most_bytes) + " bytes");
    }
    return read_from(input, static_cast<std::size_t>(input.size()), file);
}

std::vector<std::byte> read_head(const std::filesystem::path& file, std::size_t count) {
    const OpenFile input(file);
    return read_from(input, std::min(count, static_cast<std::size_t>(input.size())), file);
}

}  // namespace mediaproof
