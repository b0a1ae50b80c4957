#include "probe/logo_file.h"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

#include "mediaproof/error.h"
#include "probe/probe_file.h"
#include "support/learned.h"
#include "support/pictures.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;
using nlohmann::json;

namespace {

json opened(const Bytes& file) {
    return json::from_cbor(text_of(file).substr(3));
}

std::string closed(const json& object) {
    const auto cbor = json::to_cbor(object);
    return "\xD9\xD9\xF7" + std::string(cbor.begin(), cbor.end());
}

// What load() says against such a file, or "accepted".
std::string refusal(const std::string& bytes) {
    const TempFolder folder;
    const auto file = folder.write("model", bytes);
    try {
        LogoModel::load(file);
    } catch (const ConfigError& error) {
        const std::string words = error.what();
        CHECK(words.starts_with(file.string() + ": "));
        return words.substr(file.string().size() + 2);
    }
    return "accepted";
}

}  // namespace

TEST_SUITE_BEGIN("probe");

TEST_CASE("a learned LOGO comes back from its file as it was, by content and not by name") {
    const TempFolder folder;
    const Bytes bytes = file_of_learned({logo_file()});
    const LogoModel model = LogoModel::load(folder.write("logo.png", text_of(bytes)));
    REQUIRE(model.learning());
    CHECK(model.operating_point() == LogoOperatingPoint{0.7, 0.45});
    CHECK(model.learning()->found_share == 0.95);
    CHECK(model.learning()->smallest_px == 31.5);
    CHECK_FALSE(model.learning()->steepest_deg);
    CHECK(model.learning()->weaknesses == std::vector<std::string>{"plain", "mistaken-mirrored"});
    CHECK(model.parts().trials.size() == 1);
    model.save(folder.path() / "again");
    CHECK(read_bytes(folder.path() / "again") == text_of(bytes));
    CHECK(LogoModel::load(folder.path() / "again", LogoOperatingPoint{0.9, 0.1}).operating_point() ==
          LogoOperatingPoint{0.9, 0.1});
    CHECK_FALSE(LogoModel::load(logo_file()).learning());
    CHECK_THROWS_AS(LogoModel::load(logo_file()).save(folder.path() / "not-learned"), std::logic_error);
}

TEST_CASE("any of a LOGO's images is found, and one on a spot is enough") {
    const TempFolder folder;
    cv::Mat other(80, 80, CV_8UC3);
    cv::RNG(3).fill(other, cv::RNG::UNIFORM, 0, 256);
    tests::write_png(folder.path() / "other.png", other);
    const Bytes bytes = file_of_learned({folder.path() / "other.png", logo_file(), logo_file()});
    const LogoModel model = LogoModel::load(folder.write("model", text_of(bytes)), LogoOperatingPoint{});
    tests::write_jpeg(folder.path() / "photo.jpg", painted_event(1600, true));
    const LogoModel alone = LogoModel::load(logo_file());
    const auto one = probe_file(folder.path() / "photo.jpg", {&alone}).photo->logo;
    const auto several = probe_file(folder.path() / "photo.jpg", {&model}).photo->logo;
    REQUIRE(several);
    CHECK(several->outcome == LogoOutcome::present);
    CHECK(several->sightings.size() == one->sightings.size());
    CHECK(several->best_score >= one->best_score);
}

TEST_CASE("a file cut off anywhere is refused") {
    const std::string whole = text_of(file_of_learned({logo_file()}));
    REQUIRE(refusal(whole) == "accepted");
    for (std::size_t length = 3; length < whole.size(); length += 1 + length / 3) {
        CAPTURE(length);
        CHECK(refusal(whole.substr(0, length)).find("learn it again") != std::string::npos);
    }
    CHECK(refusal(whole + "x").find("learn it again") != std::string::npos);
}

TEST_CASE("a file of wrong contents is refused with what is wrong") {
    const json right = opened(file_of_learned({logo_file()}));
    struct Row {
        const char* says;
        std::function<void(json&)> spoil;
    };
    const Row rows[] = {
        {"CBOR of another kind", [](json& j) { j = json::array({1}); }},
        {"kind is missing", [](json& j) { j.erase("kind"); }},
        {"CBOR of another kind", [](json& j) { j["kind"] = 5; }},
        {"another version", [](json& j) { j["schema_version"] = 999; }},
        {"another version", [](json& j) { j["finder_version"] = 0; }},
        {"finder_version is no whole number", [](json& j) { j["finder_version"] = "1"; }},
        {"images is missing", [](json& j) { j.erase("images"); }},
        {"holds no image", [](json& j) { j["images"] = json::array(); }},
        {"images is no list", [](json& j) { j["images"] = json::array_t(9, j["images"][0]); }},
        {"an image is no byte string", [](json& j) { j["images"][0] = "text"; }},
        {"the LOGO can't be read",
         [](json& j) {
             j["images"][0] = json::binary({1, 2, 3});
         }},
        {"present is missing", [](json& j) { j.erase("present"); }},
        {"present is no number", [](json& j) { j["present"] = "0.7"; }},
        {"present is out of range", [](json& j) { j["present"] = 1.5; }},
        {"present is out of range", [](json& j) { j["present"] = std::nan(""); }},
        {"absent is out of range", [](json& j) { j["absent"] = 0.71; }},
        {"smallest_px is no number", [](json& j) { j["smallest_px"] = json::object(); }},
        {"steepest_deg is out of range", [](json& j) { j["steepest_deg"] = 91; }},
        {"weaknesses is no list", [](json& j) { j["weaknesses"] = 1; }},
        {"weaknesses holds something unknown", [](json& j) { j["weaknesses"][0] = "lazy"; }},
        {"weaknesses holds something unknown", [](json& j) { j["weaknesses"][0] = 7; }},
        {"a trial is no list", [](json& j) { j["trials"][0] = 1; }},
        {"a trial's score is no number", [](json& j) { j["trials"][0][3] = nullptr; }},
        {"a trial's number is out of range", [](json& j) { j["trials"][0][0] = -1; }},
    };
    for (const Row& row : rows) {
        json object = right;
        row.spoil(object);
        const std::string words = refusal(closed(object));
        CAPTURE(words);
        CHECK(words.find(row.says) != std::string::npos);
    }
}

TEST_CASE("files made to exhaust a parser are refused") {
    const std::string tag = "\xD9\xD9\xF7";
    const std::string rows[] = {
        tag,
        tag + tag,
        tag + std::string(1 << 20, '\x81'),                         // a list in a list in a list …
        tag + std::string(1 << 20, '\xA1'),                         // objects likewise
        tag + std::string(1 << 20, '\xC1'),                         // tags likewise
        tag + "\x9B" + std::string(8, '\x7F'),                      // a list of 2^63 entries
        tag + "\x5B" + std::string(8, '\x7F') + "abc",              // 2^63 bytes
        tag + std::string("\xA1\x64kind\x5A\xFF\xFF\xFF\xFF", 11),  // four gigabytes
    };
    for (const std::string& bytes : rows)
        CHECK(refusal(bytes).find("learn it again") != std::string::npos);
}

TEST_SUITE_END();
