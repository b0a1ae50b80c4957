#include "support/films.h"

#include "support/program.h"

namespace mediaproof::tests {

void make_film(const std::filesystem::path& file, const std::string& source, const std::vector<std::string>& options) {
    std::vector<std::string> command = {"ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", source};
    command.insert(command.end(), options.begin(), options.end());
    command.push_back(file.string());
    run_tool(command);
}

}  // namespace mediaproof::tests
