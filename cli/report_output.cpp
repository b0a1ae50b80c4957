#include "report_output.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <stdexcept>
#include <system_error>

#include "cli.h"
#include "mediaproof/report_ci.h"
#include "mediaproof/report_html.h"
#include "mediaproof/report_letter.h"
#include "mediaproof/report_table.h"

namespace mediaproof::cli {
namespace {

[[noreturn]] void fail(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

// Makes the folder, and keeps other runs from writing into it until it is closed: what they write would be mixed up. A file
// system that knows no such locks does without.
int opened_alone(const std::filesystem::path& folder, Language language) {
    std::filesystem::create_directories(folder);
    const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened >= 0 && ::flock(opened, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        ::close(opened);
        throw std::runtime_error(say(Message{"check.in-use", {{"folder", folder.string()}}}, language));
    }
    return opened;
}

struct Format {
    Choice choice;
    std::string_view file;
};

constexpr std::array<Format, 10> formats = {
    {{{"text", {"在屏幕上看", "for the terminal"}}, "report.txt"},
     {{"json", {"给程序用", "for programs"}}, "report.json"},
     {{"html", {"给复核人员的网页，一个文件，不用联网", "one offline page for reviewers"}}, "report.html"},
     {{"xlsx", {"Excel、WPS 表格", "a workbook"}}, "report.xlsx"},
     {{"csv", {"纯文本表格", "a table as text"}}, "report.csv"},
     {{"letter", {"给各单位的改正函", "letters that tell units what to mend"}}, "letters.txt"},
     {{"letter-md", {"同上，Markdown 格式", "the same in Markdown"}}, "letters.md"},
     {{"junit", {"给测试平台", "for test platforms"}}, "report.junit.xml"},
     {{"sarif", {"给代码扫描平台", "for code-scanning platforms"}}, "report.sarif"},
     {{"github", {"给 GitHub Actions", "for GitHub Actions"}}, "report.github.txt"}}};

std::string_view file_of(std::string_view format) {
    return std::find_if(formats.begin(), formats.end(), [&](const Format& one) { return one.choice.value == format; })
        ->file;
}

std::string letters(const std::vector<Verdict>& verdicts, const RulePack& pack, const LetterStyle& style) {
    std::string all;
    for (const Verdict& verdict : verdicts) {
        const auto letter = correction_letter(verdict, pack, style);
        if (!letter) continue;
        if (!all.empty()) all += style.markdown ? "\n---\n\n" : "\n————————————————————\n\n";
        all += *letter;
    }
    return all;
}

bool stdout_takes_colour() {
    const char* no_color = std::getenv("NO_COLOR");
    return ::isatty(STDOUT_FILENO) != 0 && (no_color == nullptr || *no_color == '\0');
}

}  // namespace

std::vector<Choice> report_formats() {
    std::vector<Choice> choices;
    for (const Format& format : formats)
        choices.push_back(format.choice);
    return choices;
}

bool ReportSettings::wants_thumbnails() const {
    return std::find(formats.begin(), formats.end(), "html") != formats.end();
}

ReportOutput::ReportOutput(const ReportSettings& settings, const RulePack& pack) : settings_(settings), pack_(pack) {
    if (!settings_.folder.empty()) folder_ = opened_alone(settings_.folder, settings_.language);
    const bool colour = settings_.folder.empty() && stdout_takes_colour();
    const TextStyle style{settings_.language, colour, settings_.verbose, settings_.confinement};
    for (const std::string& format : settings_.formats) {
        auto write = writer_of(format);
        if (format == "text") {
            streams_.push_back(text_report_stream(pack, style, std::move(write)));
        } else if (format == "json") {
            streams_.push_back(json_report_stream(pack, settings_.language, settings_.confinement, std::move(write)));
        } else {
            later_.push_back({format, std::move(write)});
        }
    }
}

ReportOutput::~ReportOutput() {
    if (folder_ >= 0) ::close(folder_);
}

ReportStream::Write ReportOutput::writer_of(const std::string& format) {
    if (settings_.folder.empty()) {
        until_finished_.reset(std::tmpfile());
        if (!until_finished_) fail("a temporary file");
        return [file = until_finished_.get()](std::string_view bytes) {
            if (std::fwrite(bytes.data(), 1, bytes.size(), file) != bytes.size()) fail("a temporary file");
        };
    }
    files_.push_back(settings_.folder / file_of(format));
    drafts_.push_back(std::make_unique<ReportFile>(files_.back()));
    return [draft = drafts_.back().get()](std::string_view bytes) { draft->write(bytes); };
}

void ReportOutput::add(Judged judged) {
    for (const auto& stream : streams_)
        stream->add(judged.verdict);
    if (later_.empty()) return;
    verdicts_.push_back(std::move(judged.verdict));
    pictures_.push_back(std::move(judged.pictures));
}

std::string ReportOutput::rendered(const std::string& format) const {
    const Language language = settings_.language;
    if (format == "html") return html_report(verdicts_, pack_, pictures_);
    if (format == "csv") return csv_report(verdicts_, pack_, language);
    if (format == "junit") return junit_report(verdicts_, pack_, language);
    if (format == "sarif") return sarif_report(verdicts_, pack_, language);
    if (format == "github") return github_annotations(verdicts_, language);
    if (format == "xlsx") {
        const std::vector<std::byte> workbook = xlsx_report(verdicts_, pack_, language);
        return {reinterpret_cast<const char*>(workbook.data()), workbook.size()};
    }
    LetterStyle style;
    style.written_on = settings_.written_on;
    style.markdown = format == "letter-md";
    return letters(verdicts_, pack_, style);
}

void ReportOutput::finish() {
    for (const auto& stream : streams_)
        stream->end();
    for (const Later& report : later_)
        report.write(rendered(report.format));
    for (std::size_t i = 0; i < drafts_.size(); ++i)
        drafts_[i]->finish(settings_.formats[i] == "json" ? is_whole_json : nullptr);
    if (!until_finished_) return;
    std::rewind(until_finished_.get());
    std::array<char, 1 << 16> block{};
    while (const std::size_t got = std::fread(block.data(), 1, block.size(), until_finished_.get()))
        write_out({block.data(), got});
    if (std::ferror(until_finished_.get()) != 0) fail("a temporary file");
}

void ReportOutput::tell_files() const {
    for (const auto& file : files_)
        complain(say(Message{"check.written", {{"file", file.string()}}}, settings_.language));
}

}  // namespace mediaproof::cli
