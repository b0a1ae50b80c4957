// mediaproof decide SUBMISSION RULE --accept|--reject --by NAME --why TEXT
#include <algorithm>
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

std::string not_blank(const std::string& text) {
    const bool blank = text.find_first_not_of(" \t　") == std::string::npos;
    return blank ? "不能空着 / must not be blank" : std::string();
}

}  // namespace

void add_decide(CLI::App& app, const Shared& shared, int& exit_code) {
    auto options = std::make_shared<DecideOptions>();
    CLI::App* command =
        app.add_subcommand("decide",
                           "记下复核人员的决定：以后检查同一份材料时照办，每份报告都写明谁、哪天、为什么；材料一变就作"
                           "废 / record what a reviewer "
                           "decided: later checks of the same content heed it, and every report tells it");
    command->add_option("SUBMISSION", options->submission, "材料的文件夹或压缩包 / a submission")->required();
    command->add_option("RULE", options->rule, "规则编号，如 photo.date / the rule's id")
        ->required()
        ->check([](const std::string& text) {
            const auto ids = rule_ids();
            const bool known = std::find(ids.begin(), ids.end(), text) != ids.end();
            return known ? std::string() : "没有这条规则 / no such rule: " + text;
        });
    auto* verdict = command->add_option_group("决定 / decision");
    verdict->add_flag("--accept", options->accept, "认可 / the rule counts as passed");
    verdict->add_flag("--reject", options->reject, "不认可 / the submission fails by this rule");
    verdict->require_option(1);
    command->add_option("--by", options->by, "谁决定的 / who decides")->required()->check(not_blank);
    command->add_option("--why", options->why, "理由 / the reason")->required()->check(not_blank);
    command->add_option("--decisions", options->decisions, "记在这个文件里 / the file that keeps them");
    command->callback([options, &shared, &exit_code] { exit_code = decide(*options, shared); });
}

}  // namespace mediaproof::cli
