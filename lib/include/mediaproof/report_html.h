// The page for reviewers: one file that works from a disk or out of an email, without any request.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "mediaproof/evidence.h"
#include "mediaproof/finding.h"
#include "mediaproof/rule_pack.h"

namespace mediaproof {

// Each photo, those that a finding speaks of first, 60 at most; of each video, twelve at most, up to six seconds, ascending, those that
// tell most of its findings and of the LOGO.
std::vector<WantedPicture> pictures_wanted(const Verdict& verdict);

// The page: HTML, UTF-8, in Chinese and English, the worst submission first. `pictures` holds those of each verdict, in
// the order of the verdicts; any of them, or all, may be missing. Nothing that a submission holds can become markup or
// script, and the page's own policy forbids every request. The address may say what to show: "#outcome=fail",
// "#rule=video.date", "#q=words", "#lang=en", "#sort=unit" or "#sort=day", joined by "&". The same verdicts and pictures
// give the same bytes.
std::string html_report(const std::vector<Verdict>& verdicts, const RulePack& pack,
                        const std::vector<std::vector<EvidencePicture>>& pictures = {});

}  // namespace mediaproof
