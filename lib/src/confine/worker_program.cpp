#include "confine/worker_program.h"

#include <system_error>

namespace mediaproof {

std::filesystem::path worker_program() {
    namespace fs = std::filesystem;
    const fs::path place = fs::path("libexec") / "mediaproof" / "mediaproof-worker";
    std::error_code error;
    const fs::path running = fs::read_symlink("/proc/self/exe", error);
    const fs::path beside = running.parent_path().parent_path() / place;
    return !error && fs::exists(beside, error) ? beside : fs::path(MEDIAPROOF_INSTALLED_WORKER);
}

}  // namespace mediaproof
