// What is remembered between runs: bytes under a key, one file each in the caller's folder. Everything here may be
// forgotten at any time, so nothing here fails: what can't be read is not remembered.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mediaproof {

class Memory {
  public:
    // An empty folder remembers nothing. It is made when something is first to be remembered.
    explicit Memory(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // `key` is a file's name.
    std::optional<std::vector<std::byte>> recall(const std::string& key, std::int64_t most_bytes) const;
    void remember(const std::string& key, std::span<const std::byte> bytes) const;

  private:
    std::filesystem::path folder_;
};

// A short name for some bytes (64-bit FNV-1a, 16 hexadecimal digits). Anybody can make two things of one name: compare
// what was remembered with what was asked for.
std::string short_name(std::span<const std::vector<std::byte>> parts);

}  // namespace mediaproof
