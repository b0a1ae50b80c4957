// Another project that uses the installed library.
#include <mediaproof/prober.h>
#include <mediaproof/report.h>
#include <mediaproof/validate.h>
#include <mediaproof/version.h>

#include <iostream>

int main(int, char** argv) {
    const std::filesystem::path folder = argv[1];
    const auto pack = mediaproof::RulePack::load(folder);
    std::cout << "mediaproof " << mediaproof::version << "\n"
              << mediaproof::rule_list(pack, mediaproof::Language::english);
    mediaproof::ProberOptions options;
    options.worker_program = WORKER;  // not needed where mediaproof lies where it was built for
    mediaproof::Prober prober(options);
    std::cout << mediaproof::json_facts(prober.probe(folder / "logo.png"), mediaproof::Language::english) << "\n";
}
