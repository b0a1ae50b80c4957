// Some hundred damaged files, read as any other. `mediaproof_bench hostile` tries as many thousands.
#include <doctest/doctest.h>

#include <filesystem>
#include <map>

#include "facts_codec.h"
#include "mediaproof/prober.h"
#include "paint/docx.h"
#include "support/archives.h"
#include "support/damage.h"
#include "support/documents.h"
#include "support/films.h"
#include "support/pictures.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

namespace fs = std::filesystem;

struct Sound {
    const char* name;
    std::string bytes;
};

std::vector<Sound> sound_files() {
    const TempFolder folder;
    const cv::Mat event = painted_event(320, false);
    write_jpeg(folder.path() / "photo.jpg", event, "2023-05-12");
    write_png(folder.path() / "picture.png", event);
    make_film(folder.path() / "film.mp4", "testsrc2=s=128x96:r=10:d=1", {"-c:v", "libx264", "-g", "5"});
    make_film(folder.path() / "film.avi", "testsrc2=s=128x96:r=10:d=1", {"-c:v", "mpeg4"});
    paint::write_docx(folder.path() / "report.docx", {"一、经验做法"}, {folder.path() / "photo.jpg"});
    write_odt_of(folder.path() / "report.odt", "<text:p>经验做法</text:p>");
    write_pdf(folder.path() / "report.pdf", {{"活动报告", "经验做法"}});
    std::vector<Sound> files;
    for (const char* name :
         {"photo.jpg", "picture.png", "film.mp4", "film.avi", "report.docx", "report.odt", "report.pdf"}) {
        files.push_back({name, read_bytes(folder.path() / name)});
    }
    return files;
}

}  // namespace

TEST_SUITE_BEGIN("confine");

TEST_CASE("every kind of damage is done, and the same dice do the same") {
    const std::vector<Sound> files = sound_files();
    CHECK(all_damages().size() > 10);
    for (const Damage& damage : all_damages()) {
        CAPTURE(damage.name);
        int changed = 0;
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            Dice dice(seed);
            Dice same(seed);
            const std::string& file = files[seed % files.size()].bytes;
            const std::string damaged = damage.done_to(file, files[0].bytes, dice);
            CHECK(damaged == damage.done_to(file, files[0].bytes, same));
            changed += damaged != file ? 1 : 0;
        }
        CHECK(changed > 5);
        Dice dice(1);
        CHECK_NOTHROW(damage.done_to("", "", dice));
    }
}

TEST_CASE("damaged files are measured or unreadable for a reason, and the next is read as if nothing had been") {
    const TempFolder folder;
    const std::vector<Sound> files = sound_files();
    Prober prober({});
    std::map<std::string, std::vector<std::byte>> measured_whole;
    for (const Sound& file : files)
        measured_whole[file.name] = encode_facts(prober.probe(folder.write(file.name, file.bytes)));
    Dice dice(2023);
    int readable = 0;
    int unreadable = 0;
    for (int i = 0; i < 300; ++i) {
        const Sound& file = files[pick(dice, files.size())];
        const Damage& damage = all_damages()[pick(dice, all_damages().size())];
        const std::string& other = files[pick(dice, files.size())].bytes;
        CAPTURE(i);
        CAPTURE(file.name);
        CAPTURE(damage.name);
        const FileFacts facts = prober.probe(folder.write(file.name, damage.done_to(file.bytes, other, dice)));
        CHECK_NOTHROW(encode_facts(facts));
        ++(facts.kind == FileKind::unreadable ? unreadable : readable);
        if (facts.kind == FileKind::unreadable) CHECK(has_message(facts.reason.key));
        CHECK(facts.reason.key != "unreadable.not-started");
        CHECK(facts.reason.key != "unreadable.timed-out");
    }
    CHECK(readable > 50);
    CHECK(unreadable > 50);
    for (const Sound& file : files) {
        CAPTURE(file.name);
        CHECK(encode_facts(prober.probe(folder.write(file.name, file.bytes))) == measured_whole[file.name]);
    }
}

TEST_SUITE_END();
