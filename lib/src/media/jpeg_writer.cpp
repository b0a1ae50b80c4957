#include "media/jpeg_writer.h"

// clang-format off
#include <cstdio>
#include <jpeglib.h>
// clang-format on

#include <cerrno>
#include <csetjmp>
#include <memory>
#include <system_error>

namespace mediaproof {
namespace {

// libjpeg leaves by longjmp, so what calls into it holds nothing that a destructor would have to clean up.
class JpegEncoder {
  public:
    JpegEncoder() {
        encoder_.err = jpeg_std_error(&errors_.base);
        errors_.base.error_exit = [](j_common_ptr encoder) {
            std::longjmp(reinterpret_cast<Errors*>(encoder->err)->leave, 1);
        };
        errors_.base.emit_message = [](j_common_ptr, int) {};
        jpeg_create_compress(&encoder_);
    }
    ~JpegEncoder() { jpeg_destroy_compress(&encoder_); }
    JpegEncoder(const JpegEncoder&) = delete;
    JpegEncoder& operator=(const JpegEncoder&) = delete;

    bool encode(const cv::Mat& bgr, int quality, std::FILE* output) {
        if (setjmp(errors_.leave) != 0) return false;
        jpeg_stdio_dest(&encoder_, output);
        encoder_.image_width = static_cast<JDIMENSION>(bgr.cols);
        encoder_.image_height = static_cast<JDIMENSION>(bgr.rows);
        encoder_.input_components = 3;
        encoder_.in_color_space = JCS_EXT_BGR;
        jpeg_set_defaults(&encoder_);
        jpeg_set_quality(&encoder_, quality, TRUE);
        jpeg_start_compress(&encoder_, TRUE);
        while (encoder_.next_scanline < encoder_.image_height) {
            JSAMPROW row = const_cast<JSAMPROW>(bgr.ptr(static_cast<int>(encoder_.next_scanline)));
            jpeg_write_scanlines(&encoder_, &row, 1);
        }
        jpeg_finish_compress(&encoder_);
        return true;
    }

  private:
    struct Errors {
        jpeg_error_mgr base{};
        std::jmp_buf leave{};
    };
    jpeg_compress_struct encoder_{};
    Errors errors_;
};

}  // namespace

void write_jpeg(const cv::Mat& bgr, int quality, const std::filesystem::path& file) {
    const auto fail = [&] { throw std::system_error(errno, std::generic_category(), file.string()); };
    std::FILE* output = std::fopen(file.c_str(), "wbe");
    if (output == nullptr) fail();
    JpegEncoder encoder;
    const bool encoded = encoder.encode(bgr, quality, output);
    const bool closed = std::fclose(output) == 0;
    if (!encoded || !closed) fail();
}

}  // namespace mediaproof
