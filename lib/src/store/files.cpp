#include "store/files.h"

#include <system_error>

#include "whole_file.h"

namespace mediaproof {

void write_whole(const std::filesystem::path& wanted, std::span<const std::byte> bytes) {
    std::error_code ignored;
    const auto existing = std::filesystem::canonical(wanted, ignored);
    if (existing.empty()) return replace_file(wanted, bytes);
    if (!std::filesystem::is_regular_file(existing, ignored)) return write_into(existing, bytes);
    replace_file(existing, bytes);
}

}  // namespace mediaproof
