// LOGOs learned and remembered. Learning takes its time, so it is done once here; where a test only asks whether
// something would be learned, it is stopped before it begins.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "mediaproof/error.h"
#include "mediaproof/logo.h"
#include "mediaproof/report.h"
#include "support/learned.h"
#include "support/pictures.h"
#include "support/program.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

namespace fs = std::filesystem;

struct WouldLearn {};

// Whether `files` must be learned with that folder as memory.
bool would_learn(const std::vector<fs::path>& files, const fs::path& folder) {
    try {
        LogoModel::recall_or_learn(files, {folder, [] { throw WouldLearn(); }});
    } catch (const WouldLearn&) {
        return true;
    }
    return false;
}

// A folder in which the project's LOGO was learned, and the file in it.
struct Learned {
    TempFolder folder;
    LogoModel model = LogoModel::recall_or_learn(std::array{logo_file()}, {folder.path(), {}});
    fs::path file() const { return fs::directory_iterator(folder.path())->path(); }
};

const Learned& learned() {
    static const Learned once;
    return once;
}

std::string words_against(const std::vector<fs::path>& images) {
    try {
        LogoModel::recall_or_learn(images, {{}, [] { throw WouldLearn(); }});
    } catch (const ConfigError& error) {
        return error.what();
    } catch (const WouldLearn&) {
        return "accepted";
    }
    return "loaded";
}

}  // namespace

TEST_SUITE_BEGIN("learning");

TEST_CASE("the project's LOGO is learned well, and the program learns the same bytes") {
    const LogoLearning& learning = *learned().model.learning();
    CHECK(learning.operating_point.present >= LogoOperatingPoint{}.present);
    CHECK(learning.operating_point.present <= 0.9);
    CHECK(learning.operating_point.absent >= LogoOperatingPoint{}.absent);
    CHECK(learning.operating_point.absent <= learning.operating_point.present);
    CHECK(learning.found_share > 0.8);
    REQUIRE(learning.smallest_px);
    CHECK(*learning.smallest_px < 64);
    REQUIRE(learning.steepest_deg);
    CHECK(*learning.steepest_deg > 20);
    CHECK(std::count(learning.weaknesses.begin(), learning.weaknesses.end(), "plain") == 0);
    const TempFolder folder;
    const fs::path by_program = folder.path() / "model";
    REQUIRE(run_mediaproof({"logo", "learn", "--logo", logo_file().string(), "-o", by_program.string()}).exit_code ==
            0);
    CHECK(read_bytes(by_program) == read_bytes(learned().file()));
}

TEST_CASE("what was learned is told in Chinese and then in English") {
    LogoLearning learning = *learned().model.learning();
    learning.weaknesses = {"plain"};
    const std::string text = logo_learning_text(learning);
    CHECK(text.find("太简单") < text.find("so plain"));
    CHECK(text.find("太简单") != std::string::npos);
    CHECK(text.find("so plain") != std::string::npos);
    learning.smallest_px.reset();
    learning.steepest_deg.reset();
    learning.weaknesses.clear();
    CHECK(logo_learning_text(learning).find("at no rehearsed size") != std::string::npos);
}

TEST_CASE("the report is a picture") {
    const TempFolder folder;
    learned().model.write_report(folder.path() / "report.jpg");
    CHECK(read_bytes(folder.path() / "report.jpg").starts_with("\xFF\xD8\xFF"));
    CHECK_THROWS_AS(learned().model.write_report(folder.path() / "missing" / "report.jpg"), std::system_error);
    CHECK_THROWS_AS(learned().model.write_report("/dev/full"), std::system_error);
}

TEST_CASE("a LOGO is learned once, and again when its memory is no good") {
    const std::string bytes = read_bytes(learned().file());
    const std::string name = learned().file().filename().string();
    CHECK_FALSE(would_learn({logo_file()}, learned().folder.path()));
    const TempFolder folder;
    CHECK(would_learn({logo_file()}, folder.path()));
    CHECK(would_learn({logo_file()}, {}));
    folder.write(name, bytes);
    CHECK_FALSE(would_learn({logo_file()}, folder.path()));
    CHECK(would_learn({logo_file(), logo_file()}, folder.path()));
    const fs::path other = folder.path() / "other.png";
    write_png(other, painted_event(320, false));
    const std::string rows[] = {
        "", bytes.substr(0, bytes.size() / 2), bytes + "x", "words", text_of(file_of_learned({other})),
    };
    for (const std::string& row : rows) {
        folder.write(name, row);
        CHECK(would_learn({logo_file()}, folder.path()));
    }
    fs::remove(folder.path() / name);
    fs::create_directory(folder.path() / name);
    CHECK(would_learn({logo_file()}, folder.path()));
}

TEST_CASE("a learned file needs no learning") {
    const TempFolder folder;
    CHECK_FALSE(would_learn({learned().file()}, folder.path()));
    CHECK_FALSE(would_learn({folder.write("model", text_of(file_of_learned({logo_file()})))}, {}));
}

TEST_CASE("what can't be a LOGO is refused by name before anything is learned") {
    const TempFolder folder;
    const auto picture = [&](const char* name, const cv::Mat& pixels) {
        write_png(folder.path() / name, pixels);
        return folder.path() / name;
    };
    const fs::path clear = picture("clear.png", cv::Mat(64, 64, CV_8UC4, cv::Scalar(0, 0, 0, 0)));
    const fs::path one_pixel = picture("one.png", cv::Mat(1, 1, CV_8UC3, cv::Scalar(1, 2, 3)));
    const fs::path grey = picture("grey.png", cv::Mat(64, 64, CV_8UC3, cv::Scalar::all(90)));
    const fs::path text = folder.write("text.png", "no picture");
    const fs::path missing = folder.path() / "missing.png";
    const fs::path model = learned().file();
    struct Row {
        std::vector<fs::path> images;
        fs::path named;
    };
    const Row rows[] = {
        {{clear}, clear},
        {{one_pixel}, one_pixel},
        {{grey}, grey},
        {{text}, text},
        {{missing}, missing},
        {{folder.path()}, folder.path()},
        {{logo_file(), clear}, clear},
        {{logo_file(), model}, model},
        {{}, "LOGO"},
        {std::vector<fs::path>(9, logo_file()), logo_file()},
    };
    for (const Row& row : rows) {
        CAPTURE(row.named);
        CHECK(words_against(row.images).starts_with(row.named.string() + ": "));
    }
}

TEST_CASE("images of every common kind can be learned") {
    const TempFolder folder;
    const cv::Mat event = painted_event(320, true);
    cv::Mat deep;
    event.convertTo(deep, CV_16U, 257);
    write_png(folder.path() / "plain.png", event);
    write_png(folder.path() / "deep.png", deep);
    write_jpeg(folder.path() / "photo.jpg", event);
    write_printed_jpeg(folder.path() / "printed.jpg", event);
    const std::string plain = (folder.path() / "plain.png").string();
    const auto made = [&](const char* name, const std::vector<std::string>& options) {
        std::vector<std::string> command = {"ffmpeg", "-v", "error", "-y", "-i", plain};
        command.insert(command.end(), options.begin(), options.end());
        command.push_back((folder.path() / name).string());
        run_tool(command);
        return folder.path() / name;
    };
    const fs::path files[] = {
        folder.path() / "plain.png",
        folder.path() / "deep.png",
        folder.path() / "photo.jpg",
        folder.path() / "printed.jpg",
        made("palette.png", {"-pix_fmt", "pal8"}),
        made("grey.png", {"-pix_fmt", "gray"}),
        made("picture.bmp", {}),
        made("picture.tiff", {}),
        made("picture.gif", {}),
    };
    for (const fs::path& file : files) {
        CAPTURE(file);
        CHECK(words_against({file}) == "accepted");
    }
    CHECK(words_against({files[0], files[1], files[2]}) == "accepted");
}

TEST_SUITE_END();
