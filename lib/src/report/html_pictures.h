// The page's thumbnails, with what was found drawn over them.
#pragma once

#include <vector>

#include "mediaproof/finding.h"
#include "mediaproof/report_html.h"
#include "report/html_data.h"

namespace mediaproof::html {

// A photo's figure, with or without its thumbnail.
Data photo_figure(const Verdict& verdict, const FileFacts& photo, const std::vector<EvidencePicture>& pictures);

// The figures of a video: its thumbnails in the order of their seconds.
std::vector<Data> video_figures(const Verdict& verdict, const FileFacts& video,
                                const std::vector<EvidencePicture>& pictures);

// The straightened banner that the finding speaks of first, for the reviewer to read; false where there is none.
Data strip_of(const Verdict& verdict, const Finding& finding);

// The photos that the page shows, those that a finding speaks of first.
std::vector<const FileFacts*> photos_shown(const Verdict& verdict);

}  // namespace mediaproof::html
