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

TEST_CASE("EXIF and XMP are read from every kind of photo that exiv2 opens") {
    struct Row {
        const char* name;
        Content content;
    };
    const TempFolder folder;
    for (const Row& row : {Row{"a.jpg", Content::jpeg}, Row{"a.png", Content::png}, Row{"a.tif", Content::tiff},
                           Row{"a.webp", Content::webp}}) {
        CAPTURE(row.name);
        const auto file = folder.path() / row.name;
        make_film(file, "testsrc2=s=64x64:d=1", {"-frames:v", "1", "-update", "1"});
        const auto image = Exiv2::ImageFactory::open(file.string());
        image->readMetadata();
        image->exifData()["Exif.Photo.DateTimeOriginal"] = std::string("2023:05:12 10:15:00");
        image->exifData()["Exif.Photo.ExposureTime"] = std::string("1/240");
        image->exifData()["Exif.Photo.MakerNote"] = std::string("1 2 3");
        image->exifData()["Exif.Photo.UserComment"] = std::string(5000, 'x');
        image->xmpData()["Xmp.photoshop.DateCreated"] = "2023-05-12T10:15:00";
        image->xmpData()["Xmp.dc.source"] = "not asked for";
        image->writeMetadata();
        const ExifTags tags = read_exif(read_file(file, 1 << 20), row.content, file);
        CHECK(tags.at("DateTimeOriginal") == "2023:05:12 10:15:00");
        CHECK(tags.at("ExposureTime") == "1/240");
        CHECK(tags.at("MakerNote").empty());
        CHECK(tags.at("UserComment").empty());
        CHECK(tags.at("Xmp.photoshop.DateCreated") == "2023-05-12T10:15:00");
        CHECK_FALSE(tags.contains("Xmp.dc.source"));
    }
}

TEST_CASE("the group that cameras write goes before the one that a few programs write") {
    Exiv2::ExifData exif;
    exif["Exif.Image.DateTimeOriginal"] = std::string("2023:05:01 08:00:00");
    const auto tags_of = [](const Exiv2::ExifData& data) {
        Exiv2::Blob blob;
        Exiv2::ExifParser::encode(blob, Exiv2::littleEndian, data);
        return read_exif_block({reinterpret_cast<const std::byte*>(blob.data()), blob.size()}, "block");
    };
    CHECK(tags_of(exif).at("DateTimeOriginal") == "2023:05:01 08:00:00");
    exif["Exif.Photo.DateTimeOriginal"] = std::string("2023:05:12 10:15:00");
    CHECK(tags_of(exif).at("DateTimeOriginal") == "2023:05:12 10:15:00");
}

TEST_CASE("a bare XMP packet is read, with the last program of its history") {
    Exiv2::XmpData xmp;
    xmp["Xmp.xmp.CreatorTool"] = "Adobe Photoshop Lightroom";
    Exiv2::XmpTextValue steps;
    steps.setXmpArrayType(Exiv2::XmpValue::xaSeq);
    xmp.add(Exiv2::XmpKey("Xmp.xmpMM.History"), &steps);
    xmp["Xmp.xmpMM.History[1]/stEvt:softwareAgent"] = "Adobe Photoshop CS4";
    xmp["Xmp.xmpMM.History[2]/stEvt:softwareAgent"] = "GIMP 2.10";
    std::string packet;
    REQUIRE(Exiv2::XmpParser::encode(packet, xmp) == 0);
    const auto bytes_of = [](const std::string& text) { return std::as_bytes(std::span(text)); };
    const ExifTags tags = read_xmp_packet(bytes_of(packet), "packet");
    CHECK(tags.at("Xmp.xmp.CreatorTool") == "Adobe Photoshop Lightroom");
    CHECK(tags.at("Xmp.xmpMM.softwareAgent") == "GIMP 2.10");
    CHECK(read_xmp_packet({}, "none").empty());
    CHECK_THROWS_AS(read_xmp_packet(bytes_of("<x:xmpmeta"), "cut"), MediaError);
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
