// Where a unit told the public of its event, in its own words and as the pack calls it.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "rules/rule.h"

namespace mediaproof {

// Of the pack's kinds of channel, those of which the channel's name holds a word.
struct ChannelReading {
    std::optional<std::size_t> kind;  // that with the longest word, the first of equals; absent where it holds none
    std::vector<bool> holds;          // for each kind whether it holds a word of it
};

ChannelReading read_channel(const Publicity& entry, const std::vector<Wording>& kinds);

// The channel as the unit wrote it.
std::string channel_name(const Publicity& entry);

// "2023-05-09 市政府门户网站", or the channel alone.
std::string entry_name(const Publicity& entry);

// A link that is there and is no web address. It is never opened.
bool has_odd_link(const Publicity& entry);

}  // namespace mediaproof
