#include "support/documents.h"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <stdexcept>

namespace mediaproof::tests {

void write_odt_of(const std::filesystem::path& file, const std::string& body, const paint::PackageParts& beside) {
    constexpr const char* namespaces =
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
        "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"";
    paint::PackageParts parts = {
        {"mimetype", "application/vnd.oasis.opendocument.text"},
        {"content.xml",
         fmt::format(
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content {}><office:body><office:text>{}"
             "</office:text></office:body></office:document-content>",
             namespaces, body)},
    };
    parts.insert(parts.end(), beside.begin(), beside.end());
    paint::write_package(file, parts);
}

void write_pdf(const std::filesystem::path& file, const std::vector<std::vector<std::string>>& pages) {
    cairo_surface_t* const surface = cairo_pdf_surface_create(file.c_str(), 595, 842);
    cairo_t* const pen = cairo_create(surface);
    cairo_select_font_face(pen, "WenQuanYi Zen Hei", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(pen, 14);
    for (const std::vector<std::string>& lines : pages) {
        double y = 80;
        for (const std::string& line : lines) {
            cairo_move_to(pen, 60, y);
            cairo_show_text(pen, line.c_str());
            y += 24;
        }
        if (lines.empty()) {
            cairo_rectangle(pen, 60, 80, 400, 600);
            cairo_fill(pen);
        }
        cairo_show_page(pen);
    }
    cairo_destroy(pen);
    cairo_surface_finish(surface);
    const cairo_status_t status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(cairo_status_to_string(status));
}

std::string locked_pdf() {
    const std::string key(64, '5');
    const std::string objects[] = {
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        "<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + key + "> /U <" + key + "> >>",
    };
    std::string pdf = "%PDF-1.4\n";
    std::string table = "0000000000 65535 f \n";
    int number = 0;
    for (const std::string& object : objects) {
        table += fmt::format("{:010} 00000 n \n", pdf.size());
        pdf += fmt::format("{} 0 obj\n{}\nendobj\n", ++number, object);
    }
    const std::size_t table_at = pdf.size();
    return pdf +
           fmt::format(
               "xref\n0 5\n{}trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<61><61>] >>\nstartxref\n{}\n%%EOF\n",
               table, table_at);
}

}  // namespace mediaproof::tests
