// A Verdict as bytes, for another run, and back without a loss.
//
// What the fields are, and what each may hold, stands in verdict_fields.h.
#pragma once

#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "mediaproof/finding.h"

namespace mediaproof {

// Stands at the head of the bytes, beside facts_version. Raised when a field comes, goes or changes its meaning.
inline constexpr int verdict_version = 1;

// What the bytes hold is no verdict.
class VerdictError : public std::runtime_error {
  public:
    VerdictError(const std::string& field, const std::string& why)
        : std::runtime_error((field.empty() ? "verdict" : field) + ": " + why), field_(field) {}

    const std::string& field() const { return field_; }  // "findings[3].rule"; empty: of the whole

  private:
    std::string field_;
};

// Sound perhaps, but written by another version of the program.
class VerdictVersionError : public VerdictError {
  public:
    using VerdictError::VerdictError;
};

// Text is kept as encode_facts() keeps it.
std::vector<std::byte> encode_verdict(const Verdict& verdict);

// Trusts nothing in the bytes: there comes a verdict that is as finding.h says, every message of which can be said, or a
// VerdictError. A message that the catalogue lacks or has with other arguments, since an earlier version of the program
// wrote it, comes back as "verbatim", with the words that it had.
Verdict decode_verdict(std::span<const std::byte> bytes);

}  // namespace mediaproof
