#include "report_output.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "cli.h"

namespace mediaproof::cli {
namespace {

[[noreturn]] void fail(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

std::string extension_of(const std::string& format) {
    return format == "text" ? "txt" : format;
}

bool stdout_takes_colour() {
    const char* no_color = std::getenv("NO_COLOR");
    return ::isatty(STDOUT_FILENO) != 0 && (no_color == nullptr || *no_color == '\0');
}

}  // namespace

ReportOutput::ReportOutput(const ReportSettings& settings, const RulePack& pack) : settings_(settings) {
    if (!settings_.folder.empty()) std::filesystem::create_directories(settings_.folder);
    for (const std::string& format : settings_.formats) {
        auto write = writer_of(format);
        const bool colour = settings_.folder.empty() && stdout_takes_colour();
        reports_.push_back(format == "json" ? json_report_stream(pack, settings_.language, settings_.confinement, std::move(write))
                                            : text_report_stream(pack, {settings_.language, colour, settings_.verbose, settings_.confinement},
                                                                 std::move(write)));
    }
}

ReportStream::Write ReportOutput::writer_of(const std::string& format) {
    if (settings_.folder.empty()) {
        until_finished_.reset(std::tmpfile());
        if (!until_finished_) fail("a temporary file");
        return [file = until_finished_.get()](std::string_view bytes) {
            if (std::fwrite(bytes.data(), 1, bytes.size(), file) != bytes.size()) fail("a temporary file");
        };
    }
    files_.push_back(settings_.folder / ("report." + extension_of(format)));
    drafts_.push_back(std::make_unique<ReportFile>(files_.back()));
    return [draft = drafts_.back().get()](std::string_view bytes) { draft->write(bytes); };
}

void ReportOutput::add(const Verdict& verdict) {
    for (const auto& report : reports_)
        report->add(verdict);
}

void ReportOutput::finish() {
    for (const auto& report : reports_)
        report->end();
    for (std::size_t i = 0; i < drafts_.size(); ++i)
        drafts_[i]->finish(settings_.formats[i] == "json" ? is_whole_json : nullptr);
    if (!until_finished_) return;
    std::rewind(until_finished_.get());
    std::array<char, 1 << 16> block{};
    while (const std::size_t got = std::fread(block.data(), 1, block.size(), until_finished_.get()))
        write_out({block.data(), got});
    if (std::ferror(until_finished_.get()) != 0) fail("a temporary file");
}

}  // namespace mediaproof::cli
