#include "mediaproof/validate.h"

#include <utility>

#include "mediaproof/batch.h"

namespace mediaproof {

Verdict validate(const Submission& submission, const RulePack& pack, Prober& prober) {
    Verdict verdict;
    Batch(pack, prober).run({&submission, 1}, [&](Judged judged) { verdict = std::move(judged.verdict); });
    return verdict;
}

}  // namespace mediaproof
