// mediaproof report RESULTS...
#include <cstdint>
#include <set>
#include <stdexcept>
#include <utility>

#include "cli.h"
#include "mediaproof/evidence.h"
#include "mediaproof/results.h"
#include "report_options.h"
#include "report_output.h"

namespace mediaproof::cli {
namespace {

struct AgainOptions {
    std::vector<std::string> results;
    ReportOptions report;
    StoreOptions store;
    Confinement confinement = Confinement::strict;
    bool only_latest = false;
};

// Absent, and told on stderr, where one is no file of results or of another rule pack.
std::optional<std::vector<Results>> read_all(const std::vector<std::string>& files, const RulePack& pack,
                                             Language language) try {
    std::vector<Results> runs;
    for (const std::string& file : files) {
        runs.push_back(read_results(file));
        const std::string& theirs = runs.back().rule_pack;
        if (theirs == pack.id) continue;
        complain(say(Message{"results.other-pack", {{"file", file}, {"theirs", theirs}, {"ours", pack.id}}}, language));
        return std::nullopt;
    }
    return runs;
} catch (const std::runtime_error& error) {  // no results, or a file that can't be read
    complain(error.what());
    return std::nullopt;
}

// Of all runs: the least strict.
std::optional<ConfinementState> confinement_of(const std::vector<Results>& runs) {
    std::optional<ConfinementState> least;
    for (const Results& run : runs) {
        if (run.confinement && (!least || run.confinement->mode > least->mode)) least = run.confinement;
    }
    return least;
}

void tell_of_repeats(const std::vector<Verdict>& verdicts, Language language) {
    std::set<std::pair<std::filesystem::path, std::string>> met;
    for (const Verdict& verdict : verdicts) {
        const std::string& name = verdict.submission.name;
        if (!met.emplace(verdict.submission.path, name).second)
            complain(say(Message{"results.same-twice", {{"submission", name}}}, language));
    }
}

void tell_of_missing(std::size_t pictures, Language language) {
    if (pictures == 0) return;
    complain(say(Message{"results.no-pictures", {{"count", static_cast<std::int64_t>(pictures)}}}, language));
}

ExitCode report(const AgainOptions& options, const Shared& shared) {
    const RulePack pack = shared.load_pack();
    auto runs = read_all(options.results, pack, shared.language());
    if (!runs) return wrong_usage;
    const ReportSettings settings = options.report.settings(shared.language(), confinement_of(*runs));
    std::vector<Verdict> verdicts = merged(std::move(*runs), options.only_latest);
    tell_of_repeats(verdicts, shared.language());
    ProberOptions prober_options;
    prober_options.confinement = options.confinement;
    Prober prober(std::move(prober_options));
    EvidencePictures pictures(prober, {options.store.place(), options.report.evidence_folder()});
    const bool with_pictures = settings.wants_thumbnails() || options.report.evidence;
    ReportOutput reports(settings, pack);
    Counts counts;
    for (Verdict& verdict : verdicts) {
        counts.add(verdict.outcome);
        auto drawn = with_pictures ? pictures.of(verdict) : std::vector<EvidencePicture>();
        reports.add({std::move(verdict), std::move(drawn)});
    }
    reports.finish();
    tell_of_missing(pictures.missing(), shared.language());
    reports.tell_files();
    return counts.all == 0 ? nothing_to_check : exit_code_of(counts, options.report.fail_on);
}

std::string report_examples(Language language) {
    return examples({{{"用上次存下的结果做网页", "Make the page of results that were saved"},
                      {"mediaproof report 结果/report.json --output 结果 --format html",
                       "mediaproof report results/report.json --output results --format html"}},
                     {{"把几次检查合成一张表，每份材料只要最后一次的",
                       "Several runs in one table, of each submission the last only"},
                      {"mediaproof report --latest 一月.json 二月.json --output 汇总 --format xlsx",
                       "mediaproof report --latest jan.json feb.json --output year --format xlsx"}}},
                    language);
}

}  // namespace

void add_report(CLI::App& app, const Shared& shared, int& exit_code) {
    const Language language = shared.language();
    auto options = std::make_shared<AgainOptions>();
    CLI::App* command = app.add_subcommand(
        "report",
        shared.say({"用存下的结果再出任何一种报告，几次的可以合在一起\n只读结果，不再检查；网页上的照片"
                    "和视频画面，原来的材料还在、没有变过才有。",
                    "Make any report again from saved results, of one run or of several together\nNothing is checked "
                    "again; the page has pictures of those files that are still there as they were."}));
    command->footer(report_examples(language) + judging_exit_codes(language));
    command
        ->add_option(shared.say({"结果", "RESULTS"}), options->results,
                     shared.say({"check --format json 存下的文件，如 report.json",
                                 "Files that check --format json has written, such as report.json"}))
        ->required();
    command->add_flag("--latest", options->only_latest,
                      shared.say({"同一份材料在几份结果里都有时，只要最后一份里的",
                                  "Of a submission that stands in several results, its last one only"}));
    add_report_options(*command, options->report, language);
    add_store_options(*command, options->store, language);
    add_confinement(*command, options->confinement, language);
    command->callback([options, &shared, &exit_code] {
        insist_on_output(options->report, shared.language());
        exit_code = report(*options, shared);
    });
}

}  // namespace mediaproof::cli
