#include "support/units.h"

#include <fmt/format.h>

#include <fstream>
#include <opencv2/imgproc.hpp>

#include "support/pictures.h"

namespace mediaproof::tests {
namespace {

void write_photo_of(const std::filesystem::path& unit, int number) {
    cv::Mat picture(120, 160, CV_8UC3, cv::Scalar(60, 110, 160));
    cv::putText(picture, std::to_string(number), {10, 80}, cv::FONT_HERSHEY_SIMPLEX, 2, {255, 255, 255}, 3);
    write_jpeg(unit / "photo.jpg", picture, "2023-05-12");
}

}  // namespace

void write_units(const std::filesystem::path& folder, int count) {
    for (int i = 0; i < count; ++i) {
        const std::filesystem::path unit = folder / fmt::format("unit {:02}", i);
        std::filesystem::create_directories(unit);
        std::ofstream(unit / "submission.toml") << "unit = \"市教育局\"\nevent_date = 2023-05-12\n";
        std::ofstream(unit / "report.txt") << "一、经验做法\n第 " << i << " 份\n";
        write_photo_of(unit, i);
    }
}

void change_photo(const std::filesystem::path& unit) {
    write_photo_of(unit, 4711);
}

}  // namespace mediaproof::tests
