// Messages: what every report says, and the text report.
#include "messages/parts.h"

namespace mediaproof::messages {
namespace {

constexpr CatalogueEntry entries[] = {
    // what an earlier version of the program said: of the other language's words not a letter
    {"verbatim", "{chinese}{english:.0}", "{chinese:.0}{english}"},

    // outcomes and statuses
    {"outcome.pass", "通过", "pass"},
    {"outcome.review", "待复核", "review"},
    {"outcome.fail", "不通过", "fail"},
    {"status.pass", "通过", "pass"},
    {"status.warn", "提醒", "warn"},
    {"status.fail", "不通过", "fail"},
    {"status.unknown", "无法判定", "unknown"},

    // the text report
    {"report.observed", "实测：", "found: "},
    {"report.required", "要求：", "asked: "},
    {"report.advice", "怎么办：", "to do: "},
    {"report.clause", "依据：", "clause: "},
    {"report.no-event-date", "活动日期不明", "no event date"},
    {"report.confinement-best-effort", "读文件的进程只按这台电脑能做到的程度关了起来（--confine=best-effort）",
     "the processes that read the files were shut in only as far as this machine can (--confine=best-effort)"},
    {"report.confinement-none", "注意：读文件的进程没有关起来（--confine=none），只该用于信得过的文件",
     "note: the files were read unconfined (--confine=none), which is for trusted files only"},
    {"report.summary", "共 {all} 份：不通过 {fail}，待复核 {review}，通过 {pass}。",
     "{all} submissions: {fail} fail, {review} to review, {pass} pass."},
    {"report.stand-in", "注意：规则包里的 LOGO 是项目自绘的替代图，正式使用前请换成主办方下发的文件（{file}）。",
     "Note: the rule pack's LOGO is a stand-in drawn for this project; replace it by the organiser's file ({file})."},
    {"report.more", "另有 {count} 处", "and {count} more"},
    {"report.rest-passed", "其余 {count} 项检查通过", "other checks passed: {count}"},
    {"report.not-required", "（不作硬性要求）", " (not required)"},

    // a verdict in one sentence
    {"sentence.point", "{names}：{observed}", "{names}: {observed}"},
    {"sentence.separator", "；", "; "},
    {"sentence.names", "、", ", "},
    {"sentence.more", "另有 {count} 处", "{count} more"},
    {"sentence.clean", "全部检查通过", "every check passed"},
    {"sentence.nothing", "没有做任何检查，请人工查看", "nothing was checked; a person should look"},

    // where each file shows the LOGO
    {"logo.where.heading", "LOGO 在各文件里看得最清楚的一处：", "where each file shows the LOGO best:"},
    {"logo.where.size", "短边 {px:.0f} 像素", "short side {px:.0f} px"},
    {"logo.where.top-left", "画面左上", "top left"},
    {"logo.where.top", "画面上方", "top"},
    {"logo.where.top-right", "画面右上", "top right"},
    {"logo.where.left", "画面左侧", "left"},
    {"logo.where.centre", "画面正中", "centre"},
    {"logo.where.right", "画面右侧", "right"},
    {"logo.where.bottom-left", "画面左下", "bottom left"},
    {"logo.where.bottom", "画面下方", "bottom"},
    {"logo.where.bottom-right", "画面右下", "bottom right"},
    {"logo.where.absent", "没有找到", "not found"},
    {"logo.where.best", "最接近处吻合度 {score:.2f}", "best agreement {score:.2f}"},
    {"logo.where.reason-doubtful", "有些像，拿不准，请人工看一眼", "resembles it, not surely; a person should look"},
    {"logo.where.reason-mirrored", "左右颠倒（镜像），不能算看到", "seen as in a mirror, which does not count"},
    {"logo.where.reason-dark", "画面太暗，没找到也不能说没有", "too dark to say that it is not there"},
    {"logo.where.reason-blurred", "画面模糊，没找到也不能说没有", "too blurred to say that it is not there"},
    {"logo.where.reason-small", "画面太小，没找到也不能说没有", "too small a picture to say that it is not there"},
    {"logo.where.reason-other", "没有把握，请人工看一眼", "can't be told; a person should look"},

    // mediaproof rules
    {"rules.heading", "{name}（{id}，{source}）", "{name} ({id}, {source})"},
    {"rules.required", "必须", "required"},
    {"rules.optional", "请复核", "asks for review"},
    {"rules.off", "关闭", "off"},
};

}  // namespace

std::span<const CatalogueEntry> report() {
    return entries;
}

}  // namespace mediaproof::messages
