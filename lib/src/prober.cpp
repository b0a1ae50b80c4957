// The one place that knows how files are measured as well as where.
#include "mediaproof/prober.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "cbor.h"
#include "confine/workers.h"
#include "facts_codec.h"
#include "media/file_bytes.h"
#include "probe/unreadable.h"
#include "worker/all_jobs.h"
#include "worker/annotate_job.h"
#include "worker/probe_job.h"

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

// ---- whether it stayed what it was ----

struct Identity {
    dev_t device = 0;
    ino_t number = 0;
    off_t bytes = 0;
    timespec modified{};
    timespec status_changed{};

    bool operator==(const Identity& other) const {
        const auto same = [](const timespec& a, const timespec& b) {
            return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
        };
        return device == other.device && number == other.number && bytes == other.bytes &&
               same(modified, other.modified) && same(status_changed, other.status_changed);
    }
};

Identity identity_in(const struct stat& status) {
    return {status.st_dev, status.st_ino, status.st_size, status.st_mtim, status.st_ctim};
}

Identity identity_of(int descriptor) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) throw std::system_error(errno, std::generic_category(), "fstat");
    return identity_in(status);
}

// Whether that name still leads to the file that was opened by it.
bool is_still(const std::filesystem::path& file, const Identity& identity) {
    struct stat status {};
    return ::lstat(file.c_str(), &status) == 0 && identity_in(status) == identity;
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

WorkersOptions workers_of(const ProberOptions& options) {
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    return {options.confinement, options.workers > 0 ? options.workers : cores, options.worker_program,
            encode_setup({options.logo, options.depth, options.banners})};
}

}  // namespace

struct Prober::State {
    explicit State(const ProberOptions& options) : depth(options.depth), workers(workers_of(options), all_jobs) {}

    FileFacts probe(const OpenFile& file) {
        const Identity before = identity_of(file.descriptor());
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

    ProbeDepth depth;
    Workers workers;
};

Prober::Prober(ProberOptions options) : state_(std::make_unique<State>(options)) {}

Prober::~Prober() = default;

FileFacts Prober::probe(const std::filesystem::path& file) {
    std::optional<OpenFile> opened;
    const FileFacts begun = begin(file, [&](FileFacts&) { opened.emplace(file); });
    if (!opened) return begun;
    const Identity before = identity_of(opened->descriptor());
    FileFacts facts = state_->probe(*opened);
    return is_still(file, before) ? facts : unreadable(begun, claimed_class(file), {"unreadable.changed", {}});
}

FileFacts Prober::probe(int descriptor, const std::filesystem::path& name) {
    std::optional<OpenFile> opened;
    const FileFacts begun = begin(name, [&](FileFacts&) { opened.emplace(descriptor, name); });
    return opened ? state_->probe(*opened) : begun;
}

std::vector<AnnotatedPicture> Prober::annotate(const FileFacts& facts) {
    const bool searched = (facts.photo && facts.photo->logo) || (facts.video && facts.video->logo);
    if (!searched) return {};
    try {
        const OpenFile file(facts.file);
        JobLimits limits = limits_for(content_of_open(file), ProbeDepth::standard);
        limits.reply_bytes = most_annotated_bytes;
        const JobResult result = state_->workers.run({annotate_job, encode_facts(facts), {file.descriptor()}, limits});
        const auto* reply = std::get_if<std::vector<std::byte>>(&result);
        return reply != nullptr ? annotated_pictures_in(*reply) : std::vector<AnnotatedPicture>();
    } catch (const MediaError&) {
        return {};
    } catch (const CborError&) {
        return {};
    }
}

ConfinementState Prober::confinement() {
    return state_->workers.confinement();
}

}  // namespace mediaproof
