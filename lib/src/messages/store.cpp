// Messages: what is remembered between runs: measurements and decisions.
#include "messages/parts.h"

namespace mediaproof::messages {
namespace {

constexpr CatalogueEntry entries[] = {
    // decisions
    {"decision.accepted", "{by} 于 {on} 认可（理由：{why}）{observed}", "accepted by {by} on {on} ({why}){observed}"},
    {"decision.rejected", "{by} 于 {on} 不予认可（理由：{why}）{observed}",
     "rejected by {by} on {on} ({why}){observed}"},
    {"decision.void", "{by} 于 {on} 作过决定，材料后来变了，决定作废{observed}",
     "what {by} decided on {on} is void, since the content changed{observed}"},

    // what is remembered between runs
    {"store.not-opened", "{file} 用不了（{detail}），本次不记住测量结果：结论不受影响，下次要重新测量",
     "{file} can't be used ({detail}), so nothing is remembered this time: results are the same, the next run measures "
     "again"},
    {"store.foreign", "{file} 是别的程序的数据库，没有动它；请换一个位置",
     "{file} is another program's database and was left alone; name another place"},
    {"store.damaged", "{file} 已损坏，移到了 {aside}，已重新建立：结论不受影响，只是要重新测量",
     "{file} was damaged, has been moved to {aside} and was begun anew: results are the same, files are measured "
     "again"},
};

}  // namespace

std::span<const CatalogueEntry> store() {
    return entries;
}

}  // namespace mediaproof::messages
