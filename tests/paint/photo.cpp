#include "paint/photo.h"

#include <fmt/format.h>
#include <turbojpeg.h>
#include <exiv2/exiv2.hpp>

#include <cmath>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <vector>

namespace mediaproof::paint {
namespace {

using Bytes = std::vector<unsigned char>;

struct Destroy {
    void operator()(void* compressor) const { tjDestroy(compressor); }
};

Bytes jpeg_of(const cv::Mat& bgr) {
    const std::unique_ptr<void, Destroy> compressor(tjInitCompress());
    Bytes bytes(tjBufSize(bgr.cols, bgr.rows, TJSAMP_420));
    unsigned char* target = bytes.data();
    unsigned long size = bytes.size();
    const int pitch = static_cast<int>(bgr.step[0]);
    if (tjCompress2(compressor.get(), bgr.data, bgr.cols, pitch, bgr.rows, TJPF_BGR, &target, &size, TJSAMP_420, 88,
                    TJFLAG_NOREALLOC) != 0)
        throw std::runtime_error(std::string("cannot compress a photo: ") + tjGetErrorStr2(compressor.get()));
    bytes.resize(size);
    return bytes;
}

/// "28/1 15/1 1296/100": degrees, minutes and hundredths of a second.
std::string sexagesimal(double degrees) {
    const auto hundredths = static_cast<long>(std::lround(degrees * 3600 * 100));
    return fmt::format("{}/1 {}/1 {}/100", hundredths / 360000, hundredths / 6000 % 60, hundredths % 6000);
}

void put_times(Exiv2::ExifData& tags, LocalTime taken) {
    const std::string time = day_text(taken, ':') + " " + clock_text(taken);
    for (const char* key : {"Exif.Image.DateTime", "Exif.Photo.DateTimeOriginal", "Exif.Photo.DateTimeDigitized"})
        tags[key] = time;
    const std::string subsecond = fmt::format("{:03}", taken.time_since_epoch().count() * 37 % 1000);
    tags["Exif.Photo.SubSecTimeOriginal"] = subsecond;
    for (const char* key : {"Exif.Photo.OffsetTime", "Exif.Photo.OffsetTimeOriginal", "Exif.Photo.OffsetTimeDigitized"})
        tags[key] = std::string("+08:00");
}

void put_place(Exiv2::ExifData& tags, const PhoneExif& exif) {
    const LocalTime utc = as_utc(exif.taken) - exif.gps_late;
    const std::chrono::hh_mm_ss clock(utc - std::chrono::floor<std::chrono::days>(utc));
    tags["Exif.GPSInfo.GPSVersionID"] = std::string("2 3 0 0");
    tags["Exif.GPSInfo.GPSLatitudeRef"] = std::string("N");
    tags["Exif.GPSInfo.GPSLatitude"] = sexagesimal(exif.latitude_deg);
    tags["Exif.GPSInfo.GPSLongitudeRef"] = std::string("E");
    tags["Exif.GPSInfo.GPSLongitude"] = sexagesimal(exif.longitude_deg);
    tags["Exif.GPSInfo.GPSDateStamp"] = day_text(utc, ':');
    tags["Exif.GPSInfo.GPSTimeStamp"] =
        fmt::format("{}/1 {}/1 {}/1", clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

void put_camera(Exiv2::ExifData& tags, const PhoneExif& exif, cv::Size size) {
    tags["Exif.Image.Make"] = exif.make;
    tags["Exif.Image.Model"] = exif.model;
    tags["Exif.Image.Software"] = exif.software;
    tags["Exif.Image.Orientation"] = std::uint16_t{1};
    tags["Exif.Photo.ExifVersion"] = std::string("48 50 51 49");
    tags["Exif.Photo.ExposureTime"] = std::string("1/240");
    tags["Exif.Photo.FNumber"] = std::string("18/10");
    tags["Exif.Photo.ISOSpeedRatings"] = std::uint16_t{64};
    tags["Exif.Photo.FocalLength"] = std::string("558/100");
    tags["Exif.Photo.FocalLengthIn35mmFilm"] = std::uint16_t{27};
    tags["Exif.Photo.PixelXDimension"] = static_cast<std::uint32_t>(size.width);
    tags["Exif.Photo.PixelYDimension"] = static_cast<std::uint32_t>(size.height);
}

Bytes with_exif(const Bytes& jpeg, const PhoneExif& exif, cv::Size size) {
    Exiv2::ExifData tags;
    put_camera(tags, exif, size);
    put_times(tags, exif.taken);
    put_place(tags, exif);
    const auto image = Exiv2::ImageFactory::open(jpeg.data(), static_cast<long>(jpeg.size()));
    image->setExifData(tags);
    image->writeMetadata();
    Exiv2::BasicIo& io = image->io();
    io.open();
    const Exiv2::DataBuf bytes = io.read(static_cast<long>(io.size()));
    return {bytes.pData_, bytes.pData_ + bytes.size_};
}

}  // namespace

void write_photo(const std::filesystem::path& file, const cv::Mat& bgr, const std::optional<PhoneExif>& exif) {
    Bytes bytes = jpeg_of(bgr);
    if (exif) bytes = with_exif(bytes, *exif, bgr.size());
    std::ofstream stream(file, std::ios::binary);
    stream.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream) throw std::runtime_error("cannot write " + file.string());
}

}  // namespace mediaproof::paint
