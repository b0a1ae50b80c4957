#include "report_options.h"

#include <algorithm>

namespace mediaproof::cli {

ReportSettings ReportOptions::settings(Language language, const std::optional<ConfinementState>& confinement) const {
    ReportSettings settings;
    settings.formats = {"text"};
    if (!formats.empty()) settings.formats = formats;
    std::sort(settings.formats.begin(), settings.formats.end());
    settings.formats.erase(std::unique(settings.formats.begin(), settings.formats.end()), settings.formats.end());
    settings.folder = output;
    settings.language = language;
    settings.verbose = verbose;
    settings.confinement = confinement;
    settings.written_on = today();
    return settings;
}

std::filesystem::path ReportOptions::evidence_folder() const {
    return evidence ? std::filesystem::path(output) / "evidence" : std::filesystem::path();
}

void add_report_options(CLI::App& command, ReportOptions& options, Language language) {
    CLI::Option* format = command.add_option(
        "--format", options.formats,
        Words{"结果写成什么样；要几种就加上 --output", "The form of the report; several need --output"}.in(language));
    takes_one_of(format, report_formats(), language)
        ->type_name(Words{"格式", "FORMAT"}.in(language))
        ->allow_extra_args(false)
        ->default_str("text");
    command
        .add_option("--output", options.output,
                    Words{"结果写进这个文件夹（report.txt、report.html 等）",
                          "Write the reports (report.txt, report.html …) into this folder"}
                        .in(language))
        ->type_name(Words{"文件夹", "DIR"}.in(language))
        ->check(not_blank(language));
    command.add_flag(
        "-v,--verbose", options.verbose,
        Words{"列出所有检查，不只列有问题的", "Tell every finding, not only those that want attention"}.in(language));
    command
        .add_flag("--evidence", options.evidence,
                  Words{"照片和视频画面按原大另存进 --output 的 evidence 文件夹，标出查到的位置；网页上点小图就能打开",
                        "Write the photos and video frames in full size as well, with what was found outlined, into "
                        "the folder evidence in that of --output; the page links to them"}
                      .in(language))
        ->needs("--output");
    CLI::Option* fail_on = command.add_option(
        "--fail-on", options.fail_on,
        Words{"哪些结论算不成功（退出码不为 0）", "Outcomes that make the exit code other than 0"}.in(language));
    takes_one_of(fail_on,
                 {{"review", {"有待复核或不通过的", "some need review or fail"}},
                  {"fail", {"有不通过的", "some fail"}},
                  {"never", {"都算成功，只要查得了", "none, where everything could be checked"}}},
                 language)
        ->type_name(Words{"结论", "OUTCOME"}.in(language))
        ->capture_default_str();
}

void insist_on_output(const ReportOptions& options, Language language) {
    if (!options.output.empty() || options.formats.size() <= 1) return;
    throw CLI::ValidationError(
        "--format",
        Words{"几种格式要写进文件夹：加上 --output 文件夹", "several formats need --output DIR"}.in(language));
}

std::filesystem::path StoreOptions::place() const {
    if (none) return {};
    if (!file.empty()) return file;
    const std::filesystem::path own_place = cache_folder();
    return own_place.empty() ? own_place : own_place / "facts.sqlite";
}

void add_store_options(CLI::App& command, StoreOptions& options, Language language) {
    command
        .add_option("--store", options.file,
                    Words{"量过的结果和小图记在这个文件里，没有变过的材料下次不用再量",
                          "Remember what was measured, and thumbnails, in this file, so that unchanged files are not "
                          "measured again"}
                        .in(language))
        ->type_name(Words{"文件", "FILE"}.in(language))
        ->check(not_blank(language));
    command
        .add_flag("--no-store", options.none,
                  Words{"不记，也不用以前记下的", "Remember nothing, use nothing remembered"}.in(language))
        ->excludes("--store");
}

void Counts::add(Outcome outcome) {
    ++all;
    fail += outcome == Outcome::fail ? 1 : 0;
    review += outcome == Outcome::review ? 1 : 0;
}

ExitCode exit_code_of(const Counts& counts, const std::string& fail_on) {
    if (counts.fail > 0 && fail_on != "never") return some_fail;
    if (counts.review > 0 && fail_on == "review") return some_review;
    return all_pass;
}

std::string judging_exit_codes(Language language) {
    return exit_codes(
        {{all_pass, {"全部通过", "all pass"}},
         {some_fail, {"有不通过的", "some fail"}},
         {wrong_usage,
          {"命令写得不对，路径打不开，或规则包有误",
           "wrong usage, a path that can't be opened, or a broken rule pack"}},
         {some_review, {"没有不通过的，但有待复核的", "none fails, some need review"}},
         {nothing_to_check, {"没有可查的材料", "nothing to check"}},
         {could_not_finish, {"没能完成，或报告写不进去", "could not finish, or could not write the report"}}},
        language);
}

}  // namespace mediaproof::cli
