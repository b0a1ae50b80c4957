// One file becomes its Facts, in this process: for a confined worker, and for tests.
#pragma once

#include "media/file_bytes.h"
#include "mediaproof/facts.h"
#include "mediaproof/logo.h"
#include "mediaproof/probe.h"

namespace mediaproof {

struct ProbeOptions {
    const LogoModel* logo = nullptr;  // looked for when given; must outlive the call
    ProbeDepth depth = ProbeDepth::standard;
    bool banners = false;  // banners are looked for, and read where the program was built with tesseract
};

// Measures `file`. Never throws for what it holds or lacks: what can't be read comes back as kind `unreadable` with its
// reason. The facts' `file` is the file's name. Uses up to as many threads as the machine has cores, gives the same facts
// for any number of them, and may be called from several threads at once.
FileFacts probe_open_file(const OpenFile& file, const ProbeOptions& options);

// The same for a file that is to be opened; one that can't be is unreadable as well.
FileFacts probe_file(const std::filesystem::path& file, const ProbeOptions& options = {});

}  // namespace mediaproof
