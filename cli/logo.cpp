// mediaproof logo find [--logo LOGO]... [--annotate DIR] FILE...
// mediaproof logo learn --logo LOGO... [-o FILE] [--report PICTURE]
#include "mediaproof/logo.h"

#include <optional>
#include <system_error>

#include "cli.h"
#include "mediaproof/annotate.h"
#include "mediaproof/report.h"

namespace mediaproof::cli {
namespace {

struct FindOptions {
    std::vector<std::string> logo;
    std::string annotate;  // a folder; empty for no pictures
    Confinement confinement = Confinement::strict;
    std::vector<std::string> files;
};

struct LearnOptions {
    std::vector<std::string> images;
    std::string output;
    std::string report;
};

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
    ProberOptions prober_options;
    prober_options.logo = options.logo.empty() ? logo_of(shared.load_pack()) : logo_of(options.logo);
    prober_options.confinement = options.confinement;
    Prober prober(prober_options);
    std::optional<AnnotatedPictures> pictures;
    if (!options.annotate.empty()) {
        pictures = unless_unwritable([&] { return AnnotatedPictures(options.annotate, prober); });
        if (!pictures) return could_not_finish;
    }
    for (const std::string& file : options.files) {
        const FileFacts facts = prober.probe(file);
        std::optional<std::vector<std::filesystem::path>> written;
        if (pictures) {
            written = unless_unwritable([&] { return pictures->write(facts); });
            if (!written) return could_not_finish;
        }
        write_out(json_logo_search(facts, shared.language(), written) + "\n");
    }
    return all_exist(options.files) ? all_pass : wrong_usage;
}

void add_find(CLI::App& logo, const Shared& shared, int& exit_code) {
    auto options = std::make_shared<FindOptions>();
    CLI::App* find = logo.add_subcommand(
        "find", "在照片和视频里找 LOGO，每个文件一行 JSON / look for a LOGO, one JSON object a line");
    find->add_option("--logo", options->logo,
                     "LOGO 图片，或 logo learn 存的文件；同一 LOGO 有几种样式就写几次（默认用规则包的） / the LOGO's "
                     "image, or a file of logo learn; once for each style of it")
        ->allow_extra_args(false);
    find->add_option("--annotate", options->annotate,
                     "把找到的位置画在图上，存进这个文件夹 / a folder for pictures with what was found drawn on")
        ->check([](const std::string& text) {
            return text.empty() ? "要写一个文件夹 / a folder is needed" : std::string();
        });
    add_confinement(*find, options->confinement);
    find->add_option("FILE", options->files, "照片、视频 / photos, videos")->required();
    find->callback([options, &shared, &exit_code] { exit_code = find_logo(*options, shared); });
}

void add_learn(CLI::App& logo, int& exit_code) {
    auto options = std::make_shared<LearnOptions>();
    CLI::App* learn = logo.add_subcommand(
        "learn",
        "只凭 LOGO 图片学会辨认它，说明能认多小、多斜，有什么弱点 / learn a LOGO from its image alone; "
        "tells its limits and weaknesses");
    learn
        ->add_option(
            "--logo", options->images,
            "LOGO 图片；同一 LOGO 的几种样式（彩色、单色、带字）写在一起 / the LOGO's image, or all the styles of it")
        ->required();
    learn->add_option("-o,--output", options->output, "把学到的存成文件 / keep what was learned");
    learn->add_option("--report", options->report,
                      "存一张图：各种大小和倾斜下的找到率，和实例 / a picture (JPEG) of what is found");
    learn->callback([options, &exit_code] {
        const LogoModel model = logo_of(options->images);
        if (!options->output.empty()) model.save(options->output);
        if (!options->report.empty()) model.write_report(options->report);
        write_out(logo_learning_text(*model.learning()));
        exit_code = all_pass;
    });
}

}  // namespace

void add_logo(CLI::App& app, const Shared& shared, int& exit_code) {
    CLI::App* command = app.add_subcommand("logo", "与 LOGO 有关的工具 / tools around the LOGO");
    command->require_subcommand(1);
    add_find(*command, shared, exit_code);
    add_learn(*command, exit_code);
}

}  // namespace mediaproof::cli
