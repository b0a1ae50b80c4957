#include <poppler-global.h>

#include <exiv2/exiv2.hpp>

#include "media/ffmpeg.h"
#include "mediaproof/probe.h"

namespace mediaproof {

void silence_media_libraries() {
    av_log_set_level(AV_LOG_QUIET);
    Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
}

}  // namespace mediaproof
