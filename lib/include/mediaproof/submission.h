// A Submission: what one unit hands in for one event.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "mediaproof/message.h"

namespace mediaproof {

// One place where the unit told the public of its event: an entry of `preheat` or `publicity`.
struct Publicity {
    std::optional<std::string> channel;  // in the unit's words: "市政府门户网站", "微信公众号“宁乡教育”"
    std::optional<std::string> link;
    std::optional<std::chrono::year_month_day> date;
};

// The file in which a unit says what its event was.
inline constexpr char manifest_name[] = "submission.toml";

// What the unit says of its event, from submission.toml. Every key may be missing.
struct Manifest {
    std::optional<std::string> unit;
    std::optional<std::string> theme;
    std::optional<std::string> form;
    std::vector<std::chrono::year_month_day> event_dates;      // ascending, each once; `event_date` gives one
    std::optional<std::chrono::year_month_day> plan_filed_on;  // when the plan reached the organiser
    std::optional<std::chrono::year_month_day> submitted_on;   // when the report reached the organiser
    std::optional<std::string> person_in_charge;
    std::optional<std::int64_t> staff;  // people who took part for the unit; ≥ 0
    std::vector<Publicity> preheat;     // announcements before the event, in the file's order
    std::vector<Publicity> publicity;   // coverage after it, in the file's order
};

enum class EventDateSource { manifest, option, folder_name };

struct Submission {
    std::string name;            // the folder's or archive's own name, UTF-8 as the file system has it
    std::filesystem::path path;  // where it lies
    bool looked_into = true;  // false where some of it could not be: a link, an archive or a file in one that was not
                              // opened. What seems to be missing may be there, then, and a problem says so
    bool is_archive = false;  // `path` is an archive: its files are known only once it was opened, in a Verdict
    std::vector<std::filesystem::path> files;  // regular files, relative to path, sorted by their bytes
    Manifest manifest;
    std::vector<std::chrono::year_month_day> event_dates;  // the days of the event, ascending; empty: not known
    std::optional<EventDateSource> event_date_source;      // present exactly when event_dates holds a day
    std::vector<Message> problems;  // mistakes in submission.toml with their line, links that were not followed, files
                                    // that could not be listed; each keeps the submission from passing
};

struct IntakeOptions {
    // Stands in for submissions whose manifest names no date.
    std::optional<std::chrono::year_month_day> event_date;
};

// The submissions that `path` holds, sorted by name: `path` itself when it is a folder that holds
// submission.toml or media, or an archive; otherwise one for each folder and archive directly in it (none in
// an empty folder). Symbolic links are not followed, except `path` itself; one to a
// folder counts as a submission that was not looked into. Hidden files, Thumbs.db,
// desktop.ini, __MACOSX and ._* are passed over. Throws std::system_error when `path` does not exist or can't
// be listed, and std::invalid_argument when it is a file other than an archive.
std::vector<Submission> find_submissions(const std::filesystem::path& path, const IntakeOptions& options = {});

}  // namespace mediaproof
