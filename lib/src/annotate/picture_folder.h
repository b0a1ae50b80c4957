// A folder that pictures are written into, beside whatever else lies there.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "annotate/file_names.h"

namespace mediaproof {

// Keeps the pictures of one run apart. Those of an earlier run are replaced, any other file is left alone.
class PictureFolder {
  public:
    // Makes the folder where it does not exist. Throws std::system_error when that fails or it can't be written into.
    explicit PictureFolder(std::filesystem::path folder);

    // Gives the picture's path. Throws std::system_error.
    std::filesystem::path write(const std::filesystem::path& file, std::optional<double> at_s, PictureOf what,
                                std::span<const std::byte> jpeg);

  private:
    std::filesystem::path free_path(const std::filesystem::path& file, std::optional<double> at_s,
                                    PictureOf what) const;

    std::filesystem::path folder_;
    std::set<std::string> written_;  // paths without case
};

}  // namespace mediaproof
