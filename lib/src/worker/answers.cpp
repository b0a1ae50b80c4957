#include "worker/answers.h"

#include <utility>

#include "facts_codec.h"
#include "probe/unreadable.h"

namespace mediaproof {
namespace {

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

}  // namespace

FileFacts facts_in(const JobResult& answer, const FileFacts& begun, Content content) {
    if (const auto* failure = std::get_if<Failure>(&answer)) return cannot_read(begun, content, reason_of(*failure));
    try {
        FileFacts facts = decode_facts(std::get<0>(answer));
        if (!is_plausible(facts, content)) throw FactsError("kind", "does not fit the file");
        facts.file = begun.file;
        return facts;
    } catch (const FactsError&) {
        return cannot_read(begun, content, {"unreadable.bad-reply", {}});
    }
}

FileFacts cannot_read(const FileFacts& begun, Content content, Message reason) {
    const MediaClass told = class_of(content);
    return unreadable(begun, told != MediaClass::none ? told : claimed_class(begun.file), std::move(reason));
}

std::variant<Listing, Message> listing_in(const JobResult& answer, const Descriptor& spool) {
    const Message failed = {"archive.failed", {}};
    const auto* reply = std::get_if<std::vector<std::byte>>(&answer);
    if (reply == nullptr) return failed;
    try {
        return decode_listing(*reply, size_of(spool.get()));
    } catch (const ListingError&) {
        return failed;
    }
}

std::vector<DrawnPicture> pictures_in(const JobResult& answer) {
    const auto* reply = std::get_if<std::vector<std::byte>>(&answer);
    if (reply == nullptr) return {};
    try {
        return decode_pictures(*reply);
    } catch (const DrawnPictureError&) {
        return {};
    }
}

}  // namespace mediaproof
