// mediaproof_manual DIR: writes the manual pages and bash's completion below DIR, as they are installed below share/.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "command_line.h"
#include "manual/bash_completion.h"
#include "manual/man_page.h"

namespace {

using namespace mediaproof::cli;

CommandHelp program_in(const char* language) {
    CLI::App app;
    Shared shared;
    shared.language_name = language;
    int exit_code = all_pass;
    add_command_line(app, shared, exit_code);
    return help_of(app);
}

void write(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream stream;
    stream.exceptions(std::ios::badbit | std::ios::failbit);
    stream.open(file, std::ios::binary);
    stream << text << std::flush;
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 2) throw std::invalid_argument("usage: mediaproof_manual DIR");
    const std::filesystem::path share = argv[1];
    const CommandHelp english = program_in("en");
    write(share / "man" / "man1" / "mediaproof.1", man_page(english, mediaproof::Language::english));
    write(share / "man" / "zh_CN" / "man1" / "mediaproof.1", man_page(program_in("zh"), mediaproof::Language::chinese));
    write(share / "bash-completion" / "completions" / "mediaproof", bash_completion(english));
    return 0;
} catch (const std::exception& error) {
    std::cerr << "mediaproof_manual: " << error.what() << '\n';
    return 1;
}
