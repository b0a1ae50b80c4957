#include "media/file_bytes.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace mediaproof {
namespace {

std::shared_ptr<const Descriptor> opened(const std::filesystem::path& file) try {
    return std::make_shared<Descriptor>(open_regular(file));
} catch (const std::system_error& error) {
    throw OpenError(file, error.code());
}

std::int64_t size_of_named(int descriptor, const std::filesystem::path& name) try {
    return size_of(descriptor);
} catch (const std::system_error& error) {
    throw OpenError(name, error.code());
}

std::vector<std::byte> first_bytes(const OpenFile& file, std::size_t count) {
    std::vector<std::byte> bytes(count);
    if (file.read_at(0, bytes) < count)
        throw MediaError("read the file", file.name(), "it became shorter while it was read");
    return bytes;
}

}  // namespace

OpenFile::OpenFile(const std::filesystem::path& file)
    : name_(file), own_(opened(file)), descriptor_(own_->get()), size_(size_of_named(descriptor_, name_)) {}

OpenFile::OpenFile(int descriptor, std::filesystem::path name)
    : name_(std::move(name)), descriptor_(descriptor), size_(size_of_named(descriptor_, name_)) {}

std::size_t OpenFile::read_at(std::int64_t at, std::span<std::byte> bytes) const {
    const auto filled = mediaproof::read_at(descriptor_, at, bytes);
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
