#include "annotate/file_names.h"

#include <doctest/doctest.h>

#include <string>

using namespace mediaproof;

TEST_SUITE_BEGIN("annotate");

TEST_CASE("a picture is named after the file it shows") {
    CHECK(picture_name("照片/现场照片1.jpg", std::nullopt, 1) == "现场照片1.jpg@logo.jpg");
    CHECK(picture_name("照片/现场照片1.jpg", std::nullopt, 3) == "现场照片1.jpg@logo-3.jpg");
    CHECK(picture_name("影像.mp4", 12.4, 1) == "影像.mp4@012.40s.jpg");
    CHECK(picture_name("影像.mp4", 0.0, 2) == "影像.mp4@000.00s-2.jpg");
    CHECK(picture_name("a.mp4", 1234.567, 1) == "a.mp4@1234.57s.jpg");
    CHECK(picture_name("照片/现场照片1.jpg", std::nullopt, 2, PictureOf::banner) == "现场照片1.jpg@banner-2.jpg");
    CHECK(picture_name("影像.mp4", 12.4, 1, PictureOf::banner) == "影像.mp4@012.40s-banner.jpg");
}

TEST_CASE("no name climbs out of the folder, hides, or writes to a terminal") {
    struct Row {
        std::string file;
        const char* picture;
    };
    const Row rows[] = {
        {"..%2F..%2Fetc%2Fpasswd", "___2F.._2Fetc_2Fpasswd@logo.jpg"},
        {"..", "__@logo.jpg"},
        {".hidden.jpg", "_hidden.jpg@logo.jpg"},
        {"-rf.jpg", "_rf.jpg@logo.jpg"},
        {"folder/", "_@logo.jpg"},
        {"C:\\evil.jpg", "C__evil.jpg@logo.jpg"},
        {"a\nb.jpg", "a_x0Ab.jpg@logo.jpg"},
        {"\033[2J.jpg", "_x1B[2J.jpg@logo.jpg"},
        {"\u202Egpj.exe", "_xE2_x80_xAEgpj.exe@logo.jpg"},
        {"\xFF.jpg", "_xFF.jpg@logo.jpg"},
        {"\"<a>|?*.jpg", "__a____.jpg@logo.jpg"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.picture);
        CHECK(picture_name(row.file, std::nullopt, 1) == row.picture);
    }
}

TEST_CASE("a long name is cut between characters") {
    std::string name;
    for (int i = 0; i < 85; ++i)
        name += "照";
    const std::string picture = picture_name(name, 12.0, 12);
    CHECK(picture.size() <= 255);
    CHECK(picture.ends_with("照@012.00s-12.jpg"));
    CHECK(picture_name(std::string(255, '\001'), 9e17, 1'000'000).size() <= 255);
}

TEST_SUITE_END();
