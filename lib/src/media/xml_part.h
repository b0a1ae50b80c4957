// One XML file of a document package. No entity is expanded, nothing outside is fetched, nothing recurses.
#pragma once

#include <filesystem>
#include <pugixml.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mediaproof {

class XmlPart {
  public:
    // The part called `name` of the package `package`. Throws MediaError when it is missing, no XML, larger than 32 MiB
    // or declares entities.
    XmlPart(std::span<const std::byte> package, const std::string& name, const std::filesystem::path& file);

    pugi::xml_node root() const { return tree_.document_element(); }

  private:
    std::vector<std::byte> bytes_;  // the tree's texts lie in it
    pugi::xml_document tree_;
};

// An element's name without the prefix that stands for its namespace; of anything else, nothing.
std::string_view local_name(const pugi::xml_node& node);

// The value of the attribute of that local name, or "".
std::string_view local_attribute(const pugi::xml_node& node, std::string_view name);

// Goes through `root` and all below it in the order of the file, however deep. `enter` is called before what is below a
// node and says whether to go there, `leave` after it, or after `enter` declined.
template <typename Enter, typename Leave>
void walk(const pugi::xml_node& root, Enter enter, Leave leave) {
    pugi::xml_node node = root;
    while (node) {
        if (enter(node) && node.first_child()) {
            node = node.first_child();
            continue;
        }
        leave(node);
        while (node != root && !node.next_sibling()) {
            node = node.parent();
            leave(node);
        }
        if (node == root) return;
        node = node.next_sibling();
    }
}

}  // namespace mediaproof
