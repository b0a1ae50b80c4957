#include "rules/schedule_file.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include "mediaproof/error.h"
#include "rules/pack_file.h"
#include "utf8.h"

namespace mediaproof {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_entries = 1000;
const std::vector<std::string> columns = {"序号", "活动主题", "活动形式", "责任单位", "活动月份"};

struct Record {
    std::size_t line = 1;  // on which it begins
    std::vector<std::string> fields;
};

// The records of a comma-separated text, blank lines left out.
class Records {
  public:
    Records(std::string_view text, const fs::path& file) : rest_(text), file_(file) {
        if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
    }

    std::optional<Record> next() {
        while (!rest_.empty()) {
            Record record{line_, {}};
            do
                record.fields.push_back(field());
            while (take(','));
            take('\r');
            if (!take('\n') && !rest_.empty()) refuse(line_, "a comma or the line's end must follow a field");
            ++line_;
            if (record.fields.size() > 1 || !record.fields.front().empty()) return record;
        }
        return std::nullopt;
    }

    [[noreturn]] void refuse(std::size_t line, const std::string& what) const { throw ConfigError(file_, line, what); }

  private:
    bool take(char wanted) {
        if (rest_.empty() || rest_.front() != wanted) return false;
        rest_.remove_prefix(1);
        return true;
    }

    std::string field() {
        if (take('"')) return quoted();
        const std::size_t end = std::min(rest_.find_first_of(",\r\n\""), rest_.size());
        std::string text(rest_.substr(0, end));
        rest_.remove_prefix(end);
        return text;
    }

    std::string quoted() {
        const std::size_t began = line_;
        std::string text;
        while (!rest_.empty()) {
            const char c = rest_.front();
            rest_.remove_prefix(1);
            if (c == '"' && !take('"')) return text;
            if (c == '\n') ++line_;
            text += c;
        }
        refuse(began, "a quote is not closed");
    }

    std::string_view rest_;
    const fs::path& file_;
    std::size_t line_ = 1;
};

std::optional<int> number_in(std::string_view text, int lowest, int highest) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && number >= lowest && number <= highest ? std::optional(number) : std::nullopt;
}

bool sayable(std::string_view text) {
    return !text.empty() && valid_utf8(text) == text &&
           std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

ScheduleEntry entry_of(const Record& record, const Records& records) {
    if (record.fields.size() != columns.size())
        records.refuse(record.line, "must have " + std::to_string(columns.size()) + " fields");
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!sayable(record.fields[i])) records.refuse(record.line, columns[i] + " must be text in UTF-8");
    }
    const auto number = number_in(record.fields[0], 1, 9999);
    const auto month = number_in(record.fields[4], 1, 12);
    if (!number) records.refuse(record.line, columns[0] + " must be a number from 1 on");
    if (!month) records.refuse(record.line, columns[4] + " must be a month from 1 to 12");
    return {*number, record.fields[1], record.fields[2], record.fields[3], static_cast<unsigned>(*month)};
}

}  // namespace

std::vector<ScheduleEntry> read_schedule(const fs::path& file) {
    const std::string text = text_of_pack_file(file);
    Records records(text, file);
    const auto heading = records.next();
    if (!heading || heading->fields != columns) records.refuse(1, "must name 序号,活动主题,活动形式,责任单位,活动月份");
    std::vector<ScheduleEntry> entries;
    std::set<int> numbers;
    while (const auto record = records.next()) {
        entries.push_back(entry_of(*record, records));
        if (!numbers.insert(entries.back().number).second) records.refuse(record->line, "a number that stood before");
        if (entries.size() > most_entries) records.refuse(record->line, "more than 1000 entries");
    }
    if (entries.empty()) records.refuse(heading->line, "no entry follows");
    return entries;
}

}  // namespace mediaproof
