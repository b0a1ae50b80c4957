#include "mediaproof/error.h"

#include <fmt/format.h>

namespace mediaproof {

MediaError::MediaError(const std::string& tried, const std::filesystem::path& file, const std::string& library_words)
    : std::runtime_error(fmt::format("{}: {}: {}", file.string(), tried, library_words)),
      tried_(tried),
      library_words_(library_words) {}

ConfigError::ConfigError(const std::filesystem::path& file, std::optional<std::size_t> line, const std::string& what)
    : std::runtime_error(line ? fmt::format("{}:{}: {}", file.string(), *line, what)
                              : fmt::format("{}: {}", file.string(), what)) {}

}  // namespace mediaproof
