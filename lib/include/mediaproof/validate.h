// validate: the whole way from a submission to its verdict.
#pragma once

#include "mediaproof/finding.h"
#include "mediaproof/prober.h"
#include "mediaproof/rule_pack.h"
#include "mediaproof/submission.h"

namespace mediaproof {

// Opens `submission` where it is an archive, measures every file of it and judges the facts by `pack`. `prober` looks for
// the LOGO of pack.logo_image, and for banners where the rule banner.wording is on: what was not looked for can't be
// judged, and such rules are unknown. Throws nothing for what the files hold, but as Prober::probe() does.
Verdict validate(const Submission& submission, const RulePack& pack, Prober& prober);

}  // namespace mediaproof
