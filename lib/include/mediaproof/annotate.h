// Pictures for a reviewer's eye: what was found of the LOGO, drawn onto the photo or video frame, and banners pulled
// straight.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "mediaproof/facts.h"
#include "mediaproof/prober.h"

namespace mediaproof {

class PictureFolder;

// A folder that annotated pictures are written into. One object for one run: it keeps the pictures of different files
// apart. Not for use from several threads at once.
//
// A photo named 现场照片1.jpg gives "现场照片1.jpg@logo.jpg"; a video named 影像.mp4 gives "影像.mp4@012.40s.jpg" for each
// frame shown, and another file of the same name "…-2.jpg". Characters that a file system or a terminal could trip over
// become "_". Pictures of an earlier run are replaced, any other file is left alone.
//
// Each is a JPEG of the picture as displayed, its longer side at most 2048 pixels:
//   green outline          a sighting, with its score and short side (in pixels of the original)
//   dashed amber outline   the doubtful candidate; "mirrored" where it is seen as in a mirror
//   disc with a 1          the template's top left corner
//   strip beneath          the outcome in a sign, the best score, the second of a video, and an enlarged view of the best
class AnnotatedPictures {
  public:
    // Makes the folder where it does not exist. `prober`, whose workers read the files again, must outlive it. Throws
    // std::system_error when that fails or it can't be written into.
    AnnotatedPictures(std::filesystem::path folder, Prober& prober);
    AnnotatedPictures(AnnotatedPictures&&) noexcept;
    AnnotatedPictures& operator=(AnnotatedPictures&&) noexcept;
    ~AnnotatedPictures();

    // Reads `facts.file` again and writes its pictures: one of a photo, up to four of a video (its best sightings, two
    // seconds apart, else the doubtful one, else its middle). Gives their paths, best first; none for a file that shows
    // no picture, that no LOGO was looked for in, or that can't be read any more. Throws std::system_error when one
    // can't be written.
    std::vector<std::filesystem::path> write(const FileFacts& facts);

    // Writes the straightened banners of `facts` as they are ("现场照片1.jpg@banner.jpg", "影像.mp4@012.40s-banner.jpg").
    // Gives their paths, in the order of the readings. Throws as above.
    std::vector<std::filesystem::path> write_banners(const FileFacts& facts);

  private:
    std::unique_ptr<PictureFolder> folder_;
    Prober* prober_;
};

}  // namespace mediaproof
