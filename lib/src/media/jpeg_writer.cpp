#include "media/jpeg_writer.h"

#include <cstdlib>
#include <stdexcept>

#include "media/jpeg_errors.h"

namespace mediaproof {
namespace {

class JpegEncoder {
  public:
    JpegEncoder() {
        encoder_.err = leaving_by(errors_);
        jpeg_create_compress(&encoder_);
    }
    ~JpegEncoder() {
        jpeg_destroy_compress(&encoder_);
        std::free(bytes_);
    }
    JpegEncoder(const JpegEncoder&) = delete;
    JpegEncoder& operator=(const JpegEncoder&) = delete;

    bool encode(const cv::Mat& picture, const std::string& comment, const JpegStyle& style) {
        if (setjmp(errors_.leave) != 0) return false;
        jpeg_mem_dest(&encoder_, &bytes_, &size_);
        encoder_.image_width = static_cast<JDIMENSION>(picture.cols);
        encoder_.image_height = static_cast<JDIMENSION>(picture.rows);
        encoder_.input_components = 3;
        encoder_.in_color_space = JCS_EXT_BGR;
        jpeg_set_defaults(&encoder_);
        jpeg_set_quality(&encoder_, style.quality, TRUE);
        encoder_.comp_info[0].h_samp_factor = style.full_colour ? 1 : 2;
        encoder_.comp_info[0].v_samp_factor = style.full_colour ? 1 : 2;
        jpeg_start_compress(&encoder_, TRUE);
        jpeg_write_marker(&encoder_, JPEG_COM, reinterpret_cast<const JOCTET*>(comment.data()),
                          static_cast<unsigned>(comment.size()));
        while (encoder_.next_scanline < encoder_.image_height) {
            JSAMPROW row = const_cast<JSAMPROW>(picture.ptr(static_cast<int>(encoder_.next_scanline)));
            jpeg_write_scanlines(&encoder_, &row, 1);
        }
        jpeg_finish_compress(&encoder_);
        return true;
    }

    std::vector<std::byte> bytes() const {
        const auto* begin = reinterpret_cast<const std::byte*>(bytes_);
        return {begin, begin + size_};
    }

    const char* complaint() const { return errors_.words; }

  private:
    jpeg_compress_struct encoder_{};
    JpegErrors errors_;
    unsigned char* bytes_ = nullptr;
    unsigned long size_ = 0;
};

}  // namespace

std::vector<std::byte> encode_jpeg(const cv::Mat& picture, const std::string& comment, const JpegStyle& style) {
    JpegEncoder encoder;
    if (!encoder.encode(picture, comment, style))
        throw std::runtime_error(std::string("encode a JPEG: ") + encoder.complaint());
    return encoder.bytes();
}

}  // namespace mediaproof
