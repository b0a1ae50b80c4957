// What a batch needs of a Prober beside its probes.
#pragma once

#include <cstddef>
#include <string>

#include "intake/opened_submission.h"
#include "mediaproof/prober.h"

namespace mediaproof {

struct ProberInside {
    // What every probe's facts depend on, as measured_with() has it.
    static const std::string& measured_with(const Prober& prober);

    static std::size_t workers(const Prober& prober);

    // Opens the submission's archives, each in a worker. Throws ConfinementError.
    static OpenedSubmission open(const Submission& submission, Prober& prober);
};

}  // namespace mediaproof
