#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "probe/probe_file.h"
#include "mediaproof/report.h"
#include "mediaproof/validate.h"
#include "support/documents.h"
#include "support/learned.h"
#include "support/pictures.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

using nlohmann::json;

constexpr char ole[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

std::string photo_bytes(const TempFolder& folder, int width, const std::string& taken = "") {
    write_jpeg(folder.path() / "made.jpg", painted_event(width, false), taken);
    return read_bytes(folder.path() / "made.jpg");
}

std::filesystem::path office_file(const TempFolder& folder, const std::string& name, const std::string& root) {
    const auto file = folder.path() / name;
    paint::write_package(file, {{"[Content_Types].xml", "<Types/>"},
                                {"_rels/.rels", "<r><Relationship Type=\"x/officeDocument\" Target=\"main.xml\"/></r>"},
                                {"main.xml", "<" + root + "/>"}});
    return file;
}

}  // namespace

TEST_SUITE_BEGIN("probe");

TEST_CASE("a report is read in the formats that can be, and asked for as .docx in the others") {
    const TempFolder folder;
    paint::write_docx(folder.path() / "a.docx", {"经验做法"});
    write_odt_of(folder.path() / "a.odt", "<text:p>经验做法</text:p>");
    write_pdf(folder.path() / "a.pdf", {{"经验做法"}});
    paint::write_package(folder.path() / "plain.docx", {{"photo.jpg", "x"}});
    // As some programs write them: the part that tells does not come first.
    paint::write_package(
        folder.path() / "other-order.docx",
        {{"word/theme/theme1.xml", "<a/>"},
         {"[Content_Types].xml", "<Types/>"},
         {"_rels/.rels", "<r><Relationship Type=\"x/officeDocument\" Target=\"word/document.xml\"/></r>"},
         {"word/document.xml", "<document><p><t>经验做法</t></p></document>"}});
    struct Row {
        std::filesystem::path file;
        FileKind kind;
        const char* reason;
    };
    const Row rows[] = {
        {folder.path() / "a.docx", FileKind::document, ""},
        {folder.path() / "a.odt", FileKind::document, ""},
        {folder.path() / "a.pdf", FileKind::document, ""},
        {folder.path() / "other-order.docx", FileKind::document, ""},
        {folder.write("a.txt", "经验做法\n"), FileKind::document, ""},
        {folder.write("a.md", "经验做法\n"), FileKind::document, ""},
        {folder.write("renamed.doc", read_bytes(folder.path() / "a.docx")), FileKind::document, ""},
        {folder.write("no-name", read_bytes(folder.path() / "a.docx")), FileKind::document, ""},
        {folder.write("old.doc", ole), FileKind::unreadable, "unreadable.save-as-docx"},
        {folder.write("old.wps", ole), FileKind::unreadable, "unreadable.save-as-docx"},
        {folder.write("old", ole), FileKind::unreadable, "unreadable.save-as-docx"},
        {folder.write("a.rtf", "{\\rtf1 a}"), FileKind::unreadable, "unreadable.save-as-docx"},
        {folder.write("a.ofd", std::string("PK\x03\x04") + std::string(26, '\0') + "OFD.xml"), FileKind::unreadable,
         "unreadable.save-as-docx"},
        {folder.write("locked.pdf", locked_pdf()), FileKind::unreadable, "unreadable.password"},
        {folder.write("a.docx.txt", std::string("\xFF\xFF\xFF\xFF")), FileKind::unreadable, "unreadable.damaged"},
        {folder.write("cut.docx", read_bytes(folder.path() / "a.docx").substr(0, 900)), FileKind::unreadable,
         "unreadable.damaged"},
        {office_file(folder, "sheet.docx", "workbook"), FileKind::unreadable, "unreadable.no-report"},
        {folder.path() / "plain.docx", FileKind::unreadable, "unreadable.no-report"},
        {office_file(folder, "signed-in.xlsx", "workbook"), FileKind::other, ""},
        {office_file(folder, "slides.pptx", "presentation"), FileKind::other, ""},
        {folder.write("signed-in.xls", ole), FileKind::other, ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.file);
        const FileFacts facts = probe_file(row.file);
        CHECK(facts.kind == row.kind);
        CHECK(facts.reason.key == row.reason);
        CHECK(facts.document.has_value() == (row.kind == FileKind::document));
        if (facts.document) CHECK(facts.document->text.find("经验做法") != std::string::npos);
        if (row.kind == FileKind::unreadable) CHECK(facts.claims == FileKind::document);
    }
}

TEST_CASE("pictures in a report that are large enough are photos like any other") {
    const TempFolder folder;
    const std::string large = photo_bytes(folder, 640, "2023-05-12");
    write_png(folder.path() / "a.png", painted_event(400, false));
    paint::PackageParts parts = {
        {"word/media/image1.jpeg", large},
        {"word/media/image2.jpeg", photo_bytes(folder, 300)},
        {"word/media/image3.png", read_bytes(folder.path() / "a.png")},
        {"word/media/image4.emf", std::string("\1\0\0\0 no picture", 16)},
        {"word/media/image5.jpeg", large.substr(0, large.size() / 2)},
        {"word/media/image6.jpeg", std::string(50, '\1')},
        {"word/media/../../image7.jpeg", large},
        {"image8.jpeg", large},
        {"docProps/thumbnail.jpeg", large},
    };
    paint::write_docx_of(folder.path() / "a.docx", "", parts);
    const DocumentFacts document = probe_file(folder.path() / "a.docx").document.value();
    REQUIRE(document.pictures.size() == 4);
    const char* names[] = {"word/media/image1.jpeg", "word/media/image3.png", "word/media/image5.jpeg",
                           "word/media/image6.jpeg"};
    const FileKind kinds[] = {FileKind::photo, FileKind::photo, FileKind::unreadable, FileKind::unreadable};
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(document.pictures[i].file == names[i]);
        CHECK(document.pictures[i].kind == kinds[i]);
    }
    const PhotoFacts in_report = document.pictures[0].photo.value();
    std::ofstream(folder.path() / "alone.jpg", std::ios::binary) << large;
    const PhotoFacts alone = probe_file(folder.path() / "alone.jpg").photo.value();
    CHECK(in_report.width == 640);
    CHECK(in_report.captured->source == "exif.DateTimeOriginal");
    CHECK(in_report.captured->time == alone.captured->time);
    CHECK(in_report.clarity.score == alone.clarity.score);
    CHECK(in_report.view == alone.view);
    write_odt_of(folder.path() / "a.odt", "", {{"Pictures/1.jpg", large}, {"Thumbnails/thumbnail.png", large}});
    CHECK(probe_file(folder.path() / "a.odt").document->pictures.size() == 1);
}

TEST_CASE("of too many pictures the rest is told, not passed over") {
    const TempFolder folder;
    paint::PackageParts parts;
    for (int i = 1; i <= 202; ++i)
        parts.emplace_back("word/media/image" + std::to_string(i) + ".jpeg", photo_bytes(folder, 320));
    paint::write_docx_of(folder.path() / "a.docx", "", parts);
    const auto pictures = probe_file(folder.path() / "a.docx").document->pictures;
    REQUIRE(pictures.size() == 201);
    CHECK(pictures.back().reason.key == "unreadable.too-many-pictures");
    CHECK(pictures.back().file == "word/media/image201.jpeg");
}

TEST_CASE("in JSON a report shows its length, the beginning of its text and its pictures") {
    const TempFolder folder;
    photo_bytes(folder, 640, "2023-05-12");
    std::string text;
    for (int i = 0; i < 3000; ++i)
        text += "做";
    paint::write_docx(folder.path() / "a.docx", {text}, {folder.path() / "made.jpg"});
    const json facts = json::parse(json_facts(probe_file(folder.path() / "a.docx"), Language::chinese));
    CHECK(facts.at("kind") == "document");
    CHECK(facts.at("characters") == 3001);
    CHECK(facts.at("text").get<std::string>().size() == 6000);
    REQUIRE(facts.at("pictures").size() == 1);
    CHECK(facts.at("pictures")[0].at("file") == "word/media/image1.jpg");
    CHECK(facts.at("pictures")[0].at("width") == 640);
    CHECK(facts.at("pictures")[0].at("captured").at("time").get<std::string>().starts_with("2023-05-12"));
}

TEST_CASE("in a submission a report's pictures follow it, each told once") {
    const TempFolder folder;
    photo_bytes(folder, 640, "2023-05-12");
    const auto jpeg = folder.path() / "made.jpg";
    std::filesystem::create_directory(folder.path() / "unit");
    paint::write_docx(folder.path() / "unit" / "活动报告.docx", {"一、经验做法"}, {jpeg, jpeg});
    folder.write("unit/submission.toml", "unit = \"市教育局\"\nevent_date = 2023-05-12\n");
    const Bytes learned = file_of_learned({logo_file()});
    const LogoModel logo = LogoModel::load(folder.write("learned", text_of(learned)));
    const RulePack pack = RulePack::load(std::filesystem::path(MEDIAPROOF_MODELS) / "ningxiang-2023");
    ProberOptions options;
    options.logo = logo;
    Prober prober(options);
    const Verdict verdict = validate(find_submissions(folder.path() / "unit").at(0), pack, prober);
    REQUIRE(verdict.files.size() == 3);
    CHECK(verdict.files[0].kind == FileKind::document);
    CHECK(verdict.files[0].document->pictures.empty());
    CHECK(verdict.files[1].file == "活动报告.docx/word/media/image1.jpg");
    CHECK(verdict.files[1].in_document);
    CHECK(verdict.files[1].photo->logo.has_value());
    const json report = json::parse(json_report({verdict}, pack, Language::chinese));
    const json& files = report.at("submissions")[0].at("files");
    CHECK(files[0].at("characters") == 7);
    CHECK_FALSE(files[0].contains("pictures"));
    CHECK(files[1].at("in_document") == true);
    CHECK_FALSE(files[0].contains("in_document"));
    for (const json& finding : report.at("submissions")[0].at("findings")) {
        if (finding.at("rule") == "submission.complete") CHECK(finding.at("measured") == 2);
    }
}

TEST_SUITE_END();
