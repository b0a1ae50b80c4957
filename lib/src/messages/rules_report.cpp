// Messages: what is asked of the written report.
#include "messages/parts.h"

namespace mediaproof::messages {
namespace {

constexpr CatalogueEntry entries[] = {
    // report.on-time
    {"rule.report.on-time.question", "活动总结按时报送了吗？", "Did the report arrive in time?"},
    {"rule.report.on-time.about",
     "从活动最后一天往后数工作日（放假和调休按国务院办公厅的通知），总结要在期限当天或更早报到；活动当天不算在内。",
     "Working days are counted from the event's last day, which does not count itself, by the State Council's "
     "holidays; the report must arrive on the day that is reached, or before."},
    {"limit.report.on-time.max_working_days", "活动后最多几个工作日", "most working days after the event"},
    {"report.on-time.observed", "总结于 {submitted} 报送", "submitted on {submitted}"},
    {"report.on-time.required", "活动后 {days} 个工作日内报送", "within {days} working days after the event"},
    {"report.on-time.required-by", "活动（{event}）后 {days} 个工作日内，即不晚于 {deadline}",
     "within {days} working days after the event of {event}: {deadline} at the latest"},
    {"report.on-time.advice", "总结报晚了：请核对报送日期（submission.toml 的 submitted_on）；确实报晚的，请附情况说明",
     "submitted too late: check submitted_on; if it is right, explain"},
    {"report.on-time.advice-early", "报送日期在活动之前，多半写错了：请核对报送日期（submission.toml 的 submitted_on）和活动日期",
     "submitted before the event was over, which can't be: check submitted_on and the event's day"},

    // report.complete
    {"rule.report.complete.question", "书面报告写全了吗？", "Is the written report complete?"},
    {"rule.report.complete.about",
     "在 .docx、.odt、.pdf、.txt、.md "
     "里找规定的每一部分：要有自己的标题，标题下有内容。只在句子里提到的、读不出文字的（扫描件、整页图片、旧版 "
     ".doc），请人工复核。几份文档里有一份写全即可。",
     "Looks in .docx, .odt, .pdf, .txt and .md for each section asked for: a heading of its own with some text under "
     "it. Where it is only mentioned in a sentence, or the text can't be read (scans, pictures of pages, old .doc), a "
     "reviewer decides. Of several documents one that is complete is enough."},
    {"limit.report.complete.min_characters", "最少多少字（不计空格）", "fewest characters, blanks not counted"},
    {"limit.report.complete.min_section_characters", "每部分标题下最少多少字",
     "fewest characters under a section's heading"},
    {"limit.report.complete.max_heading_characters", "标题最多多少字（不带编号的按三分之二）",
     "most characters of a heading (two thirds of it without a number)"},
    {"limit.report.complete.sections", "要有哪些部分：每行第一个是正式名称，后面的叫法也算；两个字的只在标题里才算",
     "the sections asked for: the first of each is its name, the others count as well; those of two characters in "
     "headings only"},
    {"report.complete.required", "有一份书面报告，写明{sections}，全文不少于 {characters} 字",
     "a written report with the sections {sections}, of at least {characters} characters"},
    {"report.complete.observed", "共 {characters} 字，有{sections}", "{characters} characters, with {sections}"},
    {"report.complete.observed-none", "没有书面报告", "no written report"},
    {"report.complete.observed-none-readable", "没有读得出内容的书面报告", "no written report that can be read"},
    {"report.complete.observed-short", "只有 {characters} 字", "only {characters} characters"},
    {"report.complete.observed-scanned", "读不出正文（读到 {characters} 字），像是扫描件或整页图片",
     "its text can't be read ({characters} characters could): it seems to be scanned, or pictures of pages"},
    {"report.complete.observed-missing", "共 {characters} 字，缺少{sections}",
     "{characters} characters, without {sections}"},
    {"report.complete.observed-open", "共 {characters} 字，拿不准有没有单独写{sections}",
     "{characters} characters; it can't be told whether {sections} has a section of its own"},
    {"report.complete.note-found", "{section}：标题“{heading}”，下有 {characters} 字",
     "{section}: under the heading “{heading}”, {characters} characters"},
    {"report.complete.note-open", "{section}：像是标题“{heading}”之下，请人工查看",
     "{section}: perhaps under the heading “{heading}”; a person should look"},
    {"report.complete.note-empty", "{section}：标题“{heading}”下只有 {characters} 字",
     "{section}: only {characters} characters under the heading “{heading}”"},
    {"report.complete.note-mentioned", "{section}：正文里提到，没有自己的标题",
     "{section}: mentioned, but under no heading of its own"},
    {"report.complete.note-missing", "{section}：没有找到", "{section}: not found"},
    {"report.complete.advice-none", "请补交书面报告（.docx），写明活动情况、经验做法和工作实效等规定内容",
     "send a written report (.docx) with the sections asked for"},
    {"report.complete.advice-short", "请补充书面报告的内容，写全规定的各部分再报送",
     "write more: every section asked for belongs in the report"},
    {"report.complete.advice-scanned", "请人工查看；也可以请单位报送能复制文字的 .docx，不要用扫描件或图片",
     "a person should look; or ask for a .docx whose words can be copied in place of scans or pictures"},
    {"report.complete.advice-missing", "请在书面报告里补写{sections}，各用单独一行作标题，标题下写具体内容",
     "add {sections} to the report, each under a heading on a line of its own, with what there is to say below"},
    {"report.complete.advice-open", "请人工查看报告里的{sections}；也可以给它单独一行标题再报送",
     "a person should look for {sections} in the report; or give it a heading on a line of its own"},
    {"report.complete.advice-unreadable", "有文档读不出内容，报告可能在里面：请人工查看，或请单位另存为 .docx 再报送",
     "a document could not be read and may be the report: a person should look, or ask for it as .docx"},
};

}  // namespace

std::span<const CatalogueEntry> rules_report() {
    return entries;
}

}  // namespace mediaproof::messages
