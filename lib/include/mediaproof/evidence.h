// The pictures behind a verdict: photos and frames of videos, in little for the page and in full size for a closer look.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "mediaproof/facts.h"
#include "mediaproof/finding.h"
#include "mediaproof/prober.h"

namespace mediaproof {

// The longer side in pixels, and libjpeg's quality: a page of 31 submissions with ten photos each stays below 15 MB.
inline constexpr int thumbnail_long_side_px = 320;
inline constexpr int thumbnail_jpeg_quality = 70;

inline constexpr int full_size_long_side_px = 2048;  // at the most

// Something to be outlined in a picture.
struct Outline {
    Quad quad{};             // in pixels of the displayed original
    bool is_certain = true;  // false: a person should look (a doubtful LOGO, what a finding speaks of)
};

// A picture that is worth showing.
struct WantedPicture {
    std::filesystem::path file;     // as in the verdict's facts: relative to the submission
    std::optional<double> at_s;     // the second of a video, to be given back as it is; absent for a photo
    std::vector<Outline> outlines;  // what was found in it
};

struct EvidencePicture {
    std::filesystem::path file;  // as in the verdict's facts: relative to the submission
    std::optional<double> at_s;  // second of a video; absent for a photo
    int width = 0;               // pixels of the displayed original, not of the thumbnail; > 0
    int height = 0;
    std::vector<std::byte> jpeg;  // the thumbnail, as the file's worker made it: to be looked at, not to be believed
    std::filesystem::path full_size{};  // where the picture was written in full size with its outlines drawn; relative to
                                      // the folder that holds the folder for them; empty: nowhere
};

struct EvidenceOptions {
    // Thumbnails are remembered in this file, beside what was measured; empty: they are not. As BatchOptions::memory.
    std::filesystem::path memory;

    // The full-size pictures are written into this folder, in a folder for each submission; empty: none are. Pictures of an
    // earlier run are replaced, other files are left alone, and no link in it is followed.
    std::filesystem::path folder;
};

// Draws the pictures of verdicts whose files may still lie where they lay. Not for use from several threads at once.
class EvidencePictures {
  public:
    // `prober`, whose workers read the files again, must outlive it. Throws std::system_error when the folder can't be made.
    EvidencePictures(Prober& prober, EvidenceOptions options);
    ~EvidencePictures();
    EvidencePictures(const EvidencePictures&) = delete;
    EvidencePictures& operator=(const EvidencePictures&) = delete;

    // What html_report() wants of `verdict`, in no order. Archives are opened again. A file that is gone, or does not hold what it
    // held when it was measured (FileFacts::sha256), gives no picture. Throws std::system_error when a full-size
    // picture can't be written, and ConfinementError.
    std::vector<EvidencePicture> of(const Verdict& verdict);

    // How many pictures were wanted so far and could not be given.
    std::size_t missing() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace mediaproof
