#include "mediaproof/evidence.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <utility>

#include "evidence_inside.h"
#include "mediaproof/batch.h"
#include "paint/docx.h"
#include "support/archives.h"
#include "support/films.h"
#include "support/packs.h"
#include "support/pictures.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

namespace fs = std::filesystem;

Prober& prober() {
    static Prober one({.logo = {}, .workers = 2, .worker_program = {}});
    return one;
}

// A unit's folder with a photo and a short film.
void write_unit(const fs::path& folder) {
    fs::create_directories(folder);
    write_jpeg(folder / "现场 1.jpg", painted_event(1600, true), "2023-05-12");
    make_film(folder / "film.mp4", "testsrc2=s=320x180:r=25:d=3");
}

std::vector<Judged> judged(const fs::path& folder, const BatchOptions& options) {
    const RulePack pack = RulePack::load(fs::path(MEDIAPROOF_MODELS) / "ningxiang-2023");
    std::vector<Judged> all;
    Batch(pack, prober(), options).run(find_submissions(folder), [&](Judged one) { all.push_back(std::move(one)); });
    return all;
}

BatchOptions with_evidence(const fs::path& folder) {
    BatchOptions options;
    options.thumbnails = true;
    options.evidence = folder;
    return options;
}

bool is_jpeg(const std::string& bytes) {
    return bytes.starts_with("\xFF\xD8\xFF");
}

std::set<std::string> files_below(const fs::path& folder) {
    std::set<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) files.insert(entry.path().lexically_relative(folder).string());
    }
    return files;
}

std::set<std::string> full_sizes(const std::vector<EvidencePicture>& pictures) {
    std::set<std::string> paths;
    for (const EvidencePicture& picture : pictures)
        paths.insert(picture.full_size.string());
    return paths;
}

bool same_thumbnails(const std::vector<EvidencePicture>& a, const std::vector<EvidencePicture>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const EvidencePicture& x, const EvidencePicture& y) {
        return x.file == y.file && x.at_s == y.at_s && x.jpeg == y.jpeg && x.width == y.width;
    });
}

}  // namespace

TEST_SUITE_BEGIN("annotate");

TEST_CASE("a batch makes thumbnails, and full-size pictures where a folder is named for them") {
    const TempFolder folder;
    write_unit(folder.path() / "units" / "教育局");
    const fs::path evidence = folder.path() / "out" / "evidence";
    const auto all = judged(folder.path() / "units" / "教育局", with_evidence(evidence));
    REQUIRE(all.size() == 1);
    const std::vector<EvidencePicture>& pictures = all[0].pictures;
    REQUIRE(pictures.size() >= 2);
    const std::set<std::string> paths = full_sizes(pictures);
    CHECK(paths.contains("evidence/教育局/现场 1.jpg@photo.jpg"));
    CHECK(paths.size() == pictures.size());
    for (const EvidencePicture& picture : pictures) {
        CAPTURE(picture.full_size);
        CHECK(is_jpeg(read_bytes(folder.path() / "out" / picture.full_size)));
        CHECK(picture.width == (picture.at_s ? 320 : 1600));
        CHECK(picture.jpeg.size() > 100);
    }
    CHECK(files_below(evidence).size() == pictures.size());
    const auto without = judged(folder.path() / "units" / "教育局", {});
    CHECK(without.at(0).pictures.empty());
}

TEST_CASE("the pictures of submissions that are called alike are kept apart, and what else lies there is left alone") {
    const TempFolder folder;
    write_unit(folder.path() / "a" / "01");
    write_unit(folder.path() / "b" / "01");
    const fs::path evidence = folder.path() / "evidence";
    folder.write("evidence/01/现场 1.jpg@photo.jpg", "a letter");
    const RulePack pack = RulePack::load(fs::path(MEDIAPROOF_MODELS) / "ningxiang-2023");
    std::vector<Submission> submissions = find_submissions(folder.path() / "a");
    submissions.push_back(find_submissions(folder.path() / "b").at(0));
    for (int run = 0; run < 2; ++run) {
        std::vector<std::set<std::string>> paths;
        Batch(pack, prober(), with_evidence(evidence)).run(submissions, [&](Judged one) {
            paths.push_back(full_sizes(one.pictures));
        });
        CHECK(paths.at(0).contains("evidence/01/现场 1.jpg@photo-2.jpg"));
        CHECK(paths.at(1).contains("evidence/01-2/现场 1.jpg@photo.jpg"));
    }
    CHECK(read_bytes(evidence / "01" / "现场 1.jpg@photo.jpg") == "a letter");
}

TEST_CASE("a link in the folder for pictures leads none of them elsewhere") {
    const TempFolder folder;
    write_unit(folder.path() / "unit");
    const fs::path evidence = folder.path() / "evidence";
    fs::create_directories(folder.path() / "elsewhere");
    fs::create_directories(evidence);
    for (int run = 0; run < 2; ++run) {
        const Judged one = judged(folder.path() / "unit", with_evidence(evidence)).at(0);
        EvidencePictures again(prober(), {{}, evidence});
        for (const auto& pictures : {one.pictures, again.of(one.verdict)})
            CHECK(full_sizes(pictures).contains(run == 0 ? "evidence/unit/现场 1.jpg@photo.jpg"
                                                         : "evidence/unit-3/现场 1.jpg@photo.jpg"));
        fs::remove_all(evidence / "unit");
        fs::create_directory_symlink(folder.path() / "elsewhere", evidence / "unit");
        if (run == 0) fs::create_symlink("nowhere", evidence / "unit-2");
    }
    CHECK(fs::is_empty(folder.path() / "elsewhere"));
}

TEST_CASE("folders for pictures have names that no disk takes for one, and none leaves the folder") {
    const TempFolder folder;
    folder.write("evidence/file", "mine");
    FolderNames names(folder.path() / "evidence");
    const std::string longest(255, 'x');
    const std::pair<std::string, std::string> rows[] = {
        {"unit", "unit"},
        {"unit", "unit-2"},
        {"UNIT", "UNIT-3"},
        {"unit-2", "unit-2-2"},
        {"", "_"},
        {".", "_-2"},
        {"..", "__"},
        {"../..", "___.."},
        {"/etc", "_etc"},
        {"file", "file-2"},
        {longest, longest.substr(0, 200)},
        {longest, longest.substr(0, 200) + "-2"},
    };
    for (const auto& [submission, name] : rows) {
        CAPTURE(name);
        CHECK(names.next(submission) == folder.path() / "evidence" / name);
    }
    CHECK(FolderNames({}).next("unit").empty());
}

TEST_CASE("pictures are drawn again of files that are as they were, wherever they lie, and of no others") {
    const TempFolder folder;
    write_unit(folder.path() / "unit");
    const std::string photo = read_bytes(folder.path() / "unit" / "现场 1.jpg");
    folder.write("packed/submission.toml", "unit = \"教育局\"\n");
    pack(folder.path() / "packed" / "材料.zip", {{"照片/1.jpg", photo, {}, {}}});
    pack(folder.path() / "alone.zip", {{"1.jpg", photo, {}, {}}});
    const auto check = [&](const char* name, const char* file) {
        CAPTURE(name);
        BatchOptions options;
        options.thumbnails = true;
        const Judged before = judged(folder.path() / name, options).at(0);
        EvidencePictures again(prober(), {{}, folder.path() / "again"});
        const auto pictures = again.of(before.verdict);
        REQUIRE_FALSE(pictures.empty());
        CHECK(same_thumbnails(pictures, before.pictures));
        CHECK(is_jpeg(read_bytes(folder.path() / pictures[0].full_size)));
        // The photo makes way for another one: what was judged is not to be seen any more.
        write_jpeg(folder.path() / "other.jpg", painted_event(1600, false), "2023-05-12");
        if (std::string(file).ends_with(".zip")) {
            pack(folder.path() / file, {{"照片/1.jpg", read_bytes(folder.path() / "other.jpg"), {}, {}},
                                        {"1.jpg", read_bytes(folder.path() / "other.jpg"), {}, {}}});
        } else {
            folder.write(file, read_bytes(folder.path() / "other.jpg"));
        }
        for (const EvidencePicture& picture : again.of(before.verdict))
            CHECK(picture.at_s);  // the film alone is as it was
    };
    check("unit", "unit/现场 1.jpg");
    check("packed", "packed/材料.zip");
    check("alone.zip", "alone.zip");
}

TEST_CASE("pictures of written reports are drawn as well") {
    const TempFolder folder;
    write_jpeg(folder.path() / "1.jpg", painted_event(800, true), "2023-05-12");
    const fs::path unit = folder.path() / "unit";
    fs::create_directories(unit);
    paint::write_docx(unit / "报告.docx", {"经验做法"}, {folder.path() / "1.jpg"});
    folder.write("unit/submission.toml", "unit = \"教育局\"\n");
    const Judged one = judged(unit, with_evidence(folder.path() / "evidence")).at(0);
    REQUIRE(one.pictures.size() == 1);
    CHECK(one.pictures[0].file.string().starts_with("报告.docx/word/media/"));
    CHECK(one.pictures[0].width == 800);
    CHECK(is_jpeg(read_bytes(folder.path() / one.pictures[0].full_size)));
    EvidencePictures again(prober(), {});
    CHECK(same_thumbnails(again.of(one.verdict), one.pictures));
}

TEST_CASE("thumbnails are remembered, and shown though the files are gone") {
    const TempFolder folder;
    write_unit(folder.path() / "unit");
    BatchOptions options;
    options.thumbnails = true;
    options.memory = folder.path() / "facts.sqlite";
    const Judged first = judged(folder.path() / "unit", options).at(0);
    const Judged second = judged(folder.path() / "unit", options).at(0);
    CHECK(same_thumbnails(first.pictures, second.pictures));
    fs::remove_all(folder.path() / "unit");
    EvidencePictures again(prober(), {options.memory, folder.path() / "evidence"});
    const auto pictures = again.of(first.verdict);
    CHECK(same_thumbnails(pictures, first.pictures));
    CHECK(full_sizes(pictures) == std::set<std::string>{""});
    CHECK_FALSE(fs::exists(folder.path() / "evidence"));
    EvidencePictures forgotten(prober(), {});
    CHECK(forgotten.of(first.verdict).empty());
}

TEST_CASE("a folder that can't be written into is an error, not a page without pictures") {
    const TempFolder folder;
    write_unit(folder.path() / "unit");
    folder.write("evidence", "a file");
    CHECK_THROWS_AS(judged(folder.path() / "unit", with_evidence(folder.path() / "evidence")), std::system_error);
}

TEST_SUITE_END();
