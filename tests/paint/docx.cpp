#include "paint/docx.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace mediaproof::paint {
namespace {

struct Free {
    void operator()(archive* writer) const { archive_write_free(writer); }
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

void check(int result, archive* writer) {
    if (result != ARCHIVE_OK)
        throw std::runtime_error(std::string("cannot write a package: ") + archive_error_string(writer));
}

void add_part(archive* writer, const std::string& name, const std::string& bytes) {
    const std::unique_ptr<archive_entry, Free> entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), 1'683'900'000, 0);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
    check(archive_write_header(writer, entry.get()), writer);
    if (archive_write_data(writer, bytes.data(), bytes.size()) != static_cast<la_ssize_t>(bytes.size()))
        throw std::runtime_error("cannot write " + name);
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream input(file, std::ios::binary);
    if (!input) throw std::runtime_error("cannot read " + file.string());
    return {std::istreambuf_iterator<char>(input), {}};
}

std::string escaped(const std::string& text) {
    std::string xml;
    for (const char c : text) {
        if (c == '&') {
            xml += "&amp;";
        } else if (c == '<') {
            xml += "&lt;";
        } else {
            xml += c;
        }
    }
    return xml;
}

constexpr const char* declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

std::string relation(int id, const std::string& type, const std::string& target) {
    return fmt::format(
        "<Relationship Id=\"rId{}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}\" "
        "Target=\"{}\"/>",
        id, type, target);
}

std::string relations(const std::string& entries) {
    return std::string(declaration) +
           "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + entries +
           "</Relationships>";
}

std::string content_types() {
    constexpr const char* type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    std::string types =
        "<Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>"
        "<Default Extension=\"jpg\" ContentType=\"image/jpeg\"/>"
        "<Default Extension=\"png\" ContentType=\"image/png\"/>";
    return std::string(declaration) + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" +
           types + fmt::format("<Override PartName=\"/word/document.xml\" ContentType=\"{}\"/></Types>", type);
}

/// A paragraph with the picture of that relation, 12 by 9 centimetres.
std::string picture_paragraph(int id) {
    constexpr const char* size = "cx=\"4320000\" cy=\"3240000\"";
    return fmt::format(
        "<w:p><w:r><w:drawing><wp:inline><wp:extent {1}/><wp:docPr id=\"{0}\" name=\"图片 {0}\"/><a:graphic>"
        "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>"
        "<pic:cNvPr id=\"{0}\" name=\"图片 {0}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip "
        "r:embed=\"rId{0}\"/>"
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext {1}/>"
        "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></w:r></w:p>",
        id, size);
}

void write_zip(const std::filesystem::path& file, const PackageParts& parts, const std::string& password) {
    const std::unique_ptr<archive, Free> writer(archive_write_new());
    check(archive_write_set_format_zip(writer.get()), writer.get());
    if (!password.empty()) {
        check(archive_write_set_options(writer.get(), "zip:encryption=traditional"), writer.get());
        check(archive_write_set_passphrase(writer.get(), password.c_str()), writer.get());
    }
    check(archive_write_open_filename(writer.get(), file.c_str()), writer.get());
    for (const auto& [name, bytes] : parts)
        add_part(writer.get(), name, bytes);
    check(archive_write_close(writer.get()), writer.get());
}

}  // namespace

void write_package(const std::filesystem::path& file, const PackageParts& parts) {
    write_zip(file, parts, "");
}

void write_locked_package(const std::filesystem::path& file, const PackageParts& parts, const std::string& password) {
    write_zip(file, parts, password);
}

void write_docx_of(const std::filesystem::path& file, const std::string& body, const PackageParts& beside) {
    constexpr const char* namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
        "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" "
        "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";
    PackageParts parts = {
        {"[Content_Types].xml", content_types()},
        {"_rels/.rels", relations(relation(1, "officeDocument", "word/document.xml"))},
        {"word/document.xml",
         fmt::format("{}<w:document {}><w:body>{}</w:body></w:document>", declaration, namespaces, body)},
    };
    parts.insert(parts.end(), beside.begin(), beside.end());
    write_package(file, parts);
}

void write_docx(const std::filesystem::path& file, const std::vector<std::string>& paragraphs,
                const std::vector<std::filesystem::path>& pictures) {
    std::string body;
    for (const std::string& paragraph : paragraphs)
        body += "<w:p><w:r><w:t xml:space=\"preserve\">" + escaped(paragraph) + "</w:t></w:r></w:p>";
    PackageParts beside;
    std::string entries;
    for (const std::filesystem::path& picture : pictures) {
        const int number = static_cast<int>(beside.size()) + 1;
        const std::string name = fmt::format("media/image{}{}", number, picture.extension().string());
        body += picture_paragraph(number);
        entries += relation(number, "image", name);
        beside.emplace_back("word/" + name, bytes_of(picture));
    }
    beside.emplace_back("word/_rels/document.xml.rels", relations(entries));
    write_docx_of(file, body, beside);
}

}  // namespace mediaproof::paint
