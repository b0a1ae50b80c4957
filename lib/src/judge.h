// Facts become a verdict.
#pragma once

#include <vector>

#include "mediaproof/finding.h"

namespace mediaproof {

// `facts` of the submission's files, in their order. Pictures of written reports take their places among the files.
Verdict judged(Submission submission, std::vector<FileFacts> facts, const RulePack& pack);

}  // namespace mediaproof
