#include "media/still.h"

#include <opencv2/imgproc.hpp>

#include "media/still_decoders.h"
#include "mediaproof/error.h"

namespace mediaproof {
namespace {

constexpr std::int64_t most_logo_bytes = 64LL << 20;

}  // namespace

Still decode_still(std::span<const std::byte> bytes, Content content, int enough_long_side,
                   const std::filesystem::path& file) {
    Still still;
    if (content == Content::jpeg) {
        still = decode_jpeg(bytes, enough_long_side, file);
    } else if (content == Content::heif) {
        still = decode_heif(bytes, file);
    } else {
        still = decode_with_ffmpeg(bytes, content, TransparentPixels::on_white, file);
    }
    if (still.picture.empty()) throw MediaError("decode the picture", file, "the decoder gave no pixels");
    return still;
}

cv::Mat oriented(const cv::Mat& picture, int exif_orientation) {
    cv::Mat upright;
    switch (exif_orientation) {
        case 2:
            cv::flip(picture, upright, 1);
            return upright;
        case 3:
            cv::rotate(picture, upright, cv::ROTATE_180);
            return upright;
        case 4:
            cv::flip(picture, upright, 0);
            return upright;
        case 5:
            cv::transpose(picture, upright);
            return upright;
        case 6:
            cv::rotate(picture, upright, cv::ROTATE_90_CLOCKWISE);
            return upright;
        case 7:
            return oriented(oriented(picture, 5), 3);
        case 8:
            cv::rotate(picture, upright, cv::ROTATE_90_COUNTERCLOCKWISE);
            return upright;
        default:
            return picture;
    }
}

cv::Mat read_with_alpha(const std::filesystem::path& file) {
    return decode_with_alpha(read_file(file, most_logo_bytes), file);
}

cv::Mat decode_with_alpha(std::span<const std::byte> bytes, const std::filesystem::path& name) {
    const Content content = content_of(bytes.first(std::min(bytes.size(), content_head_bytes)));
    if (class_of(content) != MediaClass::still) {
        throw MediaError("read the picture", name, "it holds " + std::string(content_name(content)));
    }
    if (content == Content::jpeg || content == Content::heif) {
        const Still still = decode_still(bytes, content, 1 << 20, name);
        cv::Mat opaque;
        cv::cvtColor(still.picture, opaque, cv::COLOR_BGR2BGRA);
        return opaque;
    }
    return decode_with_ffmpeg(bytes, content, TransparentPixels::kept, name).picture;
}

}  // namespace mediaproof
