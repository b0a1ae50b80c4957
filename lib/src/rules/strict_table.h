// The tables of a rule pack's TOML files, read strictly.
#pragma once

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "mediaproof/error.h"
#include "mediaproof/rule_pack.h"

namespace mediaproof {

// A TOML table whose every key must be asked for, and asked for with the right type.
class StrictTable {
  public:
    StrictTable(const toml::table& table, std::string name, const std::filesystem::path& file)
        : table_(table), name_(std::move(name)), file_(file) {}

    [[noreturn]] void refuse(const toml::source_region& where, const std::string& what) const {
        const auto line = static_cast<std::size_t>(where.begin.line);
        throw ConfigError(file_, line > 0 ? std::optional(line) : std::nullopt, what);
    }

    template <typename T>
    T get(std::string_view key, const char* type) {
        const toml::node& node = required(key);
        const auto value = node.value_exact<T>();
        if (!value) refuse(node.source(), full_name(key) + " must be " + type);
        return *value;
    }

    std::string text(std::string_view key) {
        const std::string value = get<std::string>(key, "text in quotes");
        if (has_control(value)) refuse(where(key), full_name(key) + " holds control characters");
        return value;
    }
    bool yes_or_no(std::string_view key) { return get<bool>(key, "true or false"); }

    double number(const LimitSpec& spec) {
        const toml::node& node = required(spec.key);
        const bool right_type = node.is_integer() || (node.is_floating_point() && !spec.whole);
        if (!right_type)
            refuse(node.source(), full_name(spec.key) + (spec.whole ? " must be a whole number" : " must be a number"));
        const double value = *node.value<double>();
        if (!std::isfinite(value) || value < spec.lowest || value > spec.highest) {
            std::ostringstream range;
            range << " must lie between " << spec.lowest << " and " << spec.highest;
            refuse(node.source(), full_name(spec.key) + range.str());
        }
        return value;
    }

    // A list whose entries are texts or lists of texts; nothing in it may be empty.
    std::vector<Wording> wordings(std::string_view key) {
        const toml::node& node = required(key);
        const toml::array* list = node.as_array();
        if (list == nullptr || list->empty()) refuse(node.source(), full_name(key) + " must be a list of texts");
        std::vector<Wording> wordings;
        for (const toml::node& entry : *list)
            wordings.push_back(wording(entry, key));
        return wordings;
    }

    const toml::array& list(std::string_view key) {
        const toml::node& node = required(key);
        if (!node.is_array()) refuse(node.source(), full_name(key) + " must be a list");
        return *node.as_array();
    }

    StrictTable table(std::string_view key) {
        const toml::node& node = required(key);
        if (!node.is_table()) refuse(node.source(), full_name(key) + " must be a table");
        return StrictTable(*node.as_table(), full_name(key), file_);
    }

    void refuse_other_keys() const {
        for (const auto& [key, value] : table_) {
            if (std::find(asked_for_.begin(), asked_for_.end(), key.str()) != asked_for_.end()) continue;
            refuse(key.source(), "unknown key " + full_name(key.str()));
        }
    }

    bool has(std::string_view key) const { return table_.contains(key); }
    const toml::source_region& where(std::string_view key) const { return table_.get(key)->source(); }
    std::string full_name(std::string_view key) const {
        return name_.empty() ? std::string(key) : name_ + "." + std::string(key);
    }

  private:
    Wording wording(const toml::node& entry, std::string_view key) const {
        Wording wording;
        const auto take = [&](const toml::node& node) {
            const auto text = node.value_exact<std::string>();
            if (!text || text->empty() || has_control(*text))
                refuse(node.source(), full_name(key) + " must hold texts in quotes, or lists of them");
            wording.push_back(*text);
        };
        if (const toml::array* synonyms = entry.as_array()) {
            if (synonyms->empty()) refuse(entry.source(), full_name(key) + " holds an empty list");
            for (const toml::node& synonym : *synonyms)
                take(synonym);
        } else {
            take(entry);
        }
        return wording;
    }

    static bool has_control(std::string_view text) {
        return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
    }

    const toml::node& required(std::string_view key) {
        asked_for_.emplace_back(key);
        const toml::node* node = table_.get(key);
        if (node == nullptr) refuse(table_.source(), "the key " + full_name(key) + " is missing");
        return *node;
    }

    const toml::table& table_;
    std::string name_;
    const std::filesystem::path& file_;
    std::vector<std::string> asked_for_;
};

}  // namespace mediaproof
