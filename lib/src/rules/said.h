// What rules about the unit's own words answer where there is nothing to judge.
#pragma once

#include <string>

#include "rules/rule.h"

namespace mediaproof {

// submission.toml does not say it. The advice is the catalogue's "not-said.advice-<key>".
Finding not_said(const std::string& key, Message required_text);

// The day of the event is not known.
Finding no_event_day(Message required_text);

// Working days around `day` can't be counted.
Finding no_calendar(std::chrono::year_month_day day, Message required_text);

// A remark about one entry of submission.toml.
Evidence said_in_manifest(Message note);

}  // namespace mediaproof
