// SHA-256: what a file holds, by a name that nobody can make a second file for.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace mediaproof {

using Digest = std::array<std::byte, 32>;

class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(std::span<const std::byte> bytes);
    void add(std::string_view text) { add(std::as_bytes(std::span(text))); }
    void add_sized(std::string_view text);  // with its length, so that no two lists of texts are the same
    Digest digest();                        // once, at the end

  private:
    struct State;
    std::unique_ptr<State> state_;
};

Digest sha256(std::span<const std::byte> bytes);

// Of all that the open file holds, from its first byte; where the descriptor stands in it does not matter and does not
// change. Throws std::system_error.
Digest sha256_of_file(int descriptor);

// Of `size` bytes of it from `at` on, or as many as there are. Throws std::system_error.
Digest sha256_of_part(int descriptor, std::int64_t at, std::int64_t size);

// Of a regular file; a link is not followed. Throws std::system_error.
Digest sha256_of_file(const std::filesystem::path& file);

std::string hex(const Digest& digest);

}  // namespace mediaproof
