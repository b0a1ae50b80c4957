// Written reports for tests, made by code; paint/docx.h makes .docx files.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "paint/docx.h"

namespace mediaproof::tests {

// An .odt with `body` as the inner XML of its office:text, and the parts beside it as given.
void write_odt_of(const std::filesystem::path& file, const std::string& body, const paint::PackageParts& beside = {});

// A PDF with a page for each of `pages`: its lines as text in an embedded Chinese font, or nothing but a drawing where
// it has none.
void write_pdf(const std::filesystem::path& file, const std::vector<std::vector<std::string>>& pages);

// A PDF that opens with a password only.
std::string locked_pdf();

}  // namespace mediaproof::tests
