// The catalogue's parts, a file for each: a key's first words tell which. Arguments stand in braces as in std::format; both
// languages take the same ones.
#pragma once

#include <span>

#include "messages.h"

namespace mediaproof::messages {

std::span<const CatalogueEntry> report();
std::span<const CatalogueEntry> rules_shared();
std::span<const CatalogueEntry> rules_media();
std::span<const CatalogueEntry> rules_video();
std::span<const CatalogueEntry> rules_photo();
std::span<const CatalogueEntry> rules_event();
std::span<const CatalogueEntry> rules_report();
std::span<const CatalogueEntry> intake();
std::span<const CatalogueEntry> unreadable();
std::span<const CatalogueEntry> confine();
std::span<const CatalogueEntry> store();
std::span<const CatalogueEntry> html();
std::span<const CatalogueEntry> letter();
std::span<const CatalogueEntry> table();
std::span<const CatalogueEntry> logo();
std::span<const CatalogueEntry> cli();

}  // namespace mediaproof::messages
