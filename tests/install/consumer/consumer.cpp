// Another project that uses the installed library.
#include <mediaproof/report.h>
#include <mediaproof/validate.h>
#include <mediaproof/version.h>

#include <iostream>

int main(int, char** argv) {
    const auto pack = mediaproof::RulePack::load(argv[1]);
    std::cout << "mediaproof " << mediaproof::version << "\n"
              << mediaproof::rule_list(pack, mediaproof::Language::english);
}
