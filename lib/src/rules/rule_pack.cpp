#include "mediaproof/rule_pack.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "mediaproof/dates.h"
#include "mediaproof/error.h"
#include "rules/rule.h"

namespace mediaproof {
namespace {

namespace fs = std::filesystem;

// A TOML table whose every key must be asked for, and asked for with the right type.
class StrictTable {
  public:
    StrictTable(const toml::table& table, std::string name, const fs::path& file)
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
    const fs::path& file_;
    std::vector<std::string> asked_for_;
};

// min_x and max_x of one rule must leave room between them.
void refuse_contradictions(const RuleSettings& settings, const StrictTable& table) {
    for (const auto& [key, least] : settings.limits) {
        if (!key.starts_with("min_")) continue;
        const auto most = settings.limits.find("max_" + key.substr(4));
        if (most == settings.limits.end() || least <= most->second) continue;
        table.refuse(table.where(key), table.full_name(key) + " is larger than " + table.full_name(most->first));
    }
}

RuleSettings read_settings(const Rule& rule, StrictTable table) {
    RuleSettings settings;
    settings.on = table.yes_or_no("on");
    settings.required = table.yes_or_no("required");
    settings.clause = table.text("clause");
    for (const LimitSpec& spec : rule.limits)
        settings.limits.emplace(spec.key, table.number(spec));
    for (const std::string_view key : rule.wordings)
        settings.wordings.emplace(key, table.wordings(key));
    table.refuse_other_keys();
    refuse_contradictions(settings, table);
    return settings;
}

std::chrono::minutes read_offset(StrictTable& table) {
    const std::string text = table.text("utc_offset");
    const auto offset = parse_utc_offset(text);
    if (!offset || text.size() != 6) table.refuse(table.where("utc_offset"), "utc_offset must read like \"+08:00\"");
    return *offset;
}

// Both or none: one alone would go with a learned one by luck only.
LogoOperatingPoint read_scores(StrictTable& table) {
    LogoOperatingPoint point;
    point.present = table.number({"present_score", 0, 1});
    point.absent = table.number({"absent_score", 0, 1});
    if (point.absent > point.present)
        table.refuse(table.where("absent_score"), "logo.absent_score is larger than logo.present_score");
    return point;
}

void read_logo(RulePack& pack, StrictTable table, const fs::path& folder) {
    const std::string image = table.text("image");
    if (fs::path(image).filename() != image || image.empty()) {
        table.refuse(table.where("image"), "logo.image must name a file beside rules.toml");
    }
    pack.logo_image = fs::absolute(folder / image);
    std::error_code ignored;
    if (!fs::is_regular_file(pack.logo_image, ignored)) {
        table.refuse(table.where("image"), "the LOGO " + image + " does not lie beside rules.toml");
    }
    pack.logo_is_stand_in = table.yes_or_no("is_stand_in");
    if (table.has("present_score") || table.has("absent_score")) pack.logo_operating_point = read_scores(table);
    table.refuse_other_keys();
}

RulePack read_pack(const toml::table& root, const fs::path& file) {
    StrictTable top(root, "", file);
    RulePack pack;
    pack.id = top.text("id");
    pack.name_zh = top.text("name_zh");
    pack.name_en = top.text("name_en");
    pack.source = top.text("source");
    pack.utc_offset = read_offset(top);
    read_logo(pack, top.table("logo"), file.parent_path());
    StrictTable rules = top.table("rules");
    for (const Rule& rule : all_rules()) {
        pack.rules.emplace(rule.id, read_settings(rule, rules.table(rule.id)));
    }
    rules.refuse_other_keys();
    top.refuse_other_keys();
    return pack;
}

}  // namespace

RulePack RulePack::load(const fs::path& folder) {
    const fs::path file = folder / "rules.toml";
    std::error_code error;
    if (!fs::is_regular_file(file, error)) throw ConfigError(file, std::nullopt, "there is no such rule pack");
    try {
        return read_pack(toml::parse_file(file.string()), file);
    } catch (const toml::parse_error& broken) {
        throw ConfigError(file, broken.source().begin.line, std::string(broken.description()));
    }
}

}  // namespace mediaproof
