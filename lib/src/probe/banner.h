// The banner (会标) in a photo or a video: found, straightened, read.
#pragma once

#include <functional>
#include <opencv2/core.hpp>
#include <vector>

#include "media/video.h"
#include "mediaproof/facts.h"
#include "vision/banner_strip.h"

namespace mediaproof {

// Loads what reading needs, for the calling thread: where nothing can be opened later.
void load_banner_reader();

// Those in a photo that is displayed `displayed` large, best first. `picture` is a smaller decode of it, or all of it;
// `closer` gives the largest there is, and is asked for only where the letters are small.
std::vector<BannerReading> banners_in_photo(const cv::Mat& picture, cv::Size displayed,
                                            const std::function<cv::Mat()>& closer);

// Those in a video. Frames may come in any order; some of them, far enough apart, are looked at, and the best spots of
// all are read in the end.
class VideoBanners {
  public:
    VideoBanners(cv::Size displayed, double duration_s);

    void look_at(const Video::Frame& frame);

    // Best first.
    std::vector<BannerReading> result() &&;

  private:
    struct Spotted {
        BannerSpot spot;  // in displayed pixels
        BannerStrip strip;
        double at_s = 0;
    };

    cv::Size displayed_;
    double apart_s_;
    std::vector<double> looked_at_s_;
    std::vector<Spotted> spotted_;
};

}  // namespace mediaproof
