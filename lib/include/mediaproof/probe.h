// How files are measured; prober.h measures them.
#pragma once

namespace mediaproof {

// How much of a video is decoded.
enum class ProbeDepth {
    quick,     // its key frames; the rest is told from the sizes of packets alone, and repeats are not looked for
    standard,  // those, and the stretches where packets or key frames give reason to look closer
    full,      // every frame: every decoding error is found, with its second
};

// FFmpeg, exiv2 and poppler write warnings about damaged files to stderr. The library leaves that as the process set
// it; a program that tells its user about bad files itself calls this once at its start. Changes process-wide
// state.
void silence_media_libraries();

}  // namespace mediaproof
