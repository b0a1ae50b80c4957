// probe: one file becomes its Facts.
#pragma once

#include <filesystem>

#include "mediaproof/facts.h"
#include "mediaproof/logo.h"

namespace mediaproof {

// How much of a video is decoded.
enum class ProbeDepth {
    quick,     // its key frames; the rest is told from the sizes of packets alone, and repeats are not looked for
    standard,  // those, and the stretches where packets or key frames give reason to look closer
    full,      // every frame: every decoding error is found, with its second
};

struct ProbeOptions {
    const LogoModel* logo = nullptr;  // looked for when given; must outlive the call
    ProbeDepth depth = ProbeDepth::standard;
    bool banners = false;  // banners are looked for, and read where the program was built with tesseract
};

// Measures `file`. Never throws for what the file holds or lacks: what can't be read comes back as kind
// `unreadable` with its reason. The facts' `file` is `file` as given. Uses up to as many threads as the
// machine has cores, gives the same facts for any number of them, and may be called from several threads at
// once.
FileFacts probe_file(const std::filesystem::path& file, const ProbeOptions& options = {});

// FFmpeg, exiv2 and poppler write warnings about damaged files to stderr. The library leaves that as the process set
// it; a program that tells its user about bad files itself calls this once at its start. Changes process-wide
// state.
void silence_media_libraries();

}  // namespace mediaproof
