#include "probe/quiet_packets.h"

#include <algorithm>
#include <cmath>

namespace mediaproof {
namespace {

constexpr double window_s = 0.5;
constexpr double least_quiet_s = 1;
constexpr double quiet_share = 0.12;        // of what the stream's lively windows need
constexpr double lively = 0.9;              // the quantile that is meant by them
constexpr double quiet_bits_per_block = 2;  // a small clock's worth; blocks are of 16 × 16 pixels
constexpr double silent_bits_per_block = 0.35;
constexpr double least_silent_bytes = 48;  // headers alone, however small the picture
constexpr double steady_spread = 1.06;     // the largest window over the smallest
constexpr std::size_t least_steady_windows = 3;

double blocks_of(const VideoStream& stream) {
    return static_cast<double>(stream.width) * stream.height / 256;
}

// Windows of the running time with the mean size of the packets in them that are no key frames.
struct Window {
    double from_s = 0;
    double to_s = 0;
    double bytes = 0;
    int packets = 0;
};

std::vector<Window> windows_of(const PacketSurvey& survey) {
    std::vector<Window> windows(static_cast<std::size_t>(survey.duration_s / window_s) + 1);
    for (std::size_t i = 0; i < windows.size(); ++i) {
        windows[i].from_s = window_s * static_cast<double>(i);
        windows[i].to_s = std::min(survey.duration_s, windows[i].from_s + window_s);
    }
    auto key = survey.key_frame_times_s.begin();
    for (std::size_t i = 0; i < survey.frame_times_s.size(); ++i) {
        while (key != survey.key_frame_times_s.end() && *key < survey.frame_times_s[i])
            ++key;
        if (key != survey.key_frame_times_s.end() && *key == survey.frame_times_s[i]) continue;
        Window& window =
            windows[std::min(windows.size() - 1, static_cast<std::size_t>(survey.frame_times_s[i] / window_s))];
        window.bytes += survey.frame_bytes[i];
        ++window.packets;
    }
    for (Window& window : windows)
        window.bytes = window.packets > 0 ? window.bytes / window.packets : 0;
    std::erase_if(windows, [](const Window& window) { return window.packets == 0; });
    return windows;
}

double quiet_bytes(const std::vector<Window>& windows, const VideoStream& stream) {
    std::vector<double> sizes;
    for (const Window& window : windows)
        sizes.push_back(window.bytes);
    const auto at = sizes.begin() + static_cast<std::ptrdiff_t>(lively * static_cast<double>(sizes.size() - 1));
    std::nth_element(sizes.begin(), at, sizes.end());
    return std::max({quiet_share * *at, quiet_bits_per_block * blocks_of(stream) / 8, least_silent_bytes});
}

bool follow(const Window& one, const Window& next) {
    return next.from_s - one.to_s < window_s / 2;
}

}  // namespace

std::vector<Span> quiet_stretches(const PacketSurvey& survey, const VideoStream& stream) {
    const std::vector<Window> windows = windows_of(survey);
    std::vector<Span> quiet;
    if (windows.empty()) return quiet;
    const double limit = quiet_bytes(windows, stream);
    const Window* last = nullptr;
    for (const Window& window : windows) {
        if (window.bytes > limit) {
            last = nullptr;
            continue;
        }
        if (last == nullptr || !follow(*last, window)) quiet.push_back({"quiet", window.from_s, 0});
        quiet.back().to_s = window.to_s;
        last = &window;
    }
    std::erase_if(quiet, [](const Span& span) { return span.to_s - span.from_s < least_quiet_s; });
    return quiet;
}

bool is_silent(const PacketSurvey& survey, const VideoStream& stream, double from_s, double to_s) {
    const double limit = std::max(silent_bits_per_block * blocks_of(stream) / 8, least_silent_bytes);
    const auto first = std::upper_bound(survey.frame_times_s.begin(), survey.frame_times_s.end(), from_s + 1e-6);
    bool any = false;
    for (auto at = first; at != survey.frame_times_s.end() && *at < to_s - 1e-6; ++at) {
        if (survey.frame_bytes[static_cast<std::size_t>(at - survey.frame_times_s.begin())] > limit) return false;
        any = true;
    }
    return any;
}

std::vector<Span> steady_stretches(const PacketSurvey& survey) {
    const std::vector<Window> windows = windows_of(survey);
    std::vector<Span> steady;
    for (std::size_t first = 0; first < windows.size();) {
        double least = windows[first].bytes;
        double most = least;
        std::size_t end = first + 1;
        for (; end < windows.size() && follow(windows[end - 1], windows[end]); ++end) {
            least = std::min(least, windows[end].bytes);
            most = std::max(most, windows[end].bytes);
            if (most > steady_spread * least) break;
        }
        if (end - first >= least_steady_windows)
            steady.push_back({"steady", windows[first].from_s, windows[end - 1].to_s});
        first = end - first >= least_steady_windows ? end : first + 1;
    }
    std::stable_sort(steady.begin(), steady.end(),
                     [](const Span& a, const Span& b) { return a.to_s - a.from_s > b.to_s - b.from_s; });
    return steady;
}

}  // namespace mediaproof
