#include "media/exif.h"

#include <doctest/doctest.h>

#include <exiv2/exiv2.hpp>

#include "media/file_bytes.h"
#include "mediaproof/error.h"
#include "support/films.h"
#include "support/pictures.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

TEST_SUITE_BEGIN("media");

TEST_CASE("a phone's tags are read as it wrote them") {
    const TempFolder folder;
    const auto file = folder.path() / "phone.jpg";
    write_jpeg(file, cv::Mat(60, 80, CV_8UC3, cv::Scalar::all(90)), "2023-05-12");
    const ExifTags tags = read_exif(read_file(file, 1 << 20), Content::jpeg, file);
    CHECK(tags.at("DateTimeOriginal") == "2023:05:12 10:00:00");
    CHECK(tags.at("OffsetTimeOriginal") == "+08:00");
    CHECK(tags.at("GPSDateStamp") == "2023:05:12");
    CHECK(tags.at("Orientation") == "1");
    CHECK(tags.contains("Model"));
}

TEST_CASE("blanks and NULs around a value go, absent tags are absent") {
    Exiv2::ExifData exif;
    exif["Exif.Photo.DateTimeOriginal"] = std::string("                   ");
    exif["Exif.Image.Model"] = std::string("  X100\0\0", 8);
    Exiv2::Blob blob;
    Exiv2::ExifParser::encode(blob, Exiv2::littleEndian, exif);
    const auto* bytes = reinterpret_cast<const std::byte*>(blob.data());
    const ExifTags tags = read_exif_block({bytes, blob.size()}, "block");
    CHECK(tags.at("DateTimeOriginal").empty());
    CHECK(tags.at("Model") == "X100");
    CHECK_FALSE(tags.contains("DateTimeDigitized"));
    CHECK(read_exif_block({}, "none").empty());
}

TEST_CASE("bytes of another kind never reach exiv2") {
    const TempFolder folder;
    const auto film = folder.path() / "film.jpg.mp4";
    make_film(film, "testsrc2=s=64x64:d=1");
    const auto bytes = read_file(film, 1 << 24);
    CHECK(read_exif(bytes, Content::mp4, film).empty());
    CHECK(read_exif(bytes, Content::heif, film).empty());
    CHECK_THROWS_AS(read_exif(std::span(bytes).first(20), Content::jpeg, film), MediaError);
}

TEST_SUITE_END();
