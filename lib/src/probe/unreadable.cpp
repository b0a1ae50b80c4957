#include "probe/unreadable.h"

#include <algorithm>
#include <array>
#include <new>
#include <string_view>

#include "media/file_bytes.h"

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

Message damaged(const std::string& tried, const std::string& library_words) {
    return {"unreadable.damaged", {{"tried", tried}, {"detail", library_words}}};
}

Message not_opened(std::error_code code) {
    if (code == std::errc::too_many_symbolic_link_levels) return {"unreadable.link", {}};
    return {"unreadable.not-opened", {{"detail", code.message()}}};
}

}  // namespace

FileFacts unreadable(FileFacts facts, MediaClass claims, Message reason) {
    facts.kind = FileKind::unreadable;
    facts.claims = kind_of(claims);
    facts.reason = std::move(reason);
    return facts;
}

bool tells_of_content(const FileFacts& facts) {
    constexpr std::array<std::string_view, 9> of_the_moment = {
        "unreadable.crashed",     "unreadable.timed-out",  "unreadable.too-much-memory",
        "unreadable.forbidden",   "unreadable.bad-reply",  "unreadable.changed",
        "unreadable.not-started", "unreadable.not-opened", "unreadable.link"};
    return std::find(of_the_moment.begin(), of_the_moment.end(), facts.reason.key) == of_the_moment.end();
}

FileFacts measured_or_unreadable(FileFacts facts, const MediaClass& claims,
                                 const std::function<void(FileFacts&)>& measure) {
    try {
        measure(facts);
        return facts;
    } catch (const NoVideoError&) {
        return unreadable(std::move(facts), claims, {"unreadable.no-video", {}});
    } catch (const OpenError& error) {
        return unreadable(std::move(facts), claims, not_opened(error.code()));
    } catch (const MediaError& error) {
        return unreadable(std::move(facts), claims, damaged(error.tried(), error.library_words()));
    } catch (const std::bad_alloc&) {
        return unreadable(std::move(facts), claims, {"unreadable.too-much-memory", {}});
    } catch (const std::exception& error) {
        // Whatever else a library throws (cv::Exception).
        return unreadable(std::move(facts), claims, damaged("measure", error.what()));
    }
}

}  // namespace mediaproof
