#include "mediaproof/report_file.h"

#include <system_error>
#include <utility>

#include "sha256.h"
#include "whole_file.h"

namespace mediaproof {

struct ReportFile::State {
    explicit State(std::filesystem::path file) : draft(std::move(file)) {}

    FileDraft draft;
    Sha256 written;
};

ReportFile::ReportFile(std::filesystem::path file) : state_(std::make_unique<State>(std::move(file))) {}

ReportFile::~ReportFile() = default;

void ReportFile::write(std::string_view bytes) {
    state_->draft.write(std::as_bytes(std::span(bytes)));
    state_->written.add(bytes);
}

void ReportFile::finish(const std::function<bool(const std::filesystem::path&)>& is_whole) {
    state_->draft.settle();
    const std::filesystem::path& draft = state_->draft.path();
    if (sha256_of_file(draft) != state_->written.digest() || (is_whole && !is_whole(draft))) {
        throw std::system_error(std::make_error_code(std::errc::io_error), state_->draft.file().string());
    }
    state_->draft.publish();
}

}  // namespace mediaproof
