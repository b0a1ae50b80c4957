// What our JSON is made of: numbers, words, paths and boxes.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "mediaproof/facts.h"
#include "mediaproof/message.h"

namespace mediaproof {

// Keys keep the order in which they are written.
using Json = nlohmann::ordered_json;

// Three decimals: milliseconds, thousandths of a pixel and of a score are more than any of the measures is good for, and
// the last digits differ between machines. Null for what is no finite number.
Json number(double value);
Json number(const std::optional<double>& value);

// Text is made valid UTF-8.
Json words(const Message& message, Language language);  // null for an empty message
Json texts(const std::vector<std::string>& list);
Json path_text(const std::filesystem::path& path);
Json paths_json(const std::vector<std::filesystem::path>& paths);

Json quad_json(const Quad& quad);  // [[x, y], …], its four corners

}  // namespace mediaproof
