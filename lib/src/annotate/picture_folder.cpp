#include "annotate/picture_folder.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

#include "annotate/drawing.h"
#include "media/file_bytes.h"
#include "mediaproof/error.h"
#include "utf8.h"
#include "whole_file.h"

namespace mediaproof {
namespace {

namespace fs = std::filesystem;

constexpr const char* banner_mark = "mediaproof banner";  // the comment of the probe's strips

// Whether `path` is free, or holds a picture that an earlier run left.
bool may_be_written(const fs::path& path) {
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(path, ignored))) return true;
    try {
        const auto head = read_head(path, 128);
        const std::string_view start(reinterpret_cast<const char*>(head.data()), head.size());
        constexpr std::array marks = {annotated_mark, full_size_mark, banner_mark};
        return std::any_of(marks.begin(), marks.end(),
                           [&](const char* mark) { return start.find(mark) != start.npos; });
    } catch (const MediaError&) {
        return false;
    }
}

}  // namespace

PictureFolder::PictureFolder(fs::path folder) : folder_(std::move(folder)) {
    fs::create_directories(folder_);
    if (::access(folder_.c_str(), W_OK | X_OK) != 0)
        throw std::system_error(errno, std::generic_category(), folder_.string());
}

fs::path PictureFolder::free_path(const fs::path& file, std::optional<double> at_s, PictureOf what) const {
    for (int copy = 1;; ++copy) {
        fs::path path = folder_ / picture_name(file, at_s, copy, what);
        if (!written_.contains(without_case(path.native())) && may_be_written(path)) return path;
    }
}

fs::path PictureFolder::write(const fs::path& file, std::optional<double> at_s, PictureOf what,
                              std::span<const std::byte> jpeg) {
    fs::path path = free_path(file, at_s, what);
    replace_file(path, jpeg);
    written_.insert(without_case(path.native()));
    return path;
}

}  // namespace mediaproof
