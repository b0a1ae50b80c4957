#include <algorithm>
#include <array>

#include "media/document_text.h"
#include "media/package.h"
#include "media/text_lines.h"
#include "media/xml_part.h"

namespace mediaproof {
namespace {

using namespace std::string_view_literals;

// The package says where its main part lies; most often at word/document.xml.
std::string main_part(std::span<const std::byte> package, const std::filesystem::path& file) {
    const XmlPart relations(package, "_rels/.rels", file);
    for (const pugi::xml_node& relation : relations.root().children()) {
        const std::string_view target = local_attribute(relation, "Target");
        if (!local_attribute(relation, "Type").ends_with("/officeDocument")) continue;
        return std::string(target.starts_with('/') ? target.substr(1) : target);
    }
    throw MediaError("open the package", file, "it does not say where its text lies");
}

// Properties, what was deleted or moved away, and the second telling of a shape for old programs.
bool holds_no_text(std::string_view name) {
    constexpr std::array passed_over = {"pPr"sv, "rPr"sv, "sectPr"sv, "tblPr"sv, "del"sv, "moveFrom"sv, "Fallback"sv};
    return std::find(passed_over.begin(), passed_over.end(), name) != passed_over.end();
}

}  // namespace

std::string docx_text(std::span<const std::byte> bytes, const std::filesystem::path& file) {
    const XmlPart part(bytes, main_part(bytes, file), file);
    if (local_name(part.root()) != "document") {
        throw NoReportError("read the text", file, "the package holds a " + std::string(local_name(part.root())));
    }
    TextLines text;
    const auto enter = [&](const pugi::xml_node& node) {
        const std::string_view name = local_name(node);
        if (text.full() || holds_no_text(name)) return false;
        if (name == "t") text.add(node.child_value());
        if (name == "tab") text.add("\t");
        // A text box stands within the paragraph that it is tied to.
        if (name == "br" || name == "cr" || name == "txbxContent") text.end_line();
        return name != "t";
    };
    const auto leave = [&](const pugi::xml_node& node) {
        if (local_name(node) == "p") text.end_line();
    };
    walk(part.root(), enter, leave);
    return text.take();
}

}  // namespace mediaproof
