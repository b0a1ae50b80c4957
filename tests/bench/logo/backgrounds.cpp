#include "logo/backgrounds.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <opencv2/imgproc.hpp>

#include "mediaproof/content.h"
#include "mediaproof/error.h"
#include "paint/camera.h"
#include "paint/scene.h"
#include "probe/photo.h"

namespace mediaproof::bench {
namespace {

namespace fs = std::filesystem;

constexpr int fewest_px = 480;  // a smaller photo would show nothing but its enlarging
constexpr double least_luma = 30;

// The middle part of `picture` in the backgrounds' shape and size.
cv::Mat fitted(const cv::Mat& picture) {
    const double shape = static_cast<double>(background_width) / background_height;
    const int width = std::min(picture.cols, cvRound(picture.rows * shape));
    const int height = std::min(picture.rows, cvRound(picture.cols / shape));
    const cv::Rect middle((picture.cols - width) / 2, (picture.rows - height) / 2, width, height);
    cv::Mat sized;
    cv::resize(picture(middle), sized, {background_width, background_height}, 0, 0,
               width > background_width ? cv::INTER_AREA : cv::INTER_CUBIC);
    return sized;
}

void add_photos(std::vector<Background>& all, bool quick) {
    if (!fs::is_directory(photo_folder())) return;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(photo_folder()))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (std::size_t i = 0; i < files.size(); i += quick ? 2 : 1) {
        try {
            const cv::Mat picture = read_photo(files[i], content_of_file(files[i]), background_width).picture;
            if (std::min(picture.cols, picture.rows) < fewest_px) continue;
            cv::Mat shown = fitted(picture);
            cv::Mat edges;
            cv::Laplacian(shown, edges, CV_32F);
            const cv::Scalar mean = cv::mean(shown);
            const cv::Scalar roughness = cv::mean(cv::abs(edges));
            const bool visible = (mean[0] + mean[1] + mean[2]) / 3 > least_luma && roughness[1] < 60;
            all.push_back({files[i].filename().string(), shown, true, visible});
        } catch (const std::exception&) {
            continue;  // an unreadable photo is no background
        }
    }
}

void add_painted(std::vector<Background>& all, bool quick) {
    for (std::uint32_t seed = 1; seed <= (quick ? 1U : 3U); ++seed) {
        const paint::Event event{"市司法局", "法律援助", "市司法局2023年“政务公开主题日”活动", {}, false, seed + 40};
        for (const auto view : paint::all_views) {
            const cv::Mat painted = paint::paint_view(event, view, {2000, 1500});
            all.push_back({"painted " + std::to_string(static_cast<int>(view)),
                           paint::photograph(painted, {}, {background_width, background_height}, {}, seed)});
        }
    }
}

}  // namespace

fs::path photo_folder() {
    const char* named = std::getenv("MEDIAPROOF_REAL_MEDIA");
    const fs::path media = named != nullptr ? fs::path(named) : fs::path(MEDIAPROOF_SOURCE) / ".." / "shared" / "media";
    return media / "photos";
}

std::vector<Background> backgrounds(bool quick) {
    std::vector<Background> all;
    add_photos(all, quick);
    add_painted(all, quick);
    return all;
}

}  // namespace mediaproof::bench
