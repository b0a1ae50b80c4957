// mediaproof logo find --logo LOGO [--annotate DIR] FILE...
#include "mediaproof/logo.h"

#include <optional>
#include <system_error>

#include "cli.h"
#include "mediaproof/annotate.h"
#include "mediaproof/probe.h"
#include "mediaproof/report.h"

namespace mediaproof::cli {
namespace {

struct FindOptions {
    std::string logo;
    std::string annotate;  // a folder; empty for no pictures
    std::vector<std::string> files;
};

LogoModel model_for(const FindOptions& options, const Shared& shared) {
    if (!options.logo.empty()) return LogoModel::load(options.logo);
    const RulePack pack = shared.load_pack();
    return LogoModel::load(pack.logo_image, pack.logo_operating_point);
}

// Absent, and told on stderr, where a picture or its folder can't be written.
template <typename Write>
auto unless_unwritable(Write write) -> std::optional<decltype(write())> {
    try {
        return write();
    } catch (const std::system_error& error) {
        complain(std::string("标注图写不进去 / the annotated pictures can't be written: ") + error.what());
        return std::nullopt;
    }
}

ExitCode find_logo(const FindOptions& options, const Shared& shared) {
    const LogoModel model = model_for(options, shared);
    std::optional<AnnotatedPictures> pictures;
    if (!options.annotate.empty()) {
        pictures = unless_unwritable([&] { return AnnotatedPictures(options.annotate); });
        if (!pictures) return could_not_finish;
    }
    for (const std::string& file : options.files) {
        const FileFacts facts = probe_file(file, {&model});
        std::optional<std::vector<std::filesystem::path>> written;
        if (pictures) {
            written = unless_unwritable([&] { return pictures->write(facts); });
            if (!written) return could_not_finish;
        }
        write_out(json_logo_search(facts, shared.language(), written) + "\n");
    }
    return all_exist(options.files) ? all_pass : wrong_usage;
}

}  // namespace

void add_logo(CLI::App& app, const Shared& shared, int& exit_code) {
    CLI::App* command = app.add_subcommand("logo", "与 LOGO 有关的工具 / tools around the LOGO");
    command->require_subcommand(1);
    auto options = std::make_shared<FindOptions>();
    CLI::App* find = command->add_subcommand(
        "find", "在照片和视频里找 LOGO，每个文件一行 JSON / look for a LOGO, one JSON object a line");
    find->add_option("--logo", options->logo, "LOGO 图片，透明处不参与比较（默认用规则包的） / the LOGO's image");
    find->add_option("--annotate", options->annotate,
                     "把找到的位置画在图上，存进这个文件夹 / a folder for pictures with what was found drawn on")
        ->check([](const std::string& text) {
            return text.empty() ? "要写一个文件夹 / a folder is needed" : std::string();
        });
    find->add_option("FILE", options->files, "照片、视频 / photos, videos")->required();
    find->callback([options, &shared, &exit_code] { exit_code = find_logo(*options, shared); });
}

}  // namespace mediaproof::cli
