// mediaproof banner find [--strips DIR] FILE...
#include <optional>
#include <system_error>

#include "cli.h"
#include "mediaproof/annotate.h"
#include "mediaproof/report.h"

namespace mediaproof::cli {
namespace {

struct BannerOptions {
    std::string strips;  // a folder; empty for no pictures
    Confinement confinement = Confinement::strict;
    std::vector<std::string> files;
};

ExitCode find_banners(const BannerOptions& options, const Shared& shared) try {
    ProberOptions prober_options;
    prober_options.depth = ProbeDepth::quick;
    prober_options.banners = true;
    prober_options.confinement = options.confinement;
    Prober prober(prober_options);
    std::optional<AnnotatedPictures> pictures;
    if (!options.strips.empty()) pictures.emplace(options.strips, prober);
    for (const std::string& file : options.files) {
        const FileFacts facts = prober.probe(file);
        std::optional<std::vector<std::filesystem::path>> written;
        if (pictures) written = pictures->write_banners(facts);
        write_out(json_banners(facts, shared.language(), written) + "\n");
    }
    return all_exist(options.files) ? all_pass : wrong_usage;
} catch (const std::system_error& error) {
    complain(std::string("会标图或结果写不进去 / the strips or the result can't be written: ") + error.what());
    return could_not_finish;
}

}  // namespace

void add_banner(CLI::App& app, const Shared& shared, int& exit_code) {
    const Language language = shared.language();
    auto options = std::make_shared<BannerOptions>();
    CLI::App* command = app.add_subcommand("banner", shared.say({"与会标有关的工具", "Tools around the banner"}));
    command->require_subcommand(1);
    const std::string example =
        examples({{{"把找到的会标拉平，存进“会标”文件夹", "Keep the straightened banners in a folder"},
                   {"mediaproof banner find --strips 会标 现场照片1.jpg 活动视频.mp4",
                    "mediaproof banner find --strips banners photo1.jpg film.mp4"}}},
                 language);
    command->footer(example);
    CLI::App* find = command->add_subcommand(
        "find", shared.say({"在照片和视频里找会标并认字，每个文件一行 JSON",
                            "Look for banners in photos and videos and read them, one JSON object a line"}));
    find->footer(example + plain_exit_codes(language));
    find->add_option("--strips", options->strips,
                     shared.say({"把拉平的会标存进这个文件夹", "Keep the straightened banners in this folder"}))
        ->type_name(shared.say({"文件夹", "DIR"}))
        ->check(not_blank(language));
    add_confinement(*find, options->confinement, language);
    find->add_option(shared.say({"文件", "FILE"}), options->files, shared.say({"照片、视频", "Photos, videos"}))
        ->required();
    find->callback([options, &shared, &exit_code] { exit_code = find_banners(*options, shared); });
}

}  // namespace mediaproof::cli
