// What is written in a report: UTF-8, a line a paragraph (of a PDF, a line as it is set), cut after 1 MiB. Empty where
// nothing is written, as in a scan.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

#include "mediaproof/error.h"

namespace mediaproof {

// It opens with a password only.
class PasswordError : public MediaError {
  public:
    using MediaError::MediaError;
};

// Nothing is damaged, but it is a spreadsheet or slides.
class NoReportError : public MediaError {
  public:
    using MediaError::MediaError;
};

// All throw MediaError naming `file` for what is damaged, cut off or too large.

// Throws PasswordError and NoReportError too. Deleted and moved-away text does not count.
std::string docx_text(std::span<const std::byte> bytes, const std::filesystem::path& file);
std::string odt_text(std::span<const std::byte> bytes, const std::filesystem::path& file);

// Throws PasswordError too. Looks into the first 1,000 pages.
std::string pdf_text(std::span<const std::byte> bytes, const std::filesystem::path& file);

// UTF-8, UTF-16 with its mark, or GB18030. A character cut off at the end is left out.
std::string plain_text(std::span<const std::byte> bytes, const std::filesystem::path& file);

}  // namespace mediaproof
