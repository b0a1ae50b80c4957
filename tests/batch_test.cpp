#include "mediaproof/batch.h"

#include <doctest/doctest.h>

#include <atomic>
#include <fstream>
#include <optional>
#include <system_error>

#include "mediaproof/report.h"
#include "store/journal.h"
#include "support/archives.h"
#include "support/temp_folder.h"
#include "support/units.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

namespace fs = std::filesystem;

const RulePack& shipped_pack() {
    static const RulePack pack = RulePack::load(fs::path(MEDIAPROOF_MODELS) / "ningxiang-2023");
    return pack;
}

ProberOptions with_workers(std::size_t count) {
    ProberOptions options;
    options.workers = count;
    return options;
}

// Nothing can be measured with it: a verdict that holds what was measured must have it from elsewhere.
ProberOptions without_worker() {
    ProberOptions options = with_workers(1);
    options.worker_program = "/bin/true";
    return options;
}

struct Run {
    bool all = false;
    std::vector<Verdict> verdicts;

    std::string report() const { return json_report(verdicts, shipped_pack(), Language::english); }
};

Run run(const fs::path& folder, ProberOptions prober_options, BatchOptions options = {}) {
    Prober prober(std::move(prober_options));
    Batch batch(shipped_pack(), prober, std::move(options));
    Run result;
    result.all = batch.run(find_submissions(folder),
                           [&](Judged judged) { result.verdicts.push_back(std::move(judged.verdict)); });
    return result;
}

BatchOptions remembering(const fs::path& file) {
    BatchOptions options;
    options.memory = file;
    return options;
}

BatchOptions noting(const fs::path& folder) {
    BatchOptions options;
    options.journal = folder;
    return options;
}

// Of that many files.
BatchOptions stopping_after(int files, BatchOptions options) {
    options.stop = [left = std::make_shared<std::atomic<int>>(files)] { return (*left)-- <= 0; };
    return options;
}

// The units whose photos could not be measured.
std::vector<std::string> not_started(const Run& run) {
    std::vector<std::string> names;
    for (const Verdict& verdict : run.verdicts) {
        for (const FileFacts& facts : verdict.files) {
            if (facts.reason.key == "unreadable.not-started" && facts.file == "photo.jpg")
                names.push_back(verdict.submission.name);
        }
    }
    return names;
}

}  // namespace

TEST_SUITE_BEGIN("batch");

TEST_CASE("verdicts come in the submissions' order, however many workers there are") {
    const TempFolder folder;
    write_units(folder.path(), 8);
    pack(folder.path() / "unit 03b.zip", {{"photo.jpg", read_bytes(folder.path() / "unit 03" / "photo.jpg"), "", ""}});
    fs::create_directory(folder.path() / "unit 05b");
    folder.write("unit 05b/submission.toml", "unit = \"市教育局\"\n");
    const Run one = run(folder.path(), with_workers(1));
    const Run three = run(folder.path(), with_workers(3));
    CHECK(one.all);
    REQUIRE(one.verdicts.size() == 10);
    const auto submissions = find_submissions(folder.path());
    for (std::size_t i = 0; i < submissions.size(); ++i)
        CHECK(one.verdicts[i].submission.name == submissions[i].name);
    CHECK((one.report() == three.report()));
    CHECK(not_started(one).empty());
}

TEST_CASE("progress counts every file and submission") {
    const TempFolder folder;
    write_units(folder.path(), 5);
    BatchOptions options;
    std::optional<BatchProgress> last;
    options.on_progress = [&](const BatchProgress& progress) {
        if (last) CHECK(progress.files_done >= last->files_done);
        if (last) CHECK(progress.submissions_done >= last->submissions_done);
        last = progress;
    };
    CHECK(run(folder.path(), with_workers(3), options).all);
    REQUIRE(last);
    CHECK(last->submissions == 5);
    CHECK(last->submissions_done == 5);
    CHECK(last->files_done == 10);
}

TEST_CASE("nothing to judge is judged at once") {
    Prober prober(with_workers(2));
    Batch batch(shipped_pack(), prober);
    CHECK(batch.run({}, [](const Judged&) { CHECK(false); }));
}

TEST_CASE("an enemy's file costs itself alone") {
    const TempFolder folder;
    write_units(folder.path(), 3);
    const std::string photo = read_bytes(folder.path() / "unit 01" / "photo.jpg");
    folder.write("unit 01/abort.jpg", photo);
    ProberOptions hostile = with_workers(2);
    hostile.worker_program = MEDIAPROOF_ATTACK_WORKER;
    const Run attacked = run(folder.path(), hostile);
    CHECK(attacked.all);
    REQUIRE(attacked.verdicts.size() == 3);
    for (const Verdict& verdict : attacked.verdicts) {
        for (const FileFacts& facts : verdict.files) {
            CAPTURE(facts.file);
            if (facts.file == "abort.jpg") CHECK(facts.reason.key == "unreadable.crashed");
            if (facts.file == "photo.jpg") CHECK(facts.kind == FileKind::photo);
        }
    }
}

TEST_CASE("what was remembered needs no worker, and what has changed is measured again") {
    const TempFolder folder;
    const TempFolder place;
    write_units(folder.path(), 6);
    const auto memory = remembering(place.path() / "facts.sqlite");
    const Run first = run(folder.path(), with_workers(2), memory);
    CHECK((run(folder.path(), without_worker(), memory).report() == first.report()));
    change_photo(folder.path() / "unit 04");
    CHECK(not_started(run(folder.path(), without_worker(), memory)) == std::vector<std::string>{"unit 04"});
    const Run changed = run(folder.path(), with_workers(2), memory);
    CHECK(changed.report() != "");
    CHECK(not_started(changed).empty());
    CHECK((run(folder.path(), without_worker(), memory).report() == changed.report()));
    CHECK(not_started(run(folder.path(), without_worker())).size() == 6);
}

TEST_CASE("a memory that can't be used costs nothing but time, and is told of") {
    const TempFolder folder;
    write_units(folder.path(), 2);
    BatchOptions options = remembering(folder.path());  // a folder
    int told = 0;
    options.on_trouble = [&](const Message& trouble) {
        ++told;
        CHECK_FALSE(say(trouble, Language::chinese).empty());
    };
    CHECK((run(folder.path(), with_workers(1), options).report() == run(folder.path(), with_workers(1)).report()));
    CHECK(told > 0);
}

TEST_CASE("one that is stopped goes on where it was") {
    const TempFolder folder;
    const TempFolder place;
    write_units(folder.path(), 8);
    const Run stopped = run(folder.path(), with_workers(1), stopping_after(7, noting(place.path())));
    CHECK_FALSE(stopped.all);
    CHECK(stopped.verdicts.size() < 8);
    const auto left = not_started(run(folder.path(), without_worker(), noting(place.path())));
    CHECK(left.size() >= 1);
    CHECK(left.size() <= 8 - stopped.verdicts.size());
    CHECK(left.size() < 8);
    CHECK(fs::exists(place.path() / Journal::file_name));
}

TEST_CASE("the verdicts after a stop are those of a run without") {
    const TempFolder folder;
    write_units(folder.path(), 6);
    const std::string whole = run(folder.path(), with_workers(2)).report();
    for (const int files : {0, 1, 4, 9}) {
        CAPTURE(files);
        const TempFolder place;
        CHECK_FALSE(run(folder.path(), with_workers(2), stopping_after(files, noting(place.path()))).all);
        CHECK((run(folder.path(), with_workers(2), noting(place.path())).report() == whole));
    }
}

TEST_CASE("what no worker could be had for is measured by the next run") {
    const TempFolder folder;
    const TempFolder place;
    write_units(folder.path(), 3);
    CHECK(not_started(run(folder.path(), without_worker(), noting(place.path()))).size() == 3);
    const Run next = run(folder.path(), with_workers(2), noting(place.path()));
    CHECK(not_started(next).empty());
    CHECK((next.report() == run(folder.path(), with_workers(2)).report()));
}

TEST_CASE("the journal is removed at the end, and only then") {
    const TempFolder folder;
    const TempFolder place;
    write_units(folder.path(), 2);
    Prober prober(with_workers(1));
    Batch batch(shipped_pack(), prober, noting(place.path()));
    CHECK(batch.run(find_submissions(folder.path()), [](const Judged&) {}));
    CHECK(fs::exists(place.path() / Journal::file_name));
    batch.finish();
    CHECK(fs::is_empty(place.path()));
}

TEST_CASE("two runs can't keep their journals in one folder") {
    const TempFolder place;
    Prober prober(with_workers(1));
    const Batch first(shipped_pack(), prober, noting(place.path()));
    CHECK_THROWS_AS(Batch(shipped_pack(), prober, noting(place.path())), BatchInUse);
    CHECK_THROWS_AS(Batch(shipped_pack(), prober, noting(place.path() / "missing")), std::system_error);
}

TEST_CASE("what the taker throws, and a worker that is not there, end the run") {
    const TempFolder folder;
    write_units(folder.path(), 4);
    Prober prober(with_workers(2));
    Batch batch(shipped_pack(), prober);
    const auto submissions = find_submissions(folder.path());
    CHECK_THROWS_AS(batch.run(submissions, [](const Judged&) { throw std::domain_error("enough"); }),
                    std::domain_error);
    ProberOptions missing = with_workers(2);
    missing.worker_program = folder.path() / "missing";
    CHECK_THROWS_AS(run(folder.path(), missing), ConfinementError);
}

TEST_SUITE_END();
