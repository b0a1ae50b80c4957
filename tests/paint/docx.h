#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace mediaproof::paint {

/// The files of a ZIP package, each by its name and its bytes, in order.
using PackageParts = std::vector<std::pair<std::string, std::string>>;

/// Writes a ZIP of `parts`; the same parts give the same bytes. Throws std::runtime_error when that is not possible.
void write_package(const std::filesystem::path& file, const PackageParts& parts);

/// The same, protected by a password.
void write_locked_package(const std::filesystem::path& file, const PackageParts& parts, const std::string& password);

/// Writes a .docx as word processors do: a paragraph for each of `paragraphs` (UTF-8), then the pictures, which are the
/// files `pictures` as they are. Throws std::runtime_error when that is not possible.
void write_docx(const std::filesystem::path& file, const std::vector<std::string>& paragraphs,
                const std::vector<std::filesystem::path>& pictures = {});

/// The same with `body` as the inner XML of its w:body, and the parts beside it as given.
void write_docx_of(const std::filesystem::path& file, const std::string& body, const PackageParts& beside = {});

}  // namespace mediaproof::paint
