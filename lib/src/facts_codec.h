// Facts as bytes, for another process or another run, and back without a loss: every field, every digit.
//
// What the fields are, and what each may hold, stands in facts_fields.h.
#pragma once

#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "mediaproof/facts.h"

namespace mediaproof {

// Stands at the head of the bytes. Raised when a field comes, goes or changes its meaning, so that remembered facts of
// another kind are measured again.
inline constexpr int facts_version = 3;

inline constexpr std::size_t most_facts_bytes = std::size_t{64} << 20;

// What the bytes hold are no facts.
class FactsError : public std::runtime_error {
  public:
    FactsError(const std::string& field, const std::string& why)
        : std::runtime_error((field.empty() ? "facts" : field) + ": " + why), field_(field) {}

    const std::string& field() const { return field_; }  // "video.spans[3].from_s"; empty: of the whole

  private:
    std::string field_;
};

// Text that is no UTF-8 has its invalid bytes replaced by U+FFFD, as every report shows it; names of files keep theirs.
std::vector<std::byte> encode_facts(const FileFacts& facts);

// Trusts nothing in the bytes: whatever they are, there come facts that are as facts.h says, or a FactsError. That is no
// proof that the facts are true: whoever took over the process that measured can make up sound ones.
FileFacts decode_facts(std::span<const std::byte> bytes);

// Of many files, in their order: what a journal records of a submission. Each is bounded by itself.
std::vector<std::byte> encode_all_facts(std::span<const FileFacts> files);
std::vector<FileFacts> decode_all_facts(std::span<const std::byte> bytes);

}  // namespace mediaproof
