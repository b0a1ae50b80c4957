#include "intake/manifest.h"

#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <span>
#include <system_error>
#include <utility>

#include "mediaproof/dates.h"

namespace mediaproof {
namespace {

using std::chrono::year_month_day;

constexpr std::size_t most_bytes = 1 << 20;
constexpr std::size_t most_event_days = 31;
constexpr std::size_t most_publicity = 200;  // entries of one list
constexpr std::int64_t most_staff = 1'000'000;

// What is read, with the mistakes met on the way.
class Reader {
  public:
    explicit Reader(ManifestReading& reading) : manifest(reading.manifest), problems_(reading.problems) {}

    void complain(const char* key, const toml::source_region& where, std::string_view name) {
        problems_.push_back({key, {{"line", std::int64_t{where.begin.line}}, {"name", std::string(name)}}});
    }

    std::optional<std::string> text(const toml::node& value, std::string_view name) {
        const auto text = value.value_exact<std::string>();
        if (!text) complain("manifest.not-text", value.source(), name);
        return text && !is_blank(*text) ? text : std::nullopt;
    }

    std::optional<year_month_day> date(const toml::node& value, std::string_view name) {
        std::optional<year_month_day> day;
        if (const auto date = value.value_exact<toml::date>()) {
            day = year_month_day{std::chrono::year(date->year), std::chrono::month(date->month),
                                 std::chrono::day(date->day)};
        } else if (const auto text = value.value_exact<std::string>()) {
            if (is_blank(*text)) return std::nullopt;
            day = parse_date(*text);
        }
        if (!day) complain("manifest.not-a-date", value.source(), name);
        return day;
    }

    std::optional<std::int64_t> count(const toml::node& value, std::string_view name) {
        std::optional<std::int64_t> number = value.value_exact<std::int64_t>();
        if (const auto text = value.value_exact<std::string>()) {
            if (is_blank(*text)) return std::nullopt;
            number = digits(*text);
        }
        if (number && *number >= 0 && *number <= most_staff) return number;
        complain("manifest.not-a-count", value.source(), name);
        return std::nullopt;
    }

    std::vector<year_month_day> dates(const toml::node& value, std::string_view name) {
        std::vector<year_month_day> days;
        if (!value.is_array()) complain("manifest.not-dates", value.source(), name);
        for (const toml::node* node : entries_of(value, name, most_event_days)) {
            if (const auto day = date(*node, name)) days.push_back(*day);
        }
        return days;
    }

    std::vector<Publicity> publicity(const toml::node& value, std::string_view name) {
        std::vector<Publicity> entries;
        if (!value.is_array()) complain("manifest.not-entries", value.source(), name);
        for (const toml::node* node : entries_of(value, name, most_publicity)) {
            if (const toml::table* table = node->as_table()) {
                const Publicity entry = one_publicity(*table, name);
                if (entry.channel || entry.link || entry.date) entries.push_back(entry);
            } else {
                complain("manifest.not-entries", node->source(), name);
            }
        }
        return entries;
    }

    void add_event_days(const std::vector<year_month_day>& days) {
        std::vector<year_month_day>& all = manifest.event_dates;
        all.insert(all.end(), days.begin(), days.end());
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
    }

    Manifest& manifest;

  private:
    // Not filled in yet.
    static bool is_blank(std::string_view text) {
        for (const std::string_view space : {" ", "\t", "\r", "\n", "\u3000"}) {
            while (text.starts_with(space))
                text.remove_prefix(space.size());
        }
        return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
    }

    static std::optional<std::int64_t> digits(std::string_view text) {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
    }

    // The first `most` of a list, none of what is no list.
    std::vector<const toml::node*> entries_of(const toml::node& value, std::string_view name, std::size_t most) {
        std::vector<const toml::node*> entries;
        const toml::array* list = value.as_array();
        if (list == nullptr) return entries;
        if (list->size() > most) complain("manifest.too-many-entries", value.source(), name);
        for (std::size_t i = 0; i < std::min(list->size(), most); ++i)
            entries.push_back(list->get(i));
        return entries;
    }

    Publicity one_publicity(const toml::table& table, std::string_view name) {
        Publicity entry;
        for (const auto& [key, value] : table) {
            const std::string full_name = std::string(name) + "." + std::string(key.str());
            if (key == "channel") {
                entry.channel = text(value, full_name);
            } else if (key == "link") {
                entry.link = text(value, full_name);
            } else if (key == "date") {
                entry.date = date(value, full_name);
            } else {
                complain("manifest.unknown-key", key.source(), full_name);
            }
        }
        return entry;
    }

    std::vector<Message>& problems_;
};

struct Key {
    std::string_view name;
    void (*take)(Reader&, const toml::node&, std::string_view name);
};

template <std::optional<std::string> Manifest::*member>
void take_text(Reader& reader, const toml::node& value, std::string_view name) {
    reader.manifest.*member = reader.text(value, name);
}

template <std::optional<year_month_day> Manifest::*member>
void take_date(Reader& reader, const toml::node& value, std::string_view name) {
    reader.manifest.*member = reader.date(value, name);
}

template <std::vector<Publicity> Manifest::*member>
void take_publicity(Reader& reader, const toml::node& value, std::string_view name) {
    reader.manifest.*member = reader.publicity(value, name);
}

void take_staff(Reader& reader, const toml::node& value, std::string_view name) {
    reader.manifest.staff = reader.count(value, name);
}

void take_event_date(Reader& reader, const toml::node& value, std::string_view name) {
    if (const auto day = reader.date(value, name)) reader.add_event_days({*day});
}

// `event_date` comes first, in the order of the table.
void take_event_dates(Reader& reader, const toml::node& value, std::string_view name) {
    const auto days = reader.dates(value, name);
    if (!days.empty() && !reader.manifest.event_dates.empty())
        reader.complain("manifest.both-event-dates", value.source(), name);
    reader.add_event_days(days);
}

constexpr Key keys[] = {
    {"unit", take_text<&Manifest::unit>},
    {"theme", take_text<&Manifest::theme>},
    {"form", take_text<&Manifest::form>},
    {"event_date", take_event_date},
    {"event_dates", take_event_dates},
    {"plan_filed_on", take_date<&Manifest::plan_filed_on>},
    {"submitted_on", take_date<&Manifest::submitted_on>},
    {"person_in_charge", take_text<&Manifest::person_in_charge>},
    {"staff", take_staff},
    {"preheat", take_publicity<&Manifest::preheat>},
    {"publicity", take_publicity<&Manifest::publicity>},
};

std::int64_t line_of(const Message& problem) {
    return std::get<std::int64_t>(problem.arguments.at("line"));
}

ManifestReading taken_from(const toml::table& table) {
    ManifestReading reading;
    Reader reader(reading);
    for (const Key& key : keys) {
        if (const toml::node* value = table.get(key.name)) key.take(reader, *value, key.name);
    }
    for (const auto& [key, value] : table) {
        const bool known = std::any_of(std::begin(keys), std::end(keys),
                                       [name = key.str()](const Key& known_key) { return known_key.name == name; });
        if (!known) reader.complain("manifest.unknown-key", key.source(), key.str());
    }
    std::stable_sort(reading.problems.begin(), reading.problems.end(),
                     [](const Message& a, const Message& b) { return line_of(a) < line_of(b); });
    return reading;
}

ManifestReading unreadable_manifest() {
    ManifestReading failed;
    failed.problems.push_back({"manifest.unreadable", {}});
    return failed;
}

ManifestReading parsed(const std::string& text) {
    try {
        return taken_from(toml::parse(text));
    } catch (const toml::parse_error& broken) {
        ManifestReading failed;
        failed.problems.push_back(
            {"manifest.broken",
             {{"line", std::int64_t{broken.source().begin.line}}, {"detail", std::string(broken.description())}}});
        return failed;
    }
}

}  // namespace

ManifestReading read_manifest(const Descriptor& file) {
    std::string text(most_bytes + 1, '\0');
    const auto size = read_at(file.get(), 0, std::as_writable_bytes(std::span(text)));
    if (!size || *size > most_bytes) return unreadable_manifest();
    text.resize(*size);
    return parsed(text);
}

ManifestReading read_manifest(const std::filesystem::path& file) {
    try {
        return read_manifest(open_regular(file));
    } catch (const std::system_error&) {
        return unreadable_manifest();
    }
}

void take_manifest(ManifestReading reading, Submission& submission) {
    submission.manifest = std::move(reading.manifest);
    std::move(reading.problems.begin(), reading.problems.end(), std::back_inserter(submission.problems));
    if (submission.manifest.event_dates.empty()) return;
    submission.event_dates = submission.manifest.event_dates;
    submission.event_date_source = EventDateSource::manifest;
}

}  // namespace mediaproof
