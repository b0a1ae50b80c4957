#include "mediaproof/batch.h"

#include <utility>

#include "batch_queue.h"
#include "batch_steps.h"

namespace mediaproof {

struct Batch::State {
    BatchSteps steps;
};

Batch::Batch(const RulePack& pack, Prober& prober, BatchOptions options)
    : state_(new State{{pack, prober, std::move(options)}}) {}

Batch::~Batch() = default;

bool Batch::run(std::span<const Submission> submissions, const std::function<void(Judged)>& take) {
    const bool all = BatchQueue(state_->steps, submissions).run(take);
    state_->steps.tell_trouble();
    return all;
}

void Batch::finish() {
    state_->steps.finish_journal();
}

}  // namespace mediaproof
