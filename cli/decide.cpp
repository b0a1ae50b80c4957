// mediaproof decide SUBMISSION RULE --accept|--reject --by NAME --why TEXT
#include <chrono>
#include <optional>
#include <system_error>

#include "cli.h"
#include "mediaproof/decisions.h"

namespace mediaproof::cli {
namespace {

struct DecideOptions {
    std::string submission;
    std::string rule;
    bool accept = false;
    bool reject = false;
    std::string by;
    std::string why;
    std::string decisions;  // a file; empty: the user's own
};

// The one submission that the path is; absent, and told on stderr, where it is none or several.
std::optional<Submission> the_submission(const std::string& path) {
    try {
        auto found = find_submissions(path);
        if (found.size() == 1) return found.front();
    } catch (const std::system_error&) {
    } catch (const std::invalid_argument&) {
    }
    complain(path + ": 请指明一份材料的文件夹或压缩包 / name one submission: its folder or its archive");
    return std::nullopt;
}

ExitCode decide(const DecideOptions& options, const Shared& shared) {
    const auto submission = the_submission(options.submission);
    if (!submission) return wrong_usage;
    const std::filesystem::path file =
        options.decisions.empty() ? decisions_file() : std::filesystem::path(options.decisions);
    if (file.empty()) {
        complain("不知道把决定记在哪里：请用 --decisions 指定文件 / name a file with --decisions");
        return wrong_usage;
    }
    Decisions::record(file, {options.rule,
                             content_name_of(*submission),
                             submission->name,
                             {options.accept, options.by, today(), options.why}});
    complain(say(Message{options.accept ? "decide.accepted" : "decide.rejected",
                         {{"submission", submission->name}, {"rule", options.rule}, {"file", file.string()}}},
                 shared.language()));
    return all_pass;
}

}  // namespace

void add_decide(CLI::App& app, const Shared& shared, int& exit_code) {
    const Language language = shared.language();
    auto options = std::make_shared<DecideOptions>();
    CLI::App* command = app.add_subcommand(
        "decide", shared.say({"记下复核人员的决定\n以后检查同一份材料时照办，每份报告都写明谁、哪天、为什么。材料一变，"
                              "决定就作废。",
                              "Record what a reviewer decided\nLater checks of the same content heed it, and every "
                              "report tells who decided, when and why. It holds for that content alone."}));
    command->footer(examples({{{"照片没有拍摄时间，单位补交了原图，认可", "The unit sent the originals later: accept"},
                               {"mediaproof decide 市教育局 photo.date --accept --by 张三 --why 单位补交了原图",
                                "mediaproof decide u12 photo.date --accept --by Smith --why 'it came later'"}},
                              {{"会标不是这次活动的，不认可", "The banner is another event's: reject"},
                               {"mediaproof decide 市教育局.zip banner.wording --reject --by 张三 --why 旧会标",
                                "mediaproof decide u12.zip banner.wording --reject --by Smith --why 'last year'"}}},
                             language) +
                    plain_exit_codes(language));
    command
        ->add_option(shared.say({"材料", "SUBMISSION"}), options->submission,
                     shared.say({"一份材料的文件夹或压缩包", "A submission: its folder or its archive"}))
        ->required();
    command
        ->add_option(shared.say({"规则编号", "RULE"}), options->rule,
                     shared.say({"如 photo.date；全部编号见 mediaproof rules",
                                 "The rule's id, such as photo.date; mediaproof rules lists them"}))
        ->required()
        ->check(known_rule(language));
    auto* verdict = command->add_option_group(shared.say({"决定", "Decision"}));
    verdict->add_flag("--accept", options->accept, shared.say({"认可：这一项算通过", "The rule counts as passed"}));
    verdict->add_flag("--reject", options->reject,
                      shared.say({"不认可：这份材料因此不通过", "The submission fails by this rule"}));
    verdict->require_option(1);
    command->add_option("--by", options->by, shared.say({"谁决定的", "Who decides"}))
        ->type_name(shared.say({"姓名", "NAME"}))
        ->required()
        ->check(not_blank(language));
    command->add_option("--why", options->why, shared.say({"为什么这样决定", "The reason"}))
        ->type_name(shared.say({"理由", "REASON"}))
        ->required()
        ->check(not_blank(language));
    command
        ->add_option("--decisions", options->decisions,
                     shared.say({"记在这个文件里，不用自己的那一份", "The file that keeps them, instead of your own"}))
        ->type_name(shared.say({"文件", "FILE"}));
    command->callback([options, &shared, &exit_code] { exit_code = decide(*options, shared); });
}

}  // namespace mediaproof::cli
