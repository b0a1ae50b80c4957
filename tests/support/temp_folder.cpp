#include "support/temp_folder.h"

#include <stdlib.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

namespace mediaproof::tests {

TempFolder::TempFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "mediaproof-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::system_error(errno, std::generic_category(), pattern);
    path_ = pattern;
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path TempFolder::write(const std::filesystem::path& relative, std::string_view bytes) const {
    const std::filesystem::path file = path_ / relative;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream output(file, std::ios::binary);
    output.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!output.flush()) throw std::system_error(errno, std::generic_category(), file.string());
    return file;
}

std::string read_bytes(const std::filesystem::path& file) {
    std::ifstream input(file, std::ios::binary);
    if (!input) throw std::system_error(errno, std::generic_category(), file.string());
    return {std::istreambuf_iterator<char>(input), {}};
}

}  // namespace mediaproof::tests
