// What the library throws.
//
// ConfigError  leaves the library: a rule pack or a LOGO image is broken, and nothing can be judged without them.
// MediaError   stays inside: one media file could not be read. The probe turns it into a file of kind
//              `unreadable`, so that a bad file costs nothing but itself.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>

namespace mediaproof {

class MediaError : public std::runtime_error {
  public:
    // `tried` is what was being done ("open the container"), `library_words` what FFmpeg, exiv2 … said of it.
    MediaError(const std::string& tried, const std::filesystem::path& file, const std::string& library_words);

    const std::string& tried() const { return tried_; }
    const std::string& library_words() const { return library_words_; }

  private:
    std::string tried_;
    std::string library_words_;
};

// Nothing is damaged, there is only no moving picture: sound alone, or with a cover.
class NoVideoError : public MediaError {
  public:
    using MediaError::MediaError;
};

class ConfigError : public std::runtime_error {
  public:
    // `line` counts from 1; absent when the trouble has no line (a missing file).
    ConfigError(const std::filesystem::path& file, std::optional<std::size_t> line, const std::string& what);
};

}  // namespace mediaproof
