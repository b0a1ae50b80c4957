// Messages: spreadsheets.
#include "messages/parts.h"

namespace mediaproof::messages {
namespace {

constexpr CatalogueEntry entries[] = {
    {"table.sheet-submissions", "汇总", "Summary"},
    {"table.sheet-findings", "逐项", "Findings"},
    {"table.submission", "材料名", "submission"},
    {"table.outcome", "结论", "outcome"},
    {"table.unit", "责任单位", "unit"},
    {"table.theme", "活动主题", "theme"},
    {"table.days", "活动日期", "event days"},
    {"table.wrong", "有什么问题", "what is wrong"},
    {"table.check", "检查项", "check"},
    {"table.rule", "规则编号", "rule"},
    {"table.status", "结果", "status"},
    {"table.binding", "硬性要求", "required"},
    {"table.files", "文件", "files"},
    {"table.seconds", "视频里的位置", "seconds"},
    {"table.observed", "实测", "found"},
    {"table.required", "要求", "asked"},
    {"table.advice", "怎么办", "to do"},
    {"table.clause", "依据", "clause"},
    {"table.yes", "是", "yes"},
    {"table.no", "否", "no"},
};

}  // namespace

std::span<const CatalogueEntry> table() {
    return entries;
}

}  // namespace mediaproof::messages
