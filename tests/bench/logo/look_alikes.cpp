#include "logo/look_alikes.h"

#include <numeric>
#include <opencv2/imgproc.hpp>

#include "paint/random.h"

namespace mediaproof::bench {
namespace {

constexpr int cells_a_side = 4;
constexpr double like_its_mirror = 0.97;

cv::Mat grey_on_white(const cv::Mat& bgra, cv::Size size) {
    cv::Mat grey(bgra.size(), CV_8U), small;
    for (int y = 0; y < bgra.rows; ++y) {
        for (int x = 0; x < bgra.cols; ++x) {
            const auto& p = bgra.at<cv::Vec4b>(y, x);
            const double luma = 0.114 * p[0] + 0.587 * p[1] + 0.299 * p[2];
            grey.at<uchar>(y, x) = cv::saturate_cast<uchar>(255 + (luma - 255) * p[3] / 255);
        }
    }
    cv::resize(grey, small, size, 0, 0, cv::INTER_AREA);
    return small;
}

cv::Mat mirrored(const cv::Mat& image) {
    cv::Mat turned;
    cv::flip(image, turned, 1);
    return turned;
}

// A person could not tell some plain signs from their mirror image either.
bool is_its_own_mirror(const cv::Mat& image) {
    const cv::Mat grey = grey_on_white(image, {64, 64});
    cv::Mat agreement;
    cv::matchTemplate(grey, mirrored(grey), agreement, cv::TM_CCOEFF_NORMED);
    return agreement.at<float>(0, 0) > like_its_mirror;
}

cv::Mat shuffled(const cv::Mat& image, paint::Random& random) {
    std::vector<int> order(cells_a_side * cells_a_side);
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t i = order.size() - 1; i > 0; --i)
        std::swap(order[i], order[random.below(i)]);  // Sattolo: none stays where it was
    const cv::Size cell(image.cols / cells_a_side, image.rows / cells_a_side);
    cv::Mat mixed(image.size(), CV_8UC4, cv::Scalar::all(0));
    for (int i = 0; i < static_cast<int>(order.size()); ++i) {
        const int from = order[static_cast<std::size_t>(i)];
        const auto box = [&](int k) {
            return cv::Rect(cell.width * (k % cells_a_side), cell.height * (k / cells_a_side), cell.width, cell.height);
        };
        image(box(from)).copyTo(mixed(box(i)));
    }
    return mixed;
}

cv::Mat with_other_centre(const cv::Mat& image, const cv::Mat& other) {
    cv::Mat result = image.clone(), sized;
    cv::resize(other, sized, image.size(), 0, 0, cv::INTER_AREA);
    cv::Mat inside(image.size(), CV_8U, cv::Scalar(0));
    cv::ellipse(inside, {image.cols / 2, image.rows / 2}, {image.cols * 31 / 100, image.rows * 31 / 100}, 0, 0, 360,
                255, -1);
    sized.copyTo(result, inside);
    return result;
}

cv::Scalar mean_colour(const cv::Mat& image) {
    cv::Mat alpha;
    cv::extractChannel(image, alpha, 3);
    return cv::mean(image, alpha > 127);
}

// `other` with `like`'s colours: its hues turned and its saturation and brightness brought to the same means.
cv::Mat recoloured(const cv::Mat& other, const cv::Mat& like) {
    const auto hsv_of = [](const cv::Scalar& bgr) {
        cv::Mat pixel(1, 1, CV_8UC3, bgr), hsv;
        cv::cvtColor(pixel, hsv, cv::COLOR_BGR2HSV);
        return hsv.at<cv::Vec3b>(0, 0);
    };
    const cv::Vec3b from = hsv_of(mean_colour(other));
    const cv::Vec3b to = hsv_of(mean_colour(like));
    cv::Mat bgr, hsv;
    cv::cvtColor(other, bgr, cv::COLOR_BGRA2BGR);
    cv::cvtColor(bgr, hsv, cv::COLOR_BGR2HSV);
    hsv.forEach<cv::Vec3b>([&](cv::Vec3b& pixel, const int*) {
        pixel[0] = static_cast<uchar>((pixel[0] + to[0] - from[0] + 360) % 180);
        pixel[1] = cv::saturate_cast<uchar>(pixel[1] * (to[1] + 20.0) / (from[1] + 20.0));
        pixel[2] = cv::saturate_cast<uchar>(pixel[2] * (to[2] + 20.0) / (from[2] + 20.0));
    });
    cv::cvtColor(hsv, bgr, cv::COLOR_HSV2BGR);
    cv::Mat result;
    cv::cvtColor(bgr, result, cv::COLOR_BGR2BGRA);
    const int alpha_to_alpha[] = {3, 3};
    cv::mixChannels(&other, 1, &result, 1, alpha_to_alpha, 1);
    return result;
}

std::size_t other_of_its_class(const std::vector<Design>& designs, std::size_t own, paint::Random& random) {
    for (;;) {
        const std::size_t other = random.below(designs.size());
        if (other != own && designs[other].rich == designs[own].rich) return other;
    }
}

}  // namespace

std::vector<LookAlike> look_alikes_of(const std::vector<Design>& designs, std::uint32_t seed) {
    paint::Random random(seed);
    std::vector<LookAlike> all;
    for (std::size_t i = 0; i < designs.size(); ++i) {
        const cv::Mat& own = designs[i].image;
        const auto other = [&]() -> const cv::Mat& { return designs[other_of_its_class(designs, i, random)].image; };
        if (!is_its_own_mirror(own)) all.push_back({"mirrored", i, mirrored(own)});
        all.push_back({"cells shuffled", i, shuffled(own, random)});
        if (!designs[i].words.empty()) all.push_back({"words alone", i, designs[i].words});
        all.push_back({"other centre", i, with_other_centre(own, other())});
        all.push_back({"recoloured other", i, recoloured(other(), own)});
        all.push_back({"another LOGO", i, other()});
    }
    return all;
}

}  // namespace mediaproof::bench
