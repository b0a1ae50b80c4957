// The page for reviewers in a real browser: nothing on its console, and filter, search and languages work.
#include <doctest/doctest.h>

#include <filesystem>
#include <regex>

#include "mediaproof/report_html.h"
#include "support/program.h"
#include "support/temp_folder.h"
#include "support/verdicts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

struct Seen {
    std::string document;  // as it stands after the page's script has run
    std::string console;   // errors, refusals and messages
};

std::vector<std::string> in_chromium(const TempFolder& folder, const std::vector<std::string>& options) {
    std::vector<std::string> command = {"chromium",
                                        "--headless",
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-dev-shm-usage",
                                        "--no-first-run",
                                        "--disable-component-update",
                                        "--enable-logging=stderr",
                                        "--user-data-dir=" + (folder.path() / "profile").string()};
    command.insert(command.end(), options.begin(), options.end());
    return command;
}

Seen seen_at(const TempFolder& folder, const std::filesystem::path& page, const std::string& address) {
    const ProgramRun run = run_tool(
        in_chromium(folder, {"--virtual-time-budget=2000", "--dump-dom", "file://" + page.string() + address}));
    Seen seen{run.out, ""};
    std::size_t start = 0;
    for (std::size_t end = run.err.find('\n'); end != std::string::npos;
         start = end + 1, end = run.err.find('\n', start)) {
        const std::string line = run.err.substr(start, end - start);
        if (holds(line, "CONSOLE")) seen.console += line + "\n";
    }
    return seen;
}

// What `pattern` takes in, one after another.
std::string ids_after(const std::string& document, const char* pattern) {
    const std::regex wanted(pattern);
    std::string ids;
    for (std::sregex_iterator found(document.begin(), document.end(), wanted), end; found != end; ++found)
        ids += found->str(1) + " ";
    return ids;
}

Verdict on_day(Verdict verdict, const std::string& day) {
    verdict.submission.event_dates = {parse_date(day).value()};
    return verdict;
}

// On it, the worst first, they stand as nasty, d, b, c.
std::string page() {
    std::vector<Verdict> verdicts = {
        nasty_verdict(),
        on_day(verdict_of("b", Outcome::review, {finding_of("photo.date", Status::unknown)}), "2023-05-10"),
        on_day(verdict_of("c", Outcome::pass, {finding_of("photo.clarity", Status::pass)}), "2023-05-11"),
        on_day(verdict_of("d", Outcome::fail, {finding_of("photo.clarity", Status::fail)}), "2023-05-09")};
    const std::vector<std::byte> jpeg = {std::byte{0xFF}, std::byte{0xD8}};
    return html_report(verdicts, made_up_pack(), {{{nasty, std::nullopt, 400, 300, jpeg, "图/" + nasty + ".jpg"}}});
}

}  // namespace

TEST_SUITE_BEGIN("browser");

TEST_CASE("the page runs without a word on the console, whatever the names are") {
    const TempFolder folder;
    const Seen seen = seen_at(folder, folder.write("page.html", page()), "");
    CHECK(seen.console == "");
    CHECK(holds(seen.document, "<title>“主题日”活动</title>"));
    CHECK(holds(seen.document, "<b id=\"shown\">4</b>"));
    CHECK_FALSE(holds(seen.document, "<img src=\"x\""));
    CHECK(holds(seen.document, "target=\"_blank\" rel=\"noopener\"><img "));  // a link alone asks for nothing
    CHECK(count_in(seen.document, "<script") == 1);
}

TEST_CASE("a request, or a script or style from outside, would be refused and be told on the console") {
    const TempFolder folder;
    for (const char* foreign : {"<img src=\"http://127.0.0.1:9/x.png\">", "<script>document.title = 'owned'</script>",
                                "<p style=\"color: red\">"}) {
        CAPTURE(foreign);
        std::string changed = page();
        changed.insert(changed.find("</main>"), foreign);
        const Seen seen = seen_at(folder, folder.write("changed.html", changed), "");
        CHECK(holds(seen.console, "Content Security Policy"));
        CHECK_FALSE(holds(seen.document, "<title>owned"));
    }
}

TEST_CASE("the address filters, searches, sorts, opens and chooses the language") {
    struct Row {
        const char* address;
        const char* shown;
        const char* somewhere;
    };
    const Row rows[] = {
        {"", "4", "<html lang=\"zh-CN\">"},
        {"#outcome=fail", "2", "<tr id=\"s3-row\" data-of=\"s3\" data-rank=\"3\" data-outcome=\"review\""},
        {"#outcome=fail&q=OWNED", "1", "data-outcome=\"fail\" aria-pressed=\"true\""},
        {"#rule=photo.date", "1", "data-rule=\"photo.date\" aria-pressed=\"true\""},
        {"#q=nothing-like-it", "0", "<p id=\"none\">"},
        {"#lang=en", "4", "<html lang=\"en\" class=\"english\">"},
        {"#lang=en&outcome=review", "1", "data-outcome=\"review\" aria-pressed=\"true\""},
        {"#sort=unit", "4", "<th scope=\"col\" aria-sort=\"ascending\"><button type=\"button\" data-sort=\"unit\">"},
        {"#s2", "4", "id=\"s2\" open=\"\">"},
    };
    const TempFolder folder;
    const auto file = folder.write("page.html", page());
    for (const Row& row : rows) {
        CAPTURE(row.address);
        const Seen seen = seen_at(folder, file, row.address);
        CHECK(seen.console == "");
        CHECK(holds(seen.document, std::string("<b id=\"shown\">") + row.shown + "</b>"));
        CHECK(holds(seen.document, row.somewhere));
        CHECK(count_in(seen.document, "hidden=\"\"") >= 2 * static_cast<std::size_t>(4 - std::stoi(row.shown)));
    }
}

TEST_CASE("rows and details stand in one order, however they are sorted") {
    struct Row {
        const char* address;
        const char* order;
    };
    const Row rows[] = {
        {"", "s1 s2 s3 s4 "},          {"#sort=rank", "s1 s2 s3 s4 "},    {"#sort=unit", "s1 s3 s4 s2 "},
        {"#sort=day", "s2 s3 s4 s1 "}, {"#sort=nothing", "s1 s2 s3 s4 "}, {"#sort=day&outcome=fail", "s2 s3 s4 s1 "},
    };
    const TempFolder folder;
    const auto file = folder.write("page.html", page());
    for (const Row& row : rows) {
        CAPTURE(row.address);
        const Seen seen = seen_at(folder, file, row.address);
        CHECK(ids_after(seen.document, "<tr id=\"s[0-9]+-row\" data-of=\"(s[0-9]+)\"") == row.order);
        CHECK(ids_after(seen.document, "<details class=\"submission [a-z]+\" id=\"(s[0-9]+)\"") == row.order);
    }
}

TEST_CASE("on paper every submission stands opened, in the order of the table") {
    const TempFolder folder;
    const auto file = folder.write("page.html", page());
    const auto printed = folder.path() / "page.pdf";
    run_tool(in_chromium(folder, {"--no-pdf-header-footer", "--print-to-pdf=" + printed.string(),
                                  "file://" + file.string() + "#sort=day"}));
    const std::string text = run_tool({"pdftotext", printed.string(), "-"}).out;
    std::size_t last = 0;
    for (const char* folder_told : {"材料：d", "材料：b", "材料：c"}) {
        CAPTURE(folder_told);
        const std::size_t at = text.find(folder_told);
        REQUIRE(at != std::string::npos);
        CHECK(at > last);
        last = at;
    }
}

TEST_SUITE_END();
