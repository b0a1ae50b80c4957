// The system's calls by which files come to be written, and a place for tests to let any of them fail.
#pragma once

#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdio>

namespace mediaproof::file_calls {

// For tests: gives the error with which the call of that name is to fail, or 0. Set before any thread writes.
inline int (*fault)(const char* call) = nullptr;

inline bool fails(const char* call) {
    const int error = fault == nullptr ? 0 : fault(call);
    if (error != 0) errno = error;
    return error != 0;
}

inline int open(const char* file, int flags, mode_t mode) {
    return fails("open") ? -1 : ::open(file, flags, mode);
}

// One that fails has written half, as on a full disk.
inline ssize_t write(int descriptor, const void* bytes, std::size_t size) {
    if (!fails("write")) return ::write(descriptor, bytes, size);
    const int error = errno;
    [[maybe_unused]] const ssize_t half = ::write(descriptor, bytes, size / 2);
    errno = error;
    return -1;
}

inline ssize_t pwrite(int descriptor, const void* bytes, std::size_t size, off_t at) {
    if (!fails("write")) return ::pwrite(descriptor, bytes, size, at);
    const int error = errno;
    [[maybe_unused]] const ssize_t half = ::pwrite(descriptor, bytes, size / 2, at);
    errno = error;
    return -1;
}

inline int fsync(int descriptor) {
    return fails("fsync") ? -1 : ::fsync(descriptor);
}

inline int rename(const char* from, const char* to) {
    return fails("rename") ? -1 : ::rename(from, to);
}

// Not where the name is taken.
inline int rename_new(const char* from, const char* to) {
    return fails("rename") ? -1 : ::renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
}

}  // namespace mediaproof::file_calls
