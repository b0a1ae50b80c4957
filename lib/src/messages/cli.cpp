// Messages: the command line.
#include "messages/parts.h"

namespace mediaproof::messages {
namespace {

constexpr CatalogueEntry entries[] = {
    // progress
    {"progress.files", "文件 {count} 个，每秒 {rate:.1f} 个", "{count} files, {rate:.1f} a second"},
    {"progress.left-seconds", "约剩 {count} 秒", "about {count} s left"},
    {"progress.left-minutes", "约剩 {count} 分钟", "about {count} min left"},

    // mediaproof check
    {"check.stopped", "已停止：查完 {done} 份，共 {all} 份，没有出报告。重新运行同一条命令就接着查，量过的不再重复",
     "stopped: {done} of {all} submissions are done, no report was written. Give the same command again to go on; what "
     "was measured is not measured again"},
    {"check.written", "结果写在 {file}", "the report is {file}"},
    {"check.in-use", "另一个 mediaproof 正在往 {folder} 里写结果，请等它结束，或换一个文件夹",
     "another run of mediaproof is writing its reports into {folder}; wait until it ends, or name another folder"},

    // mediaproof report
    {"results.not-ours", "{file}：不是 check --format json 存下的结果，无法再出报告",
     "{file}: these are no results that check --format json has written, and no report can be made of them"},
    {"results.other-version", "{file}：是别的版本的 mediaproof 存下的结果，请用那个版本出报告，或重新检查",
     "{file}: another version of mediaproof wrote these results; make the report with it, or check again"},
    {"results.damaged", "{file}：结果已损坏或被改过（{detail}），请重新检查",
     "{file}: these results are damaged or were changed ({detail}); check again"},
    {"results.other-pack", "{file}：这些结果是按规则包“{theirs}”判的，现在用的是“{ours}”，请用 --pack 指明那个规则包",
     "{file}: these results were judged by the rule pack “{theirs}”, and not by “{ours}”; name that pack with --pack"},
    {"results.no-pictures",
     "{count} 张图没有了：原来的材料不在原处，或已变过。请在当初检查时所在的文件夹里运行",
     "{count} pictures are missing: the files are not where they were, or have changed. Run it in the folder in which "
     "the check was run"},
    {"results.same-twice", "{submission}：在几份结果里都有，全部列出；只要最后一次的请加 --latest",
     "{submission}: stands in several of the results, and each is told; for its last one only add --latest"},

    // mediaproof decide
    {"decide.accepted", "{submission}：{rule} 已认可，记在 {file}",
     "{submission}: {rule} is accepted, as {file} tells"},
    {"decide.rejected", "{submission}：{rule} 不予认可，记在 {file}",
     "{submission}: {rule} is rejected, as {file} tells"},

    // mediaproof init
    {"init.written", "已写好 {file}，请打开填写", "{file} is written; open it and fill it in"},
    {"init.there-already", "{file} 已经有了，没有改动；要重新生成，请先把它移走",
     "{file} is there already and was left alone; move it away for a new one"},
    {"init.no-unit", "年度安排里没有“{unit}”", "the plan does not name {unit}"},
    {"init.near", "是不是“{unit}”（第 {number} 项，{month} 月，{theme}）？",
     "is it {unit} (number {number}, month {month}, {theme})?"},
    {"init.no-number", "年度安排里第 {number} 项不是“{unit}”的", "the plan's number {number} is not one of {unit}'s"},
};

}  // namespace

std::span<const CatalogueEntry> cli() {
    return entries;
}

}  // namespace mediaproof::messages
