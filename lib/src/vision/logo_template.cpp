#include "vision/logo_template.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <stdexcept>

namespace mediaproof {
namespace {

constexpr int fewest_visible_px = 16;
constexpr double least_contrast = 8;   // standard deviation of the opaque pixels, when there is no outline
constexpr double master_side = 192;    // the visible part's shorter side in the LOGO kept for rendering, pixels
constexpr double longest_aspect = 8;   // a longer LOGO is no LOGO but a line
constexpr double margin_share = 0.08;  // of the shorter side, around the visible part
constexpr std::array<double, 9> rendering_sides = {16, 20, 25, 32, 40, 50, 64, 80, 100};
constexpr int finer = 2;                // times as fine as asked for the LOGO is drawn first, then averaged
constexpr double rendering_blur = 0.6;  // pixels: what a lens and a sensor do to the sharpest edge
constexpr float chroma_weight = 0.7F;
constexpr double outline_contrast = 60;  // grey levels: a LOGO stands out at least that much from what it is on
constexpr std::size_t most_edge_points = 260;
constexpr double white = 232;  // a lighter border around an opaque LOGO is its paper

// An opaque image on white paper: the paper that touches the border is no part of the LOGO.
cv::Mat without_paper(const cv::Mat& bgra) {
    double least_opacity = 0;
    std::vector<cv::Mat> channels;
    cv::split(bgra, channels);
    cv::minMaxLoc(channels[3], &least_opacity);
    if (least_opacity < 255) return bgra;
    const cv::Mat light = (channels[0] > white) & (channels[1] > white) & (channels[2] > white);
    cv::Mat border(bgra.size(), CV_8U, cv::Scalar(255));
    border(cv::Rect(1, 1, bgra.cols - 2, bgra.rows - 2)).setTo(0);
    if (cv::countNonZero(light & border) < 0.9 * cv::countNonZero(border)) return bgra;
    cv::Mat filled;
    cv::copyMakeBorder(light, filled, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar(255));
    cv::floodFill(filled, {0, 0}, cv::Scalar(128));
    cv::Mat cut = bgra.clone();
    cv::Mat paper = filled(cv::Rect(1, 1, bgra.cols, bgra.rows)) == 128;
    cut.setTo(cv::Scalar(255, 255, 255, 0), paper);
    return cut;
}

// What is transparent takes the colour of the nearest opaque parts, so that it makes no edge.
cv::Mat filled_in(const cv::Mat& colour, const cv::Mat& opacity) {
    std::vector<cv::Mat> channels;
    cv::split(colour, channels);
    cv::Mat missing = 1 - opacity;
    for (cv::Mat& channel : channels) {
        cv::Mat sum = channel.mul(opacity);
        cv::Mat weight = opacity.clone();
        for (double sigma = 1.5; sigma < 2 * colour.cols; sigma *= 2) {
            cv::Mat more, more_weight;
            const cv::Size small(std::max(1, cvRound(colour.cols / sigma)), std::max(1, cvRound(colour.rows / sigma)));
            cv::resize(channel.mul(opacity), more, small, 0, 0, cv::INTER_AREA);
            cv::resize(opacity, more_weight, small, 0, 0, cv::INTER_AREA);
            cv::resize(more, more, colour.size(), 0, 0, cv::INTER_LINEAR);
            cv::resize(more_weight, more_weight, colour.size(), 0, 0, cv::INTER_LINEAR);
            const double trust = 1e-3 / (sigma * sigma);
            sum += more * trust;
            weight += more_weight * trust;
        }
        cv::Mat around = sum / (weight + 1e-9);
        channel = channel.mul(opacity) + around.mul(missing);
    }
    cv::Mat result;
    cv::merge(channels, result);
    return result;
}

double median_of_strong(const cv::Mat& magnitude) {
    std::vector<float> strong;
    for (int y = 0; y < magnitude.rows; ++y)
        for (int x = 0; x < magnitude.cols; ++x)
            if (magnitude.at<float>(y, x) > 12) strong.push_back(magnitude.at<float>(y, x));
    if (strong.size() < static_cast<std::size_t>(magnitude.cols)) return outline_contrast;
    std::nth_element(strong.begin(), strong.begin() + static_cast<std::ptrdiff_t>(strong.size() / 2), strong.end());
    return std::max<double>(strong[strong.size() / 2], outline_contrast);
}

cv::Mat length_of(const cv::Mat& dx, const cv::Mat& dy) {
    cv::Mat length(dx.size(), CV_32F);
    for (int y = 0; y < dx.rows; ++y) {
        for (int x = 0; x < dx.cols; ++x) {
            const auto& gx = dx.at<cv::Vec3f>(y, x);
            const auto& gy = dy.at<cv::Vec3f>(y, x);
            length.at<float>(y, x) = std::sqrt(gx.dot(gx) + gy.dot(gy));
        }
    }
    return length;
}

struct Edge {
    EdgePoint point;
    float strength = 0;
};

// The direction in which the three channels together change most: the main axis of their structure tensor.
cv::Vec2f main_direction(const cv::Vec3f& gx, const cv::Vec3f& gy) {
    const float xx = gx.dot(gx), yy = gy.dot(gy), xy = gx.dot(gy);
    const float angle = 0.5F * std::atan2(2 * xy, xx - yy);
    return {std::cos(angle), std::sin(angle)};
}

Edge edge_at(const LogoRendering& rendering, int x, int y) {
    const auto& gx = rendering.dx.at<cv::Vec3f>(y, x);
    const auto& gy = rendering.dy.at<cv::Vec3f>(y, x);
    const float ox = rendering.outline_x.at<float>(y, x), oy = rendering.outline_y.at<float>(y, x);
    Edge edge;
    edge.point.at = {static_cast<float>(x), static_cast<float>(y)};
    const float inside = std::sqrt(gx.dot(gx) + gy.dot(gy)), outline = std::sqrt(ox * ox + oy * oy);
    edge.point.outline = outline > inside;
    edge.strength = std::max(inside, outline);
    if (edge.point.outline) {
        edge.point.normal = cv::Vec2f(ox, oy) / outline;
    } else if (inside > 0) {
        edge.point.normal = main_direction(gx, gy);
        const cv::Vec3f step = gx * edge.point.normal[0] + gy * edge.point.normal[1];
        edge.point.colour_step = step / std::max(1e-6F, std::sqrt(step.dot(step)));
    }
    return edge;
}

bool is_ridge(const cv::Mat& strength, const Edge& edge) {
    const auto at = [&](float step) {
        const int x = cvRound(edge.point.at.x + step * edge.point.normal[0]);
        const int y = cvRound(edge.point.at.y + step * edge.point.normal[1]);
        if (x < 0 || y < 0 || x >= strength.cols || y >= strength.rows) return 0.0F;
        return strength.at<float>(y, x);
    };
    return edge.strength >= at(1) && edge.strength >= at(-1);
}

// The strongest edges, no two nearer to each other than it takes to have not too many of them.
std::vector<EdgePoint> spread(std::vector<Edge> edges, cv::Size size) {
    std::stable_sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.strength > b.strength; });
    for (int apart = 1;; ++apart) {
        cv::Mat taken(size, CV_8U, cv::Scalar(0));
        std::vector<EdgePoint> kept;
        for (const Edge& edge : edges) {
            const cv::Point at(cvRound(edge.point.at.x), cvRound(edge.point.at.y));
            if (taken.at<uchar>(at)) continue;
            cv::circle(taken, at, apart - 1, 255, -1);
            kept.push_back(edge.point);
        }
        if (kept.size() <= most_edge_points) return kept;
    }
}

std::vector<EdgePoint> edges_of(const LogoRendering& rendering) {
    cv::Mat inside = length_of(rendering.dx, rendering.dy), outline, strength;
    cv::magnitude(rendering.outline_x, rendering.outline_y, outline);
    strength = cv::max(inside, outline);
    double strongest = 0;
    cv::minMaxLoc(strength, nullptr, &strongest);
    std::vector<Edge> edges;
    for (int y = 0; y < strength.rows; ++y) {
        for (int x = 0; x < strength.cols; ++x) {
            if (strength.at<float>(y, x) < 0.12 * strongest) continue;
            const Edge edge = edge_at(rendering, x, y);
            if (is_ridge(strength, edge)) edges.push_back(edge);
        }
    }
    return spread(std::move(edges), strength.size());
}

}  // namespace

cv::Matx22d rotation(double deg) {
    const double c = std::cos(deg * CV_PI / 180), s = std::sin(deg * CV_PI / 180);
    return {c, -s, s, c};
}

cv::Mat comparable_colours(const cv::Mat& bgr) {
    cv::Mat colours;
    cv::cvtColor(bgr, colours, cv::COLOR_BGR2YCrCb);
    return colours;
}

namespace {

template <typename Pixel>
void weighted_differences(const cv::Mat& picture, cv::Mat& dx, cv::Mat& dy) {
    static const cv::Vec3f weights(0.25F, 0.25F * chroma_weight, 0.25F * chroma_weight);
    const auto inside = [](int at, int count) { return std::clamp(at, 0, count - 1); };
    for (int y = 0; y < picture.rows; ++y) {
        const auto* above = picture.ptr<Pixel>(inside(y - 1, picture.rows));
        const auto* at = picture.ptr<Pixel>(y);
        const auto* below = picture.ptr<Pixel>(inside(y + 1, picture.rows));
        auto* gx = dx.ptr<cv::Vec3f>(y);
        auto* gy = dy.ptr<cv::Vec3f>(y);
        for (int x = 0; x < picture.cols; ++x) {
            const int l = inside(x - 1, picture.cols), r = inside(x + 1, picture.cols);
            for (int c = 0; c < 3; ++c) {
                const auto h = static_cast<float>(above[r][c] - above[l][c] + 2 * (at[r][c] - at[l][c]) + below[r][c] -
                                                  below[l][c]);
                const auto v = static_cast<float>(below[l][c] - above[l][c] + 2 * (below[x][c] - above[x][c]) +
                                                  below[r][c] - above[r][c]);
                gx[x][c] = weights[c] * h;
                gy[x][c] = weights[c] * v;
            }
        }
    }
}

}  // namespace

void gradients_of(const cv::Mat& picture, cv::Mat& dx, cv::Mat& dy) {
    dx.create(picture.size(), CV_32FC3);
    dy.create(picture.size(), CV_32FC3);
    picture.depth() == CV_8U ? weighted_differences<cv::Vec3b>(picture, dx, dy)
                             : weighted_differences<cv::Vec3f>(picture, dx, dy);
}

cv::Matx33d LogoRendering::to_logo() const {
    const double unit = 1 / side;
    return {unit, 0, (0.5 - margin) * unit, 0, unit, (0.5 - margin) * unit, 0, 0, 1};
}

LogoTemplate::LogoTemplate(const cv::Mat& given) {
    const cv::Mat bgra = std::min(given.cols, given.rows) > 2 ? without_paper(given) : given;
    cv::Mat alpha;
    cv::extractChannel(bgra, alpha, 3);
    const cv::Rect visible = cv::boundingRect(alpha > 127);
    const double side = std::min(visible.width, visible.height);
    if (side < fewest_visible_px) throw std::invalid_argument("shows less than 16×16 visible pixels");
    if (std::max(visible.width, visible.height) > longest_aspect * side)
        throw std::invalid_argument("is a strip more than eight times as long as it is wide");
    cv::Mat colour, opacity;
    cv::cvtColor(bgra(visible), colour, cv::COLOR_BGRA2BGR);
    colour = comparable_colours(colour);
    colour.convertTo(colour, CV_32F);
    alpha(visible).convertTo(opacity, CV_32F, 1.0 / 255);
    cv::Scalar mean, deviation;
    cv::meanStdDev(colour, mean, deviation, opacity > 0.5);
    const double open = 1 - cv::mean(opacity)[0];
    if (open < 0.01 && deviation[0] + deviation[1] + deviation[2] < least_contrast)
        throw std::invalid_argument("is all of one colour, so nothing in it can be recognised");

    scale_ = std::min(1.0, master_side / side);
    const cv::Size size(cvRound(visible.width * scale_), cvRound(visible.height * scale_));
    cv::resize(opacity, opacity_, size, 0, 0, cv::INTER_AREA);
    std::vector<cv::Mat> channels;
    cv::split(colour, channels);
    for (cv::Mat& channel : channels) {
        cv::resize(channel.mul(opacity), channel, size, 0, 0, cv::INTER_AREA);
        channel = channel / (opacity_ + 1e-4);
    }
    cv::merge(channels, colour_);
    scale_ = std::min(opacity_.cols, opacity_.rows);
    margin_ = std::ceil(margin_share * scale_) + 2;
    const int pad = static_cast<int>(margin_);
    cv::copyMakeBorder(opacity_, opacity_, pad, pad, pad, pad, cv::BORDER_CONSTANT, cv::Scalar(0));
    cv::copyMakeBorder(colour_, colour_, pad, pad, pad, pad, cv::BORDER_REPLICATE);
    colour_ = filled_in(colour_, opacity_);

    extent_ = {visible.width / side, visible.height / side};
    const double left = -visible.x / side, top = -visible.y / side;
    const double right = left + given.cols / side, bottom = top + given.rows / side;
    file_corners_ = {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
    for (const double at : rendering_sides)
        renderings_.push_back(rendered(at));
}

std::size_t LogoTemplate::rendering_for(double side) const {
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < renderings_.size(); ++i)
        if (renderings_[i].side <= side * 1.001) chosen = i;
    return chosen;
}

double LogoTemplate::shrink_for(double side) const {
    return std::min(1.0, finer * side / scale_);
}

LogoTemplate::Drawn LogoTemplate::drawn(double shrink, const cv::Matx23d& map, cv::Size size) const {
    Drawn result;
    auto& [colour, opacity] = result;
    cv::resize(colour_, colour, {}, shrink, shrink, cv::INTER_AREA);
    cv::resize(opacity_, opacity, {}, shrink, shrink, cv::INTER_AREA);
    cv::warpAffine(colour, colour, map, size * finer, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::warpAffine(opacity, opacity, map, size * finer, cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(0));
    cv::resize(colour, colour, size, 0, 0, cv::INTER_AREA);
    cv::resize(opacity, opacity, size, 0, 0, cv::INTER_AREA);
    cv::GaussianBlur(colour, colour, {}, rendering_blur);
    cv::GaussianBlur(opacity, opacity, {}, rendering_blur);
    return result;
}

LogoRendering LogoTemplate::rendered(double side) const {
    LogoRendering result;
    result.side = side;
    result.margin = std::max(3, cvRound(margin_share * side));
    const cv::Size size(cvRound(extent_.width * side) + 2 * result.margin,
                        cvRound(extent_.height * side) + 2 * result.margin);
    const double shrink = shrink_for(side);
    const double zoom = finer * side / (scale_ * shrink);
    const double shift = finer * result.margin - margin_ * shrink * zoom;
    const cv::Matx23d map(zoom, 0, shift + 0.5 * zoom - 0.5, 0, zoom, shift + 0.5 * zoom - 0.5);
    const auto [colour, opacity] = drawn(shrink, map, size);
    gradients_of(colour, result.dx, result.dy);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            result.dx.at<cv::Vec3f>(y, x) *= opacity.at<float>(y, x);
            result.dy.at<cv::Vec3f>(y, x) *= opacity.at<float>(y, x);
        }
    }
    const double contrast = median_of_strong(length_of(result.dx, result.dy));
    cv::Sobel(opacity, result.outline_x, CV_32F, 1, 0, 3, 0.25 * contrast);
    cv::Sobel(opacity, result.outline_y, CV_32F, 0, 1, 3, 0.25 * contrast);
    cv::dilate(opacity, result.known, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
    result.colour = colour;
    result.opacity = opacity;
    result.edges = edges_of(result);
    return result;
}

void LogoTemplate::render_view(const cv::Matx22d& view, cv::Mat& gradient_x, cv::Mat& gradient_y) const {
    const double across = std::hypot(view(0, 0), view(1, 0)), along = std::hypot(view(0, 1), view(1, 1));
    const double shrink = shrink_for(std::max(across, along));
    const double w = extent_.width / 2, h = extent_.height / 2;
    const double reach_x = std::abs(view(0, 0)) * w + std::abs(view(0, 1)) * h + 3;
    const double reach_y = std::abs(view(1, 0)) * w + std::abs(view(1, 1)) * h + 3;
    const cv::Size size(2 * cvCeil(reach_x), 2 * cvCeil(reach_y));
    const cv::Matx22d a = view * (finer / (scale_ * shrink));
    const cv::Vec2d centre =
        a * cv::Vec2d((margin_ + w * scale_) * shrink - 0.5, (margin_ + h * scale_) * shrink - 0.5);
    const cv::Matx23d map(a(0, 0), a(0, 1), finer * size.width / 2.0 - 0.5 - centre[0], a(1, 0), a(1, 1),
                          finer * size.height / 2.0 - 0.5 - centre[1]);
    const auto [colour, opacity] = drawn(shrink, map, size);
    cv::Mat dx, dy;
    gradients_of(colour, dx, dy);
    const double contrast = median_of_strong(length_of(dx, dy));
    cv::Sobel(opacity, gradient_x, CV_32F, 1, 0, 3, 0.25 * contrast);
    cv::Sobel(opacity, gradient_y, CV_32F, 0, 1, 3, 0.25 * contrast);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const float opaque = opacity.at<float>(y, x);
            const auto gx = dx.at<cv::Vec3f>(y, x) * opaque, gy = dy.at<cv::Vec3f>(y, x) * opaque;
            float& ox = gradient_x.at<float>(y, x);
            float& oy = gradient_y.at<float>(y, x);
            const float inner = gx.dot(gx) + gy.dot(gy);
            if (inner <= ox * ox + oy * oy) continue;
            const cv::Vec2f direction = main_direction(gx, gy) * std::sqrt(inner);
            ox = direction[0];
            oy = direction[1];
        }
    }
}

}  // namespace mediaproof
