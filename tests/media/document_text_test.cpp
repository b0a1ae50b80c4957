#include "media/document_text.h"

#include <doctest/doctest.h>

#include <functional>

#include "support/documents.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;
using namespace std::string_literals;

namespace {

using Reader = std::string (*)(std::span<const std::byte>, const std::filesystem::path&);

std::string text_of(const std::string& bytes, Reader reader) {
    return reader(std::as_bytes(std::span(bytes)), "report");
}

std::string text_in(const std::filesystem::path& file, Reader reader) {
    return text_of(read_bytes(file), reader);
}

// The reason why it is refused, or "" .
std::string refusal(const std::function<void()>& read) {
    try {
        read();
    } catch (const MediaError& error) {
        return error.library_words();
    }
    return {};
}

std::string run(const std::string& inner) {
    return "<w:r>" + inner + "</w:r>";
}

std::string written(const std::string& text) {
    return run("<w:t>" + text + "</w:t>");
}

std::string paragraph(const std::string& inner) {
    return "<w:p>" + inner + "</w:p>";
}

struct Row {
    const char* about;
    std::string body;
    std::string text;
};

}  // namespace

TEST_SUITE_BEGIN("media");

TEST_CASE("the words of a .docx, as they are read on paper") {
    const std::string box = "<w:txbxContent>" + paragraph(written("框")) + "</w:txbxContent>";
    const Row rows[] = {
        {"paragraphs", paragraph(written("甲")) + paragraph(written("乙")), "甲\n乙\n"},
        {"runs", paragraph(written("经验") + written("做法")), "经验做法\n"},
        {"a blank between", paragraph(written("a") + run("<w:t xml:space=\"preserve\"> </w:t>") + written("b")),
         "a b\n"},
        {"tab and break", paragraph(run("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>")), "a\tb\nc\n"},
        {"tab stops are no tabs", paragraph("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>" + written("a")), "a\n"},
        {"an empty paragraph", paragraph("") + paragraph(written("a")), "a\n"},
        {"deleted", paragraph(written("a") + "<w:del>" + run("<w:delText>b</w:delText><w:t>c</w:t>") + "</w:del>"),
         "a\n"},
        {"inserted", paragraph("<w:ins>" + written("b") + "</w:ins>"), "b\n"},
        {"moved", paragraph("<w:moveFrom>" + written("a") + "</w:moveFrom><w:moveTo>" + written("b") + "</w:moveTo>"),
         "b\n"},
        {"a table",
         "<w:tbl><w:tr><w:tc>" + paragraph(written("1")) + "</w:tc><w:tc>" + paragraph(written("2")) +
             "</w:tc></w:tr></w:tbl>",
         "1\n2\n"},
        {"a text box once",
         paragraph(written("前") +
                   run("<mc:AlternateContent><mc:Choice>" + box + "</mc:Choice><mc:Fallback>" + box +
                       "</mc:Fallback></mc:AlternateContent>") +
                   written("后")),
         "前\n框\n后\n"},
        {"a field's code", paragraph(run("<w:instrText>PAGE</w:instrText>") + written("3")), "3\n"},
        {"escapes", paragraph(written("a &amp; &lt;b&gt; &#x4E2D;")), "a & <b> 中\n"},
        {"no words", paragraph(run("<w:drawing/>")), ""},
        {"an unknown entity stays as it is", paragraph(written("&evil;")), "&evil;\n"},
    };
    const TempFolder folder;
    for (const Row& row : rows) {
        CAPTURE(row.about);
        paint::write_docx_of(folder.path() / "a.docx", row.body);
        CHECK(text_in(folder.path() / "a.docx", docx_text) == row.text);
    }
    paint::write_docx(folder.path() / "a.docx", {"一、经验做法", "a < b & c"});
    CHECK(text_in(folder.path() / "a.docx", docx_text) == "一、经验做法\na < b & c\n");
}

TEST_CASE("the words of an .odt, as they are read on paper") {
    const Row rows[] = {
        {"headings and paragraphs", "<text:h>一、经验做法</text:h><text:p>甲</text:p>", "一、经验做法\n甲\n"},
        {"blanks", "<text:p>a<text:s text:c=\"3\"/>b<text:s/>c<text:tab/>d<text:line-break/>e</text:p>",
         "a   b c\td\ne\n"},
        {"spans", "<text:p>a<text:span>b</text:span> <text:span>c</text:span></text:p>", "ab c\n"},
        {"deleted", "<text:tracked-changes><text:p>old</text:p></text:tracked-changes><text:p>new</text:p>", "new\n"},
        {"a comment", "<text:p>a<office:annotation><text:p>says who</text:p></office:annotation>b</text:p>", "ab\n"},
        {"a text box", "<text:p>a<draw:text-box><text:p>b</text:p></draw:text-box>c</text:p>", "a\nb\nc\n"},
        {"blanks without end", "<text:p>a<text:s text:c=\"2000000000\"/>b</text:p>",
         "a" + std::string(80, ' ') + "b\n"},
        {"between paragraphs", "\n  <text:p>a</text:p>\n  <text:p>b</text:p>\n", "a\nb\n"},
    };
    const TempFolder folder;
    for (const Row& row : rows) {
        CAPTURE(row.about);
        write_odt_of(folder.path() / "a.odt", row.body);
        CHECK(text_in(folder.path() / "a.odt", odt_text) == row.text);
    }
    write_odt_of(folder.path() / "a.odt", "", {{"META-INF/manifest.xml", "<a><manifest:encryption-data/></a>"}});
    CHECK_THROWS_AS(text_in(folder.path() / "a.odt", odt_text), PasswordError);
}

TEST_CASE("the words of a PDF") {
    const TempFolder folder;
    const auto file = folder.path() / "a.pdf";
    write_pdf(file, {{"一、经验做法", "精心准备，明确分工。"}, {"二、工作实效"}});
    const std::string text = text_in(file, pdf_text);
    for (const char* line : {"一、经验做法\n", "精心准备，明确分工。\n", "二、工作实效"})
        CHECK(text.find(line) != std::string::npos);
    const std::string whole = read_bytes(file);
    CHECK(refusal([&] { text_of(whole.substr(0, whole.size() / 2), pdf_text); }) != "");
    CHECK(refusal([&] { text_of(whole.substr(0, whole.size() - 10), pdf_text); }) == "its end is missing");
    CHECK(refusal([&] { text_of("%PDF-1.7\n", pdf_text); }) == "no page can be read");
    CHECK_THROWS_AS(text_of(locked_pdf(), pdf_text), PasswordError);
    write_pdf(file, {{}, {}});
    CHECK(text_in(file, pdf_text).find_first_not_of("\n\f ") == std::string::npos);
}

TEST_CASE("plain text in the encodings of Chinese editors") {
    struct Encoded {
        const char* about;
        std::string bytes;
        std::string text;  // "": refused
    };
    const Encoded rows[] = {
        {"UTF-8", "经验做法\n", "经验做法\n"},
        {"UTF-8 with its mark", "\xEF\xBB\xBF经验\n", "经验\n"},
        {"UTF-8 cut in a character", "经验\xE5\x81", "经验"},
        {"GBK", "\xBE\xAD\xD1\xE9\xD7\xF6\xB7\xA8\r\n", "经验做法\r\n"},
        {"GB18030 of four bytes", "\xBE\xAD\x95\x32\x82\x36", "经\xF0\xA0\x80\x80"},
        {"GBK cut in a character", "\xBE\xAD\xD1", "经"},
        {"UTF-16, low byte first", "\xFF\xFE\xCF\x7E\x8C\x9A", "经验"},
        {"UTF-16, high byte first", "\xFE\xFF\x7E\xCF\x9A\x8C", "经验"},
        {"ASCII", "plain\n", "plain\n"},
        {"none", "\x80\xFF\xFE\x81", ""},
        {"letters and then none", "abc" + std::string(20, '\xFF'), ""},
        {"NULs", "abc\0def"s, ""},
    };
    for (const Encoded& row : rows) {
        CAPTURE(row.about);
        std::string text;
        const std::string refused = refusal([&] { text = text_of(row.bytes, plain_text); });
        CHECK(text == row.text);
        CHECK(refused == (row.text.empty() ? "neither UTF-8 nor GB18030" : ""));
    }
}

TEST_CASE("a text is cut after 1 MiB, not within a character") {
    const std::string text = text_of(
        std::string(1, 'a') +
            [] {
                std::string long_one;
                for (int i = 0; i < 500'000; ++i)
                    long_one += "验";
                return long_one;
            }(),
        plain_text);
    CHECK(text.size() == (1 << 20));
    CHECK(text.ends_with("验"));
    const TempFolder folder;
    std::string body;
    for (int i = 0; i < 20'000; ++i)
        body += paragraph(written(std::string(100, 'x')));
    paint::write_docx_of(folder.path() / "a.docx", body);
    CHECK(text_in(folder.path() / "a.docx", docx_text).size() == (1 << 20));
}

TEST_CASE("hostile packages are refused, and cost little") {
    const TempFolder folder;
    const auto file = folder.path() / "a.docx";
    const auto with_document = [&](const std::string& document, const std::string& relations) {
        paint::write_package(file, {{"_rels/.rels", relations}, {"word/document.xml", document}});
        return refusal([&] { text_in(file, docx_text); });
    };
    const std::string to_document = "<r><Relationship Type=\"x/officeDocument\" Target=\"/word/document.xml\"/></r>";
    const std::string laughs =
        "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c "
        "\"&b;&b;&b;&b;\">]><w:document>&c;</w:document>";
    const std::string outside = "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document>&a;</w:document>";
    std::string many;
    for (int i = 0; i < 4'000'001; ++i)
        many += "<a/>";
    struct Hostile {
        const char* about;
        std::string document, relations;
        const char* refusal;
    };
    const Hostile rows[] = {
        {"entities that multiply", laughs, to_document, "it declares entities, as no office program does"},
        {"a file from outside", outside, to_document, "it declares entities, as no office program does"},
        {"no XML", "PK", to_document, "No document element found"},
        {"cut off", "<w:document><w:body>", to_document, "Start-end tags mismatch"},
        {"100 MiB of zeros", std::string(100 << 20, '\0'), to_document, "larger than 33554432 bytes"},
        {"millions of elements", "<w:document>" + many + "</w:document>", to_document,
         "more elements than a report can have"},
        {"no way to the text", "<w:document/>", "<r/>", "it does not say where its text lies"},
        {"a way out of the package", "<w:document/>",
         "<r><Relationship Type=\"x/officeDocument\" Target=\"../../etc/passwd\"/></r>",
         "there is no ../../etc/passwd in it"},
        {"a spreadsheet", "<workbook/>", to_document, "the package holds a workbook"},
    };
    for (const Hostile& row : rows) {
        CAPTURE(row.about);
        CHECK(with_document(row.document, row.relations) == row.refusal);
    }
    std::string deep;
    for (int i = 0; i < 300'000; ++i)
        deep += "<w:p>";
    deep += written("底");
    for (int i = 0; i < 300'000; ++i)
        deep += "</w:p>";
    paint::write_docx_of(file, deep);
    CHECK(text_in(file, docx_text) == "底\n");
}

TEST_SUITE_END();
