// mediaproof rules [explain ID]
#include "cli.h"
#include "mediaproof/report.h"

namespace mediaproof::cli {

void add_rules(CLI::App& app, const Shared& shared, int& exit_code) {
    const Language language = shared.language();
    CLI::App* command = app.add_subcommand(
        "rules", shared.say({"列出检查哪些规则、现在的限值是多少", "List the rules and their current limits"}));
    command->require_subcommand(0, 1);
    const Example one_rule = {
        {"讲清视频时长这一条：问什么、限值、依据", "One rule in full: its question, limits and clause"},
        {"mediaproof rules explain video.duration", "mediaproof rules explain video.duration"}};
    const Example all_rules = {{"列出全部规则", "List all rules"}, {"mediaproof rules", "mediaproof rules"}};
    command->footer(examples({all_rules, one_rule}, language));
    auto id = std::make_shared<std::string>();
    CLI::App* explain = command->add_subcommand(
        "explain", shared.say({"讲清一条规则（中英文都有）", "Tell one rule in full, in Chinese and English"}));
    explain->footer(examples({one_rule}, language) + plain_exit_codes(language));
    explain
        ->add_option(shared.say({"规则编号", "RULE"}), *id,
                     shared.say({"如 video.duration；全部编号见 mediaproof rules",
                                 "The rule's id, such as video.duration; mediaproof rules lists them"}))
        ->required()
        ->check(known_rule(language));
    command->callback([explain, id, &shared, &exit_code] {
        const RulePack pack = shared.load_pack();
        write_out(explain->parsed() ? rule_explanation(*id, pack) : rule_list(pack, shared.language()));
        exit_code = all_pass;
    });
}

}  // namespace mediaproof::cli
