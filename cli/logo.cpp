// mediaproof logo find --logo LOGO FILE...
#include "mediaproof/logo.h"

#include "cli.h"
#include "mediaproof/probe.h"
#include "mediaproof/report.h"

namespace mediaproof::cli {
namespace {

struct FindOptions {
    std::string logo;
    std::vector<std::string> files;
};

LogoModel model_for(const FindOptions& options, const Shared& shared) {
    if (!options.logo.empty()) return LogoModel::load(options.logo);
    const RulePack pack = shared.load_pack();
    return LogoModel::load(pack.logo_image, pack.logo_operating_point);
}

}  // namespace

void add_logo(CLI::App& app, const Shared& shared, int& exit_code) {
    CLI::App* command = app.add_subcommand("logo", "与 LOGO 有关的工具 / tools around the LOGO");
    command->require_subcommand(1);
    auto options = std::make_shared<FindOptions>();
    CLI::App* find = command->add_subcommand(
        "find", "在照片和视频里找 LOGO，每个文件一行 JSON / look for a LOGO, one JSON object a line");
    find->add_option("--logo", options->logo, "LOGO 图片，透明处不参与比较（默认用规则包的） / the LOGO's image");
    find->add_option("FILE", options->files, "照片、视频 / photos, videos")->required();
    find->callback([options, &shared, &exit_code] {
        const LogoModel model = model_for(*options, shared);
        for (const std::string& file : options->files) {
            write_out(json_logo_search(probe_file(file, {&model}), shared.language()) + "\n");
        }
        exit_code = all_exist(options->files) ? all_pass : wrong_usage;
    });
}

}  // namespace mediaproof::cli
