#include "mediaproof/probe.h"

#include "mediaproof/content.h"
#include "probe/document.h"
#include "probe/photo.h"
#include "probe/save_time.h"
#include "probe/unreadable.h"
#include "probe/video.h"

namespace mediaproof {
namespace {

// Content that is none of the media: fine under its own name, unreadable under a medium's.
FileFacts without_media(FileFacts facts, Content content, MediaClass claimed) {
    if (content == Content::empty) {
        return claimed == MediaClass::none ? facts : unreadable(std::move(facts), claimed, {"unreadable.empty", {}});
    }
    if (claimed == MediaClass::none) return facts;
    const char* key = content == Content::playlist  ? "unreadable.playlist"
                      : content == Content::unknown ? "unreadable.unknown"
                                                    : "unreadable.other-content";
    return unreadable(std::move(facts), claimed, {key, {{"content", facts.format}}});
}

FileFacts measured(FileFacts facts, const std::filesystem::path& file, Content content, const ProbeOptions& options) {
    switch (class_of(content)) {
        case MediaClass::still:
            facts.saved = save_time_of(file);
            facts.photo = probe_photo(file, content, options);
            facts.kind = FileKind::photo;
            return facts;
        case MediaClass::video:
            facts.saved = save_time_of(file);
            facts.video = probe_video(file, content, options);
            facts.kind = FileKind::video;
            return facts;
        case MediaClass::document:
            return probe_document(std::move(facts), file, content, options);
        case MediaClass::none:
            break;
    }
    const MediaClass claimed = claimed_class(file);
    const bool may_be_written = content == Content::text || content == Content::archive;
    if (claimed == MediaClass::document && may_be_written)
        return probe_document(std::move(facts), file, content, options);
    return without_media(std::move(facts), content, claimed);
}

}  // namespace

FileFacts probe_file(const std::filesystem::path& file, const ProbeOptions& options) {
    FileFacts begun;
    begun.file = file;
    MediaClass claims = claimed_class(file);
    return measured_or_unreadable(std::move(begun), claims, [&](FileFacts& facts) {
        const Content content = content_of_file(file);
        facts.format = content_name(content);
        if (class_of(content) != MediaClass::none) claims = class_of(content);
        facts = measured(facts, file, content, options);
    });
}

}  // namespace mediaproof
