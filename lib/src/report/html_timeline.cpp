#include "report/html_timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "mediaproof/dates.h"
#include "report/digest.h"

namespace mediaproof::html {
namespace {

constexpr std::size_t most_bands = 200;     // drawn in one lane
constexpr std::size_t most_seconds = 8;     // told in words beside it
constexpr std::size_t most_points = 2'000;  // of the curve
constexpr double most_ticks = 9;

struct Band {
    double from_s;
    double to_s;
};

// Seconds to percent of the drawing's width.
class Scale {
  public:
    explicit Scale(double length_s) : length_s_(length_s) {}

    double percent(double at_s) const { return std::isfinite(at_s) ? std::clamp(at_s / length_s_, 0.0, 1.0) * 100 : 0; }
    std::string text(double at_s) const { return fmt::format("{:.2f}", percent(at_s)); }
    std::string width(const Band& band) const {
        return fmt::format("{:.2f}", std::max(percent(band.to_s) - percent(band.from_s), 0.3));
    }

  private:
    double length_s_;
};

std::string clock(double at_s) {
    const auto whole = static_cast<std::int64_t>(std::lround(std::clamp(at_s, 0.0, 1e8)));
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

const RuleSettings* asked_length(const RulePack& pack) {
    const auto settings = pack.rules.find("video.duration");
    return settings != pack.rules.end() && settings->second.on ? &settings->second : nullptr;
}

Data asked(const RulePack& pack, const Scale& scale) {
    const RuleSettings* settings = asked_length(pack);
    if (settings == nullptr) return false;
    const Band band{settings->limit("min_s"), settings->limit("max_s")};
    Data data = told(Message{"html.asked-length", {{"from", clock(band.from_s)}, {"to", clock(band.to_s)}}});
    data.set("x", scale.text(band.from_s));
    data.set("width", scale.width(band));
    const bool on_the_right = scale.percent(band.from_s) > 50;
    data.set("text_x", scale.text(on_the_right ? band.to_s : band.from_s));
    data.set("text_dx", on_the_right ? "-4" : "4");
    data.set("text_anchor", on_the_right ? "end" : "start");
    return data;
}

Data threshold(const RulePack& pack) {
    const auto settings = pack.rules.find("video.clarity");
    if (settings == pack.rules.end() || !settings->second.on) return false;
    return fmt::format("{:.1f}", 100 - settings->second.limit("min_score"));
}

// One polyline for each stretch that could be measured.
Data curves(const VideoFacts& video, const Scale& scale) {
    Data lines(Data::type::list);
    std::string points;
    const auto end = [&] {
        if (!points.empty()) lines.push_back(points);
        points.clear();
    };
    const std::size_t step = video.clarity_over_time.size() / most_points + 1;
    for (std::size_t i = 0; i < video.clarity_over_time.size(); i += step) {
        const FrameClarity& frame = video.clarity_over_time[i];
        if (!frame.clarity.score) {
            end();
            continue;
        }
        points += fmt::format("{}{:.1f},{:.1f}", points.empty() ? "" : " ", scale.percent(frame.at_s) * 10,
                              100 - std::clamp(*frame.clarity.score, 0.0, 100.0));
    }
    end();
    return lines;
}

Data ticks(double length_s, const Scale& scale) {
    double step_s = 30;
    for (const double longer_s : {60.0, 120.0, 300.0, 600.0, 1'800.0, 3'600.0}) {
        if (length_s / step_s > most_ticks) step_s = longer_s;
    }
    step_s = std::max(step_s, length_s / most_ticks / 1.01);
    Data list(Data::type::list);
    for (int i = 0; i * step_s <= length_s; ++i) {
        Data tick;
        tick.set("x", scale.text(i * step_s));
        tick.set("at", clock(i * step_s));
        tick.set("anchor", i == 0 ? "start" : scale.percent(i * step_s) > 97 ? "end" : "middle");
        list.push_back(tick);
    }
    return list;
}

std::vector<Band> bands_of(const VideoFacts& video, std::string_view kind) {
    std::vector<Band> bands;
    if (kind == "logo" || kind == "overlay") {
        if (!video.logo) return bands;
        for (const LogoSpan& span : video.logo->spans) {
            if (span.overlay == (kind == "overlay")) bands.push_back({span.from_s, span.to_s});
        }
        return bands;
    }
    for (const Span& span : video.spans) {
        if (span.what == kind) bands.push_back({span.from_s, span.to_s});
    }
    return bands;
}

std::string seconds_of(const std::vector<Band>& bands) {
    std::string seconds;
    for (std::size_t i = 0; i < std::min(bands.size(), most_seconds); ++i) {
        seconds += (i == 0 ? "" : ", ") + clock(bands[i].from_s);
        if (clock(bands[i].to_s) != clock(bands[i].from_s)) seconds += "–" + clock(bands[i].to_s);
    }
    return bands.size() > most_seconds ? seconds + " …" : seconds;
}

Data lane(std::string_view kind, const std::vector<Band>& bands, const Scale& scale) {
    Data data;
    data.set("name", told(fmt::format("html.lane-{}", kind)));
    data.set("seconds", seconds_of(bands));
    Data drawn(Data::type::list);
    for (std::size_t i = 0; i < std::min(bands.size(), most_bands); ++i) {
        Data band;
        band.set("x", scale.text(bands[i].from_s));
        band.set("width", scale.width(bands[i]));
        band.set("kind", std::string(kind));
        drawn.push_back(band);
    }
    data.set("bands", drawn);
    return data;
}

}  // namespace

Data timeline_of(const VideoFacts& video, const RulePack& pack) {
    if (!std::isfinite(video.duration_s) || video.duration_s <= 0) return false;
    const RuleSettings* settings = asked_length(pack);
    const double length_s = std::max(video.duration_s, settings != nullptr ? settings->limit("max_s") : 0.0);
    const Scale scale(length_s);
    Data lanes(Data::type::list);
    for (const char* kind : {"logo", "overlay", "black", "frozen", "repeated", "unclear", "undecodable"}) {
        const std::vector<Band> bands = bands_of(video, kind);
        if (!bands.empty()) lanes.push_back(lane(kind, bands, scale));
    }
    Data timeline;
    timeline.set("asked", asked(pack, scale));
    timeline.set("length", scale.text(video.duration_s));
    timeline.set("threshold", threshold(pack));
    timeline.set("curves", curves(video, scale));
    timeline.set("ticks", ticks(length_s, scale));
    timeline.set("lanes", lanes);
    return timeline;
}

}  // namespace mediaproof::html
