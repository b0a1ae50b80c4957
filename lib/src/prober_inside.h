// What the library's other parts need of a Prober beside its probes.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "drawn_picture.h"
#include "intake/opened_submission.h"
#include "mediaproof/evidence.h"
#include "mediaproof/prober.h"

namespace mediaproof {

struct ProberInside {
    // What every probe's facts depend on, as measured_with() has it.
    static const std::string& measured_with(const Prober& prober);

    static std::size_t workers(const Prober& prober);
    static Confinement asked_confinement(const Prober& prober);

    // Opens the submission's archives, each in a worker. Throws ConfinementError.
    static OpenedSubmission open(const Submission& submission, Prober& prober);

    // What the facts say of the LOGO in their file, drawn; none where the file can't be read any more. Throws
    // ConfinementError.
    static std::vector<DrawnPicture> annotated(const FileFacts& facts, Prober& prober);

    // The open file, or the picture in it that is called `part`, in little, as thumbnails() draws it; none where that fails.
    // Throws ConfinementError.
    static std::vector<DrawnPicture> thumbnails(int descriptor, const std::string& part,
                                                const std::vector<double>& at_s, Prober& prober);

    // The same in full size, as full_size_pictures() draws it.
    static std::vector<DrawnPicture> full_size(int descriptor, const std::string& part,
                                               const std::vector<WantedPicture>& wanted, Prober& prober);
};

}  // namespace mediaproof
