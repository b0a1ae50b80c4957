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

std::string find_example(Language language) {
    return examples(
        {{{"把找到的 LOGO 画在图上，存进“标注图”文件夹", "Draw what was found onto pictures, kept in a folder"},
          {"mediaproof logo find --annotate 标注图 现场照片1.jpg 活动视频.mp4",
           "mediaproof logo find --annotate annotated photo1.jpg film.mp4"}},
         {{"找另一个 LOGO", "Look for another LOGO"},
          {"mediaproof logo find --logo 我的标志.png 现场照片1.jpg",
           "mediaproof logo find --logo mine.png photo1.jpg"}}},
        language);
}

std::string learn_example(Language language) {
    return examples({{{"看一个 LOGO 好不好认，并存一张图", "See how well a LOGO can be found, with a picture"},
                      {"mediaproof logo learn --logo 标志.png --report 标志能认多小.jpg",
                       "mediaproof logo learn --logo logo.png --report limits.jpg"}},
                     {{"彩色、单色两种样式一起学，存成文件", "Learn two styles of a LOGO together, into a file"},
                      {"mediaproof logo learn --logo 彩色.png 单色.png --output 标志.logo",
                       "mediaproof logo learn --logo colour.png one-colour.png --output one.logo"}}},
                    language);
}

void add_find(CLI::App& logo, const Shared& shared, int& exit_code) {
    const Language language = shared.language();
    auto options = std::make_shared<FindOptions>();
    CLI::App* find =
        logo.add_subcommand("find", shared.say({"在照片和视频里找 LOGO，每个文件一行 JSON",
                                                "Look for a LOGO in photos and videos, one JSON object a line"}));
    find->footer(find_example(language) + plain_exit_codes(language));
    find->add_option("--logo", options->logo,
                     shared.say({"LOGO 图片，或 logo learn 存的文件；同一 LOGO 有几种样式就写几次。不写就用规则包的",
                                 "The LOGO's image, or a file of logo learn; once for each style of it. Else the rule "
                                 "pack's"}))
        ->type_name(shared.say({"文件", "FILE"}))
        ->allow_extra_args(false);
    find->add_option("--annotate", options->annotate,
                     shared.say({"把找到的位置画在图上，存进这个文件夹；原件不会改动",
                                 "Keep pictures with what was found drawn on in this folder; originals stay as they "
                                 "are"}))
        ->type_name(shared.say({"文件夹", "DIR"}))
        ->check(not_blank(language));
    add_confinement(*find, options->confinement, language);
    find->add_option(shared.say({"文件", "FILE"}), options->files, shared.say({"照片、视频", "Photos, videos"}))
        ->required();
    find->callback([options, &shared, &exit_code] { exit_code = find_logo(*options, shared); });
}

void add_learn(CLI::App& logo, const Shared& shared, int& exit_code) {
    const Language language = shared.language();
    auto options = std::make_shared<LearnOptions>();
    CLI::App* learn = logo.add_subcommand(
        "learn",
        shared.say({"只凭 LOGO 图片学会辨认它，说明能认多小、多斜，有什么弱点\n每个 LOGO 只需学一次，约半分钟。",
                    "Learn a LOGO from its image alone; tells how small and slanted it may be, and what is "
                    "weak about it\nA LOGO is learned once, in half a minute or so."}));
    learn->footer(learn_example(language) + plain_exit_codes(language));
    learn
        ->add_option("--logo", options->images,
                     shared.say({"LOGO 图片；同一 LOGO 的几种样式（彩色、单色、带字）写在一起",
                                 "The LOGO's image, or all the styles of it (colour, one colour, with words)"}))
        ->type_name(shared.say({"图片", "IMAGE"}))
        ->required();
    learn
        ->add_option("-o,--output", options->output,
                     shared.say({"把学到的存成这个文件，可代替图片",
                                 "Keep what was learned in this file, which takes an "
                                 "image's place"}))
        ->type_name(shared.say({"文件", "FILE"}));
    learn
        ->add_option(
            "--report", options->report,
            shared.say({"存一张图（JPEG）：各种大小和倾斜下的找到率，和实例",
                        "Write a picture (JPEG): how often it is found at each size and slant, with examples"}))
        ->type_name(shared.say({"文件", "FILE"}));
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
    CLI::App* command = app.add_subcommand("logo", shared.say({"与 LOGO 有关的工具", "Tools around the LOGO"}));
    command->require_subcommand(1);
    command->footer(find_example(shared.language()));
    add_find(*command, shared, exit_code);
    add_learn(*command, shared, exit_code);
}

}  // namespace mediaproof::cli
