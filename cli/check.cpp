// mediaproof check PATH...
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <system_error>

#include "cli.h"
#include "mediaproof/dates.h"
#include "mediaproof/report.h"
#include "mediaproof/submission.h"
#include "mediaproof/validate.h"

namespace mediaproof::cli {
namespace {

struct CheckOptions {
    std::vector<std::string> paths;
    std::string format = "text";
    std::string fail_on = "review";
    std::string event_date;
    ProbeDepth depth = ProbeDepth::standard;
    Confinement confinement = Confinement::strict;
    bool verbose = false;
    bool quiet = false;
};

// One line on stderr that says what is being looked at: rewritten in place on a terminal, plain lines
// elsewhere.
class Progress {
  public:
    explicit Progress(bool quiet) : quiet_(quiet), terminal_(::isatty(STDERR_FILENO) != 0) {}
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void submission(std::size_t number, std::size_t all, const std::string& name) {
        place_ = "[" + std::to_string(number) + "/" + std::to_string(all) + "] " + printable(name);
        if (!quiet_ && !terminal_) std::cerr << place_ << '\n';
    }

    void file(const std::filesystem::path& path) {
        if (!quiet_ && terminal_) std::cerr << "\r\033[K" << place_ << "  " << printable(path.string()) << std::flush;
    }

    void clear() {
        if (!quiet_ && terminal_) std::cerr << "\r\033[K" << std::flush;
    }

  private:
    bool quiet_;
    bool terminal_;
    std::string place_;
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

ExitCode exit_code_of(const std::vector<Verdict>& verdicts, const Intake& intake, const std::string& fail_on) {
    if (intake.some_path_failed) return wrong_usage;
    bool fails = false;
    bool reviews = false;
    for (const Verdict& verdict : verdicts) {
        fails = fails || verdict.outcome == Outcome::fail;
        reviews = reviews || verdict.outcome == Outcome::review;
    }
    if (fails && fail_on != "never") return some_fail;
    if (reviews && fail_on == "review") return some_review;
    // A path with nothing in it is never waved through beside others that pass.
    return intake.some_path_empty ? nothing_to_check : all_pass;
}

std::string rendered(const std::vector<Verdict>& verdicts, const RulePack& pack, const CheckOptions& options,
                     Language language, const ConfinementState& confinement) {
    if (options.format == "json") return json_report(verdicts, pack, language, confinement);
    const char* no_color = std::getenv("NO_COLOR");
    const bool colour = ::isatty(STDOUT_FILENO) != 0 && (no_color == nullptr || *no_color == '\0');
    return text_report(verdicts, pack, {language, colour, options.verbose, confinement});
}

ProberOptions prober_options(const CheckOptions& options, const RulePack& pack) {
    ProberOptions prober;
    prober.logo = logo_of(pack);
    prober.depth = options.depth;
    prober.banners = pack.settings("banner.wording").on;
    prober.confinement = options.confinement;
    return prober;
}

ExitCode check(const CheckOptions& options, const Shared& shared) {
    const RulePack pack = shared.load_pack();
    Prober prober(prober_options(options, pack));
    const Intake intake = take_in(options);
    Progress progress(options.quiet);
    std::vector<Verdict> verdicts;
    for (const Submission& submission : intake.submissions) {
        progress.submission(verdicts.size() + 1, intake.submissions.size(), submission.name);
        const auto on_file = [&](const std::filesystem::path& file) { progress.file(file); };
        verdicts.push_back(validate(submission, pack, prober, {on_file}));
    }
    progress.clear();
    const bool worth_telling = !verdicts.empty() || options.format == "json";
    if (worth_telling) write_out(rendered(verdicts, pack, options, shared.language(), prober.confinement()));
    return exit_code_of(verdicts, intake, options.fail_on);
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
    command->add_option("--format", options->format, "text 给人看，json 给程序用 / output format")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    command
        ->add_option("--fail-on", options->fail_on,
                     "哪些结论算不成功（退出码不为 0） / outcomes that make the exit code non-zero")
        ->check(CLI::IsMember({"fail", "review", "never"}))
        ->capture_default_str();
    command
        ->add_option("--event-date", options->event_date,
                     "活动日期 2023-05-12（submission.toml 没写时使用） / the event's day")
        ->check([](const std::string& text) {
            return parse_date(text) ? std::string()
                                    : "不是日期，应写成 2023-05-12 / not a date like 2023-05-12: " + text;
        });
    add_depth(*command, options->depth);
    add_confinement(*command, options->confinement);
    command->add_flag("-v,--verbose", options->verbose, "列出所有检查，不只列有问题的 / list every finding");
    command->add_flag("-q,--quiet", options->quiet, "不显示进度 / no progress");
    command->callback([options, &shared, &exit_code] { exit_code = check(*options, shared); });
}

}  // namespace mediaproof::cli
