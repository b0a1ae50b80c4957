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
    auto options = std::make_shared<BannerOptions>();
    CLI::App* command = app.add_subcommand("banner", "与会标有关的工具 / tools around the banner");
    command->require_subcommand(1);
    CLI::App* find = command->add_subcommand(
        "find",
        "在照片和视频里找会标并认字，每个文件一行 JSON / look for banners and read them, one JSON object a line");
    find->add_option("--strips", options->strips, "把拉平的会标存进这个文件夹 / a folder for the straightened banners")
        ->check([](const std::string& text) {
            return text.empty() ? "要写一个文件夹 / a folder is needed" : std::string();
        });
    add_confinement(*find, options->confinement);
    find->add_option("FILE", options->files, "照片、视频 / photos, videos")->required();
    find->callback([options, &shared, &exit_code] { exit_code = find_banners(*options, shared); });
}

}  // namespace mediaproof::cli
