// Whether a file is still the one that it was.
#pragma once

#include <sys/stat.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace mediaproof {

// Nobody but the system's owner can change a file and keep all of it.
struct FileIdentity {
    dev_t device = 0;
    ino_t number = 0;
    off_t bytes = 0;
    timespec modified{};
    timespec status_changed{};

    bool operator==(const FileIdentity& other) const {
        const auto same = [](const timespec& a, const timespec& b) {
            return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
        };
        return device == other.device && number == other.number && bytes == other.bytes &&
               same(modified, other.modified) && same(status_changed, other.status_changed);
    }
};

inline FileIdentity identity_in(const struct stat& status) {
    return {status.st_dev, status.st_ino, status.st_size, status.st_mtim, status.st_ctim};
}

// Throws std::system_error.
inline FileIdentity identity_of(int descriptor) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) throw std::system_error(errno, std::generic_category(), "fstat");
    return identity_in(status);
}

// Whether that name leads to that file.
inline bool leads_to(const std::filesystem::path& file, const FileIdentity& identity) {
    struct stat status {};
    return ::lstat(file.c_str(), &status) == 0 && identity_in(status) == identity;
}

}  // namespace mediaproof
