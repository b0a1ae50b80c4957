#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "media/jpeg_errors.h"
#include "media/still_decoders.h"
#include "mediaproof/error.h"

namespace mediaproof {
namespace {

// A progressive picture is held in memory as a whole, at several times the size of its pixels.
constexpr std::int64_t most_progressive_pixels = 64'000'000;
constexpr int most_scans = 500;  // a few kilobytes of empty scans can otherwise keep a decoder busy for minutes

// Oddities that cameras write and every viewer forgives. Whatever else libjpeg warns of means missing or mangled data.
bool is_harmless(int warning) {
    return warning == JWRN_EXTRANEOUS_DATA || warning == JWRN_ADOBE_XFORM || warning == JWRN_JFIF_MAJOR ||
           warning == JWRN_NOT_SEQUENTIAL;
}

class JpegDecoder {
  public:
    JpegDecoder() {
        decoder_.err = leaving_by(errors_);
        errors_.base.emit_message = [](j_common_ptr decoder, int level) {
            if (level < 0 && !is_harmless(decoder->err->msg_code)) remember_error(decoder);
        };
        progress_.progress_monitor = [](j_common_ptr decoder) {
            if (reinterpret_cast<j_decompress_ptr>(decoder)->input_scan_number <= most_scans) return;
            std::snprintf(errors_of(decoder).words, JMSG_LENGTH_MAX, "more than %d scans", most_scans);
            std::longjmp(errors_of(decoder).leave, 1);
        };
        jpeg_create_decompress(&decoder_);
        decoder_.progress = &progress_;
    }
    ~JpegDecoder() { jpeg_destroy_decompress(&decoder_); }
    JpegDecoder(const JpegDecoder&) = delete;
    JpegDecoder& operator=(const JpegDecoder&) = delete;

    bool read_header(std::span<const std::byte> bytes) {
        if (setjmp(errors_.leave) != 0) return false;
        jpeg_mem_src(&decoder_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
        return jpeg_read_header(&decoder_, TRUE) == JPEG_HEADER_OK;
    }

    // Reduces the picture by 1/denominator and starts decoding; width(), height() and printed() hold from then on.
    bool start(unsigned denominator) {
        if (setjmp(errors_.leave) != 0) return false;
        decoder_.scale_num = 1;
        decoder_.scale_denom = denominator;
        decoder_.out_color_space = printed() ? JCS_CMYK : JCS_EXT_BGR;
        return jpeg_start_decompress(&decoder_) != 0;
    }

    bool read_rows(cv::Mat& pixels) {
        if (setjmp(errors_.leave) != 0) return false;
        while (decoder_.output_scanline < decoder_.output_height) {
            JSAMPROW row = pixels.ptr(static_cast<int>(decoder_.output_scanline));
            jpeg_read_scanlines(&decoder_, &row, 1);
        }
        jpeg_finish_decompress(&decoder_);
        return true;
    }

    int stored_width() const { return static_cast<int>(decoder_.image_width); }
    int stored_height() const { return static_cast<int>(decoder_.image_height); }
    int width() const { return static_cast<int>(decoder_.output_width); }
    int height() const { return static_cast<int>(decoder_.output_height); }
    bool printed() const { return decoder_.jpeg_color_space == JCS_CMYK || decoder_.jpeg_color_space == JCS_YCCK; }
    bool progressive() const { return decoder_.progressive_mode != 0; }

    // libjpeg's own words for the first thing that was wrong; empty when nothing was.
    const char* complaint() const { return errors_.words; }

  private:
    jpeg_decompress_struct decoder_{};
    JpegErrors errors_;
    jpeg_progress_mgr progress_{};
};

// The smallest of the scales 1/2^n that keeps the longer side long enough.
unsigned denominator_for(int long_side, int enough_long_side) {
    for (const unsigned denominator : {8U, 4U, 2U}) {
        if (long_side / static_cast<int>(denominator) >= enough_long_side) return denominator;
    }
    return 1;
}

// Inverted CMYK, as Adobe writes it: each ink value already is the light that is left.
cv::Mat bgr_of_inks(const cv::Mat& cmyk) {
    cv::Mat inks[4];
    cv::split(cmyk, inks);
    for (int i = 0; i < 3; ++i)
        cv::multiply(inks[i], inks[3], inks[i], 1.0 / 255);
    cv::Mat bgr;
    cv::merge(std::vector<cv::Mat>{inks[2], inks[1], inks[0]}, bgr);
    return bgr;
}

}  // namespace

Still decode_jpeg(std::span<const std::byte> bytes, int enough_long_side, const std::filesystem::path& file) {
    JpegDecoder decoder;
    if (!decoder.read_header(bytes)) throw MediaError("read the JPEG header", file, decoder.complaint());
    Still still;
    still.stored_width = decoder.stored_width();
    still.stored_height = decoder.stored_height();
    const std::int64_t most_pixels = decoder.progressive() ? most_progressive_pixels : most_still_pixels;
    if (std::int64_t{still.stored_width} * still.stored_height > most_pixels) {
        throw MediaError("decode the JPEG", file, "more pixels than a photo can have");
    }
    const int long_side = std::max(still.stored_width, still.stored_height);
    if (!decoder.start(denominator_for(long_side, enough_long_side))) {
        throw MediaError("decode the JPEG", file, decoder.complaint());
    }
    cv::Mat pixels(decoder.height(), decoder.width(), decoder.printed() ? CV_8UC4 : CV_8UC3);
    if (!decoder.read_rows(pixels) || *decoder.complaint() != '\0') {
        throw MediaError("decode the JPEG", file, decoder.complaint());
    }
    still.picture = decoder.printed() ? bgr_of_inks(pixels) : pixels;
    return still;
}

}  // namespace mediaproof
