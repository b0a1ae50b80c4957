// Messages: the page for reviewers.
#include "messages/parts.h"

namespace mediaproof::messages {
namespace {

constexpr CatalogueEntry entries[] = {
    {"html.print", "打印 / 存为 PDF", "Print / save as PDF"},
    {"html.causes", "问题出在哪里（点一下只看这一项）", "Where the trouble lies (click to see only these)"},
    {"html.search", "查找", "Search"},
    {"html.outcome", "结论", "Outcome"},
    {"html.rule", "检查项", "Check"},
    {"html.reset", "清除筛选", "Clear"},
    {"html.shown", "显示", "Shown"},
    {"html.unit", "单位和主题", "Unit and theme"},
    {"html.day", "活动日期", "Event day"},
    {"html.wrong", "有什么问题", "What is wrong"},
    {"html.none", "没有符合条件的材料。点“清除筛选”看全部。", "Nothing fits. “Clear” shows all."},
    {"html.units", "按单位统计", "Counts by unit"},
    {"html.also", "另外请留意：", "also: "},
    {"html.one_by_one", "逐份查看（顺序同上表）", "One by one, in the table's order"},
    {"html.open_all", "全部展开", "Open all"},
    {"html.close_all", "全部收起", "Close all"},
    {"html.status", "结果", "Status"},
    {"html.observed", "实测", "Found"},
    {"html.required", "要求", "Asked"},
    {"html.advice", "怎么办", "To do"},
    {"html.folder", "材料：", "Submission: "},
    {"html.others", "其他文件", "Other files"},
    {"html.back", "↑ 回到列表", "↑ Back to the list"},
    {"html.footer", "由影证 mediaproof 生成。本页不联网，可直接打开、转发、打印；按 / 键查找。",
     "Made by mediaproof. This page needs no network; open, forward or print it as it is. Press / to search."},
    {"html.optional", "不作硬性要求", "not required"},
    {"html.passed", "通过的 {count} 项", "{count} passed"},
    {"html.photos", "照片 {count} 张", "{count} photos"},
    {"html.photos-left", "另有 {count} 张照片没有列在这里", "{count} more photos are not shown here"},
    {"html.video", "时长 {duration}，{width}×{height}，拍摄于 {captured}",
     "{duration} long, {width}×{height}, taken {captured}"},
    {"html.video-undated", "时长 {duration}，{width}×{height}，没有拍摄时间",
     "{duration} long, {width}×{height}, no capture time"},
    {"html.asked", "要求：", "asked: "},
    {"html.clarity", "清晰度", "Clarity"},
    {"html.video-heading", "视频", "Video"},
    {"html.curve", "蓝线：清晰度，越高越清晰；红虚线：最低要求。LOGO 找到足够的画面后就不再往后找。",
     "Blue: clarity, higher is clearer; dashed red: the least asked. The search for the LOGO ends once it has seen "
     "enough."},
    {"html.asked-length", "要求 {from}–{to} 之间结束", "asked: an end between {from} and {to}"},
    {"html.lane-logo", "看得到 LOGO", "LOGO seen"},
    {"html.lane-overlay", "后期叠加的 LOGO", "LOGO put on in editing"},
    {"html.lane-black", "黑屏", "black"},
    {"html.lane-frozen", "定格不动", "frozen"},
    {"html.lane-repeated", "重复播放", "repeated"},
    {"html.lane-unclear", "看不清", "unclear"},
    {"html.lane-undecodable", "放不出来", "can't be decoded"},
    {"html.captured", "拍摄于 {when}", "taken {when}"},
    {"html.undated", "没有拍摄时间", "no capture time"},
    {"html.clarity-clear", "清晰度 {score:.0f} 分（清晰）", "clarity {score:.0f} (clear)"},
    {"html.clarity-soft", "清晰度 {score:.0f} 分（尚可）", "clarity {score:.0f} (soft)"},
    {"html.clarity-unclear", "清晰度 {score:.0f} 分（不清晰）", "clarity {score:.0f} (unclear)"},
    {"html.clarity-open", "量不出清晰度", "clarity can't be measured"},
    {"html.logo-present", "√ LOGO，吻合度 {score:.2f}", "√ LOGO, agreement {score:.2f}"},
    {"html.logo-absent", "× 没有找到 LOGO", "× no LOGO found"},
    {"html.logo-open", "? LOGO 拿不准{why}", "? LOGO not certain{why}"},
    {"html.boxed", "图上的绿框是找到的 LOGO；橙色虚线框是拿不准的 LOGO 或会标，请人工看一眼。",
     "Green boxes mark the LOGO; dashed amber ones mark a LOGO or banner that is not certain: have a look."},
    {"html.enlarge", "点小图看大图。", "Click a picture to see it large."},
    {"html.in-box", "见框", "see the box"},
    {"html.kind-document", "文档", "document"},
    {"html.kind-other", "没有检查这类文件", "not a kind of file that is checked"},
    {"html.kind-unreadable", "打不开", "can't be read"},
};

}  // namespace

std::span<const CatalogueEntry> html() {
    return entries;
}

}  // namespace mediaproof::messages
