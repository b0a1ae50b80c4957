#include <poppler-document.h>
#include <poppler-page.h>

#include <algorithm>
#include <limits>
#include <memory>

#include "media/document_text.h"
#include "media/text_lines.h"

namespace mediaproof {
namespace {

constexpr int most_pages = 1'000;
constexpr std::size_t end_mark_within = 4096;  // bytes of the file's end; readers ask for the last 1024

// poppler makes do with what came of a file that broke off: what is missing would seem never to have been written.
bool has_its_end(std::string_view bytes) {
    return bytes.substr(bytes.size() - std::min(bytes.size(), end_mark_within)).find("%%EOF") != std::string_view::npos;
}

void add_page(TextLines& text, const poppler::page& page) {
    const poppler::byte_array utf8 = page.text().to_utf8();
    text.add({utf8.data(), utf8.size()});
    text.end_line();
}

}  // namespace

std::string pdf_text(std::span<const std::byte> bytes, const std::filesystem::path& file) {
    constexpr const char* tried = "open the PDF";
    const std::string_view raw(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (raw.size() > std::numeric_limits<int>::max()) throw MediaError(tried, file, "too large");
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(raw.data(), static_cast<int>(raw.size())));
    if (document && document->is_locked()) throw PasswordError(tried, file, "protected by a password");
    if (!document || document->pages() <= 0) throw MediaError(tried, file, "no page can be read");
    if (!has_its_end(raw)) throw MediaError(tried, file, "its end is missing");
    TextLines text;
    for (int i = 0; i < std::min(document->pages(), most_pages) && !text.full(); ++i) {
        const std::unique_ptr<poppler::page> page(document->create_page(i));
        if (!page) throw MediaError(tried, file, "page " + std::to_string(i + 1) + " can't be read");
        add_page(text, *page);
    }
    return text.take();
}

}  // namespace mediaproof
