// mediaproof check PATH...
#include <algorithm>
#include <csignal>
#include <system_error>

#include "cli.h"
#include "mediaproof/batch.h"
#include "mediaproof/dates.h"
#include "mediaproof/submission.h"
#include "progress.h"
#include "report_output.h"

namespace mediaproof::cli {
namespace {

struct CheckOptions {
    std::vector<std::string> paths;
    std::vector<std::string> formats;
    std::string output;  // a folder; empty: stdout
    std::string fail_on = "review";
    std::string event_date;
    ProbeDepth depth = ProbeDepth::standard;
    Confinement confinement = Confinement::strict;
    std::size_t jobs = 0;
    std::string store;  // empty: the user's own place
    bool no_store = false;
    std::string decisions;  // a file; empty: the user's own
    bool no_decisions = false;
    bool verbose = false;
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

struct Counts {
    std::size_t all = 0, fail = 0, review = 0;

    void add(Outcome outcome) {
        ++all;
        fail += outcome == Outcome::fail ? 1 : 0;
        review += outcome == Outcome::review ? 1 : 0;
    }
};

ExitCode exit_code_of(const Counts& counts, const Intake& intake, const std::string& fail_on) {
    if (intake.some_path_failed) return wrong_usage;
    if (counts.fail > 0 && fail_on != "never") return some_fail;
    if (counts.review > 0 && fail_on == "review") return some_review;
    // A path with nothing in it is never waved through beside others that pass.
    return intake.some_path_empty ? nothing_to_check : all_pass;
}

ReportSettings report_settings(const CheckOptions& options, Language language, const ConfinementState& confinement) {
    ReportSettings settings;
    settings.formats = {"text"};
    if (!options.formats.empty()) settings.formats = options.formats;
    std::sort(settings.formats.begin(), settings.formats.end());
    settings.formats.erase(std::unique(settings.formats.begin(), settings.formats.end()), settings.formats.end());
    settings.folder = options.output;
    settings.language = language;
    settings.verbose = options.verbose;
    settings.confinement = confinement;
    settings.written_on = today();
    return settings;
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
    const std::filesystem::path own_place = cache_folder();
    if (!options.store.empty()) batch.memory = options.store;
    if (batch.memory.empty() && !own_place.empty()) batch.memory = own_place / "facts.sqlite";
    if (options.no_store) batch.memory.clear();
    batch.journal = options.output;
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
    const ReportSettings settings = report_settings(options, language, prober.confinement());
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
    for (const auto& file : reports.files())
        complain(say(Message{"check.written", {{"file", file.string()}}}, language));
    return exit_code_of(counts, intake, options.fail_on);
} catch (const BatchInUse&) {
    complain(say(Message{"check.in-use", {{"folder", options.output}}}, shared.language()));
    return could_not_finish;
}

void add_report_options(CLI::App& command, CheckOptions& options) {
    command
        .add_option(
            "--format", options.formats,
            "text 终端上看，html 给复核人员的网页，xlsx、csv 表格，letter 给单位的改正函，json、junit、sarif、github "
            "给程序用；写进文件夹时可以写几个 / output format; several with --output")
        ->check(CLI::IsMember(report_formats()))
        ->allow_extra_args(false)
        ->default_str("text");
    command
        .add_option(
            "--output", options.output,
            "结果写进这个文件夹（report.txt、report.html 等），中断后重新运行同一条命令就接着查 / a folder for the "
            "reports; a run that was stopped goes on when the command is given again")
        ->check([](const std::string& text) {
            return text.empty() ? "要写一个文件夹 / a folder is needed" : std::string();
        });
    command.add_flag("-v,--verbose", options.verbose, "列出所有检查，不只列有问题的 / list every finding");
    command.add_flag("-q,--quiet", options.quiet, "不显示进度 / no progress");
    command
        .add_option("--fail-on", options.fail_on,
                    "哪些结论算不成功（退出码不为 0） / outcomes that make the exit code non-zero")
        ->check(CLI::IsMember({"fail", "review", "never"}))
        ->capture_default_str();
}

// What earlier runs and people left.
void add_memory_options(CLI::App& command, CheckOptions& options) {
    command
        .add_option("--store", options.store,
                    "量过的结果记在这个文件里，没有变过的文件下次不用再量 / what was measured is remembered in this "
                    "file, so that unchanged files are not measured again")
        ->check(
            [](const std::string& text) { return text.empty() ? "要写一个文件 / a file is needed" : std::string(); });
    command
        .add_flag("--no-store", options.no_store, "不记，也不用以前记下的 / remember nothing, use nothing remembered")
        ->excludes("--store");
    command.add_option("--decisions", options.decisions,
                       "复核决定记在哪个文件（见 decide） / the file with what reviewers decided");
    command.add_flag("--no-decisions", options.no_decisions, "不理会复核决定 / heed no decisions")
        ->excludes("--decisions");
}

}  // namespace

void add_check(CLI::App& app, const Shared& shared, int& exit_code) {
    auto options = std::make_shared<CheckOptions>();
    CLI::App* command = app.add_subcommand(
        "check",
        "检查报送材料并给出结论 / judge submissions\n"
        "退出码 exit code: 0 全部通过 all pass · 1 有不通过 some fail · 3 有待复核 some need review · "
        "4 没有可查的 nothing to check · 2 用法或规则包有误 wrong usage · 5 没能完成 could not finish");
    command
        ->add_option("PATH", options->paths, "材料文件夹，或装着许多份材料的文件夹 / a submission, or a folder of them")
        ->required();
    add_report_options(*command, *options);
    add_memory_options(*command, *options);
    command
        ->add_option("-j,--jobs", options->jobs,
                     "同时查看几个文件（默认与处理器核数相同） / files measured at once; as many as there are cores")
        ->check(CLI::Range(1, 256));
    command
        ->add_option("--event-date", options->event_date,
                     "活动日期 2023-05-12（submission.toml 没写时使用） / the event's day")
        ->check([](const std::string& text) {
            return parse_date(text) ? std::string()
                                    : "不是日期，应写成 2023-05-12 / not a date like 2023-05-12: " + text;
        });
    add_depth(*command, options->depth);
    add_confinement(*command, options->confinement);
    command->callback([options, &shared, &exit_code] {
        if (options->output.empty() && options->formats.size() > 1) {
            throw CLI::ValidationError("--format",
                                       "几种格式要写进文件夹：加上 --output DIR / several formats need --output DIR");
        }
        exit_code = check(*options, shared);
    });
}

}  // namespace mediaproof::cli
