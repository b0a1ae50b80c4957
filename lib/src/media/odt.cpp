#include <algorithm>
#include <array>
#include <charconv>

#include "media/document_text.h"
#include "media/package.h"
#include "media/text_lines.h"
#include "media/xml_part.h"

namespace mediaproof {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t most_manifest_bytes = 4 << 20;

void refuse_password(std::span<const std::byte> package, const std::filesystem::path& file) {
    constexpr const char* manifest = "META-INF/manifest.xml";
    if (!has_part(package, manifest, file)) return;
    const std::vector<std::byte> bytes = read_part(package, manifest, most_manifest_bytes, file);
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (text.find("encryption-data") != std::string_view::npos) {
        throw PasswordError("read the text", file, "protected by a password");
    }
}

pugi::xml_node child_called(const pugi::xml_node& parent, std::string_view name) {
    return parent.find_child([&](const pugi::xml_node& child) { return local_name(child) == name; });
}

bool holds_no_text(std::string_view name) {
    constexpr std::array passed_over = {"tracked-changes"sv, "annotation"sv};
    return std::find(passed_over.begin(), passed_over.end(), name) != passed_over.end();
}

// <text:s text:c="4"/> stands for four blanks.
std::string blanks(const pugi::xml_node& node) {
    const std::string_view count = local_attribute(node, "c");
    int blanks = 1;
    std::from_chars(count.data(), count.data() + count.size(), blanks);
    return std::string(static_cast<std::size_t>(std::clamp(blanks, 1, 80)), ' ');
}

// What `node` itself adds to the text; what is below it comes after.
void add_node(TextLines& text, const pugi::xml_node& node, int paragraphs) {
    const std::string_view name = local_name(node);
    const bool letters = node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
    if (letters && paragraphs > 0) text.add(node.value());
    if (name == "s") text.add(blanks(node));
    if (name == "tab") text.add("\t");
    // A text box stands within the paragraph that it is tied to.
    if (name == "line-break" || name == "text-box") text.end_line();
}

}  // namespace

std::string odt_text(std::span<const std::byte> bytes, const std::filesystem::path& file) {
    refuse_password(bytes, file);
    const XmlPart part(bytes, "content.xml", file);
    const pugi::xml_node body = child_called(child_called(part.root(), "body"), "text");
    if (!body) throw NoReportError("read the text", file, "the package holds no text document");
    TextLines text;
    int paragraphs = 0;  // that we are inside of
    const auto is_paragraph = [](const pugi::xml_node& node) {
        return local_name(node) == "p" || local_name(node) == "h";
    };
    const auto enter = [&](const pugi::xml_node& node) {
        paragraphs += is_paragraph(node) ? 1 : 0;
        if (text.full() || holds_no_text(local_name(node))) return false;
        add_node(text, node, paragraphs);
        return true;
    };
    const auto leave = [&](const pugi::xml_node& node) {
        if (!is_paragraph(node)) return;
        --paragraphs;
        text.end_line();
    };
    walk(body, enter, leave);
    return text.take();
}

}  // namespace mediaproof
