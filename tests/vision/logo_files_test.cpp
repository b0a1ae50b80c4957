// LOGO files of every kind, from the file to the LOGO found in a picture.
#include <doctest/doctest.h>

#include <opencv2/imgproc.hpp>

#include "mediaproof/error.h"
#include "mediaproof/logo.h"
#include "probe/logo_parts.h"
#include "support/laid.h"
#include "support/pictures.h"
#include "support/program.h"
#include "support/temp_folder.h"
#include "vision/logo_finder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

namespace fs = std::filesystem;

cv::Mat on_paper(const cv::Mat& bgra, const cv::Scalar& paper) {
    cv::Mat opaque(bgra.size(), CV_8UC3, paper);
    for (int y = 0; y < bgra.rows; ++y) {
        for (int x = 0; x < bgra.cols; ++x) {
            const cv::Vec4b& ink = bgra.at<cv::Vec4b>(y, x);
            cv::Vec3b& pixel = opaque.at<cv::Vec3b>(y, x);
            for (int c = 0; c < 3; ++c)
                pixel[c] = cv::saturate_cast<uchar>((ink[c] * ink[3] + pixel[c] * (255 - ink[3])) / 255);
        }
    }
    return opaque;
}

cv::Mat deep(const cv::Mat& picture) {
    cv::Mat result;
    picture.convertTo(result, picture.channels() == 4 ? CV_16UC4 : CV_16UC3, 257);
    return result;
}

// Dark green wherever it is opaque: a bird, a hill and letters, as a stamp would print them.
cv::Mat stamp() {
    cv::Mat image(400, 400, CV_8UC4, cv::Scalar(60, 90, 10, 0));
    const cv::Scalar ink(60, 90, 10, 255);
    cv::circle(image, {200, 200}, 185, ink, 14);
    cv::ellipse(image, {150, 170}, {80, 40}, 25, 180, 360, ink, 18);
    cv::fillConvexPoly(image, std::vector<cv::Point>{{200, 290}, {270, 150}, {335, 290}}, ink);
    cv::putText(image, "RKE", {80, 300}, cv::FONT_HERSHEY_SIMPLEX, 2, ink, 14);
    cv::putText(image, "7", {270, 130}, cv::FONT_HERSHEY_SIMPLEX, 2.2, ink, 14);
    return image;
}

fs::path with_palette(const fs::path& png, const fs::path& file) {
    run_tool({"ffmpeg", "-v", "error", "-y", "-i", png.string(), "-filter_complex",
              "split[a][b];[a]palettegen=reserve_transparent=1[p];[b][p]paletteuse=dither=none", "-frames:v", "1",
              "-update", "1", file.string()});
    return file;
}

cv::Mat ground() {
    static const cv::Mat painted = painted_event(1280, false);
    return painted;
}

}  // namespace

TEST_SUITE_BEGIN("vision");

TEST_CASE("a LOGO's file may be of any kind") {
    const TempFolder folder;
    const cv::Mat& image = logo_image();
    const fs::path cmyk = folder.path() / "cmyk.jpg", sixteen = folder.path() / "sixteen.png",
                   white = folder.path() / "white.jpg", one_colour = folder.path() / "one-colour.png";
    write_printed_jpeg(cmyk, on_paper(image, cv::Scalar::all(255)));
    write_png(sixteen, deep(image));
    write_jpeg(white, on_paper(image, cv::Scalar::all(255)));
    write_png(one_colour, stamp());
    struct Row {
        fs::path file;
        cv::Mat shown;
    };
    const Row rows[] = {
        {cmyk, image},  {sixteen, image},      {with_palette(logo_file(), folder.path() / "palette.png"), image},
        {white, image}, {one_colour, stamp()},
    };
    for (const Row& row : rows) {
        CAPTURE(row.file);
        const LogoModel logo = LogoModel::load(row.file);
        const Quad quad = seen(row.shown.size(), {{300, 480}, 110, 20});
        const auto found = look_for_logo(laid(ground(), row.shown, quad), logo.parts().variants()[0], LogoEffort::frame);
        REQUIRE_FALSE(found.candidates.empty());
        CHECK(found.candidates.front().score >= logo.operating_point().present);
        CHECK_FALSE(found.candidates.front().mirrored);
        CHECK(corner_error(found.candidates.front().quad, quad) < 5);
    }
}

TEST_CASE("a LOGO's file that shows nothing is refused by name") {
    const TempFolder folder;
    struct Row {
        std::string name;
        cv::Mat image;
        const char* says;
    };
    cv::Mat strip(30, 1200, CV_8UC3, cv::Scalar(20, 20, 200));
    strip.colRange(400, 700).setTo(cv::Scalar(200, 20, 20));
    const Row rows[] = {
        {"transparent.png", cv::Mat(200, 200, CV_8UC4, cv::Scalar(0, 0, 200, 0)), "visible pixels"},
        {"one-colour.png", cv::Mat(200, 200, CV_8UC3, cv::Scalar(40, 40, 200)), "one colour"},
        {"deep-one-colour.png", deep(cv::Mat(200, 200, CV_8UC3, cv::Scalar(40, 40, 200))), "one colour"},
        {"pixel.png", cv::Mat(1, 1, CV_8UC3, cv::Scalar(40, 40, 200)), "visible pixels"},
        {"strip.png", strip, "strip"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const fs::path file = folder.path() / row.name;
        write_png(file, row.image);
        std::string words;
        try {
            LogoModel::load(file);
        } catch (const ConfigError& error) {
            words = error.what();
        }
        CAPTURE(words);
        CHECK(words.starts_with(file.string() + ": "));
        CHECK(words.find(row.says) != std::string::npos);
    }
}

TEST_SUITE_END();
