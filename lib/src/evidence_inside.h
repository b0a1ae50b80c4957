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

// Where the pictures that html_report() wants of one of a verdict's files are to be read.
struct PictureSource {
    const FileFacts* read = nullptr;  // the file that is opened: a written report for the pictures in it
    std::string part;                 // the picture's name in that report; empty where the file itself is shown
    std::filesystem::path shown;      // as in the verdict's facts
    std::vector<WantedPicture> wanted;
};

// Points into `verdict`.
std::vector<PictureSource> sources_of(const Verdict& verdict);

// Opens one of the submission's files; throws std::system_error where it is gone.
using OpenFileOf = std::function<Descriptor(const std::filesystem::path& file)>;

// A file, opened when it is first needed.
class JudgedFile {
  public:
    JudgedFile(const FileFacts& facts, const OpenFileOf& open) : facts_(facts), open_(open) {}

    // Throws std::system_error where it is gone or does not hold what was judged.
    int descriptor();

  private:
    const FileFacts& facts_;
    const OpenFileOf& open_;
    Descriptor opened_;
};

struct EvidenceInside {
    Prober& prober;
    FactsStore* memory = nullptr;  // null: no thumbnail is remembered

    OpenFileOf open;

    std::filesystem::path folder;  // for this submission's full-size pictures; empty: none

    // As EvidencePictures::of().
    std::vector<EvidencePicture> of(const std::vector<PictureSource>& sources) const;

  private:
    std::vector<DrawnPicture> thumbnails(const PictureSource& source, JudgedFile& file) const;
    std::vector<DrawnPicture> full_size(const PictureSource& source, JudgedFile& file) const;
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
