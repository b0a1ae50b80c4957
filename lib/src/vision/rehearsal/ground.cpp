#include "vision/rehearsal/ground.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace mediaproof::rehearsal {
namespace {

constexpr double layers = 2.5;        // how often leaves would cover the picture at most
constexpr double textured_leaf = 18;  // from this radius on a thing has shading and grain
constexpr int most_lines_of_letters = 3;
constexpr int most_emblems = 4;

cv::Point within(cv::Size size, Chance& chance) {
    return {chance.whole(0, size.width - 1), chance.whole(0, size.height - 1)};
}

const cv::Scalar& one_of(const std::vector<cv::Scalar>& colours, Chance& chance) {
    return colours[static_cast<std::size_t>(chance.whole(0, static_cast<int>(colours.size()) - 1))];
}

// Few hues a picture, each in many shades, as in a real place.
std::vector<cv::Scalar> palette(Chance& chance) {
    std::vector<cv::Scalar> colours;
    for (int hues = chance.whole(3, 6); hues > 0; --hues) {
        const cv::Scalar hue = any_colour(chance);
        for (int shades = 0; shades < 4; ++shades) {
            const double grey = chance.between(10, 245);
            const double chroma = chance.between(0.1, 0.9);
            colours.push_back(hue * chroma + cv::Scalar::all(grey * (1 - chroma)));
        }
    }
    return colours;
}

std::vector<cv::Point> polygon(cv::Point centre, double radius, Chance& chance) {
    const int corners = chance.whole(3, 7);
    const double turn = chance.between(0, 2 * CV_PI);
    const double squeeze = chance.between(0.3, 1);
    std::vector<cv::Point> points;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * CV_PI * i / corners + chance.between(-0.3, 0.3);
        const double x = radius * std::cos(angle);
        const double y = radius * squeeze * std::sin(angle);
        points.emplace_back(cvRound(centre.x + x * std::cos(turn) - y * std::sin(turn)),
                            cvRound(centre.y + x * std::sin(turn) + y * std::cos(turn)));
    }
    return points;
}

void draw_stroke(cv::Mat& on, cv::Point centre, double radius, const cv::Scalar& colour, Chance& chance) {
    const int width = std::max(1, cvRound(radius * chance.between(0.05, 0.25)));
    const cv::Size axes(cvRound(radius), cvRound(radius * chance.between(0.1, 1)));
    const double from = chance.between(0, 360);
    cv::ellipse(on, centre, axes, chance.between(0, 180), from, from + chance.between(60, 360), colour, width,
                cv::LINE_AA);
}

void draw_outline(cv::Mat& on, cv::Point centre, double radius, const cv::Scalar& colour, Chance& chance) {
    const double kind = chance.share();
    if (kind < 0.4) {
        const cv::Size axes(std::max(1, cvRound(radius)), std::max(1, cvRound(radius * chance.between(0.3, 1))));
        cv::ellipse(on, centre, axes, chance.between(0, 180), 0, 360, colour, cv::FILLED, cv::LINE_AA);
    } else if (kind < 0.85) {
        cv::fillPoly(on, std::vector{polygon(centre, radius, chance)}, colour, cv::LINE_AA);
    } else {
        draw_stroke(on, centre, radius, colour, chance);
    }
}

// A large thing: its colour changes from one side to the other, and it has a grain.
void draw_textured(cv::Mat& on, cv::Point centre, double radius, const cv::Scalar& colour, const cv::Mat& grain,
                   Chance& chance) {
    const int reach = cvRound(radius) + 2;
    const cv::Rect box = cv::Rect(centre.x - reach, centre.y - reach, 2 * reach, 2 * reach) & cv::Rect({}, on.size());
    if (box.empty()) return;
    cv::Mat mask(box.size(), CV_8U, cv::Scalar(0));
    draw_outline(mask, centre - box.tl(), radius, cv::Scalar::all(255), chance);
    const double strength = chance.between(0, 45);
    const double across = chance.between(-50, 50) / reach;
    const double down = chance.between(-50, 50) / reach;
    for (int y = 0; y < box.height; ++y) {
        const auto* rough = grain.ptr<float>(box.y + y) + box.x;
        const auto* share = mask.ptr<std::uint8_t>(y);
        auto* pixels = on.ptr<cv::Vec3b>(box.y + y) + box.x;
        for (int x = 0; x < box.width; ++x) {
            if (share[x] == 0) continue;
            const double light = strength * rough[x] + across * (x - reach) + down * (y - reach);
            for (int c = 0; c < 3; ++c) {
                const double under = pixels[x][c];
                pixels[x][c] = cv::saturate_cast<std::uint8_t>(under + (colour[c] + light - under) * share[x] / 255);
            }
        }
    }
}

void draw_line_of_letters(cv::Mat& on, const std::vector<cv::Scalar>& colours, Chance& chance) {
    const int side = cvRound(chance.power_law(9, 60));
    const cv::Point start = within(on.size(), chance);
    const int letters = chance.whole(2, 10);
    const cv::Scalar ink = one_of(colours, chance);
    if (chance.happens(0.6)) {
        const cv::Rect board(start.x - side / 3, start.y - side / 3, letters * side * 6 / 5 + side / 2, side * 5 / 3);
        cv::rectangle(on, board, one_of(colours, chance), cv::FILLED);
    }
    for (int i = 0; i < letters; ++i)
        draw_any_letter(on, {start.x + i * side * 6 / 5, start.y, side, side}, ink, chance);
}

cv::Mat far_ground(const std::vector<cv::Scalar>& colours, const cv::Mat& grain, Chance& chance) {
    const cv::Scalar top = one_of(colours, chance);
    const cv::Scalar bottom = one_of(colours, chance);
    cv::Mat ground(grain.size(), CV_8UC3);
    for (int y = 0; y < ground.rows; ++y) {
        const double down = static_cast<double>(y) / ground.rows;
        for (int x = 0; x < ground.cols; ++x) {
            for (int c = 0; c < 3; ++c) {
                ground.at<cv::Vec3b>(y, x)[c] =
                    cv::saturate_cast<std::uint8_t>(top[c] + (bottom[c] - top[c]) * down + 40 * grain.at<float>(y, x));
            }
        }
    }
    return ground;
}

}  // namespace

cv::Scalar any_colour(Chance& chance) {
    const double blue = chance.between(0, 255);
    const double green = chance.between(0, 255);
    return {blue, green, chance.between(0, 255)};
}

cv::Mat cloud(Chance& chance, cv::Size size) {
    cv::Mat sum(size, CV_32F, cv::Scalar(0));
    double strength = 0.5;
    for (int cells = 3; cells < std::max(size.width, size.height); cells *= 2, strength *= 0.62) {
        cv::Mat octave(std::max(2, cells * size.height / size.width), cells, CV_32F);
        for (auto value = octave.begin<float>(); value != octave.end<float>(); ++value)
            *value = static_cast<float>(strength * chance.normal());
        cv::Mat enlarged;
        cv::resize(octave, enlarged, size, 0, 0, cv::INTER_LINEAR);
        sum += enlarged;
    }
    return sum;
}

void draw_any_letter(cv::Mat& bgr, cv::Rect cell, const cv::Scalar& colour, Chance& chance) {
    const int width = std::max(1, cvRound(cell.width * chance.between(0.06, 0.14)));
    const auto x = [&] { return cell.x + chance.whole(0, 4) * cell.width / 4; };
    const auto y = [&] { return cell.y + chance.whole(0, 4) * cell.height / 4; };
    for (int strokes = chance.whole(3, 8); strokes > 0; --strokes) {
        const double kind = chance.share();
        const cv::Point from(x(), y());
        if (kind < 0.4) {
            cv::line(bgr, from, {x(), from.y}, colour, width, cv::LINE_AA);
        } else if (kind < 0.75) {
            cv::line(bgr, from, {from.x, y()}, colour, width, cv::LINE_AA);
        } else if (kind < 0.9) {
            cv::line(bgr, from, {x(), y()}, colour, width, cv::LINE_AA);
        } else {
            const double start = chance.between(0, 360);
            cv::ellipse(bgr, from, {cell.width / 3 + 1, cell.height / 3 + 1}, 0, start, start + chance.between(90, 300),
                        colour, width, cv::LINE_AA);
        }
    }
}

void draw_any_emblem(cv::Mat& bgr, cv::Rect box, const std::vector<cv::Scalar>& colours, Chance& chance) {
    const cv::Point centre = (box.tl() + box.br()) / 2;
    const double radius = std::min(box.width, box.height) / 2.0;
    const auto axes = [&](double share) {
        return cv::Size(std::max(1, cvRound(box.width * share / 2)), std::max(1, cvRound(box.height * share / 2)));
    };
    cv::ellipse(bgr, centre, axes(1), 0, 0, 360, one_of(colours, chance), cv::FILLED, cv::LINE_AA);
    for (int rings = chance.whole(0, 2); rings > 0; --rings) {
        const int width = std::max(1, cvRound(radius * chance.between(0.03, 0.2)));
        cv::ellipse(bgr, centre, axes(chance.between(0.5, 0.95)), 0, 0, 360, one_of(colours, chance), width,
                    cv::LINE_AA);
    }
    for (int figures = chance.whole(1, 5); figures > 0; --figures) {
        const cv::Point at(cvRound(centre.x + box.width * chance.between(-0.2, 0.2)),
                           cvRound(centre.y + box.height * chance.between(-0.2, 0.2)));
        draw_outline(bgr, at, radius * chance.between(0.15, 0.5), one_of(colours, chance), chance);
    }
}

cv::Mat logo_free_ground(Chance& chance, cv::Size size) {
    const std::vector<cv::Scalar> colours = palette(chance);
    const cv::Mat grain = cloud(chance, size);
    cv::Mat ground = far_ground(colours, grain, chance);
    const double smallest = chance.power_law(3, 20);
    const double largest = chance.between(0.2, 0.6) * std::min(size.width, size.height);
    double left = size.area() * layers * chance.share();
    while (left > 0) {
        const double radius = chance.power_law(smallest, largest);
        left -= 2 * radius * radius;
        const cv::Point at = within(size, chance);
        const cv::Scalar colour = one_of(colours, chance) + cv::Scalar::all(chance.between(-20, 20));
        if (radius < textured_leaf) {
            draw_outline(ground, at, radius, colour, chance);
        } else {
            draw_textured(ground, at, radius, colour, grain, chance);
        }
    }
    for (int i = chance.whole(0, most_lines_of_letters); i > 0; --i)
        draw_line_of_letters(ground, colours, chance);
    for (int i = chance.whole(0, most_emblems); i > 0; --i) {
        const int side = cvRound(chance.power_law(16, 150));
        draw_any_emblem(ground, {within(size, chance), cv::Size(side, side)}, colours, chance);
    }
    cv::GaussianBlur(ground, ground, {}, chance.between(0.4, 1));
    return ground;
}

}  // namespace mediaproof::rehearsal
