#include "mediaproof/decisions.h"

#include <fcntl.h>
#include <sys/file.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cerrno>
#include <sstream>
#include <system_error>

#include "descriptor.h"
#include "mediaproof/dates.h"
#include "mediaproof/error.h"
#include "sha256.h"
#include "whole_file.h"

namespace mediaproof {
namespace {

namespace fs = std::filesystem;

// ---- the file ----

class Reader {
  public:
    explicit Reader(const fs::path& file) : file_(file) {}

    std::vector<DecisionEntry> all() const try {
        const toml::table whole = toml::parse_file(file_.string());
        const toml::array* list = whole["decision"].as_array();
        if (list == nullptr || whole.size() != 1) refuse(whole.source(), "must hold [[decision]] alone");
        std::vector<DecisionEntry> entries;
        for (const toml::node& node : *list) {
            if (!node.is_table()) refuse(node.source(), "decision must be a table");
            entries.push_back(entry_of(*node.as_table()));
        }
        return entries;
    } catch (const toml::parse_error& error) {
        refuse(error.source(), std::string(error.description()));
    }

  private:
    [[noreturn]] void refuse(const toml::source_region& where, const std::string& what) const {
        const auto line = static_cast<std::size_t>(where.begin.line);
        throw ConfigError(file_, line > 0 ? std::optional(line) : std::nullopt, what);
    }

    template <class T>
    T value(const toml::table& table, const char* key, const char* type) const {
        const toml::node* node = table.get(key);
        const auto held = node != nullptr ? node->value_exact<T>() : std::nullopt;
        if (!held) refuse(node != nullptr ? node->source() : table.source(), std::string(key) + " must be " + type);
        return *held;
    }

    DecisionEntry entry_of(const toml::table& table) const {
        constexpr const char* text = "text in quotes";
        DecisionEntry entry;
        entry.submission = value<std::string>(table, "submission", text);
        entry.content = value<std::string>(table, "content", text);
        entry.rule = value<std::string>(table, "rule", text);
        entry.decision.accepted = value<bool>(table, "accepted", "true or false");
        entry.decision.by = value<std::string>(table, "by", text);
        const auto on = value<toml::date>(table, "on", "a date");
        entry.decision.on = std::chrono::year(on.year) / std::chrono::month(on.month) / std::chrono::day(on.day);
        entry.decision.why = value<std::string>(table, "why", text);
        if (table.size() != 7) refuse(table.source(), "a decision has a key that is none of its own");
        return entry;
    }

    const fs::path& file_;
};

std::string written(const std::vector<DecisionEntry>& entries) {
    toml::array list;
    for (const auto& [rule, content, submission, decision] : entries) {
        const auto& on = decision.on;
        list.push_back(toml::table{{"submission", submission},
                                   {"rule", rule},
                                   {"accepted", decision.accepted},
                                   {"by", decision.by},
                                   {"on", toml::date{int{on.year()}, unsigned{on.month()}, unsigned{on.day()}}},
                                   {"why", decision.why},
                                   {"content", content}});
    }
    std::ostringstream text;
    text << "# 人工复核的决定 / what people decided: mediaproof decide\n\n" << toml::table{{"decision", list}} << '\n';
    return text.str();
}

// Held while the file is read and written again, so that no decision of another program is lost.
Descriptor locked(const fs::path& file) {
    fs::path beside = file;
    beside += ".lock";
    Descriptor lock(::open(beside.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!lock || ::flock(lock.get(), LOCK_EX) != 0) {
        throw std::system_error(errno, std::generic_category(), beside.string());
    }
    return lock;
}

// ---- what follows ----

Message said(const char* key, const Decision& decision, const Message& observed) {
    return {key,
            {{"by", decision.by},
             {"on", format_date(decision.on)},
             {"why", decision.why},
             {"observed", observed.empty() ? std::vector<Message>{} : std::vector<Message>{observed}}}};
}

void decide(Finding& finding, const Decision& decision) {
    finding.status = decision.accepted ? Status::pass : Status::fail;
    finding.required = finding.required || !decision.accepted;
    finding.decision = decision;
    finding.observed = said(decision.accepted ? "decision.accepted" : "decision.rejected", decision, finding.observed);
    if (decision.accepted) finding.advice = {};
}

void apply_one(const DecisionEntry& entry, std::vector<Finding>& findings) {
    Finding* first = nullptr;
    bool decided = false;
    for (Finding& finding : findings) {
        if (finding.rule != entry.rule) continue;
        if (first == nullptr) first = &finding;
        if (finding.status == Status::pass) continue;
        decide(finding, entry.decision);
        decided = true;
    }
    if (!decided && first != nullptr && !entry.decision.accepted) decide(*first, entry.decision);
}

void tell_void(const DecisionEntry& entry, std::vector<Finding>& findings) {
    for (Finding& finding : findings) {
        if (finding.rule != entry.rule || finding.status == Status::pass || finding.decision) continue;
        finding.observed = said("decision.void", entry.decision, finding.observed);
        return;
    }
}

}  // namespace

std::string content_name_of(const Submission& submission) {
    Sha256 sum;
    const auto add = [&](const fs::path& name, const fs::path& file) {
        sum.add_sized(name.native());
        sum.add_sized(hex(sha256_of_file(file)));
    };
    if (submission.is_archive) {
        add("", submission.path);
        return hex(sum.digest());
    }
    if (fs::is_regular_file(fs::symlink_status(submission.path / manifest_name))) {
        add(manifest_name, submission.path / manifest_name);
    }
    for (const fs::path& file : submission.files)
        add(file, submission.path / file);
    return hex(sum.digest());
}

Decisions Decisions::load(const fs::path& file) {
    Decisions decisions;
    std::error_code error;
    if (fs::exists(file, error)) decisions.entries_ = Reader(file).all();
    return decisions;
}

void Decisions::apply(const std::string& submission, const std::string& content, std::vector<Finding>& findings) const {
    for (const DecisionEntry& entry : entries_) {
        if (entry.content == content) apply_one(entry, findings);
    }
    for (const DecisionEntry& entry : entries_) {
        if (entry.content != content && entry.submission == submission) tell_void(entry, findings);
    }
}

void Decisions::record(const fs::path& file, const DecisionEntry& entry) {
    if (file.has_parent_path()) fs::create_directories(file.parent_path());
    const Descriptor lock = locked(file);
    std::vector<DecisionEntry> entries = load(file).entries_;
    std::erase_if(entries, [&](const DecisionEntry& other) {
        return other.rule == entry.rule && other.content == entry.content;
    });
    entries.push_back(entry);
    const std::string text = written(entries);
    replace_file(file, std::as_bytes(std::span(text)));
}

}  // namespace mediaproof
