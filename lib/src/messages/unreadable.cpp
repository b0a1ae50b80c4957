// Messages: why a file could not be read, and what to do about it.
#include "messages/parts.h"

namespace mediaproof::messages {
namespace {

constexpr CatalogueEntry entries[] = {
    {"unreadable.empty", "文件是空的（0 字节），多半是没有传完",
     "the file is empty (0 bytes), probably an upload that broke off"},
    {"unreadable.playlist", "这是播放列表，不是照片或视频本身", "this is a playlist, not a picture or a video"},
    {"unreadable.other-content", "名字像照片、视频或文档，内容却是 {content}",
     "named like a picture, video or document, but it holds {content}"},
    {"unreadable.unknown", "名字像照片、视频或文档，内容却不是任何已知格式（已损坏或被改名）",
     "named like a picture, video or document, but it holds no known format (damaged or renamed)"},
    {"unreadable.damaged", "无法读取：文件损坏或不完整（{tried}：{detail}）",
     "can't be read: damaged or incomplete ({tried}: {detail})"},
    {"unreadable.no-video", "里面没有视频画面，只有声音（或再加一张封面图）",
     "there is no video in it, only sound (or sound and a cover picture)"},
    {"unreadable.save-as-docx", "这种文档（{content}）程序读不出文字：请另存为 .docx（不要加密码）再报送",
     "the text of such a document ({content}) can't be read: save it as .docx (without a password) and send that"},
    {"unreadable.save-as-docx.advice", "请用 Word 或 WPS 打开，另存为 .docx（不要加密码）再报送",
     "open it in Word or WPS, save it as .docx (without a password) and send that"},
    {"unreadable.password", "文档加了密码，打不开：请去掉密码再报送",
     "protected by a password: take the password off and send it again"},
    {"unreadable.password.advice", "请去掉密码，另存一份再报送", "take the password off, save it and send it again"},
    {"unreadable.no-report", "名字像书面报告，内容却是表格、幻灯片或压缩包",
     "named like a written report, but it holds a spreadsheet, slides or an archive"},
    {"unreadable.no-report.advice", "请换上书面报告本身，存为 .docx 再报送",
     "send the written report itself, as .docx"},
    {"unreadable.too-many-pictures", "文档里的图片太多，从这一张起没有查看",
     "too many pictures in the document: from this one on they were not looked at"},
    {"unreadable.too-many-pictures.advice", "请把照片单独作为文件报送", "send the photos as files of their own"},
    {"unreadable.crashed", "读这个文件的进程崩溃了（信号 {signal}）：文件已损坏，或是有意做成这样的",
     "the process that read this file crashed (signal {signal}): it is damaged, or was made to do that"},
    {"unreadable.crashed.advice", "请单位用原来的设备重新导出再报送；仍然如此，请人工查看",
     "have it exported anew and sent again; should that not help, look at it yourself"},
    {"unreadable.timed-out", "读了很久也没有读完，已停止", "reading it took too long and was stopped"},
    {"unreadable.timed-out.advice", "请单位换成较短、较小的文件再报送，或人工查看",
     "have a shorter or smaller file sent, or look at it yourself"},
    {"unreadable.too-much-memory", "读它需要的内存太多，已停止", "reading it needs too much memory and was stopped"},
    {"unreadable.too-much-memory.advice", "请单位换成较小的文件再报送，或人工查看",
     "have a smaller file sent, or look at it yourself"},
    {"unreadable.forbidden", "读这个文件时，有内容试图做读文件用不着的事（如联网、启动程序），已制止：可能是恶意文件",
     "while it was read, something in it tried what reading never needs (such as the network or starting a program) "
     "and was stopped: the file may be malicious"},
    {"unreadable.forbidden.advice", "不要在自己的电脑上打开它；请向报送单位核实来源，并告知信息安全人员",
     "do not open it on your own computer; ask the unit where it came from, and tell whoever sees to security"},
    {"unreadable.bad-reply", "读这个文件的进程没有给出可信的结果",
     "the process that read this file gave no result to be trusted"},
    {"unreadable.bad-reply.advice", "请单位重新导出再报送；仍然如此，请人工查看",
     "have it exported anew and sent again; should that not help, look at it yourself"},
    {"unreadable.changed", "文件在读的过程中被改动了", "the file was changed while it was read"},
    {"unreadable.changed.advice", "请等文件传完、不再改动后重新检查",
     "check again when nothing writes to the file any more"},
    {"unreadable.not-started", "没能启动读这个文件的进程（电脑可能太忙或内存不足），没有读",
     "the process that was to read this file could not be started (the machine may be too busy or short of memory): it "
     "was not read"},
    {"unreadable.not-started.advice", "请关掉别的程序后重新检查", "close other programs and check again"},
    {"unreadable.link", "这是链接，没有打开；请指向文件本身",
     "this is a link and was not followed; name the file itself"},
    {"unreadable.not-opened", "无法打开：{detail}", "can't be opened: {detail}"},
};

}  // namespace

std::span<const CatalogueEntry> unreadable() {
    return entries;
}

}  // namespace mediaproof::messages
