// What a batch has finished, kept in its output folder so that a run that was killed goes on where it was.
//
// The file is only ever added to. Each record carries its length and a digest of itself and of all before it, so that what
// is read back is the beginning of what was written, whatever happened to the file: a torn end is cut off.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "sha256.h"

namespace mediaproof {

// Another run writes into the folder.
class JournalInUse : public std::runtime_error {
  public:
    explicit JournalInUse(const std::filesystem::path& folder) : std::runtime_error(folder.string()) {}
};

// For one thread at a time. Holds a lock on the folder for as long as it lives; processes forked meanwhile hold it too.
class Journal {
  public:
    static constexpr const char* file_name = ".mediaproof-journal";
    static constexpr std::size_t most_record_bytes = std::size_t{1} << 30;

    // `bound_to` names all that a record depends on beside its submission: the program's version, its settings, the rule
    // pack's digest. A journal that is bound to something else is begun anew. Throws JournalInUse, and std::system_error
    // when the folder can't be written.
    Journal(const std::filesystem::path& folder, const std::string& bound_to);
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    // How many submissions are recorded.
    std::size_t size() const { return records_.size(); }

    // What was recorded last of that submission, when it was the same then: `identity` tells what its files held.
    std::optional<std::vector<std::byte>> find(const std::string& submission, std::string_view identity) const;

    // Outlasts a power cut once it returns. Throws std::system_error, with the journal as it was before, and
    // std::length_error for more than most_record_bytes.
    void append(const std::string& submission, std::string_view identity, std::span<const std::byte> record);

    // The batch is done and nothing is left to resume: the file is removed. Nothing may follow. Throws std::system_error.
    void finish();

  private:
    struct Place {
        std::string identity;
        std::int64_t at = 0;  // of its frame
        Digest before{};      // the seal of what stands before it
    };

    void lock(const std::filesystem::path& folder);
    void read_all(std::span<const std::byte> header);
    std::optional<std::vector<std::byte>> frame(std::int64_t at, std::int64_t end, const Digest& before) const;
    void add(std::span<const std::byte> content);
    void cut();

    std::filesystem::path file_;
    int descriptor_ = -1;
    std::int64_t end_ = 0;                  // of the last whole record
    Digest seal_{};                         // of all records
    std::map<std::string, Place> records_;  // by submission
};

}  // namespace mediaproof
