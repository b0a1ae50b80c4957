// A regular file's bytes, opened without following a symbolic link.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace mediaproof {

class OpenFile {
  public:
    // Throws MediaError when `file` is no regular file or can't be opened.
    explicit OpenFile(const std::filesystem::path& file);
    // A file without a name that holds `bytes`; `name` is for messages. Throws MediaError.
    OpenFile(std::span<const std::byte> bytes, const std::filesystem::path& name);
    ~OpenFile();
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    int descriptor() const { return descriptor_; }
    std::int64_t size() const { return size_; }

  private:
    int descriptor_ = -1;
    std::int64_t size_ = 0;
};

// All of `file`. Throws MediaError when it is larger than `most_bytes` or can't be read to its end.
std::vector<std::byte> read_file(const std::filesystem::path& file, std::int64_t most_bytes);

// The first `count` bytes of `file`, or all of it where it is shorter. Throws MediaError.
std::vector<std::byte> read_head(const std::filesystem::path& file, std::size_t count);

}  // namespace mediaproof
