#include "command_line.h"

#include "mediaproof/version.h"

namespace mediaproof::cli {
namespace {

std::string first_examples(Language language) {
    return examples(
        {{{"检查“全部材料”里每个单位的材料", "Judge every submission in a folder"},
          {"mediaproof check 全部材料", "mediaproof check submissions"}},
         {{"报送前写一份 submission.toml，填好再自查", "Before handing in: write a submission.toml to fill in"},
          {"mediaproof init --unit 市教育局 报送材料", "mediaproof init --unit 市教育局 submission"}},
         {{"一个命令怎么用", "How a command is used"}, {"mediaproof check --help", "mediaproof check --help"}}},
        language);
}

std::string all_exit_codes(Language language) {
    return exit_codes(
        {{all_pass, {"check：全部通过；别的命令：做完了", "check: all pass; other commands: done"}},
         {some_fail, {"check：有不通过的", "check: some fail"}},
         {wrong_usage,
          {"命令写得不对，文件打不开，或规则包有误",
           "wrong usage, a file that can't be opened, or a broken rule pack"}},
         {some_review, {"check：没有不通过的，但有待复核的", "check: none fails, some need review"}},
         {nothing_to_check, {"check：没有可查的材料", "check: nothing to check"}},
         {could_not_finish, {"没能完成，或结果写不进去", "could not finish, or could not write the result"}}},
        language);
}

}  // namespace

void add_command_line(CLI::App& app, Shared& shared, int& exit_code) {
    const Language language = shared.language();
    app.name("mediaproof");
    app.description(shared.say({"影证：检查报送的视频、照片和报告能否证明活动确实举办",
                                "Says whether the media a unit hands in prove that its event took place"}));
    app.require_subcommand(1);
    app.fallthrough();
    app.set_help_flag("-h,--help", shared.say({"显示这份说明", "Show this help"}));
    app.set_version_flag("--version", version, shared.say({"显示版本", "Show the version"}));
    takes_one_of(
        app.add_option("--lang", shared.language_name,
                       shared.say({"用哪种语言；不写就随系统", "The language; else the system's, or Chinese"})),
        {{"zh", {"中文", "Chinese"}}, {"en", {"英文", "English"}}}, language)
        ->type_name(shared.say({"语言", "LANGUAGE"}));
    app.add_option("--pack", shared.pack,
                   shared.say({"另一套规则：内有 rules.toml 的文件夹", "Other rules: a folder with rules.toml"}))
        ->type_name(shared.say({"文件夹", "DIR"}));
    add_check(app, shared, exit_code);
    add_decide(app, shared, exit_code);
    add_rules(app, shared, exit_code);
    add_init(app, shared, exit_code);
    add_logo(app, shared, exit_code);
    add_banner(app, shared, exit_code);
    add_report(app, shared, exit_code);
    add_probe(app, shared, exit_code);
    app.footer(first_examples(language) + all_exit_codes(language));  // last: sub-commands would inherit it
}

}  // namespace mediaproof::cli
