#include "store/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <system_error>
#include <utility>

namespace mediaproof {
namespace {

std::atomic<unsigned> drafts = 0;

void write_all(int descriptor, std::span<const std::byte> bytes, const std::filesystem::path& file) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw std::system_error(errno, std::generic_category(), file.string());
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

class Descriptor {
  public:
    Descriptor(const std::filesystem::path& file, int flags) : number_(::open(file.c_str(), flags | O_CLOEXEC, 0666)) {
        if (number_ < 0) throw std::system_error(errno, std::generic_category(), file.string());
    }
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number() const { return number_; }
    bool close() { return ::close(std::exchange(number_, -1)) == 0; }

  private:
    int number_;
};

// Removes a draft that did not take the file's place.
struct Draft {
    std::filesystem::path path;
    ~Draft() { ::unlink(path.c_str()); }
};

}  // namespace

void write_whole(const std::filesystem::path& wanted, std::span<const std::byte> bytes) {
    std::error_code ignored;
    const auto existing = std::filesystem::canonical(wanted, ignored);
    const auto file = existing.empty() ? wanted : existing;
    if (!existing.empty() && !std::filesystem::is_regular_file(existing, ignored)) {
        write_all(Descriptor(file, O_WRONLY).number(), bytes, file);  // a pipe or a device
        return;
    }
    const Draft draft{fmt::format("{}.{}-{}.part", file.string(), ::getpid(), drafts++)};
    Descriptor output(draft.path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW);
    write_all(output.number(), bytes, file);
    if (::fsync(output.number()) != 0 || !output.close() || ::rename(draft.path.c_str(), file.c_str()) != 0)
        throw std::system_error(errno, std::generic_category(), file.string());
}

}  // namespace mediaproof
