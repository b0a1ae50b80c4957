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
#include "worker/picture_jobs.h"
#include "worker/probe_job.h"
#include "worker/unpack_job.h"

namespace mediaproof {
namespace {

// ---- what may take how long ----

constexpr double most_video_s = 900;
constexpr double most_video_in_full_s = 7200;
constexpr double most_other_s = 180;

// Generous: a machine under load must not make honest files unreadable.
JobLimits limits_for(Content content, ProbeDepth depth) {
    const bool video = class_of(content) == MediaClass::video;
    JobLimits limits;
    limits.wall_s = !video ? most_other_s : depth == ProbeDepth::full ? most_video_in_full_s : most_video_s;
    limits.cpu_s = 2 * limits.wall_s;
    limits.reply_bytes = most_facts_bytes;
    return limits;
}

// ---- what became of it ----

Message reason_of(const Failure& failure) {
    switch (failure.kind) {
        case Failure::Kind::crashed:
            return {"unreadable.crashed", {{"signal", std::int64_t{failure.signal}}}};
        case Failure::Kind::timed_out:
            return {"unreadable.timed-out", {}};
        case Failure::Kind::out_of_memory:
            return {"unreadable.too-much-memory", {}};
        case Failure::Kind::refused:
            return {"unreadable.forbidden", {}};
        case Failure::Kind::could_not_start:
            return {"unreadable.not-started", {}};
        case Failure::Kind::bad_reply:
            break;
    }
    return {"unreadable.bad-reply", {}};
}

// Whether a file of that content can be what the worker says.
bool is_plausible(const FileFacts& facts, Content content) {
    if (facts.format != content_name(content)) return false;
    const MediaClass media_class = class_of(content);
    switch (facts.kind) {
        case FileKind::video:
            return media_class == MediaClass::video;
        case FileKind::photo:
            return media_class == MediaClass::still;
        case FileKind::document:
            return media_class == MediaClass::document || content == Content::text || content == Content::archive;
        case FileKind::other:
            return media_class == MediaClass::document || media_class == MediaClass::none;
        case FileKind::unreadable:
            return true;
    }
    return false;
}

// ---- facts ----

// What the bare file tells, before anything in it is read; `look` may find that it can't be.
FileFacts begin(const std::filesystem::path& file, const std::function<void(FileFacts&)>& look) {
    FileFacts begun;
    begun.file = file;
    return measured_or_unreadable(std::move(begun), claimed_class(file), look);
}

FileFacts cannot_read(const FileFacts& begun, Content content, Message reason) {
    const MediaClass told = class_of(content);
    return unreadable(begun, told != MediaClass::none ? told : claimed_class(begun.file), std::move(reason));
}

FileFacts facts_of(const JobResult& result, const FileFacts& begun, Content content) {
    if (const auto* failure = std::get_if<Failure>(&result)) return cannot_read(begun, content, reason_of(*failure));
    try {
        FileFacts facts = decode_facts(std::get<0>(result));
        if (!is_plausible(facts, content)) throw FactsError("kind", "does not fit the file");
        facts.file = begun.file;
        return facts;
    } catch (const FactsError&) {
        return cannot_read(begun, content, {"unreadable.bad-reply", {}});
    }
}

// ---- archives ----

JobLimits limits_for_unpacking(const Room& room) {
    JobLimits limits;
    limits.wall_s = 600;
    limits.cpu_s = 600;
    limits.file_bytes = static_cast<std::uint64_t>(std::max<std::int64_t>(room.bytes, 1));
    return limits;
}

std::variant<Listing, Message> listing_of(const JobResult& result, const Descriptor& spool) {
    const Message failed = {"archive.failed", {}};
    const auto* reply = std::get_if<std::vector<std::byte>>(&result);
    if (reply == nullptr) return failed;
    try {
        return decode_listing(*reply, size_of(spool.get()));
    } catch (const ListingError&) {
        return failed;
    }
}

// ---- pictures ----

JobLimits limits_for_pictures() {
    JobLimits limits;
    limits.wall_s = most_other_s;
    limits.cpu_s = 2 * limits.wall_s;
    return limits;
}

// ---- settings ----

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
        const JobResult result =
            workers.run({probe_job, probe_request(file.name()), {file.descriptor()}, limits_for(*content, depth)});
        const bool changed = identity_of(file.descriptor()) != before;
        return changed ? cannot_read(begun, *content, {"unreadable.changed", {}}) : facts_of(result, begun, *content);
    }

    std::variant<Listing, Message> unpack(const Descriptor& archive, const Descriptor& spool, const Room& room) {
        const FileIdentity before = identity_of(archive.get());
        const JobResult result =
            workers.run({unpack_job, unpack_request(room), {archive.get(), spool.get()}, limits_for_unpacking(room)});
        if (identity_of(archive.get()) != before) return Message{"archive.changed", {}};
        return listing_of(result, spool);
    }

    std::vector<DrawnPicture> pictures(const Job& job) {
        const JobResult result = workers.run(job);
        const auto* reply = std::get_if<std::vector<std::byte>>(&result);
        if (reply == nullptr) return {};
        try {
            return decode_pictures(*reply);
        } catch (const DrawnPictureError&) {
            return {};
        }
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
        return prober.state_->pictures({annotate_job, encode_facts(facts), {file.get()}, limits_for_pictures()});
    } catch (const std::system_error&) {
        return {};
    }
}

std::vector<DrawnPicture> ProberInside::thumbnails(int descriptor, const std::vector<double>& at_s, Prober& prober) {
    return prober.state_->pictures({thumbnails_job, thumbnails_request(at_s), {descriptor}, limits_for_pictures()});
}

ConfinementState Prober::confinement() {
    return state_->workers.confinement();
}

}  // namespace mediaproof
