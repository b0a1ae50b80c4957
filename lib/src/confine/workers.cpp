#include "confine/workers.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <new>
#include <optional>
#include <system_error>

#include "confine/warm_process.h"
#include "confine/worker_program.h"
#include "mediaproof/message.h"

namespace mediaproof {
namespace {

using WarmPtr = std::unique_ptr<WarmProcess>;

constexpr int most_starts = 2;  // of one job: a warm process that was killed from outside is no fault of the job's

void refuse_without_seccomp(const ConfinementState& state) {
    if (state.mode != Confinement::strict || state.seccomp) return;
    throw ConfinementError(say("confine.no-seccomp", Language::chinese) + " / " +
                           say("confine.no-seccomp", Language::english));
}

JobResult run_here(const JobTable& jobs, const Job& job) {
    const auto found = jobs.find(job.name);
    if (found == jobs.end()) return Failure{Failure::Kind::bad_reply, 0};
    try {
        return found->second({job.request, job.files});
    } catch (const std::bad_alloc&) {
        return Failure{Failure::Kind::out_of_memory, 0};
    } catch (const std::exception&) {
        return Failure{Failure::Kind::bad_reply, 0};
    }
}

}  // namespace

struct Workers::State {
    // One of the places; while it is held, nobody else has it.
    struct Place {
        explicit Place(State& of) : state(of), process(of.take()) {}
        ~Place() { state.give_back(std::move(process)); }
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;

        State& state;
        WarmPtr process;  // null: none has been started, or it was of no use any more
    };

    // A warm one where there is one.
    WarmPtr take() {
        std::unique_lock lock(mutex);
        freed.wait(lock, [&] { return !free.empty(); });
        const auto warm = std::find_if(free.begin(), free.end(), [](const WarmPtr& one) { return one != nullptr; });
        const auto chosen = warm != free.end() ? warm : free.begin();
        WarmPtr process = std::move(*chosen);
        free.erase(chosen);
        return process;
    }

    void give_back(WarmPtr process) {
        {
            const std::scoped_lock lock(mutex);
            free.push_back(std::move(process));
        }
        freed.notify_one();
    }

    // False when it can't warm up.
    bool start(Place& place) {
        if (!place.process) place.process = WarmProcess::start(options);
        if (place.process) refuse_without_seccomp(place.process->state());
        return place.process != nullptr;
    }

    JobResult run_confined(const Job& job) try {
        Place place(*this);
        for (int i = 0; i < most_starts; ++i) {
            if (!start(place)) continue;
            auto result = place.process->run(job);
            if (!result || place.process->hangs()) place.process.reset();
            if (result) return std::move(*result);
        }
        return Failure{Failure::Kind::could_not_start, 0};
    } catch (const std::system_error&) {  // no descriptors or memory left for the job
        return Failure{Failure::Kind::could_not_start, 0};
    }

    JobResult run_in_this_process(const Job& job) {
        const Place place(*this);
        std::call_once(made, [&] { own_jobs = make_jobs(options.setup); });
        return run_here(own_jobs, job);
    }

    WorkersOptions options;
    MakeJobs make_jobs;
    std::once_flag made;
    JobTable own_jobs;

    std::mutex mutex;
    std::condition_variable freed;
    std::vector<WarmPtr> free;  // places that nobody holds
};

Workers::Workers(WorkersOptions options, MakeJobs jobs) : state_(std::make_unique<State>()) {
    state_->options = std::move(options);
    if (state_->options.program.empty()) state_->options.program = worker_program();
    state_->make_jobs = jobs;
    state_->free.resize(std::max<std::size_t>(1, state_->options.most_at_once));
}

Workers::~Workers() = default;

JobResult Workers::run(const Job& job) {
    const bool here = state_->options.confinement == Confinement::none;
    return here ? state_->run_in_this_process(job) : state_->run_confined(job);
}

ConfinementState Workers::confinement() {
    if (state_->options.confinement == Confinement::none) return {};
    State::Place place(*state_);
    if (state_->start(place)) return place.process->state();
    throw ConfinementError(say("confine.no-warm-up", Language::chinese) + " / " +
                           say("confine.no-warm-up", Language::english));
}

}  // namespace mediaproof
