// Working days, as the State Council's yearly notices lay them down.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <set>

namespace mediaproof {

// Monday to Friday but for public holidays, and the Saturdays and Sundays that are worked instead. Knows the years that
// it has data for and says nothing of the others: every answer that needs a day of another year is absent.
class WorkingCalendar {
  public:
    // Reads every <year>.toml of the folder. Throws ConfigError with file and line for an unknown or missing key, a
    // wrong type, a year that is not the file's, a day far outside the year, a day named twice, a make-up working day
    // that is no Saturday or Sunday, and for a folder without a year.
    static WorkingCalendar load(const std::filesystem::path& folder);

    std::optional<bool> is_working_day(std::chrono::year_month_day date) const;

    // The count-th working day after the date, or before it; the date itself is not counted, and need be no working
    // day. 0 gives the date itself. Absent for a count below 0.
    std::optional<std::chrono::year_month_day> working_days_after(std::chrono::year_month_day date, int count) const;
    std::optional<std::chrono::year_month_day> working_days_before(std::chrono::year_month_day date, int count) const;

    // The working days from `from` on (itself counted) and before `to` (itself not counted); below 0 where `to` comes
    // first. working_days_between(working_days_before(d, n), d) is n.
    std::optional<int> working_days_between(std::chrono::year_month_day from, std::chrono::year_month_day to) const;

  private:
    std::optional<std::chrono::year_month_day> counted(std::chrono::year_month_day date, int count,
                                                       std::chrono::days step) const;

    std::set<std::chrono::year> years_;
    std::set<std::chrono::sys_days> off_;
    std::set<std::chrono::sys_days> made_up_;
};

}  // namespace mediaproof
