#include "probe/probe_file.h"

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

FileFacts measured(FileFacts facts, const OpenFile& file, Content content, const ProbeOptions& options) {
    switch (class_of(content)) {
        case MediaClass::still:
            facts.saved = save_time_of(file.name());
            facts.photo = probe_photo(file, content, options);
            facts.kind = FileKind::photo;
            return facts;
        case MediaClass::video:
            facts.saved = save_time_of(file.name());
            facts.video = probe_video(file, content, options);
            facts.kind = FileKind::video;
            return facts;
        case MediaClass::document:
            return probe_document(std::move(facts), file, content, options);
        case MediaClass::none:
            break;
    }
    const MediaClass claimed = claimed_class(file.name());
    const bool may_be_written = content == Content::text || content == Content::archive;
    if (claimed == MediaClass::document && may_be_written)
        return probe_document(std::move(facts), file, content, options);
    return without_media(std::move(facts), content, claimed);
}

}  // namespace

FileFacts probe_open_file(const OpenFile& file, const ProbeOptions& options) {
    FileFacts begun;
    begun.file = file.name();
    MediaClass claims = claimed_class(begun.file);
    return measured_or_unreadable(std::move(begun), claims, [&](FileFacts& facts) {
        const Content content = content_of_open(file);
        facts.format = content_name(content);
        if (class_of(content) != MediaClass::none) claims = class_of(content);
        facts = measured(facts, file, content, options);
    });
}

FileFacts probe_file(const std::filesystem::path& file, const ProbeOptions& options) {
    FileFacts begun;
    begun.file = file;
    return measured_or_unreadable(std::move(begun), claimed_class(file),
                                  [&](FileFacts& facts) { facts = probe_open_file(file, options); });
}

}  // namespace mediaproof
