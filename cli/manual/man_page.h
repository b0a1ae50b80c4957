// The manual page, in roff for man(1).
#pragma once

#include <string>
#include <string_view>

#include "manual/command_help.h"
#include "mediaproof/message.h"

namespace mediaproof::cli {

// `text` as roff prints it, whatever it holds; without line breaks.
std::string roff(std::string_view text);

// Of the whole program.
std::string man_page(const CommandHelp& program, Language language);

}  // namespace mediaproof::cli
