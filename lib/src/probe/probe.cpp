#include "mediaproof/probe.h"

#include <new>
#include <system_error>

#include "mediaproof/content.h"
#include "mediaproof/error.h"
#include "probe/photo.h"
#include "probe/video.h"

namespace mediaproof {
namespace {

std::optional<FileKind> kind_of(MediaClass media_class) {
    switch (media_class) {
        case MediaClass::still:
            return FileKind::photo;
        case MediaClass::video:
            return FileKind::video;
        case MediaClass::document:
            return FileKind::document;
        case MediaClass::none:
            break;
    }
    return std::nullopt;
}

FileFacts unreadable(FileFacts facts, MediaClass claims, Message reason) {
    facts.kind = FileKind::unreadable;
    facts.claims = kind_of(claims);
    facts.reason = std::move(reason);
    return facts;
}

// Content that is none of the media: fine under its own name, unreadable under a medium's.
FileFacts without_media(FileFacts facts, Content content, MediaClass claimed) {
    if (content == Content::empty) {
        return claimed == MediaClass::none ? facts : unreadable(std::move(facts), claimed, {"unreadable.empty", {}});
    }
    if (claimed == MediaClass::document && content == Content::text) {
        facts.kind = FileKind::document;
        return facts;
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
            facts.photo = probe_photo(file, content, options.logo, options.banners);
            facts.kind = FileKind::photo;
            return facts;
        case MediaClass::video:
            facts.video = probe_video(file, content, options);
            facts.kind = FileKind::video;
            return facts;
        case MediaClass::document:
            facts.kind = FileKind::document;
            return facts;
        case MediaClass::none:
            break;
    }
    return without_media(std::move(facts), content, claimed_class(file));
}

Message reason_of(const MediaError& error) {
    return {"unreadable.damaged", {{"tried", error.tried()}, {"detail", error.library_words()}}};
}

}  // namespace

FileFacts probe_file(const std::filesystem::path& file, const ProbeOptions& options) {
    FileFacts facts;
    facts.file = file;
    MediaClass class_if_unreadable = claimed_class(file);
    try {
        const Content content = content_of_file(file);
        facts.format = content_name(content);
        if (class_of(content) != MediaClass::none) class_if_unreadable = class_of(content);
        return measured(facts, file, content, options);
    } catch (const NoVideoError&) {
        return unreadable(std::move(facts), class_if_unreadable, {"unreadable.no-video", {}});
    } catch (const MediaError& error) {
        return unreadable(std::move(facts), class_if_unreadable, reason_of(error));
    } catch (const std::system_error& error) {
        return unreadable(std::move(facts), class_if_unreadable,
                          error.code() == std::errc::too_many_symbolic_link_levels
                              ? Message{"unreadable.link", {}}
                              : Message{"unreadable.not-opened", {{"detail", error.code().message()}}});
    } catch (const std::exception& error) {
        // Whatever else a library throws over damaged bytes (bad_alloc, cv::Exception) costs this file alone.
        return unreadable(
            std::move(facts), class_if_unreadable,
            {"unreadable.damaged", {{"tried", std::string("measure")}, {"detail", std::string(error.what())}}});
    }
}

}  // namespace mediaproof
