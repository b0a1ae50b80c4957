// The LOGO looked for in a video, frame by frame.
#pragma once

#include <map>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "media/video.h"
#include "mediaproof/facts.h"
#include "mediaproof/logo.h"
#include "probe/logo_search.h"
#include "vision/overlay.h"

namespace mediaproof {

// Frames for the LOGO are at most so large: one of 64 pixels in a picture of 1920 must not get lost.
inline constexpr int logo_long_side = 1920;

// Gathers what frames show, handed in in any order. Each is searched but those that look just like one searched in
// vain before, and it says itself when it has seen enough and which frames it wants to see besides.
class VideoLogoSearch {
  public:
    // `frame_times_s` and `duration_s` as in the PacketSurvey, `displayed` the size that sightings refer to.
    VideoLogoSearch(const LogoModel& logo, cv::Size displayed, const std::vector<double>& frame_times_s,
                    double duration_s);

    // `frame` may wait until others join it, since several are searched at once.
    void look_at(const Video::Frame& frame);
    void search_waiting();

    // No more need be looked at: the LOGO hangs in the scene, in as many frames as a rule can ask for.
    bool has_enough() const;

    // Frames such that, with those looked at so far and the `planned` ones, nothing shows for two seconds without being
    // looked at. Empty when the LOGO was seen often enough.
    std::vector<double> frames_in_gaps(const std::vector<double>& planned) const;

    // Frames around those in which the LOGO, or what might be it, was seen. Empty likewise.
    std::vector<double> frames_near_sightings() const;

    LogoSearch result() &&;

  private:
    struct Waiting {
        double at_s = 0;
        cv::Mat picture;
        cv::Mat likeness;  // the whole picture in little
    };
    struct Glimpse {
        double at_s = 0;
        LogoView view;
        bool hung = false;
        bool put_on = false;
    };
    struct Kept {
        cv::Mat likeness;
        bool in_vain = true;
    };

    bool is_known(const cv::Mat& likeness, bool in_vain) const;
    bool waits(const cv::Mat& likeness) const;
    void take(const Waiting& frame, const LogoLook& look);
    void compare_with_earlier(std::size_t first_new);
    std::size_t frames_showing(bool certain) const;
    bool seen_often() const;
    std::vector<double> frames_filling(double from_s, double to_s, double step_s) const;
    std::vector<LogoSpan> spans(bool overlay) const;
    std::int64_t frames_in_doubt() const;
    std::string hindrance() const;

    const LogoModel& logo_;
    cv::Size displayed_;
    const std::vector<double>& frame_times_s_;
    double duration_s_;
    double step_s_;
    std::vector<Waiting> waiting_;
    std::vector<Kept> searched_;
    std::map<double, double> looked_at_;     // the second, and the score of the best that may be the LOGO there; or 0
    std::map<std::string, int> hindrances_;  // how many frames each hindered
    LogoSearch search_;
    std::vector<Glimpse> glimpses_;  // one for each of search_.sightings, in their order
};

}  // namespace mediaproof
