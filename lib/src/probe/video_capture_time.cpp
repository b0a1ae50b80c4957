#include <algorithm>

#include "probe/capture_time.h"
#include "probe/claims.h"
#include "probe/clock_text.h"
#include "probe/save_time.h"
#include "probe/software_names.h"

namespace mediaproof {
namespace {

using Tags = std::map<std::string, std::string>;

constexpr char container_source[] = "container.creation_time";

std::string text_of(const Tags& tags, const char* key) {
    const auto found = tags.find(key);
    return found == tags.end() ? std::string() : found->second;
}

std::optional<TimeClaim> claim(const Tags& tags, const char* key, const char* source) {
    const auto clock = parse_clock(text_of(tags, key));
    if (!clock || is_factory_clock(clock->time) || is_future(clock->time)) return std::nullopt;
    return TimeClaim{source, clock->time, clock->offset};
}

bool written_by_gopro(const Tags& tags) {
    return text_of(tags, "handler_name").starts_with("GoPro") || text_of(tags, "encoder").starts_with("GoPro");
}

bool written_by_exporter(const Tags& tags) {
    constexpr const char* where[] = {"encoder", "handler_name", "software", "com.apple.quicktime.software", "comment"};
    return std::any_of(std::begin(where), std::end(where),
                       [&](const char* key) { return names_exporter(text_of(tags, key)); });
}

bool names_recorder(const Tags& tags) {
    constexpr const char* where[] = {"com.apple.quicktime.make",
                                     "com.android.version",
                                     "com.android.manufacturer",
                                     "com.samsung.android.utc_offset",
                                     "make",
                                     "model"};
    return written_by_gopro(tags) ||
           std::any_of(std::begin(where), std::end(where), [&](const char* key) { return tags.contains(key); });
}

std::optional<TimeClaim> container_claim(const Tags& tags) {
    auto found = claim(tags, "creation_time", container_source);
    if (!found) return std::nullopt;
    const auto phone = parse_zone(text_of(tags, "com.samsung.android.utc_offset"));
    if (written_by_gopro(tags)) {
        found->offset.reset();
    } else if (phone && found->offset == std::chrono::minutes(0)) {
        found->time += *phone;
        found->offset = phone;
    }
    return found;
}

// The day alone, or a time without its zone, is what tagging programs write there.
std::optional<TimeClaim> date_claim(const Tags& tags) {
    const auto found = claim(tags, "date", "quicktime.date");
    return found && found->offset ? found : std::nullopt;
}

}  // namespace

std::optional<CaptureTime> video_capture_time(const Tags& tags, const std::filesystem::path& file) {
    auto taken = claim(tags, "com.apple.quicktime.creationdate", "quicktime.creationdate");
    const auto container = container_claim(tags);
    if (!taken) taken = date_claim(tags);
    if (!taken) taken = container;
    if (!taken) return std::nullopt;
    CaptureTime captured;
    captured.time = taken->time;
    captured.offset = taken->offset;
    captured.source = taken->source;
    for (const auto& stored : {container, claim_of(save_time_of(file))}) {
        if (stored && stored_before(*stored, *taken)) captured.conflicts.push_back(*stored);
    }
    if (captured.source == container_source) {
        if (written_by_exporter(tags)) captured.doubts.emplace_back("exported");
        if (!names_recorder(tags)) captured.doubts.emplace_back("weak-source");
    }
    return captured;
}

}  // namespace mediaproof
