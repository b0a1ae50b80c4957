#include "rules/channels.h"

#include <algorithm>

#include "mediaproof/dates.h"
#include "rules/plain_words.h"

namespace mediaproof {
namespace {

std::size_t longest_word_in(const std::u32string& channel, const Wording& kind) {
    std::size_t longest = 0;
    for (const std::string& word : kind) {
        const std::u32string words = plain_words(word);
        if (channel.find(words) != std::u32string::npos) longest = std::max(longest, words.size());
    }
    return longest;
}

}  // namespace

ChannelReading read_channel(const Publicity& entry, const std::vector<Wording>& kinds) {
    const std::u32string channel = plain_words(entry.channel.value_or(""));
    ChannelReading reading;
    std::size_t longest = 0;
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        const std::size_t length = longest_word_in(channel, kinds[kind]);
        reading.holds.push_back(length > 0);
        if (length <= longest) continue;
        longest = length;
        reading.kind = kind;
    }
    return reading;
}

std::string channel_name(const Publicity& entry) {
    return entry.channel.value_or("?");
}

std::string entry_name(const Publicity& entry) {
    return (entry.date ? format_date(*entry.date) + " " : "") + channel_name(entry);
}

bool has_odd_link(const Publicity& entry) {
    if (!entry.link) return false;
    const std::string& link = *entry.link;
    const std::size_t host = link.starts_with("https://") ? 8 : link.starts_with("http://") ? 7 : link.size();
    const std::size_t dot = link.find('.', host);
    const bool address = host < link.size() && dot != std::string::npos && dot > host &&
                         link.find_first_of(" \t\r\n\"<>") == std::string::npos;
    return !address;
}

}  // namespace mediaproof
