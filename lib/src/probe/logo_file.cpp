#include "probe/logo_file.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <nlohmann/json.hpp>

#include "mediaproof/error.h"
#include "mediaproof/message.h"
#include "vision/logo_finder_version.h"

namespace mediaproof {
namespace {

using nlohmann::json;

constexpr int schema_version = 1;
constexpr char kind[] = "mediaproof learned LOGO";
constexpr std::array<std::byte, 3> cbor_tag = {std::byte{0xD9}, std::byte{0xD9}, std::byte{0xF7}};
constexpr std::size_t most_depth = 4;
constexpr std::size_t most_weaknesses = 64;
constexpr std::size_t most_trials = 10'000;
constexpr double most_px = 1e5;

struct Broken : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// The parser calls itself for each level, so the depth is looked at before anything is built.
class DepthGuard : public nlohmann::json_sax<json> {
  public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return ++depth_ <= most_depth; }
    bool key(string_t&) override { return true; }
    bool end_object() override { return depth_-- > 0; }
    bool start_array(std::size_t) override { return ++depth_ <= most_depth; }
    bool end_array() override { return depth_-- > 0; }
    bool parse_error(std::size_t, const std::string&, const json::exception&) override { return false; }

  private:
    std::size_t depth_ = 0;
};

json parsed(std::span<const std::byte> bytes) {
    const auto* from = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto* to = from + bytes.size();
    DepthGuard guard;
    if (!json::sax_parse(from, to, &guard, json::input_format_t::cbor)) throw Broken("it is cut off or no CBOR");
    return json::from_cbor(from, to);
}

const json& member(const json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end()) throw Broken(std::string(name) + " is missing");
    return *found;
}

const json& list(const json& object, const char* name, std::size_t most) {
    const json& value = member(object, name);
    if (!value.is_array() || value.size() > most) throw Broken(std::string(name) + " is no list of that kind");
    return value;
}

double number(const json& value, const char* name, double lowest, double highest) {
    if (!value.is_number()) throw Broken(std::string(name) + " is no number");
    const double held = value.get<double>();
    if (!(held >= lowest && held <= highest)) throw Broken(std::string(name) + " is out of range");
    return held;
}

double number_of(const json& object, const char* name, double lowest, double highest) {
    return number(member(object, name), name, lowest, highest);
}

std::optional<double> number_or_null(const json& object, const char* name, double lowest, double highest) {
    if (member(object, name).is_null()) return std::nullopt;
    return number_of(object, name, lowest, highest);
}

int version_of(const json& object, const char* name) {
    const json& value = member(object, name);
    if (!value.is_number_integer()) throw Broken(std::string(name) + " is no whole number");
    return value.get<int>();
}

json number_or_null(const std::optional<double>& value) {
    return value ? json(*value) : json(nullptr);
}

json binary_of(const Bytes& bytes) {
    const auto* from = reinterpret_cast<const std::uint8_t*>(bytes.data());
    return json::binary({from, from + bytes.size()});
}

json row_of(const rehearsal::Trial& trial) {
    return {trial.number, trial.view.short_px, trial.view.tilt_deg, trial.score};
}

rehearsal::Trial trial_of(const json& row) {
    if (!row.is_array() || row.size() != 4) throw Broken("a trial is no list of four numbers");
    rehearsal::Trial trial;
    trial.number = static_cast<int>(number(row[0], "a trial's number", 0, most_trials));
    trial.view.short_px = number(row[1], "a trial's size", 0, most_px);
    trial.view.tilt_deg = number(row[2], "a trial's tilt", 0, 90);
    trial.score = number(row[3], "a trial's score", 0, 1);
    return trial;
}

LogoLearning learning_of(const json& object) {
    LogoLearning learning;
    learning.operating_point.present = number_of(object, "present", 0, 1);
    learning.operating_point.absent = number_of(object, "absent", 0, learning.operating_point.present);
    learning.found_share = number_of(object, "found_share", 0, 1);
    learning.smallest_px = number_or_null(object, "smallest_px", 0, most_px);
    learning.steepest_deg = number_or_null(object, "steepest_deg", 0, 90);
    for (const json& weakness : list(object, "weaknesses", most_weaknesses)) {
        if (!weakness.is_string() || !has_message("logo.weakness." + weakness.get<std::string>()))
            throw Broken("weaknesses holds something unknown");
        learning.weaknesses.push_back(weakness.get<std::string>());
    }
    return learning;
}

LearnedLogo learned_of(const json& object, const std::filesystem::path& file) {
    LearnedLogo learned;
    for (const json& image : list(object, "images", LogoModel::most_images)) {
        if (!image.is_binary()) throw Broken("an image is no byte string");
        const auto& held = image.get_binary();
        const auto* from = reinterpret_cast<const std::byte*>(held.data());
        learned.images.push_back({file, {from, from + held.size()}});
    }
    if (learned.images.empty()) throw Broken("it holds no image");
    learned.learning = learning_of(object);
    for (const json& row : list(object, "trials", most_trials))
        learned.trials.push_back(trial_of(row));
    return learned;
}

constexpr char advice[] = "; learn it again: mediaproof logo learn --logo IMAGE -o FILE";

}  // namespace

bool is_logo_file(std::span<const std::byte> bytes) {
    return bytes.size() >= cbor_tag.size() && std::equal(cbor_tag.begin(), cbor_tag.end(), bytes.begin());
}

Bytes logo_file_of(std::span<const LogoImage> images, const LogoLearning& learning,
                   std::span<const rehearsal::Trial> trials) {
    json object = {{"kind", kind},
                   {"schema_version", schema_version},
                   {"finder_version", logo_finder_version},
                   {"images", json::array()},
                   {"present", learning.operating_point.present},
                   {"absent", learning.operating_point.absent},
                   {"found_share", learning.found_share},
                   {"smallest_px", number_or_null(learning.smallest_px)},
                   {"steepest_deg", number_or_null(learning.steepest_deg)},
                   {"weaknesses", learning.weaknesses},
                   {"trials", json::array()}};
    for (const LogoImage& image : images)
        object["images"].push_back(binary_of(image.bytes));
    for (const rehearsal::Trial& trial : trials)
        object["trials"].push_back(row_of(trial));
    const std::vector<std::uint8_t> cbor = json::to_cbor(object);
    Bytes bytes(cbor_tag.size() + cbor.size());
    std::copy(cbor_tag.begin(), cbor_tag.end(), bytes.begin());
    std::memcpy(bytes.data() + cbor_tag.size(), cbor.data(), cbor.size());
    return bytes;
}

LearnedLogo parsed_logo_file(std::span<const std::byte> bytes, const std::filesystem::path& file) {
    try {
        if (!is_logo_file(bytes)) throw Broken("it is no learned LOGO");
        const json object = parsed(bytes.subspan(cbor_tag.size()));
        if (!object.is_object() || member(object, "kind") != kind) throw Broken("it is CBOR of another kind");
        if (version_of(object, "schema_version") != schema_version ||
            version_of(object, "finder_version") != logo_finder_version) {
            throw ConfigError(file, std::nullopt,
                              std::string("this LOGO was learned by another version of mediaproof") + advice);
        }
        return learned_of(object, file);
    } catch (const Broken& broken) {
        throw ConfigError(file, std::nullopt, std::string("the learned LOGO is broken: ") + broken.what() + advice);
    } catch (const json::exception&) {
        throw ConfigError(file, std::nullopt, std::string("the learned LOGO is broken") + advice);
    }
}

}  // namespace mediaproof
