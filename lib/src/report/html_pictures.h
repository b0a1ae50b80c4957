// The page's thumbnails, with what was found drawn over them.
#pragma once

#include <optional>
#include <vector>

#include "mediaproof/finding.h"
#include "mediaproof/report_html.h"
#include "report/html_data.h"

namespace mediaproof::html {

struct ShownPhoto {
    const FileFacts* facts;
    std::optional<Status> worst;  // that a finding says of it; absent where only good is said
};

// The videos that the page shows, in the submission's order.
std::vector<const FileFacts*> videos_shown(const Verdict& verdict);

// The photos that the page shows, those that a finding speaks of first.
std::vector<ShownPhoto> photos_shown(const Verdict& verdict);

// A photo's figure, with or without its thumbnail.
Data photo_figure(const Verdict& verdict, const ShownPhoto& shown, const std::vector<EvidencePicture>& pictures);

// The figures of a video: its thumbnails in the order of their seconds.
std::vector<Data> video_figures(const Verdict& verdict, const FileFacts& video,
                                const std::vector<EvidencePicture>& pictures);

// Whether a figure links to a full-size picture.
bool can_be_enlarged(const std::vector<EvidencePicture>& pictures);

// The straightened banner that the finding speaks of first, for the reviewer to read; false where there is none.
Data strip_of(const Verdict& verdict, const Finding& finding);

}  // namespace mediaproof::html
