// mediaproof report RESULTS...
#include <set>
#include <system_error>

#include "cli.h"
#include "mediaproof/results.h"
#include "report_output.h"

namespace mediaproof::cli {
namespace {

struct ReportOptions {
    std::vector<std::string> results;
    ReportChoice report;
    bool only_latest = false;
    Confinement confinement = Confinement::strict;
    StoreChoice store;
};

// Of all runs: the least strict.
std::optional<ConfinementState> confinement_of(const std::vector<Results>& runs) {
    std::optional<ConfinementState> least;
    for (const Results& run : runs) {
        if (run.confinement && (!least || run.confinement->mode > least->mode)) least = run.confinement;
    }
    return least;
}

// Throws ConfigError for results of another rule pack, and ResultsError.
std::vector<Results> read_all(const ReportOptions& options, const RulePack& pack, const Shared& shared) {
    std::vector<Results> runs;
    for (const std::string& file : options.results) {
        runs.push_back(read_results(file));
        if (runs.back().rule_pack == pack.id) continue;
        const Message other{"results.other-pack", {{"file", file}, {"theirs", runs.back().rule_pack}, {"ours", pack.id}}};
        throw ResultsError(say(other, shared.language()));
    }
    return runs;
}

void tell_of_repeats(const std::vector<Verdict>& verdicts, Language language) {
    std::set<std::pair<std::filesystem::path, std::string>> met;
    for (const Verdict& verdict : verdicts) {
        const std::string& name = verdict.submission.name;
        if (!met.emplace(verdict.submission.path, name).second)
            complain(say(Message{"results.same-twice", {{"submission", name}}}, language));
    }
}

ExitCode report(const ReportOptions& options, const Shared& shared) try {
    const RulePack pack = shared.load_pack();
    std::vector<Results> runs = read_all(options, pack, shared);
    const auto confinement = confinement_of(runs);
    std::vector<Verdict> verdicts = merged(std::move(runs), options.only_latest);
    tell_of_repeats(verdicts, shared.language());
    ReportOutput output(report_settings(options.report, shared.language(), confinement), pack);
    ProberOptions prober_options;
    prober_options.confinement = options.confinement;
    Prober prober(prober_options);
    EvidencePictures pictures(prober, {options.store.file(), options.report.evidence_folder()});
    const bool pictures_wanted = options.report.wants_pictures();
    Counts counts;
    for (Verdict& verdict : verdicts) {
        counts.add(verdict.outcome);
        auto drawn = pictures_wanted ? pictures.of(verdict) : std::vector<EvidencePicture>();
        output.add({std::move(verdict), std::move(drawn)});
    }
    output.finish();
    output.tell_files(shared.language());
    return counts.all == 0 ? nothing_to_check : exit_code_of(counts, options.report.fail_on);
} catch (const ResultsError& error) {
    complain(error.what());
    return wrong_usage;
} catch (const std::system_error& error) {
    complain(error.what());
    return could_not_finish;
}

}  // namespace

void add_report(CLI::App& app, const Shared& shared, int& exit_code) {
    auto options = std::make_shared<ReportOptions>();
    CLI::App* command = app.add_subcommand(
        "report",
        "用存下的 JSON 结果再出各种报告，也可以把几次的合在一起；照片和视频不再检查 / make any report again from saved JSON "
        "results, of one run or of several together; nothing is checked again\n"
        "退出码与 check 相同 exit codes as check");
    command
        ->add_option("RESULTS", options->results,
                     "check --format json 存下的文件，如 report.json / files that check --format json has written")
        ->required();
    command->add_flag("--latest", options->only_latest,
                      "同一份材料在几份结果里都有时，只要最后一次的 / of a submission in several results its last only");
    add_report_options(*command, options->report);
    add_store_options(*command, options->store);
    add_confinement(*command, options->confinement);
    command->callback([options, &shared, &exit_code] {
        check_report_options(options->report);
        exit_code = report(*options, shared);
    });
}

}  // namespace mediaproof::cli
