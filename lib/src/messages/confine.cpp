// Messages: why no process could be shut in to read files.
#include "messages/parts.h"

namespace mediaproof::messages {
namespace {

constexpr CatalogueEntry entries[] = {
    {"confine.no-seccomp",
     "这台电脑的内核没有 seccomp，不能把读文件的进程关起来；信得过这些文件时，可加 --confine=best-effort",
     "the kernel has no seccomp, so the processes that read files can't be shut in; for files that you trust, use "
     "--confine=best-effort"},
    {"confine.no-worker", "启动不了读文件的程序 {program}（{detail}）：请重新安装 mediaproof",
     "the program that reads files can't be started, {program} ({detail}): install mediaproof again"},
    {"confine.no-warm-up", "读文件的程序启动后没有准备好：请重新安装 mediaproof，或关掉别的程序再试",
     "the program that reads files did not get ready: install mediaproof again, or close other programs and try again"},
};

}  // namespace

std::span<const CatalogueEntry> confine() {
    return entries;
}

}  // namespace mediaproof::messages
