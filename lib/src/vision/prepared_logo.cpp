#include "vision/prepared_logo.h"

#include "vision/logo_mirror.h"

namespace mediaproof {

LogoModel::Data prepare_logo(const cv::Mat& bgra, LogoOperatingPoint operating_point) {
    LogoTemplate logo(bgra);
    std::vector<ScanViews> views = scan_views_of(logo);
    LogoCells cells = cells_of(logo);
    LogoModel::Data data{operating_point, std::move(logo), std::move(views), std::move(cells)};
    data.has_handedness = has_handedness(bgra, data);
    return data;
}

}  // namespace mediaproof
