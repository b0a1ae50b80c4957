#include <fmt/format.h>

#include <opencv2/imgproc.hpp>

#include "logo/challenge.h"
#include "logo/look_alikes.h"
#include "logo/pose.h"

namespace mediaproof::bench {
namespace {

constexpr int columns = 5;
constexpr int rows = 4;
constexpr int tile_px = 300;

// What is around the LOGO, so that small ones can be seen as well.
cv::Mat around(const Scene& scene) {
    const cv::Rect2d box = box_of(scene.quads.front());
    const double side = 2.2 * std::max(box.width, box.height) + 40;
    const cv::Rect part = cv::Rect(cvRound(box.x + box.width / 2 - side / 2),
                                   cvRound(box.y + box.height / 2 - side / 2), cvRound(side), cvRound(side)) &
                          cv::Rect(cv::Point(), scene.picture.size());
    const double scale = static_cast<double>(tile_px) / std::max(part.width, part.height);
    cv::Mat shown, tile(tile_px, tile_px, CV_8UC3, cv::Scalar::all(40));
    cv::resize(scene.picture(part), shown, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_NEAREST);
    const cv::Rect inside = cv::Rect(cv::Point(), shown.size()) & cv::Rect(0, 0, tile_px, tile_px);
    shown(inside).copyTo(tile(inside));
    return tile;
}

void write_tiles(const std::filesystem::path& file, const std::vector<cv::Mat>& tiles) {
    const int needed = (static_cast<int>(tiles.size()) + columns - 1) / columns;
    cv::Mat sheet(needed * tile_px, columns * tile_px, CV_8UC3, cv::Scalar::all(90));
    for (int i = 0; i < static_cast<int>(tiles.size()); ++i) {
        const cv::Rect place(i % columns * tile_px, i / columns * tile_px, tile_px, tile_px);
        cv::resize(tiles[static_cast<std::size_t>(i)], sheet(place), place.size(), 0, 0, cv::INTER_AREA);
    }
    dump(file, sheet, {}, {});
}

cv::Mat on_grey(const cv::Mat& bgra) {
    const int side = std::max(bgra.cols, bgra.rows) + 40;
    cv::Mat tile(side, side, CV_8UC3, cv::Scalar::all(190));
    cv::Mat alpha, bgr;
    cv::extractChannel(bgra, alpha, 3);
    cv::cvtColor(bgra, bgr, cv::COLOR_BGRA2BGR);
    bgr.copyTo(tile(cv::Rect(20, 20, bgra.cols, bgra.rows)), alpha > 127);
    return tile;
}

}  // namespace

void write_sheets(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    const std::vector<Design> designs = all_designs();
    const std::vector<Background> behind = backgrounds(false);
    std::vector<cv::Mat> tiles;
    for (const Design& design : designs)
        tiles.push_back(on_grey(design.image));
    write_tiles(folder / "designs.jpg", tiles);
    tiles.clear();
    for (const LookAlike& look_alike : look_alikes_of(designs, 1))
        tiles.push_back(on_grey(look_alike.image));
    write_tiles(folder / "look-alikes.jpg", tiles);
    int number = 0;
    for (const Bucket& bucket : all_buckets()) {
        tiles.clear();
        std::vector<cv::Mat> whole;
        for (std::size_t i = 0; i < columns * rows; ++i) {
            const Scene scene =
                place_logo(designs[i % designs.size()].image, behind, bucket.wishes[i % bucket.wishes.size()],
                           static_cast<std::uint32_t>(500 + i));
            tiles.push_back(around(scene));
            if (i < columns + 1) whole.push_back(scene.picture);
        }
        write_tiles(folder / fmt::format("bucket-{}.jpg", number), tiles);
        for (std::size_t i = 0; i < whole.size(); ++i)
            dump(folder / fmt::format("whole-{}-{}.jpg", number, i), whole[i], {}, {});
        ++number;
    }
}

}  // namespace mediaproof::bench
