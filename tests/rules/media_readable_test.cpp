#include <doctest/doctest.h>

#include "rules/facts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

constexpr char rule[] = "media.readable";

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("media pass when each can be read") {
    struct Row {
        std::vector<FileFacts> files;
        const char* observed;
    };
    const Row rows[] = {
        {{photo("1.jpg")}, "all 1 photos and videos can be read"},
        {{photo("1.jpg"), video("a.mp4"), document("b.pdf")}, "all 2 photos and videos can be read"},
        {{video("a.mp4")}, "all 1 photos and videos can be read"},
    };
    for (const Row& row : rows) {
        const Finding finding = finding_of(rule, row.files);
        CHECK(finding.status == Status::pass);
        CHECK(observed(finding) == row.observed);
    }
}

TEST_CASE("with no media at all there is nothing that could have been read") {
    CHECK(finding_of(rule, {}).status == Status::unknown);
    CHECK(finding_of(rule, {document("b.pdf")}).status == Status::unknown);
}

TEST_CASE("each file that can't be read is a finding of its own") {
    const std::vector<FileFacts> files = {photo("1.jpg"), unreadable("2.jpg", FileKind::photo),
                                          unreadable("b.docx", FileKind::document), video("whole.mp4")};
    const auto findings = findings_of(rule, files);
    struct Row {
        const char* file;
        const char* observed;
    };
    const Row rows[] = {
        {"2.jpg", "the file is empty (0 bytes), probably an upload that broke off"},
        {"b.docx", "the file is empty (0 bytes), probably an upload that broke off"},
    };
    REQUIRE(findings.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        CAPTURE(rows[i].file);
        CHECK(findings[i].status == Status::unknown);
        CHECK(findings[i].file == rows[i].file);
        CHECK(observed(findings[i]) == rows[i].observed);
        CHECK(findings[i].advice.key == "media.readable.advice");
        CHECK(findings[i].required_text.key == "media.readable.required");
    }
}

TEST_CASE("a reason that knows what helps gives the advice") {
    struct Row {
        const char* reason;
        const char* advice;
    };
    const Row rows[] = {
        {"unreadable.empty", "media.readable.advice"},
        {"unreadable.save-as-docx", "unreadable.save-as-docx.advice"},
        {"unreadable.password", "unreadable.password.advice"},
    };
    for (const Row& row : rows) {
        FileFacts file = unreadable("报告.doc", FileKind::document);
        file.reason = {row.reason, {{"content", std::string("DOC/WPS")}}};
        CHECK(finding_of(rule, {file}).advice.key == row.advice);
    }
}

TEST_SUITE_END();
