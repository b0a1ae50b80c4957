// mediaproof init --unit UNIT [--number NUMBER] [DIR]
#include <algorithm>
#include <optional>

#include "cli.h"
#include "mediaproof/manifest_form.h"
#include "mediaproof/submission.h"

namespace mediaproof::cli {
namespace {

struct InitOptions {
    std::string unit;
    int number = 0;  // of the plan; 0 for the unit's first
    std::string folder = ".";
};

// What the form is filled in from: one of the unit's entries, and the others.
struct Plan {
    ScheduleEntry entry;
    std::vector<ScheduleEntry> others;
};

// Absent, and told on stderr, where the plan has no such entry.
std::optional<Plan> plan_of(const InitOptions& options, const RulePack& pack, Language language) {
    const auto tell = [&](const Message& message) { complain(say(message, language)); };
    std::vector<ScheduleEntry> entries = entries_of_unit(pack, options.unit);
    if (entries.empty() && pack.schedule.empty() && options.number == 0) return Plan{{0, "", "", options.unit, 1}, {}};
    if (entries.empty()) {
        tell({"init.no-unit", {{"unit", options.unit}}});
        for (const ScheduleEntry& near : entries_near_unit(pack, options.unit)) {
            tell({"init.near",
                  {{"unit", near.unit},
                   {"number", std::int64_t{near.number}},
                   {"month", std::int64_t{near.month}},
                   {"theme", near.theme}}});
        }
        return std::nullopt;
    }
    const auto chosen =
        options.number == 0 ? entries.begin() : std::find_if(entries.begin(), entries.end(), [&](const auto& entry) {
            return entry.number == options.number;
        });
    if (chosen == entries.end()) {
        tell({"init.no-number", {{"number", std::int64_t{options.number}}, {"unit", options.unit}}});
        return std::nullopt;
    }
    Plan plan{*chosen, {}};
    entries.erase(chosen);
    plan.others = std::move(entries);
    return plan;
}

ExitCode init(const InitOptions& options, const Shared& shared) {
    const RulePack pack = shared.load_pack();
    const auto plan = plan_of(options, pack, shared.language());
    if (!plan) return wrong_usage;
    // The form goes to a unit, whatever the language of the machine that writes it.
    const Language language = shared.language_name == "en" ? Language::english : Language::chinese;
    const bool written = write_manifest_form(options.folder, manifest_form(plan->entry, plan->others, language));
    const std::string file = (std::filesystem::path(options.folder) / manifest_name).string();
    const Message outcome = {written ? "init.written" : "init.there-already", {{"file", file}}};
    complain(say(outcome, shared.language()));
    return written ? all_pass : wrong_usage;
}

}  // namespace

void add_init(CLI::App& app, const Shared& shared, int& exit_code) {
    const Language language = shared.language();
    auto options = std::make_shared<InitOptions>();
    CLI::App* command = app.add_subcommand(
        "init", shared.say({"写一份 submission.toml 供报送单位填写\n按年度安排先填好能填的；已有的文件不会被覆盖。",
                            "Write a submission.toml for the unit to fill in\nWhat the year's plan tells is filled in "
                            "already. A file that is there is never overwritten."}));
    command->footer(
        examples({{{"写到“报送材料”文件夹", "Write it into a folder"},
                   {"mediaproof init --unit 市教育局 报送材料", "mediaproof init --unit 市教育局 submission"}},
                  {{"单位有几项活动时，指明年度安排的第 3 项", "The unit has several events: take the plan's third"},
                   {"mediaproof init --unit 市教育局 --number 3 报送材料",
                    "mediaproof init --unit 市教育局 --number 3 submission"}}},
                 language) +
        plain_exit_codes(language));
    command
        ->add_option("--unit", options->unit,
                     shared.say({"责任单位，写法与年度安排一致，如 市教育局", "The unit, as the year's plan names it"}))
        ->type_name(shared.say({"单位", "UNIT"}))
        ->required();
    command
        ->add_option(
            "--number", options->number,
            shared.say({"年度安排的序号，单位有几项活动时用", "Which of the unit's events, by its number in the plan"}))
        ->type_name(shared.say({"序号", "NUMBER"}))
        ->check(whole_number(1, 9999, language));
    command
        ->add_option(
            shared.say({"文件夹", "DIR"}), options->folder,
            shared.say({"写到哪个文件夹；不写就是当前文件夹", "The folder to write it to; else the current one"}))
        ->type_name(shared.say({"文件夹", "DIR"}));
    command->callback([options, &shared, &exit_code] { exit_code = init(*options, shared); });
}

}  // namespace mediaproof::cli
