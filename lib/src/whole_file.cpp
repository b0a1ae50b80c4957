#include "whole_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <system_error>
#include <utility>

#include "descriptor.h"
#include "file_calls.h"

namespace mediaproof {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& file) {
    throw std::system_error(errno, std::generic_category(), file.string());
}

// A file open for writing, or its folder; `name` is for messages.
class Output {
  public:
    Output(int descriptor, const fs::path& name) : descriptor_(descriptor), name_(name) {
        if (!descriptor_) refuse(name_);
    }

    void write(std::span<const std::byte> bytes) {
        if (!write_all(descriptor_.get(), bytes)) refuse(name_);
    }

    // What was written outlasts a power cut.
    void settle() {
        if (file_calls::fsync(descriptor_.get()) != 0 || ::close(descriptor_.release()) != 0) refuse(name_);
    }

    // Some file systems can't do that for folders.
    void settle_if_possible() {
        if (file_calls::fsync(descriptor_.get()) != 0 && errno != EINVAL) refuse(name_);
    }

  private:
    Descriptor descriptor_;
    const fs::path& name_;
};

// A name of its own for a draft, short enough for any file's folder, and gone again if the draft never takes the file's
// place.
class Draft {
  public:
    explicit Draft(const fs::path& folder) : folder_(folder) {}
    ~Draft() {
        if (!path_.empty()) ::unlink(path_.c_str());
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    const fs::path& path() const { return path_; }

    void fill(std::span<const std::byte> bytes, const fs::path& file) {
        Output output(create(), file);
        output.write(bytes);
        output.settle();
    }

    void become(const fs::path& file) {
        if (file_calls::rename(path_.c_str(), file.c_str()) != 0) refuse(file);
        path_.clear();
    }

    // False where something has the file's name already. Not every file system knows both ways.
    bool become_new(const fs::path& file) {
        int failed = file_calls::rename_new(path_.c_str(), file.c_str());
        if (failed == 0) {
            path_.clear();
        } else if (errno != EEXIST) {
            failed = ::link(path_.c_str(), file.c_str());
        }
        if (failed != 0 && errno != EEXIST) refuse(file);
        return failed == 0;
    }

    // The descriptor, or -1. Another program's draft of that name, dead or alive, is left alone.
    int create() {
        static std::atomic<unsigned> drafts = 0;
        for (;;) {
            const fs::path path = folder_ / fmt::format(".mediaproof-{}-{}.part", ::getpid(), drafts++);
            const int descriptor = file_calls::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
            if (descriptor >= 0) path_ = path;
            if (descriptor >= 0 || errno != EEXIST) return descriptor;
        }
    }

  private:
    fs::path folder_;
    fs::path path_;  // empty before it is there and after it has its name
};

}  // namespace

struct FileDraft::State {
    explicit State(fs::path name) : file(std::move(name)), draft(file.parent_path()), output(draft.create(), file) {}

    const fs::path file;
    Draft draft;
    Output output;
};

FileDraft::FileDraft(fs::path file) : state_(std::make_unique<State>(std::move(file))) {}

FileDraft::~FileDraft() = default;

const fs::path& FileDraft::file() const {
    return state_->file;
}

const fs::path& FileDraft::path() const {
    return state_->draft.path();
}

void FileDraft::write(std::span<const std::byte> bytes) {
    state_->output.write(bytes);
}

void FileDraft::settle() {
    state_->output.settle();
}

void FileDraft::publish() {
    state_->draft.become(state_->file);
    settle_names(state_->file.parent_path());
}

void replace_file(const fs::path& file, std::span<const std::byte> bytes) {
    FileDraft draft(file);
    draft.write(bytes);
    draft.settle();
    draft.publish();
}

bool create_file(const fs::path& file, std::span<const std::byte> bytes) {
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(file, ignored))) return false;
    Draft draft(file.parent_path());
    draft.fill(bytes, file);
    if (!draft.become_new(file)) return false;
    settle_names(file.parent_path());
    return true;
}

void write_into(const fs::path& file, std::span<const std::byte> bytes) {
    Output(::open(file.c_str(), O_WRONLY | O_CLOEXEC), file).write(bytes);
}

void settle_names(const fs::path& folder) {
    Output(file_calls::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0), folder)
        .settle_if_possible();
}

}  // namespace mediaproof
