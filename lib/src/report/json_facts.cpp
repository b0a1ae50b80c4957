#include "report/json_facts.h"

#include <fmt/format.h>

#include <utility>

#include "banners.h"
#include "mediaproof/dates.h"
#include "mediaproof/report.h"
#include "report/names.h"
#include "utf8.h"

namespace mediaproof {
namespace {

Json clarity_json(const Clarity& clarity) {
    return {{"grade", name_of(clarity.grade)},
            {"score", number(clarity.score)},
            {"edge_width_px", number(clarity.edge_width_px)},
            {"mean_luma", number(clarity.mean_luma)},
            {"luma_spread", number(clarity.luma_spread)},
            {"reasons", texts(clarity.reasons)}};
}

Json conflicts_json(const CaptureTime& captured) {
    std::vector<std::string> conflicts;
    for (const TimeClaim& conflict : captured.conflicts)
        conflicts.push_back(conflict_text(conflict, captured));
    return texts(conflicts);
}

Json offset_json(const std::optional<std::chrono::minutes>& offset) {
    return offset ? Json(format_utc_offset(*offset)) : Json(nullptr);
}

Json saved_json(const std::optional<SaveTime>& saved) {
    if (!saved) return nullptr;
    return {{"time", format_time(saved->time)}, {"offset", offset_json(saved->offset)}, {"by", saved->by}};
}

Json captured_json(const std::optional<CaptureTime>& captured) {
    if (!captured) return nullptr;
    return {{"time", format_time(captured->time)},
            {"offset", offset_json(captured->offset)},
            {"source", captured->source},
            {"conflicts", conflicts_json(*captured)},
            {"doubts", texts(captured->doubts)}};
}

Json sighting_json(const Sighting& sighting) {
    return {{"quad", quad_json(sighting.quad)},
            {"score", number(sighting.score)},
            {"at_s", number(sighting.at_s)},
            {"mirrored", sighting.mirrored},
            {"overlay", sighting.overlay}};
}

Json sightings_json(const std::vector<Sighting>& sightings) {
    Json array = Json::array();
    for (const Sighting& sighting : sightings)
        array.push_back(sighting_json(sighting));
    return array;
}

Json logo_spans_json(const std::vector<LogoSpan>& spans) {
    Json array = Json::array();
    for (const LogoSpan& span : spans) {
        array.push_back({{"from_s", number(span.from_s)},
                         {"to_s", number(span.to_s)},
                         {"overlay", span.overlay},
                         {"score", number(span.best.score)},
                         {"at_s", number(span.best.at_s)},
                         {"quad", quad_json(span.best.quad)}});
    }
    return array;
}

// Of a file in which nothing was looked for: that of a search not made.
Json logo_search_json(const std::optional<LogoSearch>& made) {
    const LogoSearch search = made.value_or(LogoSearch{});
    return {{"outcome", name_of(search.outcome)},
            {"reason", search.reason.empty() ? Json(nullptr) : Json(valid_utf8(search.reason))},
            {"best_score", number(search.best_score)},
            {"pictures_searched", search.pictures_searched},
            {"sightings", sightings_json(search.sightings)},
            {"doubtful", search.doubtful ? sighting_json(*search.doubtful) : Json(nullptr)},
            {"spans", logo_spans_json(search.spans)},
            {"visible_s", number(search.visible_s)},
            {"doubtful_frames", search.doubtful_frames ? Json(*search.doubtful_frames) : Json(nullptr)}};
}

Json logo_json(const std::optional<LogoSearch>& logo) {
    return logo ? logo_search_json(logo) : Json(nullptr);
}

Json banners_json(const std::optional<std::vector<BannerReading>>& banners) {
    if (!banners) return nullptr;
    Json array = Json::array();
    for (const BannerReading& banner : *banners) {
        array.push_back({{"quad", quad_json(banner.quad)},
                         {"at_s", number(banner.at_s)},
                         {"text", valid_utf8(banner.text)},
                         {"confidence", number(banner.confidence)},
                         {"letter_px", number(banner.letter_px)},
                         {"starts_clear", banner.starts_clear}});
    }
    return array;
}

Json spans_json(const std::vector<Span>& spans) {
    Json array = Json::array();
    for (const Span& span : spans) {
        array.push_back({{"what", span.what}, {"from_s", number(span.from_s)}, {"to_s", number(span.to_s)}});
    }
    return array;
}

Json view_json(const std::optional<ViewPrint>& view) {
    return view ? Json(fmt::format("{:02x}", fmt::join(*view, ""))) : Json(nullptr);
}

void add_video(Json& json, const VideoFacts& video) {
    json["duration_s"] = number(video.duration_s);
    json["header_duration_s"] = number(video.header_duration_s);
    json["effective_duration_s"] = number(video.effective_duration_s);
    json["still_share"] = number(video.still_share);
    json["complete"] = video.complete ? Json(*video.complete) : Json(nullptr);
    json["frame_count"] = video.frame_count;
    json["width"] = video.width;
    json["height"] = video.height;
    json["fps"] = number(video.fps);
    json["clarity"] = clarity_json(video.clarity);
    Json over_time = Json::array();
    for (const FrameClarity& frame : video.clarity_over_time) {
        over_time.push_back({{"at_s", number(frame.at_s)},
                             {"stands_for_s", number(frame.stands_for_s)},
                             {"grade", name_of(frame.clarity.grade)},
                             {"score", number(frame.clarity.score)}});
    }
    json["clarity_over_time"] = over_time;
    json["captured"] = captured_json(video.captured);
    json["spans"] = spans_json(video.spans);
    json["scene_starts_s"] = Json::array();
    for (const double start_s : video.scene_starts_s)
        json["scene_starts_s"].push_back(number(start_s));
    json["logo"] = logo_json(video.logo);
    json["banners"] = banners_json(video.banners);
}

void add_photo(Json& json, const PhotoFacts& photo) {
    json["width"] = photo.width;
    json["height"] = photo.height;
    json["clarity"] = clarity_json(photo.clarity);
    json["view"] = view_json(photo.view);
    json["captured"] = captured_json(photo.captured);
    json["edited_with"] = photo.edited_with ? Json(valid_utf8(*photo.edited_with)) : Json(nullptr);
    json["logo"] = logo_json(photo.logo);
    json["banners"] = banners_json(photo.banners);
}

constexpr std::size_t most_text_characters = 2'000;  // of a report that are printed

std::size_t characters_of(std::string_view text) {
    std::size_t characters = 0;
    for (; !text.empty(); ++characters)
        take_utf8(text);
    return characters;
}

std::string beginning_of(std::string_view text) {
    std::string_view rest = text;
    for (std::size_t i = 0; i < most_text_characters && !rest.empty(); ++i)
        take_utf8(rest);
    return valid_utf8(text.substr(0, text.size() - rest.size()));
}

// What a report says and shows, where it stands alone: in a submission its pictures stand among the files.
void add_content(Json& json, const DocumentFacts& document, Language language) {
    json["text"] = beginning_of(document.text);
    Json pictures = Json::array();
    for (const FileFacts& picture : document.pictures)
        pictures.push_back(facts_json(picture, language));
    json["pictures"] = pictures;
}

}  // namespace

Json facts_json(const FileFacts& facts, Language language) {
    Json json = {{"file", path_text(facts.file)}, {"kind", name_of(facts.kind)}, {"format", facts.format}};
    if (facts.kind == FileKind::unreadable) {
        json["reason"] = words(facts.reason, language);
        json["claims"] = facts.claims ? Json(name_of(*facts.claims)) : Json(nullptr);
    }
    if (facts.video || facts.photo) json["saved"] = saved_json(facts.saved);
    if (facts.video) add_video(json, *facts.video);
    if (facts.photo) add_photo(json, *facts.photo);
    if (facts.document) json["characters"] = characters_of(facts.document->text);
    if (facts.in_document) json["in_document"] = true;
    if (facts.sha256) json["sha256"] = *facts.sha256;
    return json;
}

std::string json_facts(const FileFacts& facts, Language language) {
    Json json = facts_json(facts, language);
    if (facts.document) add_content(json, *facts.document, language);
    return json.dump();
}

std::string json_banners(const FileFacts& facts, Language language,
                         const std::optional<std::vector<std::filesystem::path>>& strips) {
    const auto banners = facts.video ? facts.video->banners : facts.photo ? facts.photo->banners : std::nullopt;
    const Message no_picture = facts.reason.empty() ? Message{"logo.no-picture", {}} : facts.reason;
    Json json = {{"file", path_text(facts.file)},
                 {"banners", banners_json(banners)},
                 {"reason", banners ? Json(nullptr) : words(no_picture, language)}};
    if (strips) json["strips"] = paths_json(*strips);
    return json.dump();
}

std::string json_logo_search(const FileFacts& facts, Language language,
                             const std::optional<std::vector<std::filesystem::path>>& annotated) {
    const auto& search = facts.video   ? facts.video->logo
                         : facts.photo ? facts.photo->logo
                                       : std::optional<LogoSearch>{};
    Json json = {{"file", path_text(facts.file)}};
    json.update(logo_search_json(search));
    const Message no_picture = facts.reason.empty() ? Message{"logo.no-picture", {}} : facts.reason;
    if (!search) json["reason"] = words(no_picture, language);
    if (annotated) json["annotated"] = paths_json(*annotated);
    return json.dump();
}

}  // namespace mediaproof
