#include "report/html_data.h"

#include "messages.h"
#include "report/digest.h"

namespace mediaproof::html {

Data both(const std::string& chinese, const std::string& english) {
    Data data;
    data.set("zh", chinese);
    data.set("en", english);
    return data;
}

Data told(const Message& message) {
    if (message.empty()) return false;
    return both(said(message, Language::chinese), said(message, Language::english));
}

Data told(std::string_view key) {
    return told(Message{std::string(key), {}});
}

Data unless_empty(const std::string& text) {
    return text.empty() ? Data(false) : Data(text);
}

Data words_under(std::string_view prefix) {
    Data words;
    for (const CatalogueEntry& entry : message_catalogue()) {
        if (!entry.key.starts_with(prefix)) continue;
        words.set(std::string(entry.key.substr(prefix.size())),
                  both(std::string(entry.chinese), std::string(entry.english)));
    }
    return words;
}

}  // namespace mediaproof::html
