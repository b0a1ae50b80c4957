#include "report/json_values.h"

#include <cmath>

#include "utf8.h"

namespace mediaproof {

Json number(double value) {
    if (!std::isfinite(value)) return nullptr;
    return std::round(value * 1000) / 1000 + 0.0;
}

Json number(const std::optional<double>& value) {
    return value ? number(*value) : Json(nullptr);
}

Json path_text(const std::filesystem::path& path) {
    return valid_utf8(path.string());
}

Json words(const Message& message, Language language) {
    return message.empty() ? Json(nullptr) : Json(valid_utf8(say(message, language)));
}

Json texts(const std::vector<std::string>& list) {
    Json array = Json::array();
    for (const std::string& text : list)
        array.push_back(valid_utf8(text));
    return array;
}

Json paths_json(const std::vector<std::filesystem::path>& paths) {
    Json array = Json::array();
    for (const std::filesystem::path& path : paths)
        array.push_back(path_text(path));
    return array;
}

Json quad_json(const Quad& quad) {
    Json corners = Json::array();
    for (const Point& corner : quad)
        corners.push_back(Json::array({number(corner.x), number(corner.y)}));
    return corners;
}

}  // namespace mediaproof
