// mediaproof rules [explain ID]
#include <algorithm>

#include "cli.h"
#include "mediaproof/report.h"

namespace mediaproof::cli {

void add_rules(CLI::App& app, const Shared& shared, int& exit_code) {
    CLI::App* command = app.add_subcommand("rules", "列出规则和当前限值 / list the rules and their limits");
    command->require_subcommand(0, 1);
    auto id = std::make_shared<std::string>();
    CLI::App* explain = command->add_subcommand("explain", "讲清一条规则 / tell one rule in full");
    explain->add_option("ID", *id, "规则编号，如 video.duration / the rule's id")
        ->required()
        ->check([](const std::string& text) {
            const auto ids = rule_ids();
            const bool known = std::find(ids.begin(), ids.end(), text) != ids.end();
            return known ? std::string() : "没有这条规则 / no such rule: " + text;
        });
    command->callback([explain, id, &shared, &exit_code] {
        const RulePack pack = shared.load_pack();
        write_out(explain->parsed() ? rule_explanation(*id, pack) : rule_list(pack, shared.language()));
        exit_code = all_pass;
    });
}

}  // namespace mediaproof::cli
