// The files of a submission that a rule asks about.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/rule.h"

namespace mediaproof {

std::vector<const FileFacts*> photos_in(const std::vector<FileFacts>& files);
std::vector<const FileFacts*> videos_in(const std::vector<FileFacts>& files);

// How many files that could not be read claim to be of this kind: nothing follows from what they don't show.
std::size_t unreadable_in(const std::vector<FileFacts>& files, FileKind claimed);

// The video to judge, where a unit sends raw clips beside it: the one whose duration is nearest to the middle
// of what the pack asks of video.duration. Null without a readable video.
const FileFacts* main_video(const RuleInput& input);

// The duration that counts, seconds.
double counted_duration_s(const VideoFacts& video);

// `status` as it may be held against `judged`: a fail becomes unknown where the video broke off, or where
// another one could not be read and may be the one that was meant.
Status unless_in_doubt(Status status, const FileFacts& judged, const RuleInput& input);

// "3:02" for 182 seconds.
std::string minutes_text(double seconds);

// The finding of a rule that has no readable photo or video to look at.
Finding nothing_to_judge(FileKind kind, Message required_text);

// What to do about an answer that is not certain: look at the video again where it broke off, else let a person look.
Message advice_in_doubt(const FileFacts& judged, const std::string& otherwise);

// A search that says nothing certain, or was not made: what to do about it (the message's key), and where a person
// should look.
std::string advice_on_open(const std::optional<LogoSearch>& search);
Evidence evidence_of_open(const std::filesystem::path& file, const std::optional<LogoSearch>& search);

// A sighting of the LOGO.
Evidence evidence_of(const std::filesystem::path& file, const Sighting& sighting);

// A stretch of a video; `note` says what is amiss from {from} to {to}.
Evidence evidence_of(const std::filesystem::path& file, const Span& span, const std::string& note);

// The `most` longest of them at the most, the longest first.
std::vector<Span> longest_of(std::vector<Span> spans, std::size_t most);

// Of an amount `all`, `good` meets a demand and for `open` it can't be told: whether the share that meets it reaches
// `least`.
Status status_of_share(double good, double open, double all, double least);

}  // namespace mediaproof
