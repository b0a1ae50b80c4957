#include "support/pictures.h"

#include <turbojpeg.h>

#include <chrono>
#include <fstream>
#include <map>
#include <opencv2/imgproc.hpp>
#include <stdexcept>

#include "media/still.h"
#include "mediaproof/dates.h"
#include "paint/camera.h"
#include "paint/photo.h"
#include "paint/scene.h"
#include "support/program.h"
#include "support/temp_folder.h"

namespace mediaproof::tests {

cv::Mat noisy(const cv::Mat& picture, double sigma, std::uint64_t seed) {
    cv::Mat noise(picture.size(), CV_MAKETYPE(CV_16S, picture.channels()));
    cv::RNG dice(seed);
    dice.fill(noise, cv::RNG::NORMAL, 0, sigma);
    cv::Mat result;
    cv::add(picture, noise, result, cv::noArray(), CV_8U);
    return result;
}

const cv::Mat& logo_image() {
    static const cv::Mat read = read_with_alpha(logo_file());
    return read;
}

std::filesystem::path logo_file() {
    return std::filesystem::path(MEDIAPROOF_MODELS) / "ningxiang-2023" / "logo.png";
}

cv::Mat painted_event(int width, bool shows_logo) {
    static std::map<std::pair<int, bool>, cv::Mat> painted;  // painting takes a second, and many tests ask for the same
    cv::Mat& picture = painted[{width, shows_logo}];
    if (picture.empty()) {
        const paint::Event event{"市教育局",  "招生政策解读", "市教育局2023年“政务公开主题日”活动",
                                 logo_file(), shows_logo,     5};
        const cv::Mat view = paint::paint_view(event, paint::View::plaza, {2400, 1800});
        picture = paint::photograph(view, {}, {width, width * 3 / 4}, {}, 5);
    }
    return picture.clone();
}

void write_jpeg(const std::filesystem::path& file, const cv::Mat& bgr, const std::string& taken) {
    std::optional<paint::PhoneExif> exif;
    if (const auto day = parse_date(taken))
        exif = paint::PhoneExif{std::chrono::local_days(*day) + std::chrono::hours(10)};
    paint::write_photo(file, bgr, exif);
}

void write_printed_jpeg(const std::filesystem::path& file, const cv::Mat& bgr) {
    cv::Mat inks(bgr.size(), CV_8UC4);
    for (int y = 0; y < bgr.rows; ++y) {
        for (int x = 0; x < bgr.cols; ++x) {
            const auto& light = bgr.at<cv::Vec3b>(y, x);
            inks.at<cv::Vec4b>(y, x) = {light[2], light[1], light[0], 255};
        }
    }
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    const tjhandle encoder = ::tjInitCompress();
    if (::tjCompress2(encoder, inks.data, inks.cols, 0, inks.rows, TJPF_CMYK, &bytes, &size, TJSAMP_444, 90, 0) != 0)
        throw std::runtime_error(::tjGetErrorStr2(encoder));
    std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(bytes), static_cast<long>(size));
    ::tjFree(bytes);
    ::tjDestroy(encoder);
}

void write_png(const std::filesystem::path& file, const cv::Mat& picture) {
    const TempFolder scratch;
    const cv::Mat packed = picture.isContinuous() ? picture : picture.clone();
    const auto raw =
        scratch.write("raw", {reinterpret_cast<const char*>(packed.data), packed.total() * packed.elemSize()});
    const bool deep = picture.depth() == CV_16U;
    const std::string format = picture.channels() == 1   ? (deep ? "gray16le" : "gray")
                               : picture.channels() == 3 ? (deep ? "bgr48le" : "bgr24")
                                                         : (deep ? "bgra64le" : "bgra");
    const std::string size = std::to_string(picture.cols) + "x" + std::to_string(picture.rows);
    run_tool({"ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", format, "-s", size, "-i", raw.string(),
              "-frames:v", "1", "-update", "1", file.string()});
}

}  // namespace mediaproof::tests
