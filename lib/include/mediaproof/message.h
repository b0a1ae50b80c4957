// Words for people, kept apart from the code that decides.
//
// Stages hand on a Message (a key and its arguments); say() turns it into Chinese or English at the very end.
// Every key stands once in the catalogue (lib/src/messages/) in both languages.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mediaproof {

enum class Language { chinese, english };

struct Message;

// A list is said with a semicolon before each of its messages: what is to be added to a sentence, or nothing.
using MessageArgument = std::variant<std::string, double, std::int64_t, std::vector<Message>>;

struct Message {
    std::string key;  // empty: nothing to say
    std::map<std::string, MessageArgument> arguments;

    bool empty() const { return key.empty(); }
    bool operator==(const Message&) const = default;
};

// The message in that language. Throws std::out_of_range for a key that the catalogue lacks and
// std::runtime_error for an argument that is missing: both are programming errors, and a test walks the whole
// catalogue.
std::string say(const Message& message, Language language);

// The same for a key that takes no arguments.
std::string say(std::string_view key, Language language);

// Whether the catalogue holds `key`.
bool has_message(std::string_view key);

// Chinese unless the environment's locale (LC_ALL, LC_MESSAGES, LANG, in this order) names another language;
// an unset, "C" or "POSIX" locale names none.
Language language_of_environment();

}  // namespace mediaproof
