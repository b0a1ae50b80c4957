#include "probe/capture_time.h"

#include <algorithm>
#include <cstdio>

#include "mediaproof/dates.h"
#include "probe/claims.h"
#include "probe/clock_text.h"
#include "probe/save_time.h"
#include "probe/software_names.h"

namespace mediaproof {
namespace {

constexpr char gps_source[] = "exif.GPSDateStamp";
constexpr char digitised_source[] = "exif.DateTimeDigitized";

struct Source {
    const char* name;
    const char* tag;
    const char* offset_tag = nullptr;
};

const std::string* find(const ExifTags& tags, std::string_view key) {
    const auto found = tags.find(key);
    return found == tags.end() ? nullptr : &found->second;
}

bool holds_text(const ExifTags& tags, std::string_view key) {
    const std::string* text = find(tags, key);
    return text != nullptr && !text->empty();
}

std::optional<TimeClaim> claim(const ExifTags& tags, const Source& source) {
    const std::string* text = find(tags, source.tag);
    const auto clock = text != nullptr ? parse_clock(*text) : std::nullopt;
    if (!clock) return std::nullopt;
    TimeClaim claim{source.name, clock->time, clock->offset};
    const std::string* offset = source.offset_tag != nullptr ? find(tags, source.offset_tag) : nullptr;
    if (offset != nullptr && !claim.offset) claim.offset = parse_zone(*offset);
    return claim;
}

// exiv2 writes GPS times as three rationals: "2/1 15/1 0/1".
std::optional<TimeClaim> gps_claim(const ExifTags& tags) {
    const std::string* date = find(tags, "GPSDateStamp");
    const std::string* time = find(tags, "GPSTimeStamp");
    int year = 0, month = 0, day = 0, end = 0;
    if (date == nullptr || std::sscanf(date->c_str(), "%4d%*1[-:/]%2d%*1[-:/]%2d%n", &year, &month, &day, &end) != 3 ||
        static_cast<std::size_t>(end) != date->size()) {
        return std::nullopt;
    }
    long parts[6] = {0, 1, 0, 1, 0, 1};
    if (time == nullptr || std::sscanf(time->c_str(), "%8ld/%8ld %8ld/%8ld %8ld/%8ld", &parts[0], &parts[1], &parts[2],
                                       &parts[3], &parts[4], &parts[5]) != 6) {
        return std::nullopt;
    }
    const auto whole = [&](int i) { return parts[i + 1] > 0 ? static_cast<int>(parts[i] / parts[i + 1]) : -1; };
    const auto utc = clock_time(year, month, day, whole(0), whole(2), whole(4));
    if (!utc || is_factory_clock(*utc)) return std::nullopt;
    return TimeClaim{gps_source, *utc, std::chrono::minutes(0)};
}

// Every claim of when it was taken, most trusted first.
std::vector<TimeClaim> claims_of_taking(const ExifTags& tags) {
    static constexpr Source sources[] = {
        {"exif.DateTimeOriginal", "DateTimeOriginal", "OffsetTimeOriginal"},
        {"xmp.exif.DateTimeOriginal", "Xmp.exif.DateTimeOriginal"},
        {"xmp.photoshop.DateCreated", "Xmp.photoshop.DateCreated"},
        {gps_source, nullptr},
        {digitised_source, "DateTimeDigitized", "OffsetTimeDigitized"},
        {"xmp.CreateDate", "Xmp.xmp.CreateDate"},
    };
    std::vector<TimeClaim> claims;
    for (const Source& source : sources) {
        const auto found = source.tag == nullptr ? gps_claim(tags) : claim(tags, source);
        if (found && !(found->source == digitised_source && is_placeholder(found->time))) claims.push_back(*found);
    }
    return claims;
}

// The offset of another of the file's clock times is this one's where both are the same time.
void borrow_offset(CaptureTime& captured, const ExifTags& tags) {
    for (const Source& other :
         {Source{"", "DateTimeDigitized", "OffsetTimeDigitized"}, Source{"", "DateTime", "OffsetTime"}}) {
        const auto same = claim(tags, other);
        if (!captured.offset && same && same->time == captured.time) captured.offset = same->offset;
    }
}

bool could_be_true(const TimeClaim& claim) {
    return !is_factory_clock(claim.time) && !is_placeholder(claim.time) && !is_future(claim.time);
}

std::vector<TimeClaim> conflicts_with(const TimeClaim& chosen, const std::vector<TimeClaim>& claims,
                                      const ExifTags& tags, const std::filesystem::path& file) {
    std::vector<TimeClaim> conflicts;
    for (const TimeClaim& other : claims) {
        if (other.source == chosen.source) continue;
        const bool agrees = other.source == gps_source ? one_moment(chosen, other) : one_day(chosen, other);
        if (!agrees && (other.source == gps_source || could_be_true(other))) conflicts.push_back(other);
    }
    for (const auto& stored : {claim(tags, {"exif.DateTime", "DateTime", "OffsetTime"}),
                               claim(tags, {"xmp.ModifyDate", "Xmp.xmp.ModifyDate"}), claim_of(save_time_of(file))}) {
        if (stored && could_be_true(*stored) && stored_before(*stored, chosen)) conflicts.push_back(*stored);
    }
    return conflicts;
}

bool has_exposure(const ExifTags& tags) {
    constexpr const char* from_a_camera[] = {"ExposureTime", "FNumber",     "ISOSpeedRatings",
                                             "FocalLength",  "GPSLatitude", "GPSDateStamp"};
    return std::any_of(std::begin(from_a_camera), std::end(from_a_camera),
                       [&](const char* key) { return holds_text(tags, key); });
}

bool is_screenshot(const ExifTags& tags, const std::filesystem::path& file) {
    const std::string* comment = find(tags, "UserComment");
    if (names_screenshot(file.filename().string()) || (comment != nullptr && names_screenshot(*comment))) return true;
    const bool by_a_phone = holds_text(tags, "Make") && holds_text(tags, "Model");
    return by_a_phone && !has_exposure(tags) && !tags.contains("MakerNote") && !tags.contains("FlashpixVersion");
}

std::vector<std::string> doubts_about(const CaptureTime& captured, const ExifTags& tags,
                                      const std::filesystem::path& file) {
    const bool weak = captured.source.starts_with("xmp.") || captured.source == gps_source;
    std::vector<std::string> doubts;
    const auto doubt = [&](bool applies, const char* id) {
        if (applies) doubts.emplace_back(id);
    };
    doubt(is_factory_clock(captured.time), "factory-clock");
    doubt(is_future(captured.time), "future");
    doubt(is_placeholder(captured.time), "placeholder");
    doubt(captured.source == digitised_source, "digitised-only");
    doubt(weak, "weak-source");
    doubt(!has_exposure(tags), "no-exposure");
    doubt(is_screenshot(tags, file), "screenshot");
    doubt(photo_editor(tags).has_value(), "edited");
    return doubts;
}

}  // namespace

std::optional<std::string> photo_editor(const ExifTags& tags) {
    for (const char* key : {"Software", "Xmp.xmp.CreatorTool", "Xmp.xmpMM.softwareAgent"}) {
        const std::string* program = find(tags, key);
        if (program != nullptr && names_editor(*program)) return *program;
    }
    return std::nullopt;
}

std::optional<CaptureTime> photo_capture_time(const ExifTags& tags, const std::filesystem::path& file) {
    const std::vector<TimeClaim> claims = claims_of_taking(tags);
    if (claims.empty()) return std::nullopt;
    CaptureTime captured;
    captured.time = claims.front().time;
    captured.offset = claims.front().offset;
    captured.source = claims.front().source;
    borrow_offset(captured, tags);
    captured.conflicts = conflicts_with({captured.source, captured.time, captured.offset}, claims, tags, file);
    captured.doubts = doubts_about(captured, tags, file);
    if (const auto gps = gps_claim(tags)) captured.gps_utc = gps->time;
    return captured;
}

}  // namespace mediaproof
