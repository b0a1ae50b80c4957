// The catalogue as data, for the test that walks it.
#pragma once

#include <span>
#include <string_view>

namespace mediaproof {

struct CatalogueEntry {
    std::string_view key;
    std::string_view chinese;
    std::string_view english;
};

std::span<const CatalogueEntry> message_catalogue();

}  // namespace mediaproof
