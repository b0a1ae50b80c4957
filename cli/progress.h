// What stderr tells of long work.
#pragma once

#include <chrono>
#include <mutex>
#include <string>

#include "mediaproof/batch.h"
#include "mediaproof/message.h"

namespace mediaproof::cli {

// One line that is rewritten in place on a terminal, a line for each submission elsewhere.
class Progress {
  public:
    Progress(bool quiet, Language language);
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void show(const BatchProgress& progress);
    void clear();

  private:
    std::string counts(const BatchProgress& progress) const;

    bool quiet_;
    bool terminal_;
    Language language_;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point shown_{};
    std::size_t told_ = 0;  // submissions done when a line was told last
    std::mutex mutex_;
};

}  // namespace mediaproof::cli
