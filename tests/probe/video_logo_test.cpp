#include <doctest/doctest.h>

#include <set>

#include "probe/probe_file.h"
#include "support/films.h"
#include "support/pictures.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

// Films of 5 frames a second with a single key frame, 20 s long: a street event that the camera passes along, and what
// `put_in` does with the streams [film] and [logo].
class Films {
  public:
    Films() { write_jpeg(folder_.path() / "street.jpg", painted_event(1600, false)); }

    FileFacts probed(const std::string& camera, const std::string& logo, const std::string& put_in) const {
        const auto file = folder_.path() / "film.mp4";
        make_film(file,
                  "movie=" + (folder_.path() / "street.jpg").string() +
                      ",loop=-1:1,setpts=N/5/TB,fps=5,trim=duration=20,crop=640:360:" + camera +
                      "[film];movie=" + logo_file().string() + "," + logo + "[logo];" + put_in,
                  {"-c:v", "libx264", "-preset", "ultrafast", "-crf", "23", "-g", "9999", "-sc_threshold", "0",
                   "-pix_fmt", "yuv420p"});
        return probe_file(file, {&model_});
    }

  private:
    TempFolder folder_;
    LogoModel model_ = LogoModel::load(logo_file());
};

const std::string passing = "x=t*30:y=300";
const std::string still = "x=300:y=300";
const std::string plain = "scale=72:-1";

std::string seconds_of(const LogoSearch& search) {
    std::string all;
    for (const LogoSpan& span : search.spans)
        all += std::to_string(span.from_s) + "-" + std::to_string(span.to_s) + (span.overlay ? " overlay, " : ", ");
    return all;
}

}  // namespace

TEST_SUITE_BEGIN("probe");

TEST_CASE("a LOGO shown for two seconds between key frames is found, and its seconds told") {
    struct Row {
        const char* about;
        std::string camera, logo, put_in;
        double from_s, to_s;
        bool overlay;
    };
    const Row rows[] = {
        {"hung up", passing, plain, "[film][logo]overlay=x=500-(t-7)*30:y=60:enable='between(t,7.3,9.3)'", 7.3, 9.3,
         false},
        {"hung up at the end", passing, plain, "[film][logo]overlay=x=500-(t-17)*30:y=60:enable='gte(t,18)'", 18, 20,
         false},
        {"put on", passing, plain, "[film][logo]overlay=x=550:y=20:enable='between(t,11.1,13.1)'", 11.1, 13.1, true},
        {"put on half transparent", passing, "scale=96:-1,format=rgba,colorchannelmixer=aa=0.8",
         "[film][logo]overlay=x=530:y=20:enable='between(t,4.5,8)'", 4.5, 8, true},
        {"before a camera that stands still", still, plain, "[film][logo]overlay=x=550:y=20:enable='between(t,4,7)'", 4,
         7, false},
    };
    const Films films;
    for (const Row& row : rows) {
        CAPTURE(row.about);
        const FileFacts facts = films.probed(row.camera, row.logo, row.put_in);
        REQUIRE(facts.video);
        const LogoSearch& search = facts.video->logo.value();
        CAPTURE(seconds_of(search));
        CHECK(search.outcome == LogoOutcome::present);
        REQUIRE(search.spans.size() == 1);
        const LogoSpan& span = search.spans.front();
        CHECK(std::abs(span.from_s - row.from_s) < 0.6);
        CHECK(std::abs(span.to_s - row.to_s) < 0.6);
        CHECK(span.overlay == row.overlay);
        CHECK(span.best.at_s >= span.from_s);
        CHECK(span.best.at_s <= span.to_s);
        CHECK(search.visible_s.value() == doctest::Approx(span.to_s - span.from_s));
        for (const Sighting& sighting : search.sightings)
            CHECK(sighting.overlay == row.overlay);
    }
}

TEST_CASE("a LOGO put on does not hide one that hangs there") {
    const FileFacts facts = Films().probed(passing, plain,
                                           "[logo]split[put_on][hung];[film][put_on]overlay=x=550:y=20[edited];"
                                           "[edited][hung]overlay=x=300-(t-12)*30:y=150:"
                                           "enable='between(t,12,15)'");
    const LogoSearch& search = facts.video->logo.value();
    CAPTURE(seconds_of(search));
    std::set<double> hung;
    for (const Sighting& sighting : search.sightings) {
        if (!sighting.overlay) hung.insert(sighting.at_s.value());
        CHECK(sighting.overlay == (sighting.quad[0].x > 540 && sighting.quad[0].y < 30));
    }
    CHECK(hung.size() >= 2);
    CHECK(search.visible_s.value() > 15);
}

TEST_CASE("a video without the LOGO, or with its mirror image, does not show it") {
    const Films films;
    const FileFacts without = films.probed(passing, plain, "[film][logo]overlay=enable=0");
    const LogoSearch& search = without.video->logo.value();
    CHECK(search.outcome == LogoOutcome::absent);
    CHECK(search.spans.empty());
    CHECK(search.visible_s == 0);
    CHECK(search.doubtful_frames == 0);
    CHECK(search.pictures_searched >= 10);
    const FileFacts mirrored = films.probed(passing, plain + ",hflip", "[film][logo]overlay=x=500-(t-7)*30:y=60");
    CHECK(mirrored.video->logo->outcome != LogoOutcome::present);
    CHECK(mirrored.video->logo->sightings.empty());
    CHECK(mirrored.video->logo->reason == "mirrored");
    CHECK(mirrored.video->logo->doubtful_frames.value() >= 2);
}

TEST_CASE("the search ends once the LOGO was seen often enough") {
    const FileFacts facts = Films().probed(passing, plain, "[film][logo]overlay=x=600-t*30:y=60");
    const LogoSearch& search = facts.video->logo.value();
    CHECK(search.outcome == LogoOutcome::present);
    CHECK(search.sightings.size() >= 4);
    CHECK(search.pictures_searched < 10);
}

TEST_SUITE_END();
