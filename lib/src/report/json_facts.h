// A file's facts as they stand in JSON.
#pragma once

#include "report/json_values.h"

namespace mediaproof {

// Of a written report what it says and shows is told by json_facts() alone: in a submission its pictures stand among the
// files.
Json facts_json(const FileFacts& facts, Language language);

}  // namespace mediaproof
