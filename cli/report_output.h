// Where reports go: to stdout, or into a folder.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "mediaproof/report.h"
#include "mediaproof/report_file.h"

namespace mediaproof::cli {

struct ReportSettings {
    std::vector<std::string> formats;  // "text", "json"; each once
    std::filesystem::path folder;      // empty: stdout, which takes one format
    Language language = Language::chinese;
    bool verbose = false;
    ConfinementState confinement;  // how the files are read
};

// Takes verdicts as they come. Nothing is seen of the reports before finish(), so that one that breaks off is never taken for
// a whole one. Throws std::system_error when a report can't be written.
class ReportOutput {
  public:
    ReportOutput(const ReportSettings& settings, const RulePack& pack);

    void add(const Verdict& verdict);
    void finish();

    // The reports' files, in the order of the formats; none on stdout.
    const std::vector<std::filesystem::path>& files() const { return files_; }

  private:
    struct CloseFile {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    ReportStream::Write writer_of(const std::string& format);

    ReportSettings settings_;
    std::vector<std::filesystem::path> files_;
    std::vector<std::unique_ptr<ReportFile>> drafts_;       // in the folder
    std::unique_ptr<std::FILE, CloseFile> until_finished_;  // for stdout
    std::vector<std::unique_ptr<ReportStream>> reports_;
};

}  // namespace mediaproof::cli
