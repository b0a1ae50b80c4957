// mediaproof probe [--depth DEPTH] FILE...
#include "mediaproof/prober.h"

#include "cli.h"
#include "mediaproof/report.h"

namespace mediaproof::cli {

void add_probe(CLI::App& app, const Shared& shared, int& exit_code) {
    auto options = std::make_shared<ProberOptions>();
    auto files = std::make_shared<std::vector<std::string>>();
    CLI::App* command = app.add_subcommand("probe",
                                           "量出每个文件的事实，每个文件一行 JSON，不作判断 / measure files, "
                                           "one JSON object a line, no judgement");
    command->add_option("FILE", *files, "照片、视频、文档 / photos, videos, documents")->required();
    add_depth(*command, options->depth);
    add_confinement(*command, options->confinement);
    command->callback([files, options, &shared, &exit_code] {
        Prober prober(*options);
        for (const std::string& file : *files)
            write_out(json_facts(prober.probe(file), shared.language()) + "\n");
        exit_code = all_exist(*files) ? all_pass : wrong_usage;
    });
}

}  // namespace mediaproof::cli
