// What the templates are filled with. Every text is escaped when it is put in.
#pragma once

#include <kainjow/mustache.hpp>
#include <string>
#include <string_view>

#include "mediaproof/message.h"

namespace mediaproof::html {

using Data = kainjow::mustache::data;

// A text in both languages, for the template both.mustache.
Data both(const std::string& chinese, const std::string& english);

// A message in both; false, which leaves its place empty, for an empty one.
Data told(const Message& message);
Data told(std::string_view key);

// false for an empty text.
Data unless_empty(const std::string& text);

// Every message of the catalogue under `prefix`, by the rest of its key.
Data words_under(std::string_view prefix);

}  // namespace mediaproof::html
