// mediaproof probe [--depth DEPTH] FILE...
#include "mediaproof/prober.h"

#include "cli.h"
#include "mediaproof/report.h"

namespace mediaproof::cli {

void add_probe(CLI::App& app, const Shared& shared, int& exit_code) {
    const Language language = shared.language();
    auto options = std::make_shared<ProberOptions>();
    auto files = std::make_shared<std::vector<std::string>>();
    CLI::App* command = app.add_subcommand(
        "probe", shared.say({"只量不判：量出每个文件的时长、清晰度、拍摄时间等，每个文件一行 JSON",
                             "Measure files without judging them: length, clarity, capture time and more, one JSON "
                             "object a line"}));
    command->footer(
        examples({{{"量一段视频和几张照片", "Measure a video and some photos"},
                   {"mediaproof probe 活动视频.mp4 现场照片1.jpg 现场照片2.jpg",
                    "mediaproof probe film.mp4 photo1.jpg photo2.jpg"}},
                  {{"视频逐帧看", "Look at every frame of a video"},
                   {"mediaproof probe --depth full 活动视频.mp4", "mediaproof probe --depth full film.mp4"}}},
                 language) +
        plain_exit_codes(language));
    command
        ->add_option(shared.say({"文件", "FILE"}), *files,
                     shared.say({"照片、视频、文档", "Photos, videos, documents"}))
        ->required();
    add_depth(*command, options->depth, language);
    add_confinement(*command, options->confinement, language);
    command->callback([files, options, &shared, &exit_code] {
        Prober prober(*options);
        for (const std::string& file : *files)
            write_out(json_facts(prober.probe(file), shared.language()) + "\n");
        exit_code = all_exist(*files) ? all_pass : wrong_usage;
    });
}

}  // namespace mediaproof::cli
