// A report's file, which is whole or as it was before.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

namespace mediaproof {

class ReportFile {
  public:
    // Writes beside `file`; until finish() whatever has that name stays, and it stays for good when finish() is never
    // called. Everything throws std::system_error that names the file.
    explicit ReportFile(std::filesystem::path file);
    ~ReportFile();
    ReportFile(const ReportFile&) = delete;
    ReportFile& operator=(const ReportFile&) = delete;

    void write(std::string_view bytes);

    // Reads back what was written, asks `is_whole` where it is given, and gives it its name. Outlasts a power cut once it
    // returns. Nothing may be written after it.
    void finish(const std::function<bool(const std::filesystem::path&)>& is_whole = {});

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace mediaproof
