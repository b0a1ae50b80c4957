// The page for reviewers in a real browser: nothing on its console, and filter, search and languages work.
#include <doctest/doctest.h>

#include <filesystem>

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

Seen seen_at(const TempFolder& folder, const std::filesystem::path& page, const std::string& address) {
    const ProgramRun run =
        run_tool({"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                  "--no-first-run", "--disable-component-update", "--enable-logging=stderr",
                  "--user-data-dir=" + (folder.path() / "profile").string(), "--virtual-time-budget=2000", "--dump-dom",
                  "file://" + page.string() + address});
    Seen seen{run.out, ""};
    std::size_t start = 0;
    for (std::size_t end = run.err.find('\n'); end != std::string::npos;
         start = end + 1, end = run.err.find('\n', start)) {
        const std::string line = run.err.substr(start, end - start);
        if (holds(line, "CONSOLE")) seen.console += line + "\n";
    }
    return seen;
}

std::string page() {
    std::vector<Verdict> verdicts = {nasty_verdict(),
                                     verdict_of("b", Outcome::review, {finding_of("photo.date", Status::unknown)}),
                                     verdict_of("c", Outcome::pass, {finding_of("photo.clarity", Status::pass)}),
                                     verdict_of("d", Outcome::fail, {finding_of("photo.clarity", Status::fail)})};
    const std::vector<std::byte> jpeg = {std::byte{0xFF}, std::byte{0xD8}};
    return html_report(verdicts, made_up_pack(), {{{nasty, std::nullopt, 400, 300, jpeg}}});
}

}  // namespace

TEST_SUITE_BEGIN("browser");

TEST_CASE("the page runs without a word on the console, whatever the names are") {
    const TempFolder folder;
    const Seen seen = seen_at(folder, folder.write("page.html", page()), "");
    CHECK(seen.console == "");
    CHECK(holds(seen.document, "<title>“主题日”活动</title>"));
    CHECK(holds(seen.document, "<output id=\"shown\">4</output>"));
    CHECK_FALSE(holds(seen.document, "<img src=\"x\""));
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
        {"#outcome=fail", "2", "<tr data-of=\"s3\" data-rank=\"3\" data-outcome=\"review\""},
        {"#outcome=fail&q=OWNED", "1", "data-outcome=\"fail\" aria-pressed=\"true\""},
        {"#rule=photo.date", "1", "data-rule=\"photo.date\" aria-pressed=\"true\""},
        {"#q=nothing-like-it", "0", "<p id=\"none\">"},
        {"#lang=en", "4", "<html lang=\"en\" class=\"english\">"},
        {"#lang=en&outcome=review", "1", "<option value=\"review\" data-en=\"review\">review</option>"},
        {"#sort=unit", "4", "<th scope=\"col\" aria-sort=\"ascending\"><button type=\"button\" data-sort=\"unit\">"},
        {"#s2", "4", "id=\"s2\" open=\"\">"},
    };
    const TempFolder folder;
    const auto file = folder.write("page.html", page());
    for (const Row& row : rows) {
        CAPTURE(row.address);
        const Seen seen = seen_at(folder, file, row.address);
        CHECK(seen.console == "");
        CHECK(holds(seen.document, std::string("<output id=\"shown\">") + row.shown + "</output>"));
        CHECK(holds(seen.document, row.somewhere));
        CHECK(count_in(seen.document, "hidden=\"\"") >= 2 * static_cast<std::size_t>(4 - std::stoi(row.shown)));
    }
}

TEST_SUITE_END();
