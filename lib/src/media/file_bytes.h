// A regular file that is open for reading: the one way in which bytes of a submission reach whoever reads them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <system_error>
#include <vector>

#include "descriptor.h"
#include "mediaproof/content.h"
#include "mediaproof/error.h"

namespace mediaproof {

class OpenError : public MediaError {
  public:
    OpenError(const std::filesystem::path& file, std::error_code code)
        : MediaError("open the file", file, code.message()), code_(code) {}

    // too_many_symbolic_link_levels for a link, is_a_directory, invalid_seek for any other that is no regular file.
    std::error_code code() const { return code_; }

  private:
    std::error_code code_;
};

// Cheap to copy; the file stays open as long as a copy is left. Keeps no position: all reading says where.
class OpenFile {
  public:
    // Opens `file`, not following a symbolic link. Not explicit: a path stands for its file. Throws OpenError.
    OpenFile(const std::filesystem::path& file);
    // Borrows an open regular file, which must outlive all copies; `name` is what it is called. Throws OpenError.
    OpenFile(int descriptor, std::filesystem::path name);

    int descriptor() const { return descriptor_; }
    std::int64_t size() const { return size_; }
    const std::filesystem::path& name() const { return name_; }

    // As many of `bytes` as there are from `at` on. Throws MediaError.
    std::size_t read_at(std::int64_t at, std::span<std::byte> bytes) const;

  private:
    std::filesystem::path name_;
    std::shared_ptr<const Descriptor> own_;  // null where it is borrowed
    int descriptor_ = -1;
    std::int64_t size_ = 0;
};

// All of `file`. Throws MediaError when it is larger than `most_bytes` or can't be read to its end.
std::vector<std::byte> read_file(const OpenFile& file, std::int64_t most_bytes);

// The first `count` bytes of `file`, or all of it where it is shorter. Throws MediaError.
std::vector<std::byte> read_head(const OpenFile& file, std::size_t count);

// What its first bytes say it is. Throws MediaError.
Content content_of_open(const OpenFile& file);

}  // namespace mediaproof
