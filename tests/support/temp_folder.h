// A folder of a test's own, gone when the test ends.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace mediaproof::tests {

class TempFolder {
  public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

    // Writes a file, with the folders above it, and returns its whole path.
    std::filesystem::path write(const std::filesystem::path& relative, std::string_view bytes) const;

  private:
    std::filesystem::path path_;
};

// All of a file.
std::string read_bytes(const std::filesystem::path& file);

}  // namespace mediaproof::tests
