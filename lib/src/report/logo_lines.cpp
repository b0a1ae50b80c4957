#include "report/logo_lines.h"

#include <algorithm>

#include "mediaproof/dates.h"
#include "mediaproof/report.h"
#include "quads.h"

namespace mediaproof {
namespace {

struct Searched {
    const FileFacts* file;
    const LogoSearch* logo;
    int width;
    int height;
};

std::vector<Searched> searched_among(const std::vector<FileFacts>& files) {
    std::vector<Searched> searched;
    for (const FileFacts& file : files) {
        if (file.photo && file.photo->logo)
            searched.push_back({&file, &*file.photo->logo, file.photo->width, file.photo->height});
        if (file.video && file.video->logo)
            searched.push_back({&file, &*file.video->logo, file.video->width, file.video->height});
    }
    return searched;
}

// Lower comes first.
double rank_of(const Searched& searched) {
    if (!searched.logo->sightings.empty()) return -searched.logo->sightings.front().score;
    return searched.logo->outcome == LogoOutcome::indeterminate ? 1 : 2;
}

std::string words_for(const std::string& reason, Language language) {
    const std::string key = "logo.where.reason-" + reason;
    return say(has_message(key) ? key : "logo.where.reason-other", language);
}

std::string line_for(const Searched& searched, Language language) {
    const LogoSearch& logo = *searched.logo;
    const bool seen = !logo.sightings.empty();
    const Sighting* best = seen ? &logo.sightings.front() : logo.doubtful ? &*logo.doubtful : nullptr;
    std::string line = seen ? "√ " : logo.outcome == LogoOutcome::absent ? "× " : "? ";
    line += printable(searched.file->file.string());
    if (best != nullptr && best->at_s) line += "  @" + format_position(*best->at_s);
    if (logo.outcome == LogoOutcome::absent) line += "  " + say("logo.where.absent", language);
    if (logo.outcome == LogoOutcome::indeterminate) line += "  " + words_for(logo.reason, language);
    if (best != nullptr) {
        line += "  " + say(Message{"logo.note", {{"score", best->score}}}, language);
        line += "  " + say(Message{"logo.where.size", {{"px", short_side_px(best->quad)}}}, language);
        line += "  " + say(place_in_picture(best->quad, searched.width, searched.height), language);
    } else if (logo.best_score) {
        line += "  " + say(Message{"logo.where.best", {{"score", *logo.best_score}}}, language);
    }
    return line;
}

}  // namespace

std::vector<std::string> logo_lines(const std::vector<FileFacts>& files, Language language) {
    std::vector<Searched> searched = searched_among(files);
    std::stable_sort(searched.begin(), searched.end(),
                     [](const Searched& a, const Searched& b) { return rank_of(a) < rank_of(b); });
    std::vector<std::string> lines;
    for (const Searched& one : searched)
        lines.push_back(line_for(one, language));
    return lines;
}

}  // namespace mediaproof
