// mediaproof logo find --annotate, as a reviewer calls it.
#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>
#include <set>
#include <sstream>

#include "annotate/colours.h"
#include "media/file_bytes.h"
#include "media/still.h"
#include "support/films.h"
#include "support/pictures.h"
#include "support/program.h"
#include "support/temp_folder.h"

using namespace mediaproof::tests;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

ProgramRun annotate(const fs::path& into, const std::vector<fs::path>& files) {
    std::vector<std::string> arguments = {"logo", "find", "--logo", logo_file().string(), "--annotate", into.string()};
    for (const fs::path& file : files)
        arguments.push_back(file.string());
    return run_mediaproof(arguments);
}

std::vector<json> lines_of(const std::string& out) {
    std::vector<json> lines;
    std::istringstream input(out);
    for (std::string line; std::getline(input, line);)
        lines.push_back(json::parse(line));
    return lines;
}

cv::Mat picture_at(const fs::path& file) {
    return mediaproof::decode_still(mediaproof::read_file(file, 1 << 26), mediaproof::content_of_file(file), 1 << 16,
                                    file)
        .picture;
}

std::set<fs::path> files_below(const fs::path& folder) {
    std::set<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        files.insert(entry.path());
    return files;
}

}  // namespace

TEST_SUITE_BEGIN("cli");

TEST_CASE("the quad is drawn in green where the line says that it is") {
    const TempFolder folder;
    write_jpeg(folder.path() / "现场照片.jpg", painted_event(1600, true));
    const fs::path out = folder.path() / "out";
    const ProgramRun run = annotate(out, {folder.path() / "现场照片.jpg"});
    REQUIRE(run.exit_code == 0);
    const json line = lines_of(run.out).at(0);
    REQUIRE(line.at("outcome") == "present");
    REQUIRE(line.at("annotated") == json::array({(out / "现场照片.jpg@logo.jpg").string()}));
    const cv::Mat drawn = picture_at(out / "现场照片.jpg@logo.jpg");
    const double scale = drawn.cols / 1600.0;
    for (const json& sighting : line.at("sightings")) {
        const json& quad = sighting.at("quad");
        for (std::size_t i = 0; i < 4; ++i) {
            const auto middle = [&](std::size_t axis) {
                return static_cast<int>(scale * (quad[i][axis].get<double>() + quad[(i + 1) % 4][axis].get<double>()) /
                                        2);
            };
            CHECK(share_of(drawn, {middle(0), middle(1)}, 6, green) > 0.2);
        }
    }
}

TEST_CASE("an absence gives a picture as well, and what is no picture gives none") {
    const TempFolder folder;
    write_jpeg(folder.path() / "without.jpg", painted_event(640, false));
    const ProgramRun run =
        annotate(folder.path() / "out",
                 {folder.path() / "without.jpg", folder.write("empty.jpg", ""), folder.write("notes.txt", "words")});
    REQUIRE(run.exit_code == 0);
    const auto lines = lines_of(run.out);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].at("sightings").empty());
    CHECK(lines[0].at("annotated").size() == 1);
    CHECK(picture_at(lines[0].at("annotated").at(0).get<std::string>()).cols == 640);
    CHECK(lines[1].at("annotated").empty());
    CHECK(lines[2].at("annotated").empty());
    CHECK(files_below(folder.path() / "out").size() == 1);
}

TEST_CASE("without --annotate nothing is written and nothing is said of it") {
    const TempFolder folder;
    write_jpeg(folder.path() / "a.jpg", painted_event(640, false));
    const auto before = files_below(folder.path());
    const ProgramRun run =
        run_mediaproof({"logo", "find", (folder.path() / "a.jpg").string()}, {{}, folder.path(), {}});
    CHECK_FALSE(lines_of(run.out).at(0).contains("annotated"));
    CHECK(files_below(folder.path()) == before);
}

TEST_CASE("a video is shown by frames that carry their second") {
    const TempFolder folder;
    write_jpeg(folder.path() / "event.jpg", painted_event(1280, true));
    make_film(
        folder.path() / "影像.mp4",
        "movie=" + (folder.path() / "event.jpg").string() + ",loop=loop=79:size=1,setpts=N/10/TB,crop=1280:720:0:100",
        {"-r", "10", "-c:v", "libx264", "-preset", "ultrafast", "-g", "20"});
    const ProgramRun run = annotate(folder.path() / "out", {folder.path() / "影像.mp4"});
    REQUIRE(run.exit_code == 0);
    const json line = lines_of(run.out).at(0);
    REQUIRE(line.at("outcome") == "present");
    const json& pictures = line.at("annotated");
    CHECK(pictures.size() >= 2);
    CHECK(pictures.size() <= 4);
    std::set<std::string> seconds;
    for (const json& sighting : line.at("sightings"))
        seconds.insert(fs::path("影像.mp4@00").string() + std::to_string(sighting.at("at_s").get<int>()));
    for (const json& picture : pictures) {
        const fs::path file = picture.get<std::string>();
        CHECK(seconds.contains(file.filename().string().substr(0, std::string("影像.mp4@00x").size())));
        CHECK(file.filename().string().ends_with("s.jpg"));
        CHECK(share_of(picture_at(file), {640, 360}, 640, green) > 0);
    }
}

TEST_CASE("files of one name in different folders have pictures of their own") {
    const TempFolder folder;
    for (const char* unit : {"甲", "乙", "丙"}) {
        fs::create_directory(folder.path() / unit);
        write_jpeg(folder.path() / unit / "照片.jpg", painted_event(640, false));
    }
    const ProgramRun run =
        annotate(folder.path() / "out", {folder.path() / "甲/照片.jpg", folder.path() / "乙/照片.jpg",
                                         folder.path() / "丙/照片.jpg", folder.path() / "甲/照片.jpg"});
    REQUIRE(run.exit_code == 0);
    std::set<fs::path> told;
    for (const json& line : lines_of(run.out))
        told.insert(line.at("annotated").at(0).get<std::string>());
    CHECK(told.size() == 4);
    CHECK(files_below(folder.path() / "out") == told);
}

TEST_CASE("the originals are safe where pictures go into their own folder") {
    const TempFolder folder;
    write_jpeg(folder.path() / "a.jpg", painted_event(640, false));
    const std::string original = read_bytes(folder.path() / "a.jpg");
    CHECK(annotate(folder.path(), {folder.path() / "a.jpg"}).exit_code == 0);
    CHECK(annotate(folder.path(), {folder.path() / "a.jpg", folder.path() / "a.jpg@logo.jpg"}).exit_code == 0);
    CHECK(read_bytes(folder.path() / "a.jpg") == original);
}

TEST_CASE("hostile names stay inside the folder and out of the terminal") {
    const TempFolder folder;
    write_jpeg(folder.path() / "plain.jpg", painted_event(640, false));
    std::vector<fs::path> files;
    fs::create_directory(folder.path() / "in");
    for (const std::string& name :
         {std::string("..%2F..%2Fevil.jpg"), std::string("a\nb\r\033[2J.jpg"), std::string(".hidden.jpg"),
          std::string("-o.jpg"), std::string("..\\..\\evil.jpg"), std::string("\xFF\xFE.jpg"),
          std::string("gpj\u202E.jpg"), std::string(251, 'x') + ".jpg", std::string("'\"$(id)`.jpg")}) {
        files.push_back(folder.path() / "in" / name);
        fs::copy_file(folder.path() / "plain.jpg", files.back());
    }
    const auto before = files_below(folder.path());
    const fs::path out = folder.path() / "out";
    const ProgramRun run = annotate(out, files);
    REQUIRE(run.exit_code == 0);
    std::set<fs::path> told;
    for (const json& line : lines_of(run.out)) {
        REQUIRE(line.at("annotated").size() == 1);
        told.insert(line.at("annotated").at(0).get<std::string>());
    }
    CHECK(told.size() == files.size());
    CHECK(files_below(out) == told);
    for (const fs::path& picture : told) {
        CAPTURE(picture);
        CHECK(picture.parent_path() == out);
        const std::string name = picture.filename().string();
        CHECK(name.find_first_of("%\\\n\r\033") == std::string::npos);
        CHECK_FALSE(name.starts_with("."));
        CHECK_FALSE(name.starts_with("-"));
        CHECK(picture_at(picture).cols == 640);
    }
    CHECK(files_below(folder.path()).size() == before.size() + 1 + told.size());
}

TEST_CASE("a folder that can't be written into leaves with 5 and is named") {
    const TempFolder folder;
    write_jpeg(folder.path() / "a.jpg", painted_event(640, false));
    const fs::path file = folder.write("file", "in the way");
    for (const fs::path& into : {file, file / "below", fs::path("/proc/no/such")}) {
        const ProgramRun run = annotate(into, {folder.path() / "a.jpg"});
        CHECK(run.exit_code == 5);
        CHECK(run.out.empty());
        CHECK(run.err.find("标注图写不进去") != std::string::npos);
        CHECK(run.err.find(into.string()) != std::string::npos);
    }
    CHECK(read_bytes(file) == "in the way");
    CHECK(annotate("", {folder.path() / "a.jpg"}).exit_code == 2);
}

TEST_SUITE_END();
