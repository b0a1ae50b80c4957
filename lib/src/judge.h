// Facts become a verdict.
#pragma once

#include <string>
#include <vector>

#include "mediaproof/decisions.h"
#include "mediaproof/finding.h"

namespace mediaproof {

// `facts` of the submission's files, in their order. Pictures of written reports take their places among the files.
// `content` is as content_name_of() gives it; `decisions` may be null. Of straightened banners
// the first is kept that each finding points at.
Verdict judged(Submission submission, std::vector<FileFacts> facts, const RulePack& pack, const Decisions* decisions,
               const std::string& content);

}  // namespace mediaproof
