#include "facts_codec.h"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <limits>

#include "probe/probe_file.h"
#include "mediaproof/report.h"
#include "support/cbor_items.h"
#include "support/filled_facts.h"
#include "support/films.h"
#include "support/pictures.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

using Encoded = std::vector<std::byte>;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

// The field that is refused; nothing where the bytes are taken for facts, which must be all that they say.
std::optional<std::string> refused(const Encoded& bytes) {
    try {
        const bool same = encode_facts(decode_facts(bytes)) == bytes;
        CHECK(same);
        return std::nullopt;
    } catch (const FactsError& error) {
        return error.field();
    }
}

Encoded spliced(const Encoded& bytes, std::size_t from, std::size_t to, const Encoded& instead) {
    Encoded changed(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(from));
    changed.insert(changed.end(), instead.begin(), instead.end());
    changed.insert(changed.end(), bytes.begin() + static_cast<std::ptrdiff_t>(to), bytes.end());
    return changed;
}

template <class Value>
Encoded cbor_of(Value value) {
    CborWriter cbor;
    if constexpr (std::is_same_v<Value, double>) {
        cbor.number(value);
    } else {
        cbor.integer(value);
    }
    return std::move(cbor).take();
}

Encoded changed_video(const std::function<void(VideoFacts&)>& change) {
    FileFacts facts = filled_video_facts();
    change(*facts.video);
    return encode_facts(facts);
}

Encoded changed_facts(FileFacts facts, const std::function<void(FileFacts&)>& change) {
    change(facts);
    return encode_facts(facts);
}

struct Row {
    const char* field;
    Encoded bytes;
};

void check_refused(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        CAPTURE(row.field);
        CHECK(refused(row.bytes) == row.field);
    }
}

}  // namespace

TEST_SUITE_BEGIN("facts");

TEST_CASE("facts come back as they were, to the last digit") {
    for (const FileFacts& facts : filled_facts()) {
        CAPTURE(facts.file);
        const Encoded bytes = encode_facts(facts);
        const FileFacts back = decode_facts(bytes);
        CHECK(encode_facts(back) == bytes);
        CHECK(json_facts(back, Language::english) == json_facts(facts, Language::english));
        CHECK(back.file == facts.file);
        CHECK(back.reason == facts.reason);
        CHECK(back.in_document == facts.in_document);
    }
    const VideoFacts video = decode_facts(encode_facts(filled_video_facts())).video.value();
    CHECK(video.fps == 25.000000000000004);
    CHECK(video.clarity.edge_width_px == 0.1 + 0.2);
    CHECK(video.clarity_over_time[1].stands_for_s == 180.5);
    CHECK(video.logo->spans[0].best.quad[1].y == 1.0 / 3);
    CHECK(video.banners->front().text == "政务公开主题日");
    CHECK(video.banners->front().starts_clear);
    CHECK(video.banners->front().strip == filled_banner().strip);
    CHECK(video.captured->offset == -std::chrono::minutes(210));
    CHECK(video.captured->conflicts.at(1).source == "name");
    CHECK(video.captured->gps_utc == filled_time().gps_utc);
    CHECK(decode_facts(encode_facts(filled_video_facts())).saved->by == "wechat");
    const DocumentFacts report = decode_facts(encode_facts(filled_document_facts())).document.value();
    CHECK(report.text == "经验做法\n主题日");
    CHECK(report.pictures.at(0).photo->view == filled_photo().view);
    CHECK(report.pictures.at(0).photo->logo->doubtful->mirrored);
    CHECK(report.pictures.at(0).photo->edited_with == "Adobe Photoshop CS6 (Windows)");
    CHECK(report.pictures.at(1).claims == FileKind::video);
}

TEST_CASE("what was measured of real files comes back") {
    const TempFolder folder;
    const LogoModel logo = LogoModel::load(logo_file());
    write_jpeg(folder.path() / "photo.jpg", painted_event(1600, true), "2023-05-12");
    write_jpeg(folder.path() / "small.jpg", painted_event(64, false));
    make_film(folder.path() / "film.mp4", "testsrc2=s=320x180:r=25:d=3");
    make_film(folder.path() / "still.mkv", "color=c=gray:s=320x180:r=25:d=3");
    const std::string film = read_bytes(folder.path() / "film.mp4");
    std::vector<std::filesystem::path> files = {folder.write("half.mp4", film.substr(0, film.size() / 2)),
                                                folder.write("half.ts", film.substr(0, 200)),
                                                folder.write("notes.toml", "a = 1\n"), folder.path() / "missing.jpg"};
    for (const char* name : {"photo.jpg", "small.jpg", "film.mp4", "still.mkv"})
        files.push_back(folder.path() / name);
    for (const char* story : {"good", "no-exif"}) {
        const auto samples = std::filesystem::path(MEDIAPROOF_SOURCE) / "samples" / story;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(samples))
            if (entry.path().extension() == ".jpg" || entry.path().extension() == ".txt") files.push_back(entry.path());
    }
    for (const auto& file : files) {
        CAPTURE(file);
        const Encoded bytes = encode_facts(probe_file(file, {&logo}));
        CHECK(refused(bytes) == std::nullopt);
    }
}

TEST_CASE("the facts of many files come back in their order, or not at all") {
    const std::vector<FileFacts> files = filled_facts();
    const Encoded bytes = encode_all_facts(files);
    const std::vector<FileFacts> back = decode_all_facts(bytes);
    REQUIRE(back.size() == files.size());
    for (std::size_t i = 0; i < files.size(); ++i)
        CHECK(back[i].file == files[i].file);
    CHECK(decode_all_facts(encode_all_facts({})).empty());
    for (std::size_t i = 0; i < bytes.size(); ++i)
        CHECK_THROWS_AS(decode_all_facts(std::span(bytes).first(i)), FactsError);
    Encoded longer = bytes;
    longer.push_back(std::byte{0xF6});
    CHECK_THROWS_AS(decode_all_facts(longer), FactsError);
}

TEST_CASE("text that is no UTF-8 is mended, as in reports") {
    FileFacts facts = unreadable_facts();
    facts.reason.arguments["detail"] = std::string("moov \xFF atom");
    CHECK(decode_facts(encode_facts(facts)).reason.arguments["detail"] == MessageArgument("moov \xEF\xBF\xBD atom"));
}

TEST_CASE("a video's facts that are not as facts.h says are refused by the field's name") {
    check_refused({
        {"video.duration_s", changed_video([](auto& v) { v.duration_s = -0.001; })},
        {"video.duration_s", changed_video([](auto& v) { v.duration_s = NAN; })},
        {"video.header_duration_s", changed_video([](auto& v) { v.header_duration_s = infinity; })},
        {"video.effective_duration_s", changed_video([](auto& v) { v.effective_duration_s = 182; })},
        {"video.still_share", changed_video([](auto& v) { v.still_share = 1.0001; })},
        {"video.frame_count", changed_video([](auto& v) { v.frame_count = -1; })},
        {"video.width", changed_video([](auto& v) { v.width = 0; })},
        {"video.fps", changed_video([](auto& v) { v.fps = 0; })},
        {"video.clarity.score", changed_video([](auto& v) { v.clarity.score = 100.5; })},
        {"video.clarity.grade", changed_video([](auto& v) { v.clarity.score = 70; })},
        {"video.clarity.grade", changed_video([](auto& v) { v.clarity.score.reset(); })},
        {"video.clarity.luma_spread", changed_video([](auto& v) { v.clarity.mean_luma.reset(); })},
        {"video.clarity.reasons[1]", changed_video([](auto& v) { v.clarity.reasons[1] = "<b>"; })},
        {"video.clarity_over_time",
         changed_video([](auto& v) { std::swap(v.clarity_over_time[0], v.clarity_over_time[1]); })},
        {"video.clarity_over_time[1].at_s", changed_video([](auto& v) { v.clarity_over_time[1].at_s = -1; })},
        {"video.spans", changed_video([](auto& v) { std::swap(v.spans[0], v.spans[1]); })},
        {"video.spans[1].to_s", changed_video([](auto& v) { v.spans[1].to_s = 0.5; })},
        {"video.spans[0].what", changed_video([](auto& v) { v.spans[0].what.clear(); })},
        {"video.scene_starts_s", changed_video([](auto& v) { v.scene_starts_s[1] = 0; })},
        {"video.captured.source", changed_video([](auto& v) { v.captured->source = std::string(65, 'a'); })},
        {"video.captured.offset", changed_video([](auto& v) { v.captured->offset = std::chrono::minutes(1441); })},
        {"video.captured.time", changed_video([](auto& v) { v.captured->time += std::chrono::years(9000); })},
        {"video.logo.sightings", changed_video([](auto& v) { v.logo->sightings.clear(); })},
        {"video.logo.sightings", changed_video([](auto& v) { v.logo->sightings[1].mirrored = true; })},
        {"video.logo.sightings", changed_video([](auto& v) { v.logo->sightings[1].score = 0.95; })},
        {"video.logo.reason", changed_video([](auto& v) { v.logo->reason = "small"; })},
        {"video.logo.spans[1].best.quad", changed_video([](auto& v) { v.logo->spans[1].best.quad[2].y = 1e9; })},
        {"video.banners[1].strip", changed_video([](auto& v) { v.banners->back().strip[0] = std::byte{'M'}; })},
        {"video.banners", changed_video([](auto& v) { v.banners->resize(257, v.banners->front()); })},
    });
}

TEST_CASE("facts that do not fit each other are refused by the field's name") {
    const FileFacts photo = filled_photo_facts(), report = filled_document_facts(), broken = unreadable_facts();
    check_refused({
        {"photo.logo", changed_facts(photo, [](auto& f) { f.photo->logo->visible_s = 1; })},
        {"photo", changed_facts(photo, [](auto& f) { f.kind = FileKind::other; })},
        {"video", changed_facts(photo, [](auto& f) { f.kind = FileKind::video; })},
        {"photo", changed_facts(photo, [](auto& f) { f.photo.reset(); })},
        {"claims", changed_facts(photo, [](auto& f) { f.claims = FileKind::photo; })},
        {"claims", changed_facts(broken, [](auto& f) { f.claims = FileKind::other; })},
        {"reason", changed_facts(broken, [](auto& f) { f.reason.key.clear(); })},
        {"reason", changed_facts(broken, [](auto& f) { f.reason.key = "no.such.key"; })},
        {"reason", changed_facts(broken, [](auto& f) { f.reason.arguments.erase("detail"); })},
        {"reason", changed_facts(broken, [](auto& f) { f.reason = {}; })},
        {"reason", changed_facts(photo, [](auto& f) { f.reason = unreadable_facts().reason; })},
        {"file", changed_facts(photo, [](auto& f) { f.file = std::string("a\0b", 3); })},
        {"format", changed_facts(photo, [](auto& f) { f.format.assign(5000, 'x'); })},
        {"document.text", changed_facts(report, [](auto& f) { f.document->text.assign((3 << 20) + 1, 'x'); })},
        {"document", changed_facts(report, [](auto& f) { f.document.reset(); })},
        {"document.pictures", changed_facts(report, [](auto& f) { f.document->pictures[1] = filled_video_facts(); })},
        {"document.pictures[1].document",
         changed_facts(report, [](auto& f) { f.document->pictures[1] = filled_document_facts(); })},
    });
}

TEST_CASE("a field that is missing, or has another name, is missed by its name") {
    for (const FileFacts& facts : filled_facts()) {
        const Encoded bytes = encode_facts(facts);
        for (const CborPair& pair : items_of(bytes).pairs) {
            CAPTURE(pair.key);
            if (pair.key == "tried" || pair.key == "detail") continue;  // arguments, told as "reason"
            Encoded changed = bytes;
            changed[pair.map] = static_cast<std::byte>(std::to_integer<int>(changed[pair.map]) - 1);
            CHECK(refused(spliced(changed, pair.from, pair.to, {})).has_value());
            changed = bytes;
            changed[pair.from + 1] ^= std::byte{1};
            const std::string field = refused(changed).value_or("accepted");
            CHECK(field.ends_with(pair.key));
        }
    }
}

TEST_CASE("no number is taken that can't be") {
    for (const FileFacts& facts : filled_facts()) {
        const Encoded bytes = encode_facts(facts);
        for (const CborItem& item : items_of(bytes).items) {
            if (item.type == CborType::number) {
                for (const double value : {double{NAN}, infinity, -infinity, 1e308, -1e308, -1e12})
                    CHECK(refused(spliced(bytes, item.from, item.to, cbor_of(value))));
                for (const double value : {-1.0, -0.0, 5e-324, 1e12})
                    refused(spliced(bytes, item.from, item.to, cbor_of(value)));
            }
            if (item.type != CborType::integer) continue;
            for (const std::int64_t value : {most, -most - 1})
                CHECK(refused(spliced(bytes, item.from, item.to, cbor_of(value))));
            for (const std::int64_t value : {-1LL, 0LL, 1LL << 32})
                refused(spliced(bytes, item.from, item.to, cbor_of(value)));
        }
    }
}

TEST_CASE("whatever the bytes, there are sound facts or none") {
    for (const FileFacts& facts : filled_facts()) {
        const Encoded bytes = encode_facts(facts);
        std::size_t taken = 0;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            CHECK(refused({bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(i)}));
            for (int bit = 0; bit < 8; ++bit) {
                Encoded changed = bytes;
                changed[i] ^= static_cast<std::byte>(1 << bit);
                taken += !refused(changed);
            }
        }
        CHECK(taken > 0);  // another letter in a text, another digit far behind the point
        Encoded longer = bytes;
        longer.push_back(std::byte{0xF6});
        CHECK(refused(longer) == "");
    }
    CHECK(refused({}) == "");
    CHECK(refused(Encoded(1 << 20, std::byte{0x81})) == "");
    CHECK(refused(Encoded(most_facts_bytes + 1, std::byte{0x81})) == "");
    const Encoded long_list = {std::byte{0x9B}, std::byte{0xFF}, std::byte{0xFF}, std::byte{0xFF}, std::byte{0xFF},
                               std::byte{0xFF}, std::byte{0xFF}, std::byte{0xFF}, std::byte{0xFF}};
    CHECK(refused(long_list) == "");
    Encoded other_version = encode_facts(filled_photo_facts());
    other_version[1] = std::byte{facts_version + 1};
    CHECK(refused(other_version) == "");
}

TEST_SUITE_END();
