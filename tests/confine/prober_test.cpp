#include "mediaproof/prober.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "descriptor.h"
#include "facts_codec.h"
#include "paint/docx.h"
#include "probe/probe_file.h"
#include "support/documents.h"
#include "support/films.h"
#include "support/learned.h"
#include "support/pictures.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

namespace fs = std::filesystem;

ProberOptions by_hostile_worker() {
    ProberOptions options;
    options.worker_program = MEDIAPROOF_ATTACK_WORKER;
    options.workers = 1;
    return options;
}

constexpr std::string_view jpeg_start = "\xFF\xD8\xFF\xE0 and nothing else";

// What an attempt at that file's name by the hostile worker comes to.
std::string reason_for(Prober& prober, const TempFolder& folder, const std::string& name) {
    const FileFacts facts = prober.probe(folder.write(name, jpeg_start));
    CHECK(facts.file == folder.path() / name);
    if (facts.kind != FileKind::unreadable) return "readable";
    CHECK(facts.claims == FileKind::photo);
    CHECK(facts.format == "JPEG");
    return facts.reason.key;
}

// Its letters are told by a table of poppler's alone: as old print drivers in China write them.
std::string pdf_by_gbk_table() {
    return "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
           "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
           "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> "
           "endobj\n"
           "4 0 obj <</Length 39>> stream\nBT /F 12 Tf 10 20 Td <D6D0CEC4> Tj ET \nendstream endobj\n"
           "5 0 obj <</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/GBK-EUC-H/DescendantFonts[6 0 R]>> endobj\n"
           "6 0 obj <</Type/Font/Subtype/CIDFontType0/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
           "/Supplement 4>>/FontDescriptor 7 0 R>> endobj\n"
           "7 0 obj <</Type/FontDescriptor/FontName/Song/Flags 4>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n";
}

// One of each kind, and some that are broken.
void write_one_of_each(const fs::path& folder) {
    const cv::Mat event = painted_event(800, true);
    write_jpeg(folder / "IMG_20230512_101500.jpg", event, "2023-05-12");
    write_printed_jpeg(folder / "inks.jpg", event);
    write_png(folder / "logo.png", logo_image());
    make_film(folder / "film.mp4", "testsrc2=s=320x180:r=25:d=3");
    make_film(folder / "film.mkv", "testsrc2=s=320x180:r=25:d=2", {"-c:v", "mpeg4"});
    make_film(folder / "picture.webp", "testsrc2=s=320x180:r=1:d=1", {"-c:v", "libwebp", "-frames:v", "1"});
    make_film(folder / "picture.tiff", "testsrc2=s=320x180:r=1:d=1", {"-frames:v", "1"});
    paint::write_docx(folder / "report.docx", {"一、经验做法"}, {folder / "IMG_20230512_101500.jpg"});
    write_odt_of(folder / "report.odt", "<text:p>经验做法</text:p>");
    write_pdf(folder / "report.pdf", {{"活动报告", "经验做法"}});
}

// The text of those that need what is read from files elsewhere: converters, and poppler's tables.
const std::pair<const char*, std::string> texts[] = {{"gbk.txt", "\xD6\xD0\xCE\xC4"}, {"gbk.pdf", pdf_by_gbk_table()}};

}  // namespace

TEST_SUITE_BEGIN("confine");

TEST_CASE("facts are the same, measured in a confined process or in this one") {
    const TempFolder folder;
    Prober prober({});
    folder.write("files/empty.jpg", "");
    folder.write("files/list.mp4", "#EXTM3U\nfile:///etc/passwd\n");
    folder.write("files/broken.jpg", jpeg_start);
    folder.write("files/locked.pdf", locked_pdf());
    write_one_of_each(folder.path() / "files");
    std::size_t readable = 0;
    for (const auto& entry : fs::directory_iterator(folder.path() / "files")) {
        CAPTURE(entry.path());
        const FileFacts confined = prober.probe(entry.path());
        CHECK(encode_facts(confined) == encode_facts(probe_file(entry.path())));
        readable += confined.kind != FileKind::unreadable ? 1 : 0;
    }
    CHECK(readable == 10);
}

TEST_CASE("a LOGO and banners are found alike, by a model of images that were learned or not") {
    const TempFolder folder;
    const fs::path photo = folder.path() / "photo.jpg";
    write_jpeg(photo, painted_event(800, true));
    const fs::path learned = folder.write("learned", text_of(file_of_learned({logo_file()})));
    for (const fs::path& logo : {learned, logo_file()}) {
        ProberOptions options;
        options.logo = LogoModel::load(logo);
        options.banners = true;
        Prober prober(options);
        const FileFacts confined = prober.probe(photo);
        CHECK(confined.photo.value().logo.value().best_score.has_value());
        CHECK(encode_facts(confined) == encode_facts(probe_file(photo, {&*options.logo, options.depth, true})));
    }
}

TEST_CASE("what a library would read from a file when it first needs it is there already") {
    const TempFolder folder;
    Prober prober({});
    for (const auto& [name, bytes] : texts) {
        CAPTURE(name);
        const FileFacts facts = prober.probe(folder.write(name, bytes));
        REQUIRE(facts.document);
        CHECK(facts.document->text.find("中文") != std::string::npos);
    }
}

TEST_CASE("a file that comes open is measured by that name, wherever it lies") {
    const TempFolder folder;
    const fs::path file = folder.path() / "photo";
    write_jpeg(file, painted_event(400, false));
    const Descriptor open(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    fs::remove(file);
    Prober prober({});
    const FileFacts facts = prober.probe(open.get(), "unit.zip/IMG_20230512_101500.jpg");
    CHECK(facts.kind == FileKind::photo);
    CHECK(facts.file == "unit.zip/IMG_20230512_101500.jpg");
    CHECK(facts.saved.has_value());
}

TEST_CASE("what can't be opened is unreadable, and never hangs") {
    const TempFolder folder;
    fs::create_symlink("/etc/passwd", folder.path() / "link.jpg");
    fs::create_directory(folder.path() / "folder.jpg");
    REQUIRE(::mkfifo((folder.path() / "pipe.jpg").c_str(), 0600) == 0);
    Prober prober({});
    const std::pair<const char*, const char*> rows[] = {{"link.jpg", "unreadable.link"},
                                                        {"folder.jpg", "unreadable.not-opened"},
                                                        {"pipe.jpg", "unreadable.not-opened"},
                                                        {"missing.jpg", "unreadable.not-opened"}};
    for (const auto& [name, reason] : rows) {
        CAPTURE(name);
        const FileFacts facts = prober.probe(folder.path() / name);
        CHECK(facts.kind == FileKind::unreadable);
        CHECK(facts.claims == FileKind::photo);
        CHECK(facts.reason.key == reason);
    }
}

TEST_CASE("a worker that fails or lies costs its own file, with the reason") {
    const TempFolder folder;
    Prober prober(by_hostile_worker());
    const std::pair<const char*, const char*> rows[] = {
        {"photo.jpg", "readable"},
        {"abort.jpg", "unreadable.crashed"},
#ifndef __SANITIZE_ADDRESS__
        {"take all memory.jpg", "unreadable.too-much-memory"},
#endif
        {"connect too.jpg", "unreadable.forbidden"},
        {"garbage.jpg", "unreadable.bad-reply"},
        {"exit silently.jpg", "unreadable.bad-reply"},
        {"forge.jpg", "unreadable.bad-reply"},
        {"document.jpg", "unreadable.bad-reply"},  // sound facts, but not of such a file
        {"other.jpg", "unreadable.bad-reply"},
        {"format.jpg", "unreadable.bad-reply"},
    };
    for (const auto& [name, reason] : rows) {
        CAPTURE(name);
        CHECK(reason_for(prober, folder, name) == reason);
    }
    ProberOptions other = by_hostile_worker();
    other.worker_program = "/bin/true";
    Prober none(other);
    CHECK(reason_for(none, folder, "photo.jpg") == "unreadable.not-started");
}

TEST_CASE("a file that changes while it is read is unreadable") {
    const TempFolder folder;
    const fs::path file = folder.write("growth.jpg", jpeg_start);
    std::atomic<bool> over = false;
    std::thread writer([&] {
        while (!over)
            std::ofstream(file, std::ios::app) << "more";
    });
    Prober prober(by_hostile_worker());
    const FileFacts facts = prober.probe(file);
    over = true;
    writer.join();
    CHECK(facts.kind == FileKind::unreadable);
    CHECK(facts.reason.key == "unreadable.changed");
}

TEST_SUITE_END();
