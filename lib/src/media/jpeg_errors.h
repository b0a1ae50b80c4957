// libjpeg's errors kept in its own words. It reports through callbacks and leaves by longjmp, so a method that calls
// into it holds nothing that a destructor would have to clean up.
#pragma once

// clang-format off
#include <cstdio>
#include <jpeglib.h>
#include <jerror.h>
// clang-format on

#include <csetjmp>

namespace mediaproof {

struct JpegErrors {
    jpeg_error_mgr base{};  // first, since libjpeg knows of nothing else
    std::jmp_buf leave{};
    char words[JMSG_LENGTH_MAX] = "";  // for the first thing that was wrong; empty when nothing was
};

inline JpegErrors& errors_of(j_common_ptr jpeg) {
    return *reinterpret_cast<JpegErrors*>(jpeg->err);
}

inline void remember_error(j_common_ptr jpeg) {
    JpegErrors& errors = errors_of(jpeg);
    if (errors.words[0] == '\0') jpeg->err->format_message(jpeg, errors.words);
}

// What a decoder's or encoder's `err` is set to: an error is remembered and leaves to where setjmp(errors.leave) was.
inline jpeg_error_mgr* leaving_by(JpegErrors& errors) {
    jpeg_std_error(&errors.base);
    errors.base.error_exit = [](j_common_ptr jpeg) {
        remember_error(jpeg);
        std::longjmp(errors_of(jpeg).leave, 1);
    };
    return &errors.base;
}

}  // namespace mediaproof
