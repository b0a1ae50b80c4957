// The page for reviewers: one file that works from a disk or out of an email, without any request.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "mediaproof/finding.h"
#include "mediaproof/rule_pack.h"
#include "mediaproof/thumbnail.h"

namespace mediaproof {

// A picture that the page would like to show.
struct WantedPicture {
    std::filesystem::path file;  // as in the verdict's facts: relative to the submission
    std::optional<double> at_s;  // the second of a video, to be given back as it is; absent for a photo
};

// Each photo, those that a finding speaks of first, 60 at most; of each video, twelve at most, up to six seconds, ascending, those that
// tell most of its findings and of the LOGO. Photos inside written reports (FileFacts::in_document) are not among them.
std::vector<WantedPicture> pictures_wanted(const Verdict& verdict);

// The page: HTML, UTF-8, in Chinese and English, the worst submission first. `pictures` holds those of each verdict, in
// the order of the verdicts; any of them, or all, may be missing. Nothing that a submission holds can become markup or
// script, and the page's own policy forbids every request. The address may say what to show: "#outcome=fail",
// "#rule=video.date", "#q=words", "#lang=en", "#sort=unit" or "#sort=day", joined by "&". The same verdicts and pictures
// give the same bytes.
std::string html_report(const std::vector<Verdict>& verdicts, const RulePack& pack,
                        const std::vector<std::vector<EvidencePicture>>& pictures = {});

}  // namespace mediaproof
