// Where in a picture the LOGO may be, and how well it agrees there.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "mediaproof/facts.h"
#include "mediaproof/logo.h"

namespace mediaproof {

struct LogoModel::Data {
    LogoOperatingPoint operating_point;
    cv::Size image_size;          // of the LOGO's file, whose corners a sighting's quad follows
    cv::Rect visible;             // the part of it that is not transparent; all templates show this part
    std::vector<cv::Mat> coarse;  // for scanning: 32-bit float grey, turned by each of scan_turns_deg
    cv::Mat coarse_weight;        // 32-bit float [0, 1]: what none of the turns leaves transparent
    cv::Mat fine;                 // for aligning and comparing: 32-bit float grey
    cv::Mat fine_weight;          // 32-bit float: 0 transparent … 1 opaque
    double coarse_scale = 1;      // template pixels for one of the file's
    double fine_scale = 1;
};

// Throws std::invalid_argument in plain words for an image that shows nothing to compare.
LogoModel::Data prepare_logo(const cv::Mat& bgra, LogoOperatingPoint operating_point);

// The longest side of a picture that find_in_picture() makes use of; larger ones are shrunk.
inline constexpr int logo_search_long_side = 1280;

// The candidates in an 8-bit BGR picture, best first, whatever their scores; quads in the picture's pixels,
// at_s absent. Empty when the picture is too small or too flat for any comparison. Candidates come from
// masked normalised cross-correlation over a pyramid; each is aligned by ECC (Evangelidis and Psarakis, PAMI
// 30, 2008) and scored on the aligned pixels. Never throws for any picture.
std::vector<Sighting> find_in_picture(const cv::Mat& bgr, const LogoModel::Data& logo);

}  // namespace mediaproof
