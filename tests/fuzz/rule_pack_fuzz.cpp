// Whatever stands in a rules.toml, there is a rule pack or a ConfigError.
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>

#include "mediaproof/error.h"
#include "mediaproof/rule_pack.h"

using namespace mediaproof;

namespace {

namespace fs = std::filesystem;

// The shipped pack, whose rules.toml is another each time.
const fs::path& folder() {
    static const fs::path path = [] {
        const fs::path made = fs::temp_directory_path() / ("mediaproof-fuzz-" + std::to_string(::getpid()));
        fs::create_directories(made);
        fs::copy(fs::path(MEDIAPROOF_SOURCE) / "models", made,
                 fs::copy_options::recursive | fs::copy_options::overwrite_existing);
        return made / "ningxiang-2023";
    }();
    return path;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::ofstream(folder() / "rules.toml", std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    try {
        RulePack::load(folder());
    } catch (const ConfigError&) {
    }
    return 0;
}
