// What Batch and EvidencePictures have in common: the pictures of one submission.
#pragma once

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "descriptor.h"
#include "mediaproof/evidence.h"
#include "store/facts_store.h"

namespace mediaproof {

// Where the pictures of one of a verdict's files are to be read.
struct PictureSource {
    const FileFacts* read = nullptr;  // the file that is opened: a written report for the pictures in it
    std::string part;                 // the picture's name in that report; empty where the file itself is shown
    std::filesystem::path shown;      // as in the verdict's facts
    std::vector<WantedPicture> wanted;
};

struct EvidenceInside {
    Prober& prober;
    FactsStore* memory = nullptr;  // null: no thumbnail is remembered

    // Opens one of the submission's files; throws std::system_error where it is gone.
    std::function<Descriptor(const std::filesystem::path& file)> open;

    std::filesystem::path folder;  // for this submission's full-size pictures; empty: none

    // As EvidencePictures::of().
    std::vector<EvidencePicture> of(const Verdict& verdict) const;

  private:
    std::vector<DrawnPicture> thumbnails(const PictureSource& source) const;
    std::vector<DrawnPicture> full_size(const PictureSource& source) const;
    Descriptor unchanged(const FileFacts& facts) const;
};

// A folder for each submission's full-size pictures, each another one, also where case makes no difference to the disk.
class FolderNames {
  public:
    // They lie in `folder`; empty: there are none.
    explicit FolderNames(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // Not made yet. Never what a link has put in its place: it could lead anywhere.
    std::filesystem::path next(const std::string& submission);

  private:
    std::filesystem::path folder_;
    std::set<std::string> given_;
};

}  // namespace mediaproof
