#include <turbojpeg.h>

#include <memory>
#include <opencv2/imgproc.hpp>
#include <type_traits>

#include "media/still_decoders.h"
#include "mediaproof/error.h"

namespace mediaproof {
namespace {

struct HandleDestroyer {
    void operator()(void* handle) const { tjDestroy(handle); }
};
using TurboJpeg = std::unique_ptr<std::remove_pointer_t<tjhandle>, HandleDestroyer>;

// Oddities that cameras write and every viewer forgives. Whatever else libjpeg remarks means missing or
// mangled picture data; TurboJPEG's own code does not tell the two apart once anything was remarked before.
bool is_harmless(const std::string& words) {
    for (const char* oddity : {"extraneous bytes before marker", "Unknown Adobe color transform",
                               "unknown JFIF revision", "Invalid SOS parameters for sequential JPEG"}) {
        if (words.find(oddity) != std::string::npos) return true;
    }
    return false;
}

// The smallest of TurboJPEG's scales of the form 1/2^n that keeps the longer side long enough.
tjscalingfactor scale_for(int long_side, int enough_long_side) {
    for (const int denominator : {8, 4, 2}) {
        const tjscalingfactor scale{1, denominator};
        if (TJSCALED(long_side, scale) >= enough_long_side) return scale;
    }
    return {1, 1};
}

}  // namespace

Still decode_jpeg(std::span<const std::byte> bytes, int enough_long_side, const std::filesystem::path& file) {
    const TurboJpeg decoder(tjInitDecompress());
    if (!decoder) throw MediaError("start the JPEG decoder", file, tjGetErrorStr2(nullptr));
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    const auto size = static_cast<unsigned long>(bytes.size());
    Still still;
    int subsampling = 0;
    int colour_space = 0;
    if (tjDecompressHeader3(decoder.get(), data, size, &still.stored_width, &still.stored_height,
                            &subsampling, &colour_space) != 0) {
        throw MediaError("read the JPEG header", file, tjGetErrorStr2(decoder.get()));
    }
    if (std::int64_t{still.stored_width} * still.stored_height > most_still_pixels) {
        throw MediaError("decode the JPEG", file, "more pixels than a photo can have");
    }
    const tjscalingfactor scale =
        scale_for(std::max(still.stored_width, still.stored_height), enough_long_side);
    const bool printed = colour_space == TJCS_CMYK || colour_space == TJCS_YCCK;
    const int width = TJSCALED(still.stored_width, scale);
    const int height = TJSCALED(still.stored_height, scale);
    cv::Mat pixels(height, width, printed ? CV_8UC4 : CV_8UC3);
    // TJFLAG_LIMITSCANS: a progressive JPEG of a few kilobytes can otherwise keep the decoder busy for
    // minutes.
    const int failed =
        tjDecompress2(decoder.get(), data, size, pixels.data, width, static_cast<int>(pixels.step[0]), height,
                      printed ? TJPF_CMYK : TJPF_BGR, TJFLAG_LIMITSCANS);
    const std::string words = failed != 0 ? tjGetErrorStr2(decoder.get()) : "";
    if (failed != 0 && !is_harmless(words)) throw MediaError("decode the JPEG", file, words);
    if (printed) {
        // Inverted CMYK, as Adobe writes it: each ink value already is the light that is left.
        cv::Mat inks[4];
        cv::split(pixels, inks);
        for (int i = 0; i < 3; ++i)
            cv::multiply(inks[i], inks[3], inks[i], 1.0 / 255);
        cv::merge(std::vector<cv::Mat>{inks[2], inks[1], inks[0]}, pixels);
    }
    still.picture = pixels;
    return still;
}

}  // namespace mediaproof
