// The bytes that a fuzzer gives, as an open file.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

#include "descriptor.h"

namespace mediaproof::fuzz {

inline Descriptor file_of(const std::uint8_t* data, std::size_t size) {
    Descriptor file(::memfd_create("fuzz", MFD_CLOEXEC));
    if (!file || ::pwrite(file.get(), data, size, 0) != static_cast<ssize_t>(size)) std::abort();
    return file;
}

}  // namespace mediaproof::fuzz
