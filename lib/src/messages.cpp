// Messages are looked up and put into words here; the words themselves stand in messages/, a file for each stage.
#include "mediaproof/message.h"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <vector>

#include "messages.h"
#include "messages/parts.h"

namespace mediaproof {
namespace {

std::vector<CatalogueEntry> all_parts() {
    std::vector<CatalogueEntry> all;
    for (const auto part :
         {messages::report, messages::rules_shared, messages::rules_media, messages::rules_video, messages::rules_photo,
          messages::rules_event, messages::rules_report, messages::intake, messages::unreadable, messages::confine,
          messages::store, messages::html, messages::letter, messages::table, messages::logo, messages::cli}) {
        const std::span<const CatalogueEntry> entries = part();
        all.insert(all.end(), entries.begin(), entries.end());
    }
    return all;
}

const CatalogueEntry* find_entry(std::string_view key) {
    const std::span<const CatalogueEntry> catalogue = message_catalogue();
    const auto found =
        std::find_if(catalogue.begin(), catalogue.end(), [&](const CatalogueEntry& entry) { return entry.key == key; });
    return found == catalogue.end() ? nullptr : &*found;
}

}  // namespace

std::span<const CatalogueEntry> message_catalogue() {
    static const std::vector<CatalogueEntry> catalogue = all_parts();
    return catalogue;
}

bool has_message(std::string_view key) {
    return find_entry(key) != nullptr;
}

namespace {

const std::string& argument_text(const std::string& text, Language) {
    return text;
}
double argument_text(double number, Language) {
    return number;
}
std::int64_t argument_text(std::int64_t number, Language) {
    return number;
}
std::string argument_text(const std::vector<Message>& additions, Language language) {
    std::string text;
    for (const Message& addition : additions)
        text += (language == Language::chinese ? "；" : "; ") + say(addition, language);
    return text;
}

}  // namespace

std::string say(const Message& message, Language language) {
    const CatalogueEntry* entry = find_entry(message.key);
    if (entry == nullptr) throw std::out_of_range("no message is called " + message.key);
    fmt::dynamic_format_arg_store<fmt::format_context> arguments;
    for (const auto& [name, value] : message.arguments) {
        std::visit(
            [&, &name = name](const auto& held) {
                arguments.push_back(fmt::arg(name.c_str(), argument_text(held, language)));
            },
            value);
    }
    return fmt::vformat(language == Language::chinese ? entry->chinese : entry->english, arguments);
}

std::string say(std::string_view key, Language language) {
    return say(Message{std::string(key), {}}, language);
}

Language language_of_environment() {
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(variable);
        if (value == nullptr || *value == '\0') continue;
        const std::string_view locale(value);
        const bool names_none = locale == "C" || locale == "POSIX" || locale.starts_with("C.");
        return names_none || locale.starts_with("zh") ? Language::chinese : Language::english;
    }
    return Language::chinese;
}

}  // namespace mediaproof
