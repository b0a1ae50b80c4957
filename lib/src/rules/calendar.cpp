#include "mediaproof/calendar.h"

#include "mediaproof/dates.h"
#include "mediaproof/error.h"
#include "rules/pack_file.h"
#include "rules/strict_table.h"

namespace mediaproof {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono;

// A notice reaches a few days into the years beside its own.
constexpr days reach{31};
constexpr std::size_t most_entries = 100;

bool is_weekend(sys_days day) {
    const weekday name(day);
    return name == Saturday || name == Sunday;
}

// The days that one year's file lists under `off` or `working`.
class ListedDays {
  public:
    ListedDays(StrictTable& table, std::string_view key, year of_year) : table_(table), key_(key), year_(of_year) {
        const toml::array& list = table.list(key);
        if (list.size() > most_entries) table.refuse(list.source(), table.full_name(key) + " is too long");
        for (const toml::node& entry : list)
            add(entry);
    }

    const std::set<sys_days>& days() const { return days_; }

  private:
    void add(const toml::node& entry) {
        if (const toml::table* range = entry.as_table()) {
            const toml::node* from = range->get("from");
            const toml::node* to = range->get("to");
            if (range->size() != 2 || from == nullptr || to == nullptr) refuse(entry, "must have from and to alone");
            const sys_days last = day_in(*to);
            if (day_in(*from) > last) refuse(entry, "must begin before it ends");
            for (sys_days day = day_in(*from); day <= last; day += std::chrono::days(1))
                add(day, entry);
        } else {
            add(day_in(entry), entry);
        }
    }

    void add(sys_days day, const toml::node& entry) {
        if (!days_.insert(day).second) refuse(entry, "names " + format_date(day) + " twice");
    }

    sys_days day_in(const toml::node& node) const {
        const auto date = node.value_exact<toml::date>();
        if (!date) refuse(node, "must hold dates such as 2023-05-01, or { from = ..., to = ... }");
        const year_month_day named(year(date->year), month(date->month), day(date->day));
        const sys_days first = year_ / January / 1;
        const sys_days last = year_ / December / 31;
        if (!named.ok() || named < year_month_day(first - reach) || named > year_month_day(last + reach))
            refuse(node, "names a day that is not of its year");
        return named;
    }

    [[noreturn]] void refuse(const toml::node& node, const std::string& what) const {
        table_.refuse(node.source(), table_.full_name(key_) + " " + what);
    }

    const StrictTable& table_;
    std::string_view key_;
    year year_;
    std::set<sys_days> days_;
};

struct NoticeOfYear {
    std::chrono::year of_year;
    std::set<sys_days> off, made_up;
};

NoticeOfYear read_notice(const toml::table& root, const fs::path& file) {
    StrictTable table(root, "", file);
    const year of_year(static_cast<int>(table.number({"year", 1970, 2999, true})));
    if (file.stem() != std::to_string(static_cast<int>(of_year)))
        table.refuse(table.where("year"), "year must be the one that the file is named after");
    table.text("source");
    const ListedDays off(table, "off", of_year);
    const ListedDays made_up(table, "working", of_year);
    table.refuse_other_keys();
    for (const sys_days day : made_up.days()) {
        const std::string name = "working names " + format_date(day);
        if (!is_weekend(day)) table.refuse(table.where("working"), name + ", which is no Saturday or Sunday");
        if (off.days().contains(day)) table.refuse(table.where("working"), name + ", which is off as well");
    }
    return {of_year, off.days(), made_up.days()};
}

}  // namespace

WorkingCalendar WorkingCalendar::load(const fs::path& folder) {
    WorkingCalendar calendar;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const fs::path& file = entry.path();
        if (file.extension() != ".toml") continue;
        try {
            const NoticeOfYear notice = read_notice(toml::parse(text_of_pack_file(file)), file);
            calendar.years_.insert(notice.of_year);
            calendar.off_.insert(notice.off.begin(), notice.off.end());
            calendar.made_up_.insert(notice.made_up.begin(), notice.made_up.end());
        } catch (const toml::parse_error& broken) {
            throw ConfigError(file, broken.source().begin.line, std::string(broken.description()));
        }
    }
    if (calendar.years_.empty()) throw ConfigError(folder, std::nullopt, "there is no year's calendar in it");
    return calendar;
}

std::optional<bool> WorkingCalendar::is_working_day(year_month_day date) const {
    if (!date.ok() || !years_.contains(date.year())) return std::nullopt;
    const sys_days day = date;
    if (made_up_.contains(day)) return true;
    return !is_weekend(day) && !off_.contains(day);
}

std::optional<year_month_day> WorkingCalendar::counted(year_month_day date, int count, days step) const {
    if (count < 0 || !is_working_day(date)) return std::nullopt;
    sys_days day = date;
    while (count > 0) {
        day += step;
        const auto working = is_working_day(day);
        if (!working) return std::nullopt;
        if (*working) --count;
    }
    return day;
}

std::optional<year_month_day> WorkingCalendar::working_days_after(year_month_day date, int count) const {
    return counted(date, count, days(1));
}

std::optional<year_month_day> WorkingCalendar::working_days_before(year_month_day date, int count) const {
    return counted(date, count, days(-1));
}

std::optional<int> WorkingCalendar::working_days_between(year_month_day from, year_month_day to) const {
    if (!is_working_day(from) || !is_working_day(to)) return std::nullopt;
    if (to < from) {
        const auto back = working_days_between(to, from);
        return back ? std::optional(-*back) : std::nullopt;
    }
    int count = 0;
    for (sys_days day = from; day < sys_days(to); day += days(1)) {
        const auto working = is_working_day(day);
        if (!working) return std::nullopt;
        count += *working ? 1 : 0;
    }
    return count;
}

}  // namespace mediaproof
