// mediaproof check PATH...
#include <algorithm>
#include <csignal>
#include <system_error>

#include "cli.h"
#include "mediaproof/batch.h"
#include "mediaproof/dates.h"
#include "mediaproof/submission.h"
#include "progress.h"
#include "report_options.h"
#include "report_output.h"

namespace mediaproof::cli {
namespace {

struct CheckOptions {
    std::vector<std::string> paths;
    ReportOptions report;
    StoreOptions store;
    std::string event_date;
    ProbeDepth depth = ProbeDepth::standard;
    Confinement confinement = Confinement::strict;
    std::size_t jobs = 0;
    std::string decisions;  // a file; empty: the user's own
    bool no_decisions = false;
    bool quiet = false;
};

struct Intake {
    std::vector<Submission> submissions;
    bool some_path_failed = false;
    bool some_path_empty = false;
};

Intake take_in(const CheckOptions& options) {
    IntakeOptions intake_options;
    if (!options.event_date.empty()) intake_options.event_date = parse_date(options.event_date);
    Intake intake;
    for (const std::string& path : options.paths) {
        try {
            auto found = find_submissions(path, intake_options);
            if (found.empty()) {
                complain(path +
                         ": 里面没有可检查的材料（要有照片、视频，或每份材料一个文件夹） / nothing to check in it");
                intake.some_path_empty = true;
            }
            std::move(found.begin(), found.end(), std::back_inserter(intake.submissions));
        } catch (const std::system_error& error) {
            complain(path + ": 打不开，请核对路径 / can't be opened: " + error.code().message());
            intake.some_path_failed = true;
        } catch (const std::invalid_argument&) {
            complain(path +
                     ": check 检查的是文件夹；看单个文件请用 mediaproof probe / check takes folders; use "
                     "probe for a file");
            intake.some_path_failed = true;
        }
    }
    return intake;
}

ExitCode exit_code_of(const Counts& counts, const Intake& intake, const std::string& fail_on) {
    if (intake.some_path_failed) return wrong_usage;
    const ExitCode code = exit_code_of(counts, fail_on);
    // A path with nothing in it is never waved through beside others that pass.
    return code == all_pass && intake.some_path_empty ? nothing_to_check : code;
}

ProberOptions prober_options(const CheckOptions& options, const RulePack& pack) {
    ProberOptions prober;
    prober.logo = logo_of(pack);
    prober.depth = options.depth;
    prober.banners = pack.settings("banner.wording").on;
    prober.confinement = options.confinement;
    prober.workers = options.jobs;
    return prober;
}

// Whether the user wants to stop: set by a signal.
volatile std::sig_atomic_t stop_wanted = 0;

// The second one ends the program at once.
void stop_at_signals() {
    struct sigaction action {};
    action.sa_handler = [](int) { stop_wanted = 1; };
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        ::sigaction(signal, &action, nullptr);
}

Decisions decisions_for(const CheckOptions& options) {
    const std::filesystem::path file =
        options.decisions.empty() ? decisions_file() : std::filesystem::path(options.decisions);
    return options.no_decisions || file.empty() ? Decisions() : Decisions::load(file);
}

BatchOptions batch_options(const CheckOptions& options, const Decisions& decisions, Progress& progress,
                           Language language) {
    BatchOptions batch;
    batch.decisions = &decisions;
    batch.memory = options.store.place();
    batch.journal = options.report.output;
    batch.evidence = options.report.evidence_folder();
    batch.on_progress = [&progress](const BatchProgress& now) { progress.show(now); };
    batch.on_trouble = [language](const Message& trouble) { complain(say(trouble, language)); };
    batch.stop = [] { return stop_wanted != 0; };
    return batch;
}

ExitCode tell_of_stop(const Counts& counts, std::size_t all, Language language) {
    complain(say(Message{"check.stopped",
                         {{"done", static_cast<std::int64_t>(counts.all)}, {"all", static_cast<std::int64_t>(all)}}},
                 language));
    return could_not_finish;
}

ExitCode check(const CheckOptions& options, const Shared& shared) try {
    const RulePack pack = shared.load_pack();
    const Language language = shared.language();
    Prober prober(prober_options(options, pack));
    const Intake intake = take_in(options);
    const ReportSettings settings = options.report.settings(language, prober.confinement());
    ReportOutput reports(settings, pack);
    Progress progress(options.quiet, language);
    const Decisions decisions = decisions_for(options);
    BatchOptions batch_settings = batch_options(options, decisions, progress, language);
    batch_settings.thumbnails = settings.wants_thumbnails();
    Batch batch(pack, prober, std::move(batch_settings));
    stop_at_signals();
    Counts counts;
    const bool all = batch.run(intake.submissions, [&](Judged judged) {
        counts.add(judged.verdict.outcome);
        reports.add(std::move(judged));
    });
    progress.clear();
    if (!all) return tell_of_stop(counts, intake.submissions.size(), language);
    const bool worth_telling = counts.all > 0 || settings.formats.front() != "text" || !settings.folder.empty();
    if (worth_telling) reports.finish();
    batch.finish();
    reports.tell_files();
    return exit_code_of(counts, intake, options.report.fail_on);
} catch (const BatchInUse&) {
    complain(say(Message{"check.in-use", {{"folder", options.report.output}}}, shared.language()));
    return could_not_finish;
}

void add_decision_options(CLI::App& command, CheckOptions& options, Language language) {
    command
        .add_option("--decisions", options.decisions,
                    Words{"复核决定记在哪个文件（见 mediaproof decide）",
                          "The file with what reviewers decided (see mediaproof decide)"}
                        .in(language))
        ->type_name(Words{"文件", "FILE"}.in(language));
    command.add_flag("--no-decisions", options.no_decisions, Words{"不理会复核决定", "Heed no decisions"}.in(language))
        ->excludes("--decisions");
}

void add_measuring_options(CLI::App& command, CheckOptions& options, Language language) {
    command
        .add_option("-j,--jobs", options.jobs,
                    Words{"同时查看几个文件，1 到 256；不写就与处理器核数相同",
                          "Files measured at once, 1 to 256; else as many as there are processor cores"}
                        .in(language))
        ->type_name(Words{"个数", "NUMBER"}.in(language))
        ->check(whole_number(1, 256, language));
    command
        .add_option("--event-date", options.event_date,
                    Words{"活动日期，如 2023-05-12；submission.toml 没写时使用",
                          "The event's day, like 2023-05-12; for submissions whose submission.toml doesn't tell it"}
                        .in(language))
        ->type_name(Words{"日期", "DATE"}.in(language))
        ->check([language](const std::string& text) {
            return parse_date(text)
                       ? std::string()
                       : Words{"不是日期，应写成 2023-05-12 这样：", "not a date like 2023-05-12: "}.in(language) +
                             text;
        });
    add_depth(command, options.depth, language);
    add_confinement(command, options.confinement, language);
}

std::string check_examples(Language language) {
    return examples(
        {{{"检查“全部材料”里每个单位的材料", "Judge every submission in a folder"},
          {"mediaproof check 全部材料", "mediaproof check submissions"}},
         {{"只看一份，通过的项目也列出来", "One submission, with what passed as well"},
          {"mediaproof check --verbose 全部材料/市教育局.zip", "mediaproof check --verbose submissions/unit-12.zip"}},
         {{"把网页和给单位的改正函写进“结果”文件夹", "Write a page and letters to the units into a folder"},
          {"mediaproof check 全部材料 --output 结果 --format html --format letter",
           "mediaproof check submissions --output results --format html --format letter"}},
         {{"门禁脚本：有不通过的才算不成功", "A gate: only what fails is not accepted"},
          {"mediaproof check --fail-on fail --format json 全部材料",
           "mediaproof check --fail-on fail --format json submissions"}}},
        language);
}

}  // namespace

void add_check(CLI::App& app, const Shared& shared, int& exit_code) {
    const Language language = shared.language();
    auto options = std::make_shared<CheckOptions>();
    CLI::App* command = app.add_subcommand(
        "check",
        shared.say(
            {"检查报送材料并给出结论：通过、待复核、不通过\n每份材料放一个文件夹；压缩包（.zip、.7z、.rar、.tar.*）"
             "不用解压。结论后面写着依据和怎样改正。加上 --output，中断后重新运行同一条命令就接着查。",
             "Judge submissions: pass, review or fail\nEach submission is a folder, or an archive as it came "
             "(.zip, .7z, .rar, .tar.*). What speaks for the outcome is told, and how to put it right. With --output a "
             "run that was stopped goes on when the same command is given again."}));
    command->footer(check_examples(language) + judging_exit_codes(language));
    command
        ->add_option(shared.say({"材料", "PATH"}), options->paths,
                     shared.say({"一份材料，或装着许多份材料的文件夹", "A submission, or a folder of them"}))
        ->required();
    add_report_options(*command, options->report, language);
    command->add_flag("-q,--quiet", options->quiet, shared.say({"不显示进度", "Show no progress"}));
    add_store_options(*command, options->store, language);
    add_decision_options(*command, *options, language);
    add_measuring_options(*command, *options, language);
    command->callback([options, &shared, &exit_code] {
        insist_on_output(options->report, shared.language());
        exit_code = check(*options, shared);
    });
}

}  // namespace mediaproof::cli
