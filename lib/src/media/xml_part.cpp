#include "media/xml_part.h"

#include <algorithm>

#include "media/package.h"
#include "mediaproof/error.h"

namespace mediaproof {
namespace {

constexpr std::size_t most_bytes = 32 << 20;
constexpr std::ptrdiff_t most_tags = 4'000'000;  // a tree of them takes up to 64 bytes each

bool declares_entities(const pugi::xml_document& tree) {
    for (const pugi::xml_node& node : tree.children()) {
        if (node.type() != pugi::node_doctype) continue;
        if (std::string_view(node.value()).find("ENTITY") != std::string_view::npos) return true;
    }
    return false;
}

std::string_view without_prefix(std::string_view name) {
    return name.substr(name.find(':') + 1);
}

}  // namespace

XmlPart::XmlPart(std::span<const std::byte> package, const std::string& name, const std::filesystem::path& file)
    : bytes_(read_part(package, name, most_bytes, file)) {
    const std::string tried = "read " + name;
    if (std::count(bytes_.begin(), bytes_.end(), std::byte{'<'}) > most_tags) {
        throw MediaError(tried, file, "more elements than a report can have");
    }
    constexpr unsigned flags = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype;
    const pugi::xml_parse_result result = tree_.load_buffer_inplace(bytes_.data(), bytes_.size(), flags);
    if (!result) throw MediaError(tried, file, result.description());
    if (declares_entities(tree_)) throw MediaError(tried, file, "it declares entities, as no office program does");
}

std::string_view local_name(const pugi::xml_node& node) {
    return without_prefix(node.name());
}

std::string_view local_attribute(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_attribute& attribute : node.attributes()) {
        if (without_prefix(attribute.name()) == name) return attribute.value();
    }
    return {};
}

}  // namespace mediaproof
