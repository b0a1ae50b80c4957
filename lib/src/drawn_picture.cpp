#include "drawn_picture.h"

#include <string>

#include "cbor.h"

namespace mediaproof {
namespace {

constexpr std::size_t most_pictures = 16;
constexpr std::size_t most_jpeg_bytes = 16 << 20;
constexpr std::int64_t longest_side = 1 << 20;
constexpr double latest_s = 1e13;  // as many as FFmpeg's clock can show; it becomes part of a file's name

void insist(bool holds, const char* why) {
    if (!holds) throw DrawnPictureError(std::string("pictures: ") + why);
}

int side_of(CborReader& cbor) {
    const std::int64_t side = cbor.integer();
    insist(side > 0 && side <= longest_side, "a side is out of range");
    return static_cast<int>(side);
}

DrawnPicture picture_of(CborReader& cbor) {
    DrawnPicture picture;
    if (cbor.next() == CborType::null) {
        cbor.null();
    } else {
        picture.at_s = cbor.number();
        insist(*picture.at_s >= 0 && *picture.at_s <= latest_s, "a time is out of range");
    }
    picture.width = side_of(cbor);
    picture.height = side_of(cbor);
    const auto jpeg = cbor.bytes();
    insist(jpeg.size() > 3 && jpeg.size() <= most_jpeg_bytes && jpeg[0] == std::byte{0xFF} &&
               jpeg[1] == std::byte{0xD8} && jpeg[2] == std::byte{0xFF},
           "one is no JPEG");
    picture.jpeg.assign(jpeg.begin(), jpeg.end());
    return picture;
}

}  // namespace

std::vector<std::byte> encode_pictures(const std::vector<DrawnPicture>& pictures) {
    CborWriter cbor;
    cbor.array(4 * pictures.size());
    for (const DrawnPicture& picture : pictures) {
        if (picture.at_s) {
            cbor.number(*picture.at_s);
        } else {
            cbor.null();
        }
        cbor.integer(picture.width);
        cbor.integer(picture.height);
        cbor.bytes(picture.jpeg);
    }
    return std::move(cbor).take();
}

std::vector<DrawnPicture> decode_pictures(std::span<const std::byte> bytes) {
    CborReader cbor(bytes);
    std::vector<DrawnPicture> pictures;
    try {
        const std::size_t items = cbor.array();
        insist(items % 4 == 0 && items / 4 <= most_pictures, "too many");
        while (pictures.size() < items / 4)
            pictures.push_back(picture_of(cbor));
        insist(cbor.at_end(), "do not end where they should");
    } catch (const CborError& error) {
        throw DrawnPictureError(std::string("pictures: ") + error.what());
    }
    return pictures;
}

}  // namespace mediaproof
