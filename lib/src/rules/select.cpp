#include "rules/select.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace mediaproof {
namespace {

std::vector<const FileFacts*> of_kind(const std::vector<FileFacts>& files, FileKind kind) {
    std::vector<const FileFacts*> selected;
    for (const FileFacts& file : files) {
        if (file.kind == kind) selected.push_back(&file);
    }
    return selected;
}

}  // namespace

std::vector<const FileFacts*> photos_in(const std::vector<FileFacts>& files) {
    return of_kind(files, FileKind::photo);
}
std::vector<const FileFacts*> videos_in(const std::vector<FileFacts>& files) {
    return of_kind(files, FileKind::video);
}

std::size_t unreadable_in(const std::vector<FileFacts>& files, FileKind claimed) {
    return static_cast<std::size_t>(std::count_if(files.begin(), files.end(), [&](const FileFacts& file) {
        return file.kind == FileKind::unreadable && file.claims == claimed;
    }));
}

Status unless_in_doubt(Status status, const FileFacts& judged, const RuleInput& input) {
    const bool in_doubt = judged.video->complete == false || unreadable_in(input.files, FileKind::video) > 0;
    return status == Status::fail && in_doubt ? Status::unknown : status;
}

double counted_duration_s(const VideoFacts& video) {
    return video.effective_duration_s.value_or(video.duration_s);
}

const FileFacts* main_video(const RuleInput& input) {
    const RuleSettings& asked = input.pack.settings(video_duration.id);
    const double wanted_s = (asked.limit("min_s") + asked.limit("max_s")) / 2;
    const auto off = [&](const FileFacts* file) { return std::abs(counted_duration_s(*file->video) - wanted_s); };
    const auto videos = videos_in(input.files);
    const auto nearest = std::min_element(videos.begin(), videos.end(),
                                          [&](const FileFacts* a, const FileFacts* b) { return off(a) < off(b); });
    return nearest == videos.end() ? nullptr : *nearest;
}

std::string minutes_text(double seconds) {
    const auto whole = static_cast<long long>(std::llround(std::clamp(seconds, 0.0, 1e12)));
    char text[48];
    std::snprintf(text, sizeof text, "%lld:%02lld", whole / 60, whole % 60);
    return text;
}

Finding nothing_to_judge(FileKind kind, Message required_text) {
    Finding finding;
    finding.status = Status::unknown;
    finding.observed = {kind == FileKind::video ? "no-video.observed" : "no-photo.observed", {}};
    finding.required_text = std::move(required_text);
    finding.advice = {kind == FileKind::video ? "no-video.advice" : "no-photo.advice", {}};
    return finding;
}

Message advice_in_doubt(const FileFacts& judged, const std::string& otherwise) {
    return {judged.video && judged.video->complete == false ? "media.readable.advice" : otherwise, {}};
}

std::string advice_on_open(const std::optional<LogoSearch>& search) {
    const std::string key = "logo.advice-" + (search ? search->reason : std::string());
    return has_message(key) ? key : "logo.advice-unknown";
}

Evidence evidence_of_open(const std::filesystem::path& file, const std::optional<LogoSearch>& search) {
    if (!search) return {file, std::nullopt, std::nullopt, std::nullopt, {"logo.note-unsearched", {}}};
    const std::string key = "logo.note-" + search->reason;
    const Message note = has_message(key) ? Message{key, {}} : Message{"logo.note-unknown", {}};
    if (!search->doubtful) return {file, std::nullopt, std::nullopt, search->best_score, note};
    const Sighting& doubtful = *search->doubtful;
    return {file, doubtful.at_s, doubtful.quad, doubtful.score, {note.key, {{"score", doubtful.score}}}};
}

Evidence evidence_of(const std::filesystem::path& file, const Sighting& sighting) {
    const char* note = sighting.overlay ? "logo.note-overlay" : "logo.note";
    return {file, sighting.at_s, sighting.quad, sighting.score, {note, {{"score", sighting.score}}}};
}

Evidence evidence_of(const std::filesystem::path& file, const Span& span, const std::string& note) {
    return {file,
            span.from_s,
            std::nullopt,
            span.to_s - span.from_s,
            {note, {{"from", minutes_text(span.from_s)}, {"to", minutes_text(span.to_s)}}}};
}

std::vector<Span> longest_of(std::vector<Span> spans, std::size_t most) {
    std::stable_sort(spans.begin(), spans.end(),
                     [](const Span& a, const Span& b) { return a.to_s - a.from_s > b.to_s - b.from_s; });
    if (spans.size() > most) spans.resize(most);
    return spans;
}

Status status_of_share(double good, double open, double all, double least) {
    const double needed = least * all - 1e-9;
    if (all <= 0) return Status::unknown;
    if (good >= needed) return Status::pass;
    return good + open >= needed ? Status::unknown : Status::fail;
}

}  // namespace mediaproof
