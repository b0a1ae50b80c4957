// Prober: files become their Facts, each in a confined process of its own.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "mediaproof/confine.h"
#include "mediaproof/facts.h"
#include "mediaproof/logo.h"
#include "mediaproof/probe.h"

namespace mediaproof {

struct ProberOptions {
    std::optional<LogoModel> logo;  // looked for when given
    ProbeDepth depth = ProbeDepth::standard;
    bool banners = false;  // banners are looked for, and read where the program was built with tesseract
    Confinement confinement = Confinement::strict;
    std::size_t workers = 0;               // files measured at once, at the most; 0: as many as the machine has cores
    std::filesystem::path worker_program;  // mediaproof-worker; empty: libexec/mediaproof beside the folder of the
                                           // running program, or else where the library was installed
};

// One of the pictures that show a reviewer what was found of the LOGO in a file; annotate.h says how it looks.
struct AnnotatedPicture {
    std::optional<double> at_s;   // in a video: presentation time, seconds from its first frame
    std::vector<std::byte> jpeg;  // as the file's worker made it: to be looked at by a person, not to be believed
};

// May be used from several threads at once: each call waits until its file is measured. Worker processes are started
// when they are first needed, and end with the Prober.
class Prober {
  public:
    // Starts nothing yet.
    explicit Prober(ProberOptions options);
    ~Prober();
    Prober(const Prober&) = delete;
    Prober& operator=(const Prober&) = delete;

    // Measures `file`, a regular file (a symbolic link is not followed). Never throws for what the file holds or lacks, or
    // for what it does to its worker: what can't be read comes back as kind `unreadable` with its reason, and the next
    // file is measured as if nothing had been. The facts' `file` is `file` as given. Throws ConfinementError.
    FileFacts probe(const std::filesystem::path& file);

    // The same for an open file, which stays the caller's; from another process's hands it must be open for reading only.
    // `name` is what it is called in the facts and tells what it claims to be; nothing of that name need exist.
    FileFacts probe(int descriptor, const std::filesystem::path& name);

    // Reads `facts.file` again and draws what `facts` say of it: one picture of a photo, up to four of a video, best first;
    // none for a file that shows no picture, that no LOGO was looked for in, or that can't be read any more. Throws
    // ConfinementError.
    std::vector<AnnotatedPicture> annotate(const FileFacts& facts);

    // What keeps the workers in. Starts one where there is none yet. Throws ConfinementError.
    ConfinementState confinement();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace mediaproof
