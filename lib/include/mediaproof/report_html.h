// The page for reviewers: one file that works from a disk or out of an email, without any request.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "mediaproof/finding.h"
#include "mediaproof/rule_pack.h"

namespace mediaproof {

// What a thumbnail is to be like, so that a page of 31 submissions with ten photos each stays below 15 MB: the
// longer side in pixels, and libjpeg's quality. Larger ones only make the page larger.
inline constexpr int thumbnail_long_side_px = 320;
inline constexpr int thumbnail_jpeg_quality = 70;

// A picture that the page would like to show.
struct WantedPicture {
    std::filesystem::path file;  // as in the verdict's facts: relative to the submission
    std::optional<double> at_s;  // the second of a video, to be given back as it is; absent for a photo
};

// The same, made small.
struct EvidencePicture {
    std::filesystem::path file;
    std::optional<double> at_s;
    int width = 0;  // pixels of the displayed original, not of the thumbnail; > 0
    int height = 0;
    std::vector<std::byte> jpeg;  // the thumbnail
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
