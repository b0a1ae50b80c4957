#include "mediaproof/results.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <system_error>
#include <tuple>
#include <utility>

#include "base64.h"
#include "mediaproof/message.h"
#include "mediaproof/report.h"
#include "report/names.h"
#include "verdict_codec.h"

namespace mediaproof {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

[[noreturn]] void refuse(const char* key, const fs::path& file, const std::string& detail = {}) {
    const Message message{key, {{"file", file.string()}, {"detail", detail}}};
    throw ResultsError(say(message, Language::chinese) + " / " + say(message, Language::english));
}

// Of each submission only its record is kept: the rest says the same, and is many times as large.
bool is_needed(int depth, Json::parse_event_t event, const Json& parsed) {
    constexpr int in_a_submission = 3;
    return event != Json::parse_event_t::key || depth != in_a_submission || parsed == "record";
}

Json parsed(const fs::path& file) {
    std::ifstream input(file, std::ios::binary);
    if (!input || fs::is_directory(file))
        throw std::system_error(input ? EISDIR : errno, std::generic_category(), file.string());
    try {
        return Json::parse(input, is_needed);
    } catch (const Json::exception&) {
        refuse("results.not-ours", file);
    }
}

// Json::get() takes any number for an int, whether it fits or not.
int landlock_abi_in(const Json& told) {
    const Json& abi = told.at("landlock_abi");
    if (!abi.is_number_integer() || abi < 0 || abi > 1000) throw VerdictError("confinement", "has an unknown version");
    return abi.get<int>();
}

std::optional<ConfinementState> confinement_of(const Json& told) {
    if (told.is_null()) return std::nullopt;
    ConfinementState state;
    state.seccomp = told.at("seccomp").get<bool>();
    state.landlock_abi = landlock_abi_in(told);
    const auto mode = told.at("mode").get<std::string>();
    constexpr std::array modes = {Confinement::strict, Confinement::best_effort, Confinement::none};
    const auto found =
        std::find_if(modes.begin(), modes.end(), [&](Confinement known) { return name_of(known) == mode; });
    if (found == modes.end()) throw VerdictError("confinement", "has an unknown mode");
    state.mode = *found;
    return state;
}

Verdict verdict_in(const Json& submission) {
    const auto bytes = from_base64(submission.at("record").get_ref<const std::string&>());
    if (!bytes) throw VerdictError("record", "is no base64");
    return decode_verdict(*bytes);
}

bool is_ours(const Json& report) {
    const Json::json_pointer program("/program/name");
    return report.is_object() && report.contains(program) && report.at(program) == "mediaproof";
}

// What tells submissions apart.
std::tuple<std::string, std::string, std::string> identity_of(const Submission& submission) {
    return {submission.path.native(), submission.name, submission.manifest.unit.value_or("")};
}

}  // namespace

Results read_results(const fs::path& file) {
    const Json report = parsed(file);
    if (!is_ours(report)) refuse("results.not-ours", file);
    try {
        if (report.at("schema_version") != json_schema_version) refuse("results.other-version", file);
        Results results;
        results.rule_pack = report.at("rule_pack").at("id").get<std::string>();
        results.confinement = confinement_of(report.at("confinement"));
        for (const Json& submission : report.at("submissions").get_ref<const Json::array_t&>())
            results.verdicts.push_back(verdict_in(submission));
        return results;
    } catch (const Json::exception& error) {
        refuse("results.damaged", file, error.what());
    } catch (const VerdictVersionError&) {
        refuse("results.other-version", file);
    } catch (const VerdictError& error) {
        refuse("results.damaged", file, error.what());
    }
}

std::vector<Verdict> merged(std::vector<Results> runs, bool only_latest) {
    std::vector<Verdict> all;
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> places;
    for (Results& run : runs) {
        for (Verdict& verdict : run.verdicts) {
            const auto [earlier, is_first] = places.emplace(identity_of(verdict.submission), all.size());
            if (is_first || !only_latest) {
                all.push_back(std::move(verdict));
            } else {
                all[earlier->second] = std::move(verdict);
            }
        }
    }
    return all;
}

}  // namespace mediaproof
