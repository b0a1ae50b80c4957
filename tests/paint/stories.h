#pragma once

#include "paint/camera.h"
#include "paint/film.h"
#include "paint/photo.h"
#include "paint/scene.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mediaproof::paint {

/// One photo of a story: from where, how well, and what its EXIF says.
struct PlannedPhoto {
    std::string name;  // relative to the story's folder; may name a sub-folder
    View view = View::plaza;
    Framing framing;
    Fault fault;
    std::optional<PhoneExif> exif;
};

/// What one unit hands in. Every story is the good one with a single thing amiss, or hard to see.
struct Story {
    std::string name;
    Event event;
    std::string film_name;
    Film film;
    double film_kept_share = 1;  // how much of the film's file arrived, [0, 1]
    double header_s = 0;         // how long the film's header claims to be; 0: as long as it is
    std::vector<PlannedPhoto> photos;
    std::vector<std::string> report;  // the lines of a report in Word, which holds the first two photos as well; empty:
                                      // the story's folder holds its report as text
};

/// All of them; `logo` is the PNG that their events show.
std::vector<Story> all_stories(const std::filesystem::path& logo);

/// Paints the media into `folder`, which need not exist. No file is ever seen half written.
void paint_story(const Story& story, const std::filesystem::path& folder);

}  // namespace mediaproof::paint
