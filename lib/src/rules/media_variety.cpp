#include <algorithm>
#include <array>

#include "rules/select.h"

namespace mediaproof {
namespace {

constexpr std::array<LimitSpec, 2> limits = {{{"min_scenes", 1, 1000, true}, {"min_views", 1, 1000, true}}};

constexpr std::size_t most_evidence = 10;

// Too little is never held against a unit: an event may have had one scene only.
Status status_of(double counted, double least) {
    return counted >= least ? Status::pass : Status::unknown;
}

std::vector<Evidence> scene_starts(const FileFacts& file) {
    std::vector<Evidence> starts;
    for (const double at_s : file.video->scene_starts_s) {
        if (starts.size() == most_evidence) break;
        starts.push_back({file.file, at_s, std::nullopt, std::nullopt, {}});
    }
    return starts;
}

// "0:00, 1:12"
std::string seconds_text(const std::vector<double>& starts_s) {
    std::string text;
    for (std::size_t i = 0; i < std::min(starts_s.size(), most_evidence); ++i)
        text += (i > 0 ? ", " : "") + minutes_text(starts_s[i]);
    return starts_s.size() > most_evidence ? text + " …" : text;
}

Finding scenes_finding(const RuleInput& input) {
    const double least = input.settings.limit("min_scenes");
    const Message required = {"media.variety.required-scenes", {{"scenes", static_cast<std::int64_t>(least)}}};
    const FileFacts* file = main_video(input);
    if (file == nullptr) return nothing_to_judge(FileKind::video, required);
    const std::vector<double>& starts_s = file->video->scene_starts_s;
    Finding finding;
    finding.file = file->file;
    finding.required_text = required;
    finding.observed = {"media.variety.observed-scenes-open", {}};
    finding.advice = advice_in_doubt(*file, "media.variety.advice-scenes-open");
    if (starts_s.empty()) return finding;
    finding.status = status_of(static_cast<double>(starts_s.size()), least);
    finding.measured = static_cast<double>(starts_s.size());
    finding.unit = "scenes";
    finding.observed = {"media.variety.observed-scenes",
                        {{"scenes", static_cast<std::int64_t>(starts_s.size())}, {"seconds", seconds_text(starts_s)}}};
    finding.advice = finding.status == Status::pass ? Message() : advice_in_doubt(*file, "media.variety.advice-scenes");
    finding.evidence = scene_starts(*file);
    return finding;
}

// The photos by what can be told of them.
struct Views {
    std::int64_t distinct = 0;
    std::vector<Evidence> others;  // those that show nothing new, or nothing at all
};

Views views_of(const std::vector<const FileFacts*>& photos) {
    std::vector<ViewPrint> prints;
    std::vector<const FileFacts*> printed;
    Views views;
    for (const FileFacts* photo : photos) {
        if (photo->photo->view) {
            prints.push_back(*photo->photo->view);
            printed.push_back(photo);
        } else {
            views.others.push_back(
                {photo->file, std::nullopt, std::nullopt, std::nullopt, {"media.variety.note-open", {}}});
        }
    }
    const std::vector<std::size_t> first = first_of_same_view(prints);
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (first[i] == i) {
            ++views.distinct;
            continue;
        }
        const std::string name = printed[first[i]]->file.string();
        views.others.push_back({printed[i]->file,
                                std::nullopt,
                                std::nullopt,
                                std::nullopt,
                                {"media.variety.note-same", {{"name", name}}}});
    }
    return views;
}

Finding views_finding(const RuleInput& input) {
    const double least = input.settings.limit("min_views");
    const auto asked = static_cast<std::int64_t>(least);
    const Message required = {"media.variety.required-views", {{"views", asked}}};
    const auto photos = photos_in(input.files);
    if (photos.empty()) return nothing_to_judge(FileKind::photo, required);
    const auto count = static_cast<std::int64_t>(photos.size());
    const Views views = views_of(photos);
    Finding finding;
    finding.required_text = required;
    finding.evidence = views.others;
    if (views.distinct == 0) {
        finding.observed = {"media.variety.observed-views-open", {{"photos", count}}};
        finding.advice = {"media.variety.advice-views-open", {}};
        return finding;
    }
    finding.status = status_of(static_cast<double>(views.distinct), least);
    finding.measured = static_cast<double>(views.distinct);
    finding.unit = "views";
    finding.observed = {"media.variety.observed-views", {{"photos", count}, {"views", views.distinct}}};
    if (finding.status == Status::pass) return finding;
    finding.advice = count < asked ? Message{"media.variety.advice-few-photos", {{"photos", count}, {"views", asked}}}
                                   : Message{"media.variety.advice-views", {}};
    return finding;
}

std::vector<Finding> evaluate(const RuleInput& input) {
    return {scenes_finding(input), views_finding(input)};
}

}  // namespace

const Rule media_variety = {"media.variety", limits, evaluate};

}  // namespace mediaproof
