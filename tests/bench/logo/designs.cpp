#include "logo/designs.h"

#include "logo/pen.h"

namespace mediaproof::bench {
namespace {

cv::Mat not_premultiplied(const cv::Mat& premultiplied) {
    cv::Mat straight = premultiplied.clone();
    straight.forEach<cv::Vec4b>([](cv::Vec4b& pixel, const int*) {
        if (pixel[3] == 0) return;
        for (int channel = 0; channel < 3; ++channel)
            pixel[channel] = cv::saturate_cast<uchar>(pixel[channel] * 255.0 / pixel[3]);
    });
    return straight;
}

cv::Mat drawn(const Plan& plan, const Parts& parts) {
    paint::Sheet sheet(plan.size);
    plan.draw(sheet.pen(), parts);
    return not_premultiplied(sheet.pixels());
}

}  // namespace

std::vector<Design> all_designs() {
    std::vector<Design> designs;
    for (const auto& plans : {rich_plans(), modern_plans(), plain_plans()}) {
        for (const Plan& plan : plans) {
            Design design{plan.name, plan.rich, drawn(plan, {}), {}};
            if (plan.has_words) design.words = drawn(plan, {false, true});
            designs.push_back(std::move(design));
        }
    }
    return designs;
}

}  // namespace mediaproof::bench
