#include "paint/film.h"

#include "paint/encoder.h"
#include "paint/planes.h"
#include "paint/random.h"
#include "paint/walker.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace mediaproof::paint {
namespace {

const cv::Size canvas{2000, 1500};

/// How a shot of each view begins and ends; a film goes through them in this order, again and again.
struct Move {
    View view;
    Framing from, to;
    double walker_z_m;  // where passers-by walk; 0 where nobody does
};
const std::array<Move, 9> moves{{
    {View::plaza, {{0.47, 0.52}, 0.86}, {{0.53, 0.51}, 0.80}, 5.2},
    {View::boards, {{0.36, 0.47}, 0.62}, {{0.62, 0.48}, 0.66}, 3.3},
    {View::stall, {{0.50, 0.44}, 0.94}, {{0.56, 0.40}, 0.72}, 0},
    {View::stage, {{0.46, 0.45}, 0.86}, {{0.42, 0.40}, 0.66}, 0},
    {View::plaza, {{0.26, 0.50}, 0.50}, {{0.56, 0.50}, 0.54}, 5.6},
    {View::room, {{0.48, 0.44}, 0.90}, {{0.60, 0.44}, 0.74}, 0},
    {View::boards, {{0.44, 0.44}, 0.50}, {{0.42, 0.45}, 0.78}, 3.2},
    {View::stage, {{0.58, 0.55}, 0.78}, {{0.40, 0.42}, 0.74}, 0},
    {View::stall, {{0.62, 0.38}, 0.62}, {{0.46, 0.44}, 0.84}, 0},
}};

struct Shot {
    Move move;
    double length_s;
    bool spoilt;
    bool still;  // its first frame stands for all
};

/// Spoilt and sharp shots take turns so that the share holds all along the film.
std::vector<Shot> shots_of(const Film& film, Random& random) {
    std::vector<Shot> shots;
    double spoilt_s = 0;
    for (double begun_s = 0; begun_s < film.duration_s;) {
        const bool still = begun_s >= film.live_s;
        const double length_s = still ? film.slide_s : std::min(random.between(8, 15), film.live_s - begun_s);
        const bool spoilt = spoilt_s < film.spoilt_share * (begun_s + length_s * 0.5);
        shots.push_back({moves[shots.size() % moves.size()], length_s, spoilt, still});
        if (spoilt) spoilt_s += length_s;
        begun_s += length_s;
    }
    return shots;
}

/// Every view of the event as a film needs it, painted when first asked for.
class Canvases {
  public:
    Canvases(const Event& event, const Fault& fault) : event_(event), fault_(fault) {}

    const Planes& of(View view, bool spoilt) {
        const auto key = std::pair(view, spoilt);
        if (const auto known = painted_.find(key); known != painted_.end()) return known->second;
        cv::Mat picture = paint_view(event_, view, canvas);
        cv::GaussianBlur(picture, picture, {}, 0.7);
        if (spoilt) picture = spoil(picture, fault_, canvas.width * 0.75 / 1600.0);
        return painted_.emplace(key, Planes(picture)).first->second;
    }

  private:
    const Event& event_;
    Fault fault_;
    std::map<std::pair<View, bool>, Planes> painted_;
};

/// A hand is never still: slow sway and a faster tremble, different in every shot.
class Hand {
  public:
    explicit Hand(Random& random) {
        for (Wave& wave : waves_)
            wave = {random.between(0.12, 1.6), random.between(0, 6.3)};
    }

    Framing shaken(Framing framing, double time_s) const {
        framing.centre.x += 0.0035 * sway(0, time_s);
        framing.centre.y += 0.0035 * sway(3, time_s);
        framing.roll_deg += 0.30 * sway(6, time_s);
        return framing;
    }

  private:
    struct Wave {
        double hertz, phase;
    };

    double sway(std::size_t first, double time_s) const {
        double sum = 0;
        for (std::size_t wave = first; wave < first + 3; ++wave)
            sum += std::sin(2 * CV_PI * waves_[wave].hertz * time_s + waves_[wave].phase) / (1 + waves_[wave].hertz);
        return sum;
    }

    std::array<Wave, 9> waves_{};
};

Framing between(const Framing& from, const Framing& to, double share) {
    const double eased = share * share * (3 - 2 * share);
    return {from.centre + (to.centre - from.centre) * eased, from.width + (to.width - from.width) * eased,
            from.roll_deg + (to.roll_deg - from.roll_deg) * eased};
}

/// Noise from a few tiles laid at a new place each frame: drawing it afresh would cost more than all the
/// rest.
class Grain {
  public:
    Grain(cv::Size frame, double strength, Random& random) : frame_(frame) {
        cv::Mat noise(frame.height + spare, frame.width + spare, CV_16S);
        cv::RNG dice(random.below(1U << 30U));
        dice.fill(noise, cv::RNG::NORMAL, 0.0, strength);
        cv::max(noise, 0, brighter_);
        cv::max(-noise, 0, darker_);
        brighter_.convertTo(brighter_, CV_8U);
        darker_.convertTo(darker_, CV_8U);
    }

    void strew(cv::Mat& y, Random& random) const {
        cv::add(y, brighter_(anywhere(random)), y);
        cv::subtract(y, darker_(anywhere(random)), y);
    }

  private:
    static constexpr int spare = 128;

    cv::Rect anywhere(Random& random) const {
        const auto offset = [&random] { return static_cast<int>(random.below(spare)); };
        const int x = offset();
        return {{x, offset()}, frame_};
    }

    cv::Size frame_;
    cv::Mat brighter_, darker_;
};

std::vector<Walker> walkers_of(const Shot& shot, const Fault& fault, Random& random) {
    std::vector<Walker> walkers;
    if (shot.still || shot.move.walker_z_m <= 0) return walkers;
    const Lens lens = lens_of(shot.move.view, canvas);
    for (double middle_s = random.between(2, 5); middle_s < shot.length_s; middle_s += random.between(3.5, 6))
        walkers.emplace_back(lens, shot.move.walker_z_m + random.between(-0.3, 0.5), middle_s,
                             shot.spoilt ? fault : Fault{}, random);
    return walkers;
}

/// Puts the shots' frames, one after another, through the encoder.
class Cutter {
  public:
    Cutter(const Event& event, const Film& film, Encoder& encoder)
        : film_(film),
          canvases_(event, film.fault),
          random_(event.seed * 7919U + 11U),
          grain_(film.size, 1.4, random_),
          encoder_(encoder),
          bytes_(static_cast<std::size_t>(film.size.area()) * 3 / 2),
          frame_(film.size, bytes_.data()) {}

    void run() {
        const auto wanted = static_cast<long>(std::lround(film_.duration_s * film_.fps));
        long count = 0;
        for (const Shot& shot : shots_of(film_, random_)) {
            const long length = std::min(wanted - count, static_cast<long>(std::lround(shot.length_s * film_.fps)));
            take(shot, length);
            count += length;
        }
    }

  private:
    void take(const Shot& shot, long frames) {
        const Planes& view = canvases_.of(shot.move.view, shot.spoilt);
        const Hand hand(random_);
        const std::vector<Walker> walkers = walkers_of(shot, film_.fault, random_);
        for (long number = 0; number < frames; ++number) {
            if (shot.still && number > 0) {
                encoder_.add(bytes_);
                continue;
            }
            const double time_s = static_cast<double>(number) / film_.fps;
            const Framing steady = between(shot.move.from, shot.move.to, std::min(1.0, time_s / shot.length_s));
            const cv::Matx23d framing = framing_transform(hand.shaken(steady, time_s), canvas, film_.size);
            warp(view, framing, frame_);
            for (const Walker& walker : walkers)
                walker.draw(frame_, framing, time_s);
            grain_.strew(frame_.y, random_);
            encoder_.add(bytes_);
        }
    }

    const Film& film_;
    Canvases canvases_;
    Random random_;
    Grain grain_;
    Encoder& encoder_;
    std::vector<unsigned char> bytes_;
    Planes frame_;
};

}  // namespace

void write_film(const std::filesystem::path& file, const Event& event, const Film& film) {
    Encoder encoder(file, film, event.seed);
    Cutter(event, film, encoder).run();
    encoder.finish();
}

}  // namespace mediaproof::paint
