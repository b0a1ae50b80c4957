// The one place that knows how files are measured as well as where.
#include "mediaproof/prober.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "confine/workers.h"
#include "facts_codec.h"
#include "file_identity.h"
#include "media/file_bytes.h"
#include "probe/unreadable.h"
#include "prober_inside.h"
#include "sha256.h"
#include "store/facts_store.h"
#include "vision/logo_finder_version.h"
#include "worker/all_jobs.h"
#include "worker/answers.h"
#include "worker/job_limits.h"
#include "worker/picture_jobs.h"
#include "worker/probe_job.h"
#include "worker/unpack_job.h"

namespace mediaproof {
namespace {

// What the bare file tells, before anything in it is read; `look` may find that it can't be.
FileFacts begin(const std::filesystem::path& file, const std::function<void(FileFacts&)>& look) {
    FileFacts begun;
    begun.file = file;
    return measured_or_unreadable(std::move(begun), claimed_class(file), look);
}

std::size_t workers_in(const ProberOptions& options) {
    return options.workers > 0 ? options.workers : std::max(1U, std::thread::hardware_concurrency());
}

std::vector<std::byte> setup_of(const ProberOptions& options) {
    return encode_setup({options.logo, options.depth, options.banners});
}

std::string measured_with(const ProberOptions& options, std::span<const std::byte> setup) {
    std::optional<Digest> logo;
    if (options.logo) {
        Sha256 sum;
        sum.add(std::to_string(logo_finder_version));
        sum.add(setup);
        logo = sum.digest();
    }
    return measured_with(options.depth, options.banners, logo);
}

}  // namespace

struct Prober::State {
    State(const ProberOptions& options, std::vector<std::byte> setup)
        : depth(options.depth),
          confinement(options.confinement),
          settings(measured_with(options, setup)),
          most_at_once(workers_in(options)),
          workers({options.confinement, most_at_once, options.worker_program, std::move(setup)}, all_jobs) {}

    FileFacts probe(const OpenFile& file) {
        const FileIdentity before = identity_of(file.descriptor());
        std::optional<Content> content;
        FileFacts begun = begin(file.name(), [&](FileFacts& facts) {
            content = content_of_open(file);
            facts.format = content_name(*content);
        });
        if (!content) return begun;
        const JobResult result = workers.run(
            {probe_job, probe_request(file.name()), {file.descriptor()}, limits_for_probe(*content, depth)});
        const bool changed = identity_of(file.descriptor()) != before;
        return changed ? cannot_read(begun, *content, {"unreadable.changed", {}}) : facts_in(result, begun, *content);
    }

    std::variant<Listing, Message> unpack(const Descriptor& archive, const Descriptor& spool, const Room& room) {
        const FileIdentity before = identity_of(archive.get());
        const JobResult result =
            workers.run({unpack_job, unpack_request(room), {archive.get(), spool.get()}, limits_for_unpacking(room)});
        if (identity_of(archive.get()) != before) return Message{"archive.changed", {}};
        return listing_in(result, spool);
    }

    ProbeDepth depth;
    Confinement confinement;
    std::string settings;
    std::size_t most_at_once;
    Workers workers;
};

Prober::Prober(ProberOptions options) : state_(std::make_unique<State>(options, setup_of(options))) {}

Prober::~Prober() = default;

FileFacts Prober::probe(const std::filesystem::path& file) {
    std::optional<OpenFile> opened;
    const FileFacts begun = begin(file, [&](FileFacts&) { opened.emplace(file); });
    if (!opened) return begun;
    const FileIdentity before = identity_of(opened->descriptor());
    FileFacts facts = state_->probe(*opened);
    return leads_to(file, before) ? facts : unreadable(begun, claimed_class(file), {"unreadable.changed", {}});
}

FileFacts Prober::probe(int descriptor, const std::filesystem::path& name) {
    std::optional<OpenFile> opened;
    const FileFacts begun = begin(name, [&](FileFacts&) { opened.emplace(descriptor, name); });
    return opened ? state_->probe(*opened) : begun;
}

const std::string& ProberInside::measured_with(const Prober& prober) {
    return prober.state_->settings;
}

std::size_t ProberInside::workers(const Prober& prober) {
    return prober.state_->most_at_once;
}

Confinement ProberInside::asked_confinement(const Prober& prober) {
    return prober.state_->confinement;
}

OpenedSubmission ProberInside::open(const Submission& submission, Prober& prober) {
    return open_submission(submission, [&](const Descriptor& archive, const Descriptor& spool, const Room& room) {
        return prober.state_->unpack(archive, spool, room);
    });
}

std::vector<DrawnPicture> ProberInside::annotated(const FileFacts& facts, Prober& prober) {
    const bool searched = (facts.photo && facts.photo->logo) || (facts.video && facts.video->logo);
    if (!searched) return {};
    try {
        const Descriptor file = open_regular(facts.file);
        return pictures_in(
            prober.state_->workers.run({annotate_job, encode_facts(facts), {file.get()}, limits_for_pictures()}));
    } catch (const std::system_error&) {
        return {};
    }
}

std::vector<DrawnPicture> ProberInside::thumbnails(int descriptor, const std::string& part,
                                                   const std::vector<double>& at_s, Prober& prober) {
    return pictures_in(prober.state_->workers.run(
        {thumbnails_job, thumbnails_request(part, at_s), {descriptor}, limits_for_pictures()}));
}

std::vector<DrawnPicture> ProberInside::full_size(int descriptor, const std::string& part,
                                                  const std::vector<WantedPicture>& wanted, Prober& prober) {
    return pictures_in(prober.state_->workers.run(
        {full_size_job, full_size_request(part, wanted), {descriptor}, limits_for_pictures()}));
}

ConfinementState Prober::confinement() {
    return state_->workers.confinement();
}

}  // namespace mediaproof
