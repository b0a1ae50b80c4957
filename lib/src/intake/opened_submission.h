// A submission whose archives were opened: its files can be read one by one, wherever they lie.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <variant>

#include "descriptor.h"
#include "intake/listing.h"
#include "intake/room.h"
#include "mediaproof/submission.h"

namespace mediaproof {

// Has the archive unpacked into the spool, as unpack() does it, and gives what it holds, or why it could not be unpacked: a
// message that takes the archive's name.
using Unpack =
    std::function<std::variant<Listing, Message>(const Descriptor& archive, const Descriptor& spool, const Room& room)>;

struct OpenedSubmission {
    // Where a file lies that was in an archive: in the file that all of that archive was unpacked into.
    struct Place {
        std::shared_ptr<const Descriptor> spool;
        std::int64_t at = 0;
        std::int64_t size = 0;
    };

    Submission submission;
    std::map<std::filesystem::path, Place> unpacked;

    // One of the submission's files for reading, from its first byte; a file of the folder itself, or a copy of what was in
    // an archive. Throws std::system_error when it is gone, is no regular file any more, or can't be copied.
    Descriptor open(const std::filesystem::path& file) const;
};

// `submission` as find_submissions() gives it. Where it is an archive, or holds archives, their files take the archive's
// place: "现场照片1.jpg" of a submission that is one archive, "材料.zip/现场照片1.jpg" in a folder. Archives in archives are
// opened once, no deeper. The manifest may lie in an archive as well, or in the one folder that the archive holds. What an
// archive holds and was not taken becomes a problem of the submission. Needs room for temporary files while it lives.
OpenedSubmission open_submission(Submission submission, const Unpack& unpack);

}  // namespace mediaproof
