// Descriptors of open files, and the files that they lead to.
#pragma once

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <utility>

namespace mediaproof {

class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { close(); }

    explicit operator bool() const { return number_ >= 0; }
    int get() const { return number_; }
    int release() { return std::exchange(number_, -1); }
    void close() {
        if (number_ >= 0) ::close(std::exchange(number_, -1));
    }

  private:
    int number_ = -1;
};

// A regular file for reading; a link is not followed, and a pipe in its place is not waited for. Throws std::system_error:
// too_many_symbolic_link_levels for a link, is_a_directory, invalid_seek for any other that is no regular file.
Descriptor open_regular(const std::filesystem::path& file);

// A file without a name, for reading and writing, in the folder for temporary files. Throws std::system_error.
Descriptor nameless_file();

// The bytes of an open file. Throws std::system_error, as open_regular() does for what is no regular file.
std::int64_t size_of(int file);

// As many of `bytes` as the file holds from `at` on; absent, with errno, where they can't be read.
std::optional<std::size_t> read_at(int file, std::int64_t at, std::span<std::byte> bytes);

// All of `bytes`, where the file stands or from `at` on; false, with errno, where they can't be written.
bool write_all(int file, std::span<const std::byte> bytes);
bool write_all_at(int file, std::int64_t at, std::span<const std::byte> bytes);

// `size` bytes of `from` from `at` on, as a nameless file that stands at its first byte. Throws std::system_error.
Descriptor copy_of(const Descriptor& from, std::int64_t at, std::int64_t size);

}  // namespace mediaproof
