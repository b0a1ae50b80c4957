// schedule.csv: the year's plan.
#pragma once

#include <filesystem>
#include <vector>

#include "mediaproof/schedule.h"

namespace mediaproof {

// Comma-separated UTF-8, as spreadsheets write it: a byte-order mark, CRLF and fields in quotes are taken. The first line
// names the columns 序号, 活动主题, 活动形式, 责任单位, 活动月份. Throws ConfigError with file and line.
std::vector<ScheduleEntry> read_schedule(const std::filesystem::path& file);

}  // namespace mediaproof
