#include "media/warm_up.h"

#include <iconv.h>
#include <libheif/heif.h>
#include <poppler-document.h>
#include <poppler-page.h>

extern "C" {
#include <libavutil/mem.h>
}

#include <cstddef>
#include <exiv2/exiv2.hpp>
#include <memory>
#include <string>

namespace mediaproof {
namespace {

constexpr std::size_t most_at_once_bytes = std::size_t{1} << 30;  // of FFmpeg: twice the largest frame

// The C library forgets a converter's tables when the last that uses them is closed.
void keep_text_encodings() {
    for (const char* encoding : {"UTF-16LE", "UTF-16BE", "GB18030"})
        iconv_open("UTF-8", encoding);
}

// What each of the encodings by which Chinese PDF files name letters says of one; poppler keeps four of them.
constexpr const char* cmaps[] = {"UniGB-UCS2-H", "UniGB-UTF16-H", "GBK-EUC-H", "GB-EUC-H"};

std::string pdf_of_all_cmaps() {
    std::string fonts;
    std::string objects;
    std::string content = "BT";
    int number = 10;
    for (const char* cmap : cmaps) {
        const std::string font = std::to_string(number++);
        fonts += "/F" + font + " " + font + " 0 R ";
        objects += font + " 0 obj <</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/" + cmap +
                   "/DescendantFonts[5 0 R]>> endobj\n";
        content += " /F" + font + " 12 Tf 0 20 Td <B0A1> Tj";
    }
    content += " ET";
    return "%PDF-1.4\n"
           "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
           "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
           "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<<" +
           fonts + ">>>>>> endobj\n4 0 obj <</Length " + std::to_string(content.size()) + ">> stream\n" + content +
           "\nendstream endobj\n"
           "5 0 obj <</Type/Font/Subtype/CIDFontType0/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
           "/Supplement 4>>/FontDescriptor 6 0 R>> endobj\n"
           "6 0 obj <</Type/FontDescriptor/FontName/Song/Flags 4>> endobj\n" +
           objects + "trailer <</Root 1 0 R>>\n%%EOF\n";
}

// poppler forgets its tables with the last document, so one is never let go of.
void keep_chinese_pdf_tables() {
    static const std::string pdf = pdf_of_all_cmaps();
    static const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
    if (!document) return;
    const std::unique_ptr<poppler::page> page(document->create_page(0));
    if (page) static_cast<void>(page->text());
}

}  // namespace

void warm_up_media_libraries() {
    av_max_alloc(most_at_once_bytes);
    Exiv2::XmpParser::initialize();
    heif_init(nullptr);
    keep_text_encodings();
    keep_chinese_pdf_tables();
}

}  // namespace mediaproof
