#include "intake/manifest.h"

#include <toml++/toml.h>

#include <fstream>
#include <sstream>

#include "mediaproof/dates.h"

namespace mediaproof {
namespace {

constexpr std::uintmax_t most_bytes = 1 << 20;

Message problem(const char* key, std::int64_t line, std::string_view name) {
    return {key, {{"line", line}, {"name", std::string(name)}}};
}

void take_string(const toml::node& value, std::string_view key, std::optional<std::string>& into,
                 std::vector<Message>& problems) {
    into = value.value_exact<std::string>();
    if (!into) problems.push_back(problem("manifest.not-text", value.source().begin.line, key));
}

void take_date(const toml::node& value, std::string_view key, std::optional<std::chrono::year_month_day>& into,
               std::vector<Message>& problems) {
    if (const auto date = value.value_exact<toml::date>()) {
        into = std::chrono::year_month_day{std::chrono::year(date->year), std::chrono::month(date->month),
                                           std::chrono::day(date->day)};
    } else if (const auto text = value.value_exact<std::string>()) {
        into = parse_date(*text);
    }
    if (!into) problems.push_back(problem("manifest.not-a-date", value.source().begin.line, key));
}

ManifestReading taken_from(const toml::table& table) {
    ManifestReading reading;
    for (const auto& [key, value] : table) {
        const std::string_view name = key.str();
        Manifest& manifest = reading.manifest;
        if (name == "unit") {
            take_string(value, name, manifest.unit, reading.problems);
        } else if (name == "theme") {
            take_string(value, name, manifest.theme, reading.problems);
        } else if (name == "form") {
            take_string(value, name, manifest.form, reading.problems);
        } else if (name == "event_date") {
            std::optional<std::chrono::year_month_day> day;
            take_date(value, name, day, reading.problems);
            if (day) manifest.event_dates = {*day};
        } else {
            reading.problems.push_back(problem("manifest.unknown-key", key.source().begin.line, name));
        }
    }
    return reading;
}

}  // namespace

ManifestReading read_manifest(const std::filesystem::path& file) {
    ManifestReading failed;
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    std::ifstream input(file, std::ios::binary);
    if (error || !input || size > most_bytes) {
        failed.problems.push_back({"manifest.unreadable", {}});
        return failed;
    }
    std::ostringstream text;
    text << input.rdbuf();
    try {
        return taken_from(toml::parse(text.str()));
    } catch (const toml::parse_error& broken) {
        failed.problems.push_back(
            {"manifest.broken",
             {{"line", std::int64_t{broken.source().begin.line}}, {"detail", std::string(broken.description())}}});
        return failed;
    }
}

}  // namespace mediaproof
