#include "report/html_pictures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "banners.h"
#include "base64.h"
#include "mediaproof/dates.h"
#include "mediaproof/report.h"
#include "report/digest.h"
#include "report/names.h"
#include "report/uri.h"

namespace mediaproof::html {
namespace {

constexpr std::size_t most_photos = 60;
constexpr std::size_t most_videos = 12;
constexpr std::size_t most_frames = 6;
constexpr std::size_t most_frames_of_a_finding = 2;
constexpr std::size_t most_strip_bytes = 100'000;
constexpr double apart_s = 1;  // between frames of one video: nearer ones look alike

bool same_second(const std::optional<double>& a, const std::optional<double>& b) {
    return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) < 0.0005);
}

const LogoSearch* logo_of(const FileFacts& facts) {
    const auto* search = facts.video ? &facts.video->logo : facts.photo ? &facts.photo->logo : nullptr;
    return search != nullptr && *search ? &**search : nullptr;
}

// By their bytes: paths compare a hundred times slower, and a submission may have thousands.
bool same_file(const std::filesystem::path& a, const std::filesystem::path& b) {
    return a.native() == b.native();
}

// ---- what is worth showing ----

class Frames {
  public:
    // Whether it was taken in.
    bool add(const std::optional<double>& at_s) {
        if (!at_s || !std::isfinite(*at_s) || seconds_.size() == most_frames) return false;
        const bool near = std::any_of(seconds_.begin(), seconds_.end(),
                                      [&](double other_s) { return std::abs(other_s - *at_s) < apart_s; });
        if (!near) seconds_.push_back(*at_s);
        return !near;
    }

    void add(const Finding& finding, const std::filesystem::path& file) {
        std::size_t taken = 0;
        for (const Evidence& evidence : finding.evidence) {
            if (taken == most_frames_of_a_finding) return;
            if (same_file(evidence.file, file) && add(evidence.at_s)) ++taken;
        }
    }

    std::vector<double> in_order() && {
        std::sort(seconds_.begin(), seconds_.end());
        return std::move(seconds_);
    }

  private:
    std::vector<double> seconds_;
};

std::vector<double> decisive_seconds(const Verdict& verdict, const FileFacts& video) {
    Frames frames;
    for (const Concern& concern : concerns_worst_first(verdict.findings))
        frames.add(concern.first(), video.file);
    if (const LogoSearch* logo = logo_of(video)) {
        for (const Sighting& sighting : logo->sightings)
            frames.add(sighting.at_s);
        if (logo->doubtful) frames.add(logo->doubtful->at_s);
    }
    const auto& samples = video.video->clarity_over_time;
    for (std::size_t part = 1; part < 4 && !samples.empty(); ++part)
        frames.add(samples[samples.size() * part / 4].at_s);
    return std::move(frames).in_order();
}

// The worst that is said of each file; nothing for those of which only good is said.
std::map<std::string, Status> worst_by_file(const Verdict& verdict) {
    std::map<std::string, Status> worst;
    for (const Concern& concern : concerns_worst_first(verdict.findings)) {
        for (const Finding* finding : concern.findings) {
            if (finding->file) worst.emplace(finding->file->native(), finding->status);
            for (const Evidence& evidence : finding->evidence)
                worst.emplace(evidence.file.native(), finding->status);
        }
    }
    return worst;
}

// ---- banners ----

// Facts may come from another process: what does not begin as a JPEG is not shown.
bool is_strip(const BannerReading& banner) {
    const std::vector<std::byte>& strip = banner.strip;
    return strip.size() > 3 && strip.size() <= most_strip_bytes && strip[0] == std::byte{0xFF} &&
           strip[1] == std::byte{0xD8};
}

// ---- a figure ----

bool can_be_drawn(const Quad& quad) {
    return std::all_of(quad.begin(), quad.end(),
                       [](const Point& corner) { return std::isfinite(corner.x) && std::isfinite(corner.y); });
}

std::vector<Outline> outlines_of(const Verdict& verdict, const FileFacts& facts, const std::optional<double>& at_s) {
    std::vector<Outline> outlines;
    const auto add = [&](const Quad& quad, bool is_certain) {
        if (can_be_drawn(quad)) outlines.push_back({quad, is_certain});
    };
    if (const LogoSearch* logo = logo_of(facts)) {
        for (const Sighting& sighting : logo->sightings) {
            if (same_second(sighting.at_s, at_s)) add(sighting.quad, true);
        }
        if (logo->doubtful && same_second(logo->doubtful->at_s, at_s)) add(logo->doubtful->quad, false);
    }
    for (const Finding& finding : verdict.findings) {
        if (finding.rule.starts_with("logo.")) continue;
        for (const Evidence& evidence : finding.evidence) {
            if (evidence.box && same_file(evidence.file, facts.file) && same_second(evidence.at_s, at_s))
                add(*evidence.box, finding.status == Status::pass);
        }
    }
    return outlines;
}

Data boxes_of(const std::vector<Outline>& outlines) {
    Data boxes(Data::type::list);
    for (const Outline& outline : outlines) {
        std::string points;
        for (const Point& corner : outline.quad)
            points += fmt::format("{}{:.0f},{:.0f}", points.empty() ? "" : " ", corner.x, corner.y);
        Data box;
        box.set("points", points);
        box.set("kind", outline.is_certain ? "logo" : "doubtful");
        boxes.push_back(box);
    }
    return boxes;
}

Message captured_line(const std::optional<CaptureTime>& captured) {
    if (!captured) return {"html.undated", {}};
    std::string when = format_time(captured->time);
    std::replace(when.begin(), when.end(), 'T', ' ');
    return {"html.captured", {{"when", when}}};
}

Message clarity_line(const Clarity& clarity) {
    if (!clarity.score) return {"html.clarity-open", {}};
    return {"html.clarity-" + std::string(name_of(clarity.grade)), {{"score", *clarity.score}}};
}

Message logo_line(const LogoSearch& logo) {
    if (!logo.sightings.empty()) return {"html.logo-present", {{"score", logo.sightings.front().score}}};
    if (logo.outcome == LogoOutcome::absent) return {"html.logo-absent", {}};
    const std::string key = "logo.where.reason-" + logo.reason;
    const Message why{has_message(key) ? key : "logo.where.reason-other", {}};
    return {"html.logo-open", {{"why", std::vector<Message>{why}}}};
}

bool is_note_on(const Evidence& evidence, const FileFacts& facts, const std::optional<double>& at_s) {
    return !evidence.note.empty() && same_file(evidence.file, facts.file) && same_second(evidence.at_s, at_s);
}

// Whether the rule, not having passed, says of the photo what there is to say.
bool has_note(const Verdict& verdict, const FileFacts& photo, std::string_view rule) {
    return std::any_of(verdict.findings.begin(), verdict.findings.end(), [&](const Finding& finding) {
        return finding.rule == rule && finding.status != Status::pass &&
               std::any_of(finding.evidence.begin(), finding.evidence.end(),
                           [&](const Evidence& evidence) { return is_note_on(evidence, photo, std::nullopt); });
    });
}

// What the findings that did not pass say of the picture.
void add_notes(const Verdict& verdict, const FileFacts& facts, const std::optional<double>& at_s, Data& lines) {
    for (const Finding& finding : verdict.findings) {
        if (finding.status == Status::pass) continue;
        for (const Evidence& evidence : finding.evidence) {
            if (!is_note_on(evidence, facts, at_s)) continue;
            const auto line = [&](Language language) {
                return fmt::format("{} {}", sign_of(finding.status),
                                   say(Message{"sentence.point",
                                               {{"names", say("name." + finding.rule, language)},
                                                {"observed", said(evidence.note, language)}}},
                                       language));
            };
            lines.push_back(both(line(Language::chinese), line(Language::english)));
        }
    }
}

const EvidencePicture* picture_of(const std::vector<EvidencePicture>& pictures, const std::filesystem::path& file,
                                  const std::optional<double>& at_s) {
    const auto found = std::find_if(pictures.begin(), pictures.end(), [&](const EvidencePicture& picture) {
        return same_file(picture.file, file) && same_second(picture.at_s, at_s);
    });
    return found == pictures.end() || found->jpeg.empty() ? nullptr : &*found;
}

// A reference that begins with a slash would lead away from the page's folder, with two even to another host.
bool may_be_linked(const std::filesystem::path& full_size) {
    return !full_size.empty() && !full_size.has_root_directory();
}

// The link around a thumbnail, which says in words what it opens.
void add_link(Data& figure, const EvidencePicture* picture) {
    const bool linked = picture != nullptr && may_be_linked(picture->full_size);
    figure.set("full_size", linked ? Data(uri_of(picture->full_size.string())) : Data(false));
    if (!linked) return;
    const std::string second = picture->at_s ? " " + format_position(*picture->at_s) : "";
    figure.set("link_text", printable(picture->file.string()) + second);
}

Data frame_of(int width, int height, bool empty, Data boxes) {
    if (width <= 0 || height <= 0) return false;
    Data frame;
    frame.set("width", std::to_string(width));
    frame.set("height", std::to_string(height));
    frame.set("empty", empty);
    frame.set("boxes", boxes);
    return frame;
}

}  // namespace

Data photo_figure(const Verdict& verdict, const ShownPhoto& shown, const std::vector<EvidencePicture>& pictures) {
    const FileFacts& photo = *shown.facts;
    const EvidencePicture* picture = picture_of(pictures, photo.file, std::nullopt);
    Data figure;
    figure.set("amiss", shown.worst ? Data(std::string(name_of(*shown.worst))) : Data(false));
    figure.set("jpeg", picture != nullptr ? Data(base64(picture->jpeg)) : Data(false));
    add_link(figure, picture);
    figure.set("frame", frame_of(photo.photo->width, photo.photo->height, picture == nullptr,
                                 boxes_of(outlines_of(verdict, photo, std::nullopt))));
    figure.set("at", false);
    figure.set("file", printable(photo.file.string()));
    Data lines(Data::type::list);
    const auto add = [&](const char* rule, const Message& line) {
        if (!has_note(verdict, photo, rule)) lines.push_back(told(line));
    };
    add("photo.date", captured_line(photo.photo->captured));
    add("photo.clarity", clarity_line(photo.photo->clarity));
    if (photo.photo->logo) add("logo.in-photos", logo_line(*photo.photo->logo));
    add_notes(verdict, photo, std::nullopt, lines);
    figure.set("lines", lines);
    return figure;
}

std::vector<Data> video_figures(const Verdict& verdict, const FileFacts& video,
                                const std::vector<EvidencePicture>& pictures) {
    std::vector<Data> figures;
    for (const double at_s : decisive_seconds(verdict, video)) {
        const EvidencePicture* picture = picture_of(pictures, video.file, at_s);
        if (picture == nullptr) continue;
        const Data boxes = boxes_of(outlines_of(verdict, video, at_s));
        Data lines(Data::type::list);
        if (boxes.is_non_empty_list()) lines.push_back(told("html.in-box"));
        add_notes(verdict, video, at_s, lines);
        Data figure;
        figure.set("amiss", false);
        figure.set("jpeg", base64(picture->jpeg));
        add_link(figure, picture);
        figure.set("frame", frame_of(picture->width, picture->height, false, boxes));
        figure.set("at", format_position(at_s));
        figure.set("file", false);
        figure.set("lines", lines);
        figures.push_back(std::move(figure));
    }
    return figures;
}

bool can_be_enlarged(const std::vector<EvidencePicture>& pictures) {
    return std::any_of(pictures.begin(), pictures.end(),
                       [](const EvidencePicture& picture) { return may_be_linked(picture.full_size); });
}

Data strip_of(const Verdict& verdict, const Finding& finding) {
    const BannerReading* banner = banner_shown(finding, verdict.files);
    return banner != nullptr && is_strip(*banner) ? Data(base64(banner->strip)) : Data(false);
}

std::vector<const FileFacts*> videos_shown(const Verdict& verdict) {
    std::vector<const FileFacts*> videos;
    for (const FileFacts& facts : verdict.files) {
        if (facts.video && videos.size() < most_videos) videos.push_back(&facts);
    }
    return videos;
}

std::vector<ShownPhoto> photos_shown(const Verdict& verdict) {
    const std::map<std::string, Status> worst = worst_by_file(verdict);
    std::vector<ShownPhoto> photos;
    for (const FileFacts& facts : verdict.files) {
        if (!facts.photo) continue;
        const auto found = worst.find(facts.file.native());
        photos.push_back({&facts, found == worst.end() ? std::nullopt : std::optional(found->second)});
    }
    std::stable_partition(photos.begin(), photos.end(),
                          [](const ShownPhoto& photo) { return photo.worst.has_value(); });
    photos.resize(std::min(photos.size(), most_photos));
    return photos;
}

}  // namespace mediaproof::html

namespace mediaproof {

std::vector<WantedPicture> pictures_wanted(const Verdict& verdict) {
    std::vector<WantedPicture> wanted;
    for (const html::ShownPhoto& photo : html::photos_shown(verdict)) {
        wanted.push_back({photo.facts->file, std::nullopt, html::outlines_of(verdict, *photo.facts, std::nullopt)});
    }
    for (const FileFacts* video : html::videos_shown(verdict)) {
        for (const double at_s : html::decisive_seconds(verdict, *video))
            wanted.push_back({video->file, at_s, html::outlines_of(verdict, *video, at_s)});
    }
    return wanted;
}

}  // namespace mediaproof
