// An open file of the system, closed when its owner goes.
#pragma once

#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <utility>

namespace mediaproof {

class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }

    int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

  private:
    int number_ = -1;
};

// A regular file for reading; a link is not followed, and a pipe in its place is not waited for. Throws
// std::system_error.
Descriptor open_regular(const std::filesystem::path& file);

// A file without a name, for reading and writing, in the folder for temporary files. Throws std::system_error.
Descriptor nameless_file();

std::int64_t size_of(const Descriptor& file);  // bytes; throws std::system_error

// `size` bytes of `from` from `at` on, as a nameless file that stands at its first byte. Throws std::system_error.
Descriptor copy_of(const Descriptor& from, std::int64_t at, std::int64_t size);

}  // namespace mediaproof
