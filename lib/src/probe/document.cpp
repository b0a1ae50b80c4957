#include "probe/document.h"

#include <algorithm>
#include <string_view>

#include "media/document_text.h"
#include "media/package.h"
#include "probe/photo.h"
#include "probe/unreadable.h"

namespace mediaproof {
namespace {

constexpr std::int64_t most_bytes = 256LL << 20;
constexpr std::size_t most_plain_bytes = 4 << 20;  // more than the text that is kept, in any encoding
constexpr std::size_t most_pictures = 200;
constexpr std::size_t most_picture_bytes = 64 << 20;
constexpr std::size_t most_bytes_of_pictures = 512 << 20;  // in one document
constexpr int least_long_side = 320;                       // pixels; what is smaller is an icon or an ornament

using Bytes = std::vector<std::byte>;

// ---- pictures ----

// A file right in the folder for pictures: a name that leads elsewhere is none of them.
bool is_picture_name(std::string_view name) {
    for (const std::string_view folder : {"word/media/", "Pictures/"}) {
        if (!name.starts_with(folder)) continue;
        const std::string_view last = name.substr(folder.size());
        return !last.empty() && last != "." && last != ".." && last.find('/') == std::string_view::npos;
    }
    return false;
}

// Of kind other where it is no picture that we know: a drawing of Windows (EMF, WMF), an ornament.
FileFacts probe_picture(Package& package, const ProbeOptions& options, std::size_t& bytes_read) {
    FileFacts begun;
    begun.file = package.name();
    const MediaClass claims = claimed_class(begun.file);
    FileFacts facts = measured_or_unreadable(std::move(begun), claims, [&](FileFacts& picture) {
        const Bytes bytes = package.read(most_picture_bytes);
        bytes_read += bytes.size();
        const Content content = content_of(std::span(bytes).first(std::min(bytes.size(), content_head_bytes)));
        picture.format = content_name(content);
        if (class_of(content) == MediaClass::still) {
            picture.photo = probe_photo(bytes, content, picture.file, options);
            const bool large = std::max(picture.photo->width, picture.photo->height) >= least_long_side;
            if (!large) picture.photo.reset();
            picture.kind = large ? FileKind::photo : FileKind::other;
        } else if (claims == MediaClass::still && (content == Content::empty || content == Content::unknown)) {
            picture = unreadable(picture, claims,
                                 {content == Content::empty ? "unreadable.empty" : "unreadable.unknown", {}});
        }
    });
    const bool ornament = facts.kind == FileKind::unreadable && claims != MediaClass::still;
    if (ornament) facts.kind = FileKind::other;
    return facts;
}

std::vector<FileFacts> pictures_in(const Bytes& bytes, const std::filesystem::path& file, const ProbeOptions& options) {
    std::vector<FileFacts> pictures;
    std::size_t looked_at = 0;
    std::size_t bytes_read = 0;
    Package package(bytes, file);
    while (package.next()) {
        if (!is_picture_name(package.name())) continue;
        if (looked_at == most_pictures || bytes_read > most_bytes_of_pictures) {
            FileFacts rest;
            rest.file = package.name();
            pictures.push_back(unreadable(rest, MediaClass::still, {"unreadable.too-many-pictures", {}}));
            return pictures;
        }
        FileFacts picture = probe_picture(package, options, bytes_read);
        ++looked_at;
        if (picture.kind != FileKind::other) pictures.push_back(std::move(picture));
    }
    return pictures;
}

// ---- text ----

// What a package is whose first file does not tell.
Content package_content(const Bytes& bytes, const std::filesystem::path& file) {
    constexpr std::string_view zip = "PK\x03\x04";
    if (!std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()).starts_with(zip))
        return Content::archive;
    if (has_part(bytes, "[Content_Types].xml", file)) return Content::office_open_xml;
    return has_part(bytes, "content.xml", file) ? Content::open_document : Content::archive;
}

DocumentFacts document_facts(const OpenFile& file, Content content, const ProbeOptions& options) {
    const std::filesystem::path& name = file.name();
    if (content == Content::text) return {plain_text(read_head(file, most_plain_bytes), name), {}};
    const Bytes bytes = read_file(file, most_bytes);
    if (content == Content::pdf) return {pdf_text(bytes, name), {}};
    if (content == Content::archive) content = package_content(bytes, name);
    if (content == Content::archive) throw NoReportError("open the package", name, "a plain archive");
    const auto text_of = content == Content::open_document ? odt_text : docx_text;
    DocumentFacts document{text_of(bytes, name), {}};
    document.pictures = pictures_in(bytes, name, options);
    return document;
}

// Word, WPS and others put spreadsheets and slides into the same kinds of file as reports.
bool claims_another_office_file(const std::filesystem::path& file) {
    return claimed_class(file) == MediaClass::none && file.has_extension();
}

}  // namespace

FileFacts probe_document(FileFacts facts, const OpenFile& file, Content content, const ProbeOptions& options) {
    if (content == Content::ole && claims_another_office_file(file.name())) return facts;
    if (content == Content::ole || content == Content::rtf || content == Content::ofd) {
        return unreadable(std::move(facts), MediaClass::document,
                          {"unreadable.save-as-docx", {{"content", facts.format}}});
    }
    try {
        facts.document = document_facts(file, content, options);
        facts.kind = FileKind::document;
        return facts;
    } catch (const PasswordError&) {
        return unreadable(std::move(facts), MediaClass::document, {"unreadable.password", {}});
    } catch (const NoReportError&) {
        if (claims_another_office_file(file.name())) return facts;
        return unreadable(std::move(facts), MediaClass::document, {"unreadable.no-report", {}});
    }
}

std::vector<std::byte> picture_in_report(const OpenFile& file, const std::string& name) {
    return read_part(read_file(file, most_bytes), name, most_picture_bytes, file.name());
}

}  // namespace mediaproof
