// Where reports go: to stdout, or into a folder.
#pragma once

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mediaproof/batch.h"
#include "mediaproof/report.h"
#include "mediaproof/report_file.h"
#include "words.h"

namespace mediaproof::cli {

// What --format takes.
std::vector<Choice> report_formats();

struct ReportSettings {
    std::vector<std::string> formats;  // of report_formats(), each once
    std::filesystem::path folder;      // empty: stdout, which takes one format
    Language language = Language::chinese;
    bool verbose = false;
    std::optional<ConfinementState> confinement;            // how the files were read; absent where it is not known
    std::optional<std::chrono::year_month_day> written_on;  // the day that letters bear

    bool wants_thumbnails() const;
};

// Takes verdicts as they come. Nothing is seen of the reports before finish(), so that one that breaks off is never taken for
// a whole one. Throws std::system_error when a report can't be written, and std::runtime_error where another run is writing
// into the same folder.
class ReportOutput {
  public:
    ReportOutput(const ReportSettings& settings, const RulePack& pack);
    ~ReportOutput();
    ReportOutput(const ReportOutput&) = delete;
    ReportOutput& operator=(const ReportOutput&) = delete;

    void add(Judged judged);
    void finish();

    // Names the reports' files on stderr; none on stdout.
    void tell_files() const;

  private:
    struct CloseFile {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    // A report that is written once all verdicts are there.
    struct Later {
        std::string format;
        ReportStream::Write write;
    };

    ReportStream::Write writer_of(const std::string& format);
    std::string rendered(const std::string& format) const;

    ReportSettings settings_;
    const RulePack& pack_;
    int folder_ = -1;  // locked
    std::vector<std::filesystem::path> files_;
    std::vector<std::unique_ptr<ReportFile>> drafts_;       // in the folder
    std::unique_ptr<std::FILE, CloseFile> until_finished_;  // for stdout
    std::vector<std::unique_ptr<ReportStream>> streams_;
    std::vector<Later> later_;
    std::vector<Verdict> verdicts_;  // kept only for those
    std::vector<std::vector<EvidencePicture>> pictures_;
};

}  // namespace mediaproof::cli
