// Files that are whole or not there.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace mediaproof {

// Writes beside `file` and renames, so that nobody ever reads half of it, not even after a power cut. Whatever has that
// name is replaced: a link is not written through. Throws std::system_error; the file is then the old one, or the new one
// when no more than its lasting through a power cut is uncertain.
void replace_file(const std::filesystem::path& file, std::span<const std::byte> bytes);

// The same for a file that must not be there yet: false, and nothing is written, where anything has that name. Throws
// std::system_error.
bool create_file(const std::filesystem::path& file, std::span<const std::byte> bytes);

// The same in pieces. Whatever has the file's name stays until publish(), and for good when that is never called. Everything
// throws std::system_error that names the file.
class FileDraft {
  public:
    explicit FileDraft(std::filesystem::path file);
    ~FileDraft();
    FileDraft(const FileDraft&) = delete;
    FileDraft& operator=(const FileDraft&) = delete;

    const std::filesystem::path& file() const;
    const std::filesystem::path& path() const;  // of what is written so far

    void write(std::span<const std::byte> bytes);
    void settle();   // what was written outlasts a power cut; nothing may be written after it
    void publish();  // it takes the file's name; after settle()

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// For what can't be replaced, a pipe or a device: it must be there. Throws std::system_error.
void write_into(const std::filesystem::path& file, std::span<const std::byte> bytes);

// The names in `folder` outlast a power cut: what was made, renamed or removed there. Throws std::system_error.
void settle_names(const std::filesystem::path& folder);

}  // namespace mediaproof
