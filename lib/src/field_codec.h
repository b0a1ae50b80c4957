// Structs as CBOR and back, as their describe() tells them; see fields.h.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "cbor.h"
#include "facts_fields.h"
#include "fields.h"
#include "mediaproof/facts.h"
#include "mediaproof/message.h"
#include "report/names.h"
#include "utf8.h"

namespace mediaproof::fields {

// What the bytes hold is no such struct.
class FieldError : public std::runtime_error {
  public:
    FieldError(std::string field, const std::string& why) : std::runtime_error(why), field_(std::move(field)) {}

    const std::string& field() const { return field_; }  // "video.spans[3].from_s"; empty: the whole

  private:
    std::string field_;
};

inline constexpr std::size_t most_path_bytes = 16 << 10;
inline constexpr std::size_t most_arguments = 64;
inline constexpr std::size_t most_additions = 4096;  // to a message

// How messages are kept.
enum class Messages {
    plain,       // from a worker: no list among the arguments, and nothing but what can be said
    with_words,  // with their words in both languages, for a time when the catalogue has others; lists are at most
                 // `most_nested` deep
};
inline constexpr int most_nested = 4;

class Writer {
  public:
    static constexpr bool reads = false;

    explicit Writer(CborWriter& cbor, Messages messages = Messages::plain) : cbor_(cbor), messages_(messages) {}

    template <class... Fields>
    void object(const Fields&... fields) {
        cbor_.map(sizeof...(fields));
        ((cbor_.text(fields.name), write(fields.value)), ...);
    }

    void require(bool, const char*, const char*) {}

    void write(bool value) { cbor_.boolean(value); }
    void write(int value) { cbor_.integer(value); }
    void write(std::int64_t value) { cbor_.integer(value); }
    void write(double value) { cbor_.number(value); }
    void write(const std::string& text) { cbor_.text(valid_utf8(text)); }
    void write(const std::filesystem::path& path) { cbor_.bytes(std::as_bytes(std::span(path.native()))); }
    void write(std::chrono::local_seconds time) { cbor_.integer(time.time_since_epoch().count()); }
    void write(std::chrono::minutes duration) { cbor_.integer(duration.count()); }
    void write(std::chrono::year_month_day day) { write(std::chrono::local_seconds(std::chrono::local_days(day))); }
    void write(const ViewPrint& print) { cbor_.bytes(std::as_bytes(std::span(print))); }
    void write(const std::vector<std::byte>& bytes) { cbor_.bytes(bytes); }

    void write(const Quad& quad) {
        cbor_.array(2 * quad.size());
        for (const auto& [x, y] : quad) {
            write(x);
            write(y);
        }
    }

    void write(const Message& message) {
        const bool with_words = messages_ == Messages::with_words;
        cbor_.array(with_words ? 4 : 2);
        write(message.key);
        cbor_.map(message.arguments.size());
        for (const auto& [name, argument] : message.arguments) {
            write(name);
            std::visit([this](const auto& value) { write(value); }, argument);
        }
        if (!with_words) return;
        for (const Language language : {Language::chinese, Language::english})
            write(message.empty() ? std::string() : say(message, language));
    }

    template <class T>
    void write(const std::optional<T>& value) {
        value ? write(*value) : cbor_.null();
    }

    template <class T>
    void write(const std::vector<T>& items) {
        cbor_.array(items.size());
        for (const T& item : items)
            write(item);
    }

    template <class T>
    void write(const T& value) {
        if constexpr (std::is_enum_v<T>) {
            cbor_.text(name_of(value));
        } else {
            describe(*this, value);
        }
    }

  private:
    CborWriter& cbor_;
    Messages messages_;
};

inline bool is_name(std::string_view text) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
    return text.size() <= 64 && text.find_first_not_of(allowed) == std::string_view::npos;
}

class Reader {
  public:
    static constexpr bool reads = true;

    explicit Reader(CborReader& cbor, Messages messages = Messages::plain) : cbor_(cbor), messages_(messages) {}

    template <class... Fields>
    void object(const Fields&... fields) {
        if (cbor_.map() != sizeof...(fields)) fail("has a field too many or too few");
        (read_field(fields), ...);
    }

    void require(bool holds, const char* field, const char* why) {
        if (holds) return;
        place_.push_back({field, 0});
        fail(why);
    }

    [[noreturn]] void fail(const std::string& why) const { throw FieldError(place(), why); }

    // The field that is being read: "video.spans[3].from_s".
    std::string place() const {
        std::string text;
        for (const auto& [name, index] : place_) {
            if (name == nullptr) {
                text += fmt::format("[{}]", index);
            } else {
                text += fmt::format("{}{}", text.empty() ? "" : ".", name);
            }
        }
        return text;
    }

    void read(bool& value, Anything) { value = cbor_.boolean(); }
    void read(int& value, Whole range) { value = static_cast<int>(whole(range)); }
    void read(std::int64_t& value, Whole range) { value = whole(range); }
    void read(double& value, Between range) {
        value = cbor_.number();
        if (!(value >= range.least && value <= range.most)) fail("is out of range");
    }
    void read(std::string& value, Text limit) {
        const std::string_view text = cbor_.text();
        if (text.size() > limit.most_bytes) fail("is too long");
        value = text;
    }
    void read(std::string& value, OptionalName) {
        const std::string_view text = cbor_.text();
        if (!is_name(text)) fail("is no name");
        value = text;
    }
    void read(std::string& value, Name) {
        read(value, OptionalName{});
        if (value.empty()) fail("is empty");
    }
    void read(std::filesystem::path& value, Anything) {
        const auto bytes = cbor_.bytes();
        const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        if (text.size() > most_path_bytes || text.find('\0') != std::string_view::npos) fail("is no file's name");
        value = text;
    }
    void read(std::chrono::local_seconds& value, Whole range) {
        value = std::chrono::local_seconds(std::chrono::seconds(whole(range)));
    }
    void read(std::chrono::minutes& value, Whole range) { value = std::chrono::minutes(whole(range)); }
    void read(std::chrono::year_month_day& value, Whole range) {
        std::chrono::local_seconds midnight;
        read(midnight, range);
        const auto day = std::chrono::floor<std::chrono::days>(midnight);
        if (day != midnight) fail("is no day");
        value = std::chrono::year_month_day(day);
    }
    void read(ViewPrint& value, Anything) {
        const auto bytes = cbor_.bytes();
        if (bytes.size() != value.size()) fail("has the wrong length");
        std::transform(bytes.begin(), bytes.end(), value.begin(), std::to_integer<std::uint8_t>);
    }
    void read(std::vector<std::byte>& value, Bytes limit) {
        const auto bytes = cbor_.bytes();
        if (bytes.size() > limit.most) fail("is too long");
        value.assign(bytes.begin(), bytes.end());
    }

    void read(Quad& quad, Between range) {
        if (cbor_.array() != 2 * quad.size()) fail("has the wrong length");
        for (auto& [x, y] : quad) {
            read(x, range);
            read(y, range);
        }
    }

    // One that can be said: say() throws for any other, far from here.
    void read(Message& message, Text limit) {
        const bool with_words = messages_ == Messages::with_words;
        if (cbor_.array() != (with_words ? 4 : 2)) fail("is no message");
        read_key_and_arguments(message, limit);
        std::string chinese, english;
        if (with_words) {
            read(chinese, limit);
            read(english, limit);
        }
        if (message.empty()) {
            if (!message.arguments.empty()) fail("has arguments without a key");
            return;
        }
        if (can_be_said(message)) return;
        if (!with_words) fail("is unknown, or its arguments do not fit");
        message = {"verbatim", {{"chinese", chinese}, {"english", english}}};
    }

    template <class T, class Rule>
    void read(std::optional<T>& value, const Rule& rule) {
        if (cbor_.next() == CborType::null) return cbor_.null();
        read(value.emplace(), rule);
    }

    template <class T, class Each>
    void read(std::vector<T>& items, const List<Each>& rule) {
        const std::size_t size = cbor_.array();
        if (size > rule.most) fail("is too long");
        for (std::size_t i = 0; i < size; ++i) {
            place_.push_back({nullptr, i});
            read(items.emplace_back(), rule.each);
            place_.pop_back();
        }
    }

    template <class Enum>
    void read(Enum& value, UpTo<Enum> rule) {
        const std::string_view name = cbor_.text();
        for (int i = 0; i <= static_cast<int>(rule.last); ++i) {
            value = static_cast<Enum>(i);
            if (name_of(value) == name) return;
        }
        fail("has an unknown value");
    }

    // The pictures of a written report hold no report.
    void read(DocumentFacts& document, Anything) {
        if (inside_document_) fail("lies inside another");
        inside_document_ = true;
        describe(*this, document);
        inside_document_ = false;
    }

    template <class Struct>
    requires std::is_aggregate_v<Struct>
    void read(Struct& value, Anything) { describe(*this, value); }

  private:
    struct Step {
        const char* name;   // null: an item of a list
        std::size_t index;  // of that item
    };

    template <class Field>
    void read_field(const Field& field) {
        place_.push_back({field.name, 0});
        if (cbor_.text() != field.name) fail("is missing or has another name");
        read(field.value, field.rule);
        place_.pop_back();
    }

    std::int64_t whole(Whole range) {
        const std::int64_t value = cbor_.integer();
        if (value < range.least || value > range.most) fail("is out of range");
        return value;
    }

    void read_key_and_arguments(Message& message, Text limit) {
        read(message.key, OptionalName{});
        const std::size_t arguments = cbor_.map();
        if (arguments > most_arguments) fail("has too many arguments");
        for (std::size_t i = 0; i < arguments; ++i) {
            std::string name;
            read(name, Name{});
            if (!message.arguments.empty() && message.arguments.rbegin()->first >= name) fail("is out of order");
            read_argument(message.arguments[name], limit);
        }
    }

    static bool can_be_said(const Message& message) {
        try {
            say(message, Language::chinese);
            say(message, Language::english);
            return true;
        } catch (const std::exception&) {
            return false;
        }
    }

    void read_argument(MessageArgument& argument, Text limit) {
        switch (cbor_.next()) {
            case CborType::text:
                return read(argument.emplace<std::string>(), limit);
            case CborType::number:
                return read(argument.emplace<double>(), any_number);
            case CborType::integer:
                argument = cbor_.integer();
                return;
            case CborType::array:
                return read_additions(argument.emplace<std::vector<Message>>(), limit);
            default:
                fail("has an argument of the wrong type");
        }
    }

    void read_additions(std::vector<Message>& additions, Text limit) {
        if (messages_ == Messages::plain || nested_ == most_nested) fail("has an argument of the wrong type");
        ++nested_;
        const std::size_t size = cbor_.array();
        if (size > most_additions) fail("says too much");
        while (additions.size() < size)
            read(additions.emplace_back(), limit);
        --nested_;
    }

    CborReader& cbor_;
    Messages messages_;
    int nested_ = 0;
    std::vector<Step> place_;
    bool inside_document_ = false;
};

}  // namespace mediaproof::fields
