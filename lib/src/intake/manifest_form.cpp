#include "mediaproof/manifest_form.h"

#include <fmt/format.h>

#include <cstdint>
#include <span>

#include "mediaproof/submission.h"
#include "utf8.h"
#include "whole_file.h"

namespace mediaproof {
namespace {

// A TOML basic string.
std::string quoted(std::string_view text) {
    std::string words = "\"";
    for (const char c : valid_utf8(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') words += '\\';
        if (byte < 0x20 || byte == 0x7F) {
            words += fmt::format("\\u{:04X}", byte);
        } else {
            words += c;
        }
    }
    return words + '"';
}

class Form {
  public:
    explicit Form(Language language) : language_(language) {}

    void remark(const Message& words) { text += "# " + say(words, language_) + "\n"; }
    void gap() { text += "\n"; }
    void key(std::string_view name, std::string_view value, const char* comment) {
        text += fmt::format("{} = {}  # {}\n", name, quoted(value), say(comment, language_));
    }
    void entry(const char* list, const char* comment, const char* channel_comment) {
        text += fmt::format("\n[[{}]]  # {}\n", list, say(comment, language_));
        key("channel", "", channel_comment);
        key("link", "", "form.link");
        key("date", "", "form.date");
    }

    std::string text;

  private:
    Language language_;
};

Message about(const char* key, const ScheduleEntry& entry) {
    return {key,
            {{"number", std::int64_t{entry.number}},
             {"month", std::int64_t{entry.month}},
             {"theme", entry.theme},
             {"form", entry.form}}};
}

}  // namespace

std::string manifest_form(const ScheduleEntry& entry, const std::vector<ScheduleEntry>& others, Language language) {
    Form form(language);
    form.remark({"form.heading", {}});
    form.remark({"form.how", {}});
    if (entry.number > 0) form.remark(about("form.planned", entry));
    for (const ScheduleEntry& other : others)
        form.remark(about("form.other", other));
    form.gap();
    form.key("unit", entry.unit, "form.unit");
    form.key("theme", entry.theme, "form.theme");
    form.key("form", entry.form, "form.form");
    form.key("event_date", "", "form.event_date");
    form.remark({"form.event_dates", {}});
    form.text += "# event_dates = [\"2023-05-12\", \"2023-05-13\"]\n";
    form.key("plan_filed_on", "", "form.plan_filed_on");
    form.key("submitted_on", "", "form.submitted_on");
    form.key("person_in_charge", "", "form.person_in_charge");
    form.key("staff", "", "form.staff");
    form.gap();
    form.remark({"form.entries", {}});
    form.entry("preheat", "form.preheat", "form.preheat-channel");
    form.entry("publicity", "form.publicity", "form.news-channel");
    form.entry("publicity", "form.publicity", "form.website-channel");
    form.entry("publicity", "form.publicity", "form.new-media-channel");
    return form.text;
}

bool write_manifest_form(const std::filesystem::path& folder, const std::string& text) {
    std::filesystem::create_directories(folder);
    return create_file(folder / manifest_name, std::as_bytes(std::span(text)));
}

}  // namespace mediaproof
