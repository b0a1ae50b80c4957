// The one catalogue of words. Arguments stand in braces as in std::format; both languages take the same ones.
#include "mediaproof/message.h"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include "messages.h"

namespace mediaproof {
namespace {

constexpr CatalogueEntry catalogue[] = {
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
     "Note: the rule pack's LOGO is a stand-in drawn for this project; replace it by the organiser's file "
     "({file})."},
    {"report.more", "另有 {count} 处", "and {count} more"},
    {"report.not-required", "（不作硬性要求）", " (not required)"},

    // progress
    {"progress.files", "文件 {count} 个，每秒 {rate:.1f} 个", "{count} files, {rate:.1f} a second"},
    {"progress.left-seconds", "约剩 {count} 秒", "about {count} s left"},
    {"progress.left-minutes", "约剩 {count} 分钟", "about {count} min left"},

    {"check.stopped", "已停止：查完 {done} 份，共 {all} 份，没有出报告。重新运行同一条命令就接着查，量过的不再重复",
     "stopped: {done} of {all} submissions are done, no report was written. Give the same command again to go on; what "
     "was "
     "measured is not measured again"},
    {"check.written", "结果写在 {file}", "the report is {file}"},
    {"check.in-use", "另一个检查正在往 {folder} 里写结果，请等它结束，或换一个文件夹",
     "another check is writing its reports into {folder}; wait until it ends, or name another folder"},

    // decisions
    {"decision.accepted", "{by} 于 {on} 认可（理由：{why}）{observed}", "accepted by {by} on {on} ({why}){observed}"},
    {"decision.rejected", "{by} 于 {on} 不予认可（理由：{why}）{observed}",
     "rejected by {by} on {on} ({why}){observed}"},
    {"decision.void", "{by} 于 {on} 作过决定，材料后来变了，决定作废{observed}",
     "what {by} decided on {on} is void, since the content changed{observed}"},
    {"decide.accepted", "{submission}：{rule} 已认可，记在 {file}",
     "{submission}: {rule} is accepted, as {file} tells"},
    {"decide.rejected", "{submission}：{rule} 不予认可，记在 {file}",
     "{submission}: {rule} is rejected, as {file} tells"},

    // intake and submission.toml
    {"manifest.unreadable", "submission.toml 无法读取", "submission.toml can't be read"},
    {"manifest.broken", "submission.toml 第 {line} 行写法有误：{detail}",
     "submission.toml line {line} is broken: {detail}"},
    {"manifest.unknown-key", "submission.toml 第 {line} 行：不认识的项 {name}",
     "submission.toml line {line}: unknown key {name}"},
    {"manifest.not-text", "submission.toml 第 {line} 行：{name} 应是引号里的文字",
     "submission.toml line {line}: {name} must be text in quotes"},
    {"manifest.not-a-date", "submission.toml 第 {line} 行：{name} 应是日期，如 2023-05-12",
     "submission.toml line {line}: {name} must be a date such as 2023-05-12"},
    {"manifest.not-a-count", "submission.toml 第 {line} 行：{name} 应是人数，如 8",
     "submission.toml line {line}: {name} must be a number of people such as 8"},
    {"manifest.not-dates", "submission.toml 第 {line} 行：{name} 应写成 [2023-05-12, 2023-05-13]",
     "submission.toml line {line}: {name} must read like [2023-05-12, 2023-05-13]"},
    {"manifest.both-event-dates", "submission.toml 第 {line} 行：{name} 和 event_date 只能写一个",
     "submission.toml line {line}: {name} and event_date can't both be given"},
    {"manifest.not-entries",
     "submission.toml 第 {line} 行：{name} 每一处要以 [[{name}]] 单起一行，下面写 channel、link、date",
     "submission.toml line {line}: each {name} must begin with a line [[{name}]], with channel, link and date below "
     "it"},
    {"manifest.too-many-entries", "submission.toml 第 {line} 行：{name} 写得太多，后面的没有看",
     "submission.toml line {line}: {name} holds too many, the rest were not looked at"},
    {"intake.link", "{name} 是链接，没有打开；请放入文件本身",
     "{name} is a link and was not followed; put the file itself there"},
    {"intake.not-a-file", "{name} 不是普通文件，没有打开", "{name} is no regular file and was not opened"},
    {"intake.too-deep", "{name} 文件夹层级太深，没有打开", "{name} lies too deep and was not opened"},
    {"intake.too-many", "文件超过 {most} 个，其余没有查看", "more than {most} files; the rest were not looked at"},
    {"intake.unlistable", "文件夹 {name} 无法打开", "the folder {name} can't be listed"},
    {"archive.not-opened", "压缩包 {name} 打不开，请核对文件后再查",
     "the archive {name} can't be opened; check the file"},
    {"archive.failed", "压缩包 {name} 没能解开（解压程序中途停止），请解压确认后重新打包报送",
     "{name} could not be unpacked (the unpacker stopped); make sure that it opens, and pack it anew"},
    {"archive.changed", "压缩包 {name} 在检查时被改动了，请稍后再查",
     "{name} changed while it was read; check it again later"},
    {"archive.unknown-format", "压缩包 {name} 的格式打不开；请用 .zip 重新打包报送",
     "{name} is packed in a way that can't be opened; pack it anew as .zip"},
    {"archive.encrypted", "压缩包 {name} 设了密码，打不开；请去掉密码重新打包报送",
     "{name} is protected by a password; pack it anew without one"},
    {"archive.cut-off", "压缩包 {name} 不完整或已损坏，多半是没有传完；请重新发送",
     "{name} is incomplete or damaged, probably an upload that broke off; send it again"},
    {"archive.damaged", "压缩包里的 {name} 已损坏，没能解开；请重新打包报送",
     "{name} is damaged in its archive and could not be unpacked; pack it anew"},
    {"archive.leads-outside", "压缩包里的 {name} 指向压缩包以外的位置，没有打开；请把文件放进文件夹重新打包",
     "{name} leads to a place outside its archive and was not opened; put the files into a folder and pack that anew"},
    {"archive.link", "压缩包里的 {name} 是链接，没有打开；请放入文件本身",
     "{name} is a link in an archive and was not followed; put the file itself there"},
    {"archive.not-a-file", "压缩包里的 {name} 不是普通文件，没有打开",
     "{name} is no regular file in its archive and was not opened"},
    {"archive.same-name", "压缩包里有两个文件都叫 {name}，只看了前一个；请改名后重新打包",
     "two files in the archive are called {name}, and only the first was looked at; rename one and pack them anew"},
    {"archive.same-but-case", "压缩包里有两个文件的名字只差大小写（{name}），在 Windows 上会互相覆盖；请改名后重新打包",
     "two files in the archive differ by case alone ({name}) and would overwrite each other on Windows; rename one"},
    {"archive.too-many", "压缩包 {name} 里的文件太多，其余没有查看；请只打包照片、视频和报告",
     "{name} holds too many files; the rest were not looked at: pack the photos, the video and the report alone"},
    {"archive.too-large", "压缩包 {name} 解开后太大，其余没有查看；请只打包照片、视频和报告",
     "{name} unpacks to too much; the rest was not looked at: pack the photos, the video and the report alone"},
    {"archive.out-of-measure",
     "压缩包 {name} 解开后大得反常（像是“压缩炸弹”），没有继续打开；请重新打包照片、视频和报告",
     "{name} unpacks to far more than media do, as if made to fill the disk; pack the photos, the video and the report "
     "anew"},
    {"archive.no-room", "临时文件夹里放不下压缩包 {name} 的内容，没有打开；请腾出磁盘空间再查",
     "there is no room in the folder for temporary files for what {name} holds; free some and check again"},
    {"archive.empty", "压缩包 {name} 是空的", "{name} is an empty archive"},
    {"archive.too-deep", "压缩包套了太多层，{name} 没有打开；请解压后只打包一层",
     "archives within archives: {name} was not opened; pack the files only once"},
    {"archive.several-manifests", "{name} 里有几个 submission.toml，不知道以哪个为准；每份材料请单独打包",
     "{name} holds several submission.toml; pack each submission by itself"},

    // unreadable files
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
     "and "
     "was stopped: the file may be malicious"},
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
     "was "
     "not read"},
    {"unreadable.not-started.advice", "请关掉别的程序后重新检查", "close other programs and check again"},
    {"confine.no-seccomp",
     "这台电脑的内核没有 seccomp，不能把读文件的进程关起来；信得过这些文件时，可加 --confine=best-effort",
     "the kernel has no seccomp, so the processes that read files can't be shut in; for files that you trust, use "
     "--confine=best-effort"},
    {"confine.no-worker", "启动不了读文件的程序 {program}（{detail}）：请重新安装 mediaproof",
     "the program that reads files can't be started, {program} ({detail}): install mediaproof again"},
    {"confine.no-warm-up", "读文件的程序启动后没有准备好：请重新安装 mediaproof，或关掉别的程序再试",
     "the program that reads files did not get ready: install mediaproof again, or close other programs and try again"},
    {"unreadable.link", "这是链接，没有打开；请指向文件本身",
     "this is a link and was not followed; name the file itself"},
    {"unreadable.not-opened", "无法打开：{detail}", "can't be opened: {detail}"},

    // shared by several rules
    {"no-video.observed", "没有可以查看的视频", "no video that can be looked at"},
    {"no-video.advice", "请补交能正常播放的视频文件", "send a video file that plays"},
    {"no-photo.observed", "没有可以查看的照片", "no photo that can be looked at"},
    {"no-photo.advice", "请补交能正常打开的照片", "send photos that open"},
    {"clarity.advice-unknown", "画面里能量出清晰度的部分太少，请人工查看",
     "too little in the pictures can be measured; a person should look"},
    {"clarity.note", "清晰度 {score:.0f} 分", "score {score:.0f}"},
    {"clarity.note-defocus", "清晰度 {score:.0f} 分：没对上焦", "score {score:.0f}: out of focus"},
    {"clarity.note-motion", "清晰度 {score:.0f} 分：拍摄时抖动或移动", "score {score:.0f}: moved while being taken"},
    {"clarity.note-upscaled", "清晰度 {score:.0f} 分：由小画面放大而成",
     "score {score:.0f}: enlarged from a smaller picture"},
    {"clarity.note-compression", "清晰度 {score:.0f} 分：压缩过度，有马赛克",
     "score {score:.0f}: compressed into blocks"},
    {"clarity.note-dark", "清晰度 {score:.0f} 分：太暗", "score {score:.0f}: too dark"},
    {"clarity.note-bright", "清晰度 {score:.0f} 分：曝光过度", "score {score:.0f}: burnt out"},
    {"clarity.note-contrast", "清晰度 {score:.0f} 分：灰蒙蒙，反差太小", "score {score:.0f}: too little contrast"},
    {"clarity.note-open", "画面里没有可量的边缘", "no edge to measure"},
    {"logo.note", "吻合度 {score:.2f}", "agreement {score:.2f}"},
    {"logo.no-picture", "这不是照片或视频，里面没有可找的画面", "neither a photo nor a video: no picture to look in"},
    {"logo.note-overlay", "后期叠加在画面上，吻合度 {score:.2f}", "put on in editing, agreement {score:.2f}"},
    {"logo.note-doubtful", "像是 LOGO，但没有把握", "may be the LOGO, but not for certain"},
    {"logo.note-mirrored", "像是左右颠倒的 LOGO", "seems to be the LOGO seen as in a mirror"},
    {"logo.note-dark", "太暗，看不出有无 LOGO", "too dark to tell whether the LOGO is there"},
    {"logo.note-blurred", "太模糊，看不出有无 LOGO", "too blurred to tell whether the LOGO is there"},
    {"logo.note-small", "画面太小，看不出有无 LOGO", "too small to tell whether the LOGO is there"},
    {"logo.note-unknown", "看不出有无 LOGO", "it can't be told whether the LOGO is there"},
    {"logo.note-unsearched", "没有查找过 LOGO", "the LOGO was not searched for"},
    {"logo.advice-unknown", "没有把握认定有无 LOGO，请人工查看",
     "whether the LOGO is there can't be told for certain; a person should look"},
    {"logo.advice-doubtful", "框出的地方像是 LOGO，但没有把握，请人工查看",
     "what is marked may be the LOGO, but not for certain; a person should look"},
    {"logo.advice-mirrored", "LOGO 左右颠倒：画面多半被镜像（如前置摄像头自拍），请人工查看，或换上没有镜像的原始文件",
     "the LOGO is mirrored, as front cameras and editors do; a person should look, or send the file that is not "
     "mirrored"},
    {"logo.advice-dark", "画面太暗，看不出有无 LOGO：请人工查看，或换上光线够亮的画面",
     "too dark to tell whether the LOGO is there; a person should look, or send brighter pictures"},
    {"logo.advice-blurred", "画面太模糊，看不出有无 LOGO：请人工查看，或换上清晰的画面",
     "too blurred to tell whether the LOGO is there; a person should look, or send sharper pictures"},
    {"logo.advice-small", "画面太小，看不出有无 LOGO：请人工查看，或换上原图、原片",
     "too small to tell whether the LOGO is there; a person should look, or send the original files"},

    // submission.complete
    {"rule.submission.complete.question", "材料齐全吗？", "Is the submission complete?"},
    {"rule.submission.complete.about",
     "一份材料至少要有规定数量的视频和照片；submission.toml 有误、有打不开的链接等也在这里说明。",
     "A submission holds at least so many videos and photos; mistakes in submission.toml and links that were "
     "not followed are told here too."},
    {"limit.submission.complete.min_videos", "最少几个视频", "fewest videos"},
    {"limit.submission.complete.min_photos", "最少几张照片", "fewest photos"},
    {"submission.complete.observed", "视频 {videos} 个，照片 {photos} 张", "{videos} videos, {photos} photos"},
    {"submission.complete.required", "视频至少 {min_videos} 个，照片至少 {min_photos} 张",
     "at least {min_videos} videos and {min_photos} photos"},
    {"submission.complete.required-clean", "材料能完整查看", "everything handed in can be looked at"},
    {"submission.complete.advice", "请补齐缺少的视频或照片后重新报送",
     "add the missing video or photos and send it again"},
    {"submission.complete.advice-problem", "请按提示改好后重新报送；复核人员请留意这一处",
     "put it right and send it again; reviewers, mind this point"},

    // media.readable
    {"rule.media.readable.question", "每个文件都能打开吗？", "Can every file be read?"},
    {"rule.media.readable.about",
     "名为照片、视频或文档却打不开、内容不符的文件，不能当作证明，也不能当作没有：请人工复核。",
     "A file that claims to be a photo, video or document but can't be read or holds something else proves "
     "nothing either way: a reviewer decides."},
    {"media.readable.observed", "照片和视频共 {count} 个，全部能打开", "all {count} photos and videos can be read"},
    {"media.readable.observed-none", "照片和视频共 {count} 个", "{count} photos and videos"},
    {"media.readable.required", "每个文件都能打开", "every file can be read"},
    {"media.readable.advice", "请在自己的电脑上确认能打开，再从原设备重新导出、完整发送",
     "make sure that it opens on your own machine, then export it anew and send all of it"},

    // video.complete
    {"rule.video.complete.question", "视频文件完整吗？", "Is the video file whole?"},
    {"rule.video.complete.about",
     "文件自己的目录和文件头写明了该有多少画面、多少字节：少了就是没有传完或已损坏；什么都没写的，请人工复核。",
     "A file's index and header say how many frames and bytes it holds: with fewer it was cut off or damaged. Where "
     "nothing is said, a reviewer decides."},
    {"video.complete.observed", "文件完整", "the file is whole"},
    {"video.complete.observed-cut-off", "文件不完整或已损坏：只读出 {duration}，其中有缺失或放不出来的部分",
     "the file is cut off or damaged: {duration} read, with parts missing or undecodable"},
    {"video.complete.observed-open", "这种文件没有写明自己应有多长，看不出是否完整",
     "the file does not say how much it should hold, so it can't be told whether it is whole"},
    {"video.complete.required", "文件写明的内容全部都在", "all that the file promises is there"},
    {"video.complete.note", "{from}–{to} 放不出来", "{from}–{to} can't be decoded"},
    {"video.complete.advice", "多半是上传或下载中断：请从原设备重新导出，等传完后核对文件大小，再完整发送",
     "probably a transfer that broke off: export the video anew, wait until it is sent, and compare the file's size"},
    {"video.complete.advice-open", "请从头到尾放一遍确认，或另存为 MP4 再报送",
     "play it to the end to make sure, or save it as MP4 and send that"},

    // video.duration
    {"rule.video.duration.question", "视频是 3 分钟左右吗？", "Is the video about three minutes long?"},
    {"rule.video.duration.about",
     "时长按视频里实际存在的画面计算：文件头写的时长会骗人；黑屏、定格（2 秒以上不动）、重复播放、放不出来的部分和"
     "没有画面的空档都不算在内。略超出范围的请人工复核。",
     "Measured from the frames that are really there: headers lie, and stretches that are black, frozen for two "
     "seconds or more, repeated, undecodable or empty don't count. Slightly outside the range asks for a reviewer."},
    {"limit.video.duration.min_s", "最短（秒）", "shortest (seconds)"},
    {"limit.video.duration.max_s", "最长（秒）", "longest (seconds)"},
    {"limit.video.duration.grey_s", "超出多少秒以内只请人工复核",
     "seconds outside the range that only ask for a reviewer"},
    {"video.duration.observed", "{duration}（{seconds:.1f} 秒）", "{duration} ({seconds:.1f} s)"},
    {"video.duration.observed-less", "有画面的只有 {duration}（{seconds:.1f} 秒），全长 {whole}",
     "only {duration} ({seconds:.1f} s) of {whole} show anything"},
    {"video.duration.observed-header", "{duration}（{seconds:.1f} 秒）；文件头却写着 {header}",
     "{duration} ({seconds:.1f} s), though the header says {header}"},
    {"video.duration.observed-less-header",
     "有画面的只有 {duration}（{seconds:.1f} 秒），全长 {whole}；文件头却写着 {header}",
     "only {duration} ({seconds:.1f} s) of {whole} show anything, though the header says {header}"},
    {"video.duration.note-black", "{from}–{to} 黑屏", "{from}–{to} black"},
    {"video.duration.note-frozen", "{from}–{to} 画面定格不动", "{from}–{to} frozen"},
    {"video.duration.note-repeated", "{from}–{to} 重复播放前面的画面", "{from}–{to} repeats what was shown before"},
    {"video.duration.note-undecodable", "{from}–{to} 放不出来", "{from}–{to} can't be decoded"},
    {"video.duration.required", "{min}–{max}（分:秒）", "{min}–{max} (minutes:seconds)"},
    {"video.duration.advice-short", "请补充现场画面，剪成 3 分钟左右再报送；不要用黑屏或静止画面凑时长",
     "add footage of the event to make it about three minutes; don't pad it with black or still pictures"},
    {"video.duration.advice-padded", "请把黑屏、定格、重复的部分换成现场拍摄的画面，剪成 3 分钟左右再报送",
     "replace what is black, frozen or repeated by footage of the event, about three minutes of it"},
    {"video.duration.advice-long", "请剪辑到 3 分钟左右再报送", "cut it down to about three minutes"},

    // video.live
    {"rule.video.live.question", "视频是现场拍摄的活动画面吗？", "Is the video live footage?"},
    {"rule.video.live.about",
     "统计停着不动的画面（照片轮播、定格、黑屏，每张停 1.2 秒以上）占全片的比例；人物走动、说话的画面不算。",
     "The share of the running time in pictures that stand still for 1.2 seconds or more (slides, frozen or black "
     "pictures); people who move or speak are live."},
    {"limit.video.live.most_still_share", "静止画面的最高占比", "largest share of still pictures"},
    {"video.live.observed", "静止画面占 {percent:.0f}%", "{percent:.0f} % of the running time stands still"},
    {"video.live.observed-open", "画面太少，看不出是否在动", "too few frames to tell whether anything moves"},
    {"video.live.required", "静止画面不超过 {percent:.0f}%", "at most {percent:.0f} % stands still"},
    {"video.live.note", "{from}–{to} 停着不动", "{from}–{to} stands still"},
    {"video.live.advice", "请报送现场录像；照片请单独报送，不要做成轮播视频凑时长",
     "send footage of the event; send photos as photos, not as slides that fill a video"},
    {"video.live.advice-open", "请人工查看视频是否为现场录像", "a person should look whether this is live footage"},

    // video.date
    {"rule.video.date.question", "视频是活动当天拍的吗？", "Was the video taken on the day of the event?"},
    {"rule.video.date.about",
     "手机写的拍摄时间（creationdate）最可信。文件头里的时间可能是世界时、本地时或剪辑导出的时间：按两种读法有一种是"
     "活动当天就算；更晚的多半是导出时间，请人工复核；更早又没有疑点的判不通过。",
     "A phone's own creationdate is trusted most. The container's time may be UTC, local time or that of the export: "
     "the event's day in either reading counts, a later one is probably the export's and asks for a reviewer, an "
     "earlier one fails where nothing speaks against it."},
    {"limit.video.date.days_before_allowed", "活动前几天拍的也算", "days before the event that count as well"},
    {"video.date.observed", "是活动当天", "on the day of the event"},
    {"video.date.observed-other-day", "不是活动当天", "on another day"},
    {"video.date.observed-doubtful", "时间存疑", "the time is doubtful"},
    {"video.date.observed-undated", "没有拍摄时间", "no capture time"},
    {"video.date.required", "拍摄于 {date}", "taken on {date}"},
    {"video.date.required-or-before", "拍摄于 {date}（含之前 {days} 天）",
     "taken on {date} or up to {days} days before"},
    {"video.date.required-some-day", "拍摄于活动当天", "taken on the day of the event"},
    {"video.date.advice-other-day", "请换成活动当天拍摄的视频；若是相机时钟设错，请附说明交人工复核",
     "send a video of the day; if the camera's clock was wrong, say so to the reviewer"},
    {"video.date.advice-undated", "聊天软件和剪辑软件会抹掉拍摄时间：请附上手机或相机里的原始视频，或由人工核对",
     "chat programs and editors strip the time: send the original file from the phone or camera as well, or let a "
     "person look"},
    {"video.date.advice-doubtful", "视频里的时间靠不住（疑点见上），请人工核对，或附上手机、相机里的原始视频",
     "the time in the video can't be relied on, for the reasons given; a person should look, or send the original file "
     "from the phone or camera as well"},

    // video.clarity
    {"rule.video.clarity.question", "视频清晰吗？", "Is the video clear?"},
    {"rule.video.clarity.about",
     "在全片取样，逐帧量边缘宽度、压缩痕迹和明暗，换算成 0–100 分；只看画面最清晰的部分，背景虚化不算模糊。",
     "Frames from all over the video are measured by their edges, compression and light, as a score from 0 to 100; the "
     "sharpest parts of a frame count, so a soft background is no fault."},
    {"limit.video.clarity.min_score", "一帧算清晰的最低分", "least score of a clear frame"},
    {"limit.video.clarity.min_clear_share", "清晰画面的最低占比", "least share of clear frames"},
    {"limit.video.clarity.max_unclear_s", "连续看不清的最长秒数", "longest stretch that may be unclear"},
    {"video.clarity.observed",
     "清晰画面占 {percent:.0f}%（取样 {samples} 帧，中位数 {median:.0f} 分），最长一段看不清 {unclear:.0f} 秒",
     "{percent:.0f} % of {samples} sampled frames are clear (median score {median:.0f}), the longest unclear stretch "
     "is "
     "{unclear:.0f} s"},
    {"video.clarity.observed-open", "取样 {samples} 帧，没有一帧量得出清晰度",
     "none of {samples} sampled frames can be measured"},
    {"video.clarity.required", "至少 {percent:.0f}% 的画面达到 {score:.0f} 分，看不清的一段不超过 {unclear:.0f} 秒",
     "at least {percent:.0f} % of the frames reach a score of {score:.0f}, and no more than {unclear:.0f} s in one go "
     "do not"},
    {"video.clarity.advice", "请换用对焦清楚、拿稳拍摄的原始视频，不要用反复转发压缩过的文件",
     "use footage that is in focus and held steady, and the original file rather than a forwarded one"},

    // photo.clarity
    {"rule.photo.clarity.question", "照片清晰吗？", "Are the photos clear?"},
    {"rule.photo.clarity.about", "与视频同一把尺子：量边缘的模糊宽度，只看最清晰的部分，0–100 分。",
     "The same measure as for video: the width of edges in the sharpest parts, as a score from 0 to 100."},
    {"limit.photo.clarity.min_score", "一张照片算清晰的最低分", "least score of a clear photo"},
    {"limit.photo.clarity.min_clear_share", "清晰照片的最低占比", "least share of clear photos"},
    {"photo.clarity.observed", "{all} 张中 {clear} 张清晰", "{clear} of {all} are clear"},
    {"photo.clarity.required", "至少 {percent:.0f}% 的照片达到 {score:.0f} 分",
     "at least {percent:.0f} % of the photos reach a score of {score:.0f}"},
    {"photo.clarity.advice", "请换成对焦清楚的原图（不要截图，不要经聊天软件压缩）",
     "replace them by photos in focus, as the camera stored them (no screenshots, nothing recompressed by "
     "chat programs)"},

    // when a file was taken: photo.date, video.date
    {"capture.note", "拍摄于 {when}（{source}）{against}", "taken {when} ({source}){against}"},
    {"capture.note-undated", "没有拍摄时间{against}", "no capture time{against}"},
    {"capture.conflict", "但与 {claim} 矛盾", "but {claim} contradicts it"},
    {"capture.gps", "但按 GPS 是 {day}", "but it was {day} by GPS"},
    {"capture.saved-wechat", "文件名显示微信保存于 {when}，保存时间不等于拍摄时间",
     "by its name WeChat stored it {when}, which isn't when it was taken"},
    {"capture.saved-qq", "文件名显示 QQ 保存于 {when}，保存时间不等于拍摄时间",
     "by its name QQ stored it {when}, which isn't when it was taken"},
    {"capture.saved-screenshot", "文件名显示截屏于 {when}", "by its name a screenshot made {when}"},
    {"capture.saved-camera", "文件名写着 {when}，可作线索，不作证明",
     "its name says {when}, which is a hint and no proof"},
    {"doubt.factory-clock", "像是没有设置过的出厂时钟", "looks like a clock that was never set"},
    {"doubt.future", "时间在很远的将来，时钟不准", "lies far in the future, so the clock was wrong"},
    {"doubt.placeholder", "是旧手机固定写的占位时间", "is the placeholder that old phones write whatever the day"},
    {"doubt.digitised-only", "只有数字化时间，没有拍摄时间", "is the time of digitising; that of taking is missing"},
    {"doubt.weak-source", "来源不够可靠（不是拍摄设备自己写的拍摄时间）",
     "a weak source: no recording device says that it wrote the time itself"},
    {"doubt.no-exposure", "没有快门、光圈等拍摄参数，不像相机原文件",
     "no exposure data, so it isn't a camera's own file"},
    {"doubt.screenshot", "像是截图，截图时间不等于拍摄时间",
     "looks like a screenshot, which shows when it was made only"},
    {"doubt.edited", "用修图软件存过", "stored by an editor"},
    {"doubt.exported", "是剪辑或转码软件导出的时间，不一定是拍摄时间",
     "the time of an export, not necessarily of the recording"},
    {"doubt.after-handing-in", "比报送还晚，时钟不准", "later than the report was handed in, so the clock was wrong"},
    {"capture.observed-no-event-date", "不知道活动是哪一天", "the day of the event is not known"},
    {"capture.advice-no-event-date",
     "请在 submission.toml 里写 event_date，或用 --event-date，或让文件夹名以日期开头（2023-05-12_…）",
     "write event_date into submission.toml, use --event-date, or begin the folder's name with the date "
     "(2023-05-12_…)"},
    // banner.wording
    {"rule.banner.wording.question", "会标写得对吗？", "Does the banner read as it should?"},
    {"rule.banner.wording.about",
     "在照片和视频里找会标，拉平后认字，与通知规定的两种写法比。认出一处写对的就通过；认不出、不一样的请人工看，从不判"
     "不通过。"
     "引号、空格、标点不计较，年份和单位名称一个字也不能差。",
     "Banners are looked for in the photos and videos, straightened and read, and compared with the two wordings that "
     "the "
     "notice allows. One that reads right passes; otherwise a person has to look, and nothing fails. Quotes, blanks "
     "and "
     "punctuation don't count; the year and the unit's name must be right to the letter."},
    {"limit.banner.wording.max_wrong_share", "认成形近字的最高占比",
     "most letters that may be read as their look-alikes"},
    {"limit.banner.wording.forms", "会标的写法（{{unit}} 单位，{{year}} 年份，{{any}} 任意文字）",
     "the wordings ({{unit}} the unit, {{year}} the year, {{any}} any text)"},
    {"limit.banner.wording.unit_prefixes", "单位名前可有可无的字",
     "what may stand before a unit's name or be left out"},
    {"limit.banner.wording.look_alikes", "机器常互相认错的形近字", "characters that the reader takes for one another"},
    {"banner.wording.observed", "会标读作“{text}”", "the banner reads “{text}”"},
    {"banner.wording.observed-unread", "像有会标，但认不出字", "something like a banner, but no letters could be read"},
    {"banner.wording.observed-none", "照片和视频里没有找到会标", "no banner was found in the photos and videos"},
    {"banner.wording.observed-not-looked", "没有能找会标的照片或视频", "no photo or video to look for a banner in"},
    {"banner.wording.observed-no-unit", "不知道是哪个单位、哪一天的活动",
     "the unit or the day of the event is not known"},
    {"banner.wording.required", "“{form}”，后面可加“暨……”", "“{form}”, “暨…” may follow"},
    {"banner.wording.required-some", "按通知的写法，写明单位和年份",
     "the notice's wording, with the unit and the year"},
    {"banner.wording.note", "读作“{text}”", "reads “{text}”"},
    {"banner.wording.note-unread", "认不出字", "no letters could be read"},
    {"banner.wording.advice-differs", "机器可能认错字：请人工看框出的会标；确实写错的，请单位说明",
     "the reader may be mistaken: look at the banner in the box; if it is really wrong, ask the unit"},
    {"banner.wording.advice-unread", "请人工看框出的会标；看不清的，请单位补一张正对会标的清晰照片",
     "look at the banner in the box; if it can't be made out, ask the unit for a clear photo taken straight at it"},
    {"banner.wording.advice-none", "请人工找一找会标；没有的，请单位补一张正对会标的清晰照片",
     "look for the banner; if there is none, ask the unit for a clear photo taken straight at it"},
    {"banner.wording.advice-no-unit", "请在 submission.toml 写明 unit（单位）和 event_date（活动日期）",
     "write unit and event_date into submission.toml"},

    // photo.date
    {"rule.photo.date.question", "照片是活动当天拍的吗？", "Were the photos taken on the day of the event?"},
    {"rule.photo.date.about",
     "以照片自带的拍摄时间（EXIF DateTimeOriginal）为准，修改时间和文件名不算。另一天的时间有疑点（与 GPS "
     "矛盾、出厂时钟、截图……）时请人工复核，没有疑点才判不通过；聊天软件会抹掉时间，没有时间的请人工复核。",
     "By the capture time that the photo carries (EXIF DateTimeOriginal); times of modification and names don't count. "
     "Another day fails only where nothing speaks against it (a contradiction with GPS, a clock never set, a "
     "screenshot …), and otherwise asks for a reviewer, as does a photo without a time: chat programs strip it."},
    {"limit.photo.date.days_before_allowed", "活动前几天拍的也算", "days before the event that count as well"},
    {"limit.photo.date.min_dated_share", "能证明是当天拍摄的最低占比", "least share that is proved to be of the day"},
    {"photo.date.observed", "当天 {on_the_day} 张，其他日期 {other_day} 张，存疑 {doubtful} 张，没有时间 {undated} 张",
     "{on_the_day} of the day, {other_day} of another day, {doubtful} doubtful, {undated} without a time"},
    {"photo.date.required", "拍摄于 {date}，至少 {percent:.0f}% 的照片能证明，且没有其他日期的照片",
     "taken on {date}: proved for at least {percent:.0f} % and contradicted by none"},
    {"photo.date.required-or-before",
     "拍摄于 {date}（含之前 {days} 天），至少 {percent:.0f}% 的照片能证明，且没有其他日期的照片",
     "taken on {date} or up to {days} days before: proved for at least {percent:.0f} % and contradicted by none"},
    {"photo.date.required-some-day", "拍摄于活动当天，至少 {percent:.0f}% 的照片能证明",
     "taken on the day of the event: proved for at least {percent:.0f} %"},
    {"photo.date.advice-other-day", "请换成活动当天拍摄的照片；若是相机时钟设错，请附说明交人工复核",
     "send photos of the day; if the camera's clock was wrong, say so to the reviewer"},
    {"photo.date.advice-undated",
     "聊天软件会抹掉拍摄时间：请从手机或相机直接导出原图发送（微信请选“原图”或用邮件附件）",
     "chat programs strip the time: send the original files from the phone or camera, as attachments"},
    {"photo.date.advice-doubtful",
     "这些照片的时间靠不住（疑点写在每张后面），请人工核对，或从手机、相机直接导出原图再报送",
     "the times of these photos can't be relied on, for the reasons given; a person should look, or send the original "
     "files from the phone or camera"},

    // photo.edited
    {"rule.photo.edited.question", "照片用修图软件处理过吗？", "Were the photos edited?"},
    {"rule.photo.edited.about",
     "看文件里有没有修图软件（Photoshop、美图秀秀、Snapseed……）留下的名字；只提醒，不影响结果。",
     "Whether an editor (Photoshop, Meitu, Snapseed …) has left its name in the file; a warning only."},
    {"photo.edited.observed", "{all} 张中 {edited} 张用修图软件存过", "{edited} of {all} were stored by an editor"},
    {"photo.edited.required", "最好是未经修图的原图", "best the original, unedited files"},
    {"photo.edited.note", "修图软件：{editor}", "edited with {editor}"},
    {"photo.edited.advice", "请留意画面是否改过内容；有原图的请报送原图",
     "look whether the content was changed; send the original files where there are any"},

    // logo.in-photos
    {"rule.logo.in-photos.question", "照片里看得到统一 LOGO 吗？", "Do the photos show the unified LOGO?"},
    {"rule.logo.in-photos.about", "在照片里寻找规则包给出的 LOGO，给出位置框和吻合度；只有文字没有徽标不算。",
     "The rule pack's LOGO is searched for, with its box and how well it agrees; words without the emblem "
     "don't count."},
    {"limit.logo.in-photos.min_photos", "至少几张照片里有 LOGO", "fewest photos that show it"},
    {"logo.in-photos.observed", "{all} 张中 {showing} 张看得到 LOGO", "{showing} of {all} show the LOGO"},
    {"logo.in-photos.required", "至少 {photos} 张看得到 LOGO", "at least {photos} show the LOGO"},
    {"logo.in-photos.advice", "请补交能看清现场 LOGO 的照片（LOGO 不要太小、太斜或被挡住）",
     "send photos in which the LOGO on site can be seen (not too small, too slanted or covered)"},

    // logo.in-video
    {"rule.logo.in-video.question", "视频里看得到统一 LOGO 吗？", "Does the video show the unified LOGO?"},
    {"rule.logo.in-video.about",
     "在全片取样的画面里寻找 LOGO，给出出现的秒数和位置框。后期叠加在画面上的 LOGO 不能证明现场有，请人工复核。",
     "Frames from all over the video are searched for the LOGO; its seconds and boxes are told. One that was put "
     "on in editing proves nothing of the site and asks for a reviewer."},
    {"limit.logo.in-video.min_frames", "至少在几个取样画面里出现", "fewest sampled frames that show it"},
    {"logo.in-video.observed", "查看 {searched} 个画面，{frames} 个看得到 LOGO",
     "{frames} of {searched} frames looked at show the LOGO"},
    {"logo.in-video.observed-overlay",
     "查看 {searched} 个画面，{frames} 个看得到现场的 LOGO；另有 {overlay} 个只有后期叠加的 LOGO（画面动而它不动）",
     "{frames} of {searched} frames looked at show the LOGO on site; {overlay} more show one put on in editing (it "
     "stands still while the scene moves)"},
    {"logo.in-video.observed-unsearched", "没有查找过 LOGO", "the LOGO was not searched for"},
    {"logo.in-video.required", "至少 {frames} 个画面看得到 LOGO", "at least {frames} frames show the LOGO"},
    {"logo.in-video.advice-overlay",
     "后期叠加的 LOGO 不能证明现场使用了 LOGO：请人工确认，或补入能看清现场 LOGO 的镜头",
     "a LOGO put on in editing does not prove that the site had one; a person should decide, or add shots in which "
     "the LOGO on site can be seen"},
    {"logo.in-video.advice-few", "看得到 LOGO 的画面太少，请人工查看，或补入能看清现场 LOGO 的镜头",
     "too few frames show the LOGO; a person should look, or add shots in which the LOGO on site can be seen"},
    {"logo.in-video.advice", "请在视频里补入能看清现场 LOGO 的镜头", "add shots in which the LOGO on site can be seen"},

    // media.variety
    {"rule.media.variety.question", "视频和照片拍得全面吗？",
     "Do video and photos show the event from more than one side?"},
    {"rule.media.variety.about",
     "数视频里有几个不同的场景（镜头切走又切回来只算一个，慢慢摇镜头、有人走过不算新场景），照片里有几个不同的画面"
     "（连拍、裁剪、翻存的同一张只算一个）。不够的请人工复核，不会因此判不通过。",
     "Counts the distinct scenes of the video (one shown again counts once; a slow pan or people walking by make none) "
     "and "
     "the distinct views of the photos (bursts, crops and copies of one count once). Too few ask for a reviewer and "
     "never fail."},
    {"limit.media.variety.min_scenes", "视频里最少几个不同的场景", "fewest distinct scenes in the video"},
    {"limit.media.variety.min_views", "照片里最少几个不同的画面", "fewest distinct views in the photos"},
    {"media.variety.observed-scenes", "看到 {scenes} 个场景：{seconds}", "{scenes} distinct scenes seen: {seconds}"},
    {"media.variety.observed-scenes-open", "画面里没有可以比较的内容，数不出场景",
     "nothing in the pictures can be compared, so scenes can't be counted"},
    {"media.variety.required-scenes", "视频至少有 {scenes} 个不同的场景",
     "at least {scenes} distinct scenes in the video"},
    {"media.variety.advice-scenes", "请补拍不同角度、不同环节的画面，剪进视频；确实只有一个场景的，由人工复核认定",
     "add footage of other parts of the event, from other angles; where there was one scene only, a reviewer decides"},
    {"media.variety.advice-scenes-open", "请人工查看视频是否全面反映了活动",
     "a person should look whether the video shows the event from more than one side"},
    {"media.variety.observed-views", "{photos} 张照片里有 {views} 个不同的画面",
     "{views} distinct views in {photos} photos"},
    {"media.variety.observed-views-open", "{photos} 张照片里都没有可以比较的内容",
     "nothing in the {photos} photos can be compared"},
    {"media.variety.required-views", "照片至少有 {views} 个不同的画面",
     "at least {views} distinct views in the photos"},
    {"media.variety.note-same", "与 {name} 是同一画面", "the same view as {name}"},
    {"media.variety.note-open", "画面里没有可以比较的内容", "nothing to compare in it"},
    {"media.variety.advice-views", "请补拍不同角度、不同环节的照片，代替重复的画面",
     "send photos of other parts of the event, from other angles, in place of those that show the same"},
    {"media.variety.advice-few-photos",
     "照片只有 {photos} 张，凑不出 {views} 个不同的画面：请补交不同角度、不同环节的照片",
     "{photos} photos can't show {views} distinct views: send more, of other parts of the event, from other angles"},
    {"media.variety.advice-views-open", "请人工查看照片是否全面反映了活动",
     "a person should look whether the photos show the event from more than one side"},

    // what the unit says of its event in submission.toml
    {"not-said.observed", "submission.toml 里没有写 {key}", "submission.toml does not say {key}"},
    {"not-said.advice-unit", "请填写 unit（责任单位），如 unit = \"市教育局\"",
     "fill in unit, the unit that held the event, such as unit = \"市教育局\""},
    {"not-said.advice-theme", "请填写 theme（活动主题），与年度安排一致", "fill in theme, as the year's plan words it"},
    {"not-said.advice-form", "请填写 form（活动形式），与年度安排一致，如 form = \"政策宣传\"",
     "fill in form, as the year's plan words it, such as form = \"政策宣传\""},
    {"not-said.advice-plan_filed_on", "请填写 plan_filed_on（活动方案报到主办方的日期），如 plan_filed_on = 2023-05-05",
     "fill in plan_filed_on, the day on which the plan reached the organiser, such as plan_filed_on = 2023-05-05"},
    {"not-said.advice-submitted_on", "请填写 submitted_on（活动总结报到主办方的日期），如 submitted_on = 2023-05-16",
     "fill in submitted_on, the day on which the report reached the organiser, such as submitted_on = 2023-05-16"},
    {"not-said.advice-person_in_charge", "请填写 person_in_charge（活动负责人姓名）",
     "fill in person_in_charge, the name of who was in charge"},
    {"not-said.advice-staff", "请填写 staff（参加活动的工作人员人数），如 staff = 8",
     "fill in staff, the number of staff who took part, such as staff = 8"},
    {"not-said.advice-preheat", "请填写 [[preheat]]：活动前在哪里发布了预告（channel）、链接（link）和日期（date）",
     "fill in [[preheat]]: where the event was announced beforehand (channel), its link and its date"},
    {"not-said.advice-publicity",
     "请填写 [[publicity]]：活动后在哪里作了宣传（channel）、链接（link）和日期（date），每处一段",
     "fill in [[publicity]], once for each place that told of the event afterwards: channel, link and date"},
    {"no-calendar.observed", "规则包里没有 {date} 前后的工作日安排，算不出工作日",
     "the rule pack has no calendar around {date}, so working days can't be counted"},
    {"no-calendar.advice", "请复核人员按当年放假安排核对；或把那一年的放假安排放进 models/calendar",
     "a reviewer should count by that year's holidays; or add the year to models/calendar"},

    // schedule.match
    {"rule.schedule.match.question", "活动与年度安排一致吗？", "Is it the event that the year's plan names?"},
    {"rule.schedule.match.about",
     "按 submission.toml 里的单位、主题、形式和活动日期，与规则包里的年度安排逐项核对。单位写全称、简称都可以，"
     "主题不计较标点和空格；只差几个字的请人工复核，不会因此判不通过。",
     "Holds the unit, theme, form and day that submission.toml names against the year's plan. Units may be written in "
     "full or in short, and punctuation does not count; what differs by a few characters asks for a reviewer."},
    {"limit.schedule.match.max_unit_edits", "单位名称差几个字以内，当作可能写错",
     "characters by which a unit's name may be off and still be asked about"},
    {"limit.schedule.match.max_theme_edit_share", "主题有多大比例的字不同以内，只请人工复核",
     "share of a theme's characters that may differ and only ask for a reviewer"},
    {"limit.schedule.match.unit_prefixes", "单位名称前面可以省去的字", "what a unit's name may begin with or not"},
    {"limit.schedule.match.unit_suffixes", "单位名称后面可以省去的字", "what a unit's name may end with or not"},
    {"limit.schedule.match.unit_names", "同一单位的不同叫法", "names of the same unit"},
    {"schedule.match.observed", "与年度安排第 {number} 项一致", "it is the plan's number {number}"},
    {"schedule.match.observed-no-unit", "年度安排里没有“{unit}”", "the plan does not name {unit}"},
    {"schedule.match.observed-theme", "主题写的是“{theme}”", "its theme reads {theme}"},
    {"schedule.match.observed-form", "形式写的是“{form}”", "its form reads {form}"},
    {"schedule.match.observed-month", "活动日期是 {dates}", "the event was on {dates}"},
    {"schedule.match.observed-no-schedule", "规则包里没有年度安排", "the rule pack has no plan for the year"},
    {"schedule.match.required", "年度安排第 {number} 项：{unit}，“{theme}”，{form}，{month} 月",
     "the plan's number {number}: {unit}, {theme}, {form}, month {month}"},
    {"schedule.match.required-some", "单位、主题、形式、月份与年度安排一致",
     "unit, theme, form and month agree with the year's plan"},
    {"schedule.match.advice-near", "是不是“{unit}”（第 {number} 项，{month} 月）？是的话请改正 unit，否则请人工核对",
     "is it {unit} (number {number}, month {month})? Then put unit right; otherwise a person should look"},
    {"schedule.match.advice-no-unit", "请核对 unit 是否写成了年度安排里的单位；确未列入安排的，请先与主办方联系",
     "make sure that unit is one of the plan's; if the event was never planned, ask the organiser"},
    {"schedule.match.advice-similar-theme", "是不是“{theme}”？是的话请照年度安排改正 theme，否则请人工核对",
     "is it {theme}? Then put theme right; otherwise a person should look"},
    {"schedule.match.advice-theme", "年度安排里是“{theme}”：请改正 theme；主题有变动的，请附主办方同意的说明",
     "the plan says {theme}: put theme right, or show that the organiser agreed to another"},
    {"schedule.match.advice-form", "年度安排里是“{form}”：请改正 form；形式有变动的，请附主办方同意的说明",
     "the plan says {form}: put form right, or show that the organiser agreed to another"},
    {"schedule.match.advice-month", "年度安排是 {year} 年 {month} 月：请核对活动日期；有调整的，请附主办方同意的说明",
     "the plan says month {month} of {year}: check the day, or show that the organiser agreed to another"},
    {"schedule.match.advice-no-schedule", "请人工核对；或在规则包的 rules.toml 里写上 schedule",
     "a person should look; or name a schedule in the rule pack's rules.toml"},

    // plan.filed-early
    {"rule.plan.filed-early.question", "活动方案提前报送了吗？", "Was the plan filed early enough?"},
    {"rule.plan.filed-early.about",
     "从活动第一天往前数工作日（放假和调休按国务院办公厅的通知），方案要在期限当天或更早报到；活动当天不算在内。",
     "Working days are counted back from the event's first day, which does not count itself, by the State Council's "
     "holidays; the plan must arrive on the day that is reached, or before."},
    {"limit.plan.filed-early.min_working_days", "最少提前几个工作日", "fewest working days before the event"},
    {"plan.filed-early.observed", "方案于 {filed} 报送", "filed on {filed}"},
    {"plan.filed-early.required", "活动前至少 {days} 个工作日报送", "at least {days} working days before the event"},
    {"plan.filed-early.required-by", "活动（{event}）前至少 {days} 个工作日，即不晚于 {deadline}",
     "at least {days} working days before the event of {event}: {deadline} at the latest"},
    {"plan.filed-early.advice", "方案报晚了：请核对 plan_filed_on；确实报晚的，请附情况说明，今后提前报送",
     "filed too late: check plan_filed_on; if it is right, explain, and file earlier next time"},

    // publicity.preheat
    {"rule.publicity.preheat.question", "活动前发布预告了吗？", "Was the event announced beforehand?"},
    {"rule.publicity.preheat.about",
     "看 submission.toml 的 "
     "[[preheat]]：活动第一天之前，在政府网站或本单位新媒体上至少发布过一次。链接只看写法，不会打开。",
     "Looks at [[preheat]] in submission.toml: one entry at least, on the government website or the unit's new media, "
     "before the event's first day. Links are never opened."},
    {"limit.publicity.preheat.channels", "算数的渠道，和认出它们的词",
     "channels that count, and the words that tell them"},
    {"publicity.preheat.observed", "活动前已发布：{entry}", "announced beforehand: {entry}"},
    {"publicity.preheat.observed-none", "写了 {entries} 处预告，没有一处能认定",
     "{entries} announcements, none of them certain"},
    {"publicity.preheat.required", "活动前在政府网站或本单位新媒体上发布预告",
     "announced before the event on the government website or the unit's new media"},
    {"publicity.preheat.note-late", "{entry}：不在活动之前", "{entry}: not before the event"},
    {"publicity.preheat.advice", "请核对预告的日期；活动前确有发布的，把渠道、链接和日期补写进 [[preheat]]",
     "check the dates; add to [[preheat]] what was published before the event"},

    // shared by publicity.preheat and publicity.after
    {"publicity.note-other-channel", "{entry}：看不出是哪一类渠道",
     "{entry}: it can't be told what kind of channel this is"},
    {"publicity.note-undated", "{entry}：没有写日期", "{entry}: without a date"},
    {"publicity.note-odd-link", "链接 {link} 不像网址（应以 http:// 或 https:// 开头）",
     "the link {link} is no web address (http:// or https://)"},
    {"publicity.advice-open",
     "请把每一处的渠道写明（如“市政府门户网站”“某某微信公众号”），并写上发布日期；或由复核人员认定",
     "name each channel plainly (as 市政府门户网站 or 微信公众号) and its date; or a reviewer decides"},

    // staff.enough
    {"rule.staff.enough.question", "有负责人，工作人员够吗？", "Is somebody in charge, and are there enough staff?"},
    {"rule.staff.enough.about", "看 submission.toml 里写的负责人（person_in_charge）和工作人员人数（staff）。",
     "By the person_in_charge and the number of staff that submission.toml names."},
    {"limit.staff.enough.min_staff", "最少几名工作人员", "fewest staff"},
    {"staff.enough.observed", "工作人员 {staff} 名", "{staff} staff"},
    {"staff.enough.required", "有负责人，工作人员至少 {staff} 名", "a person in charge and at least {staff} staff"},
    {"staff.enough.advice", "请核对 staff；人数确实不够的，请附情况说明，由主办方认定",
     "check staff; if it is right, explain, and the organiser decides"},

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
    {"report.on-time.advice", "总结报晚了：请核对 submitted_on；确实报晚的，请附情况说明",
     "submitted too late: check submitted_on; if it is right, explain"},
    {"report.on-time.advice-early", "报送日期在活动之前，多半写错了：请核对 submitted_on 和活动日期",
     "submitted before the event was over, which can't be: check submitted_on and the event's day"},

    // publicity.after
    {"rule.publicity.after.question", "活动后各类媒体都宣传了吗？", "Did each kind of media tell of the event?"},
    {"rule.publicity.after.about",
     "看 submission.toml 的 [[publicity]]：活动后几日内（按自然日算），新闻媒体、政府网站专栏、新媒体每类至少一处。"
     "一处只算一类；看不出是哪一类的请人工复核。链接只看写法，不会打开。",
     "Looks at [[publicity]] in submission.toml: within so many days (not working days) after the event, each kind of "
     "channel has one entry at least. An entry counts for one kind; one of no known kind asks for a reviewer. Links "
     "are "
     "never opened."},
    {"limit.publicity.after.max_days", "活动最后一天之后最多几日", "most days after the event's last"},
    {"limit.publicity.after.channels", "每类渠道，和认出它们的词", "each kind of channel, and the words that tell it"},
    {"publicity.after.observed", "{kinds} 类渠道都已宣传", "all {kinds} kinds of channel told of it"},
    {"publicity.after.observed-missing", "没有认定按时宣传的{kind}", "no {kind} in time for certain"},
    {"publicity.after.required", "活动后 {days} 日内，每类渠道都宣传",
     "each kind of channel within {days} days after the event"},
    {"publicity.after.required-by", "活动后 {days} 日内（不晚于 {until}），每类渠道都宣传",
     "each kind of channel within {days} days after the event, {until} at the latest"},
    {"publicity.after.note-out-of-time", "{entry}：不在期限内", "{entry}: out of time"},
    {"publicity.after.advice",
     "请核对日期；已按时发布的，把渠道、链接和日期补写进 [[publicity]]；没有发布的，请附情况说明",
     "check the dates; add to [[publicity]] what was published in time, or explain what was not"},

    // mediaproof init
    {"form.heading", "影证 mediaproof：由报送单位填写，随视频、照片和书面总结一并交来",
     "mediaproof: filled in by the unit and sent along with video, photos and report"},
    {"form.how", "在引号里填写；日期写成 2023-05-12；还没有的先空着，引号不要删",
     "Write between the quotes; dates as 2023-05-12; leave blank what is not there yet, and keep the quotes"},
    {"form.planned", "对应年度安排第 {number} 项，{month} 月：{theme}，{form}",
     "The plan's number {number}, month {month}: {theme}, {form}"},
    {"form.other", "本单位另有第 {number} 项，{month} 月：{theme}，{form}（要报这一项，换用 --number {number}）",
     "The unit also has number {number}, month {month}: {theme}, {form} (for that one use --number {number})"},
    {"form.unit", "责任单位", "the unit"},
    {"form.theme", "活动主题，与年度安排一致", "the theme, as the plan words it"},
    {"form.form", "活动形式，与年度安排一致", "the form, as the plan words it"},
    {"form.event_date", "活动当天，如 2023-05-12", "the day of the event, such as 2023-05-12"},
    {"form.event_dates", "活动不止一天的，上一行空着，去掉下一行开头的 # 号后改成活动的每一天",
     "For an event of several days leave the line above blank; take away the # below and name each day"},
    {"form.plan_filed_on", "活动方案报到主办方的日期", "when the plan reached the organiser"},
    {"form.submitted_on", "活动总结报到主办方的日期", "when the report reached the organiser"},
    {"form.person_in_charge", "活动负责人姓名", "who was in charge"},
    {"form.staff", "参加活动的工作人员人数，如 8", "how many staff took part, such as 8"},
    {"form.entries", "下面每处宣传一段；不够时照样再写一段，多余的空着即可",
     "One block for each place below; write more of them where needed, and leave blank what is not"},
    {"form.preheat", "活动前的预告", "announced before the event"},
    {"form.publicity", "活动后的宣传，每类渠道一段", "told of after the event, a block for each kind of channel"},
    {"form.preheat-channel", "发布的渠道，如 市政府门户网站、“宁乡教育”微信公众号",
     "where, such as 市政府门户网站 or 微信公众号"},
    {"form.news-channel", "新闻媒体，如 宁乡市融媒体中心", "news media, such as 宁乡市融媒体中心"},
    {"form.website-channel", "政府网站专栏，如 市政府门户网站政务公开专栏",
     "the government website's column, such as 市政府门户网站政务公开专栏"},
    {"form.new-media-channel", "新媒体，如 “宁乡教育”微信公众号", "new media, such as 微信公众号"},
    {"form.link", "网址，没有可以不填", "its address, if there is one"},
    {"form.date", "发布日期，如 2023-05-10", "its date, such as 2023-05-10"},
    {"init.written", "已写好 {file}，请打开填写", "{file} is written; open it and fill it in"},
    {"init.there-already", "{file} 已经有了，没有改动；要重新生成，请先把它移走",
     "{file} is there already and was left alone; move it away for a new one"},
    {"init.no-unit", "年度安排里没有“{unit}”", "the plan does not name {unit}"},
    {"init.near", "是不是“{unit}”（第 {number} 项，{month} 月，{theme}）？",
     "is it {unit} (number {number}, month {month}, {theme})?"},
    {"init.no-number", "年度安排里第 {number} 项不是“{unit}”的", "the plan's number {number} is not one of {unit}'s"},
    // report.complete
    {"rule.report.complete.question", "书面报告写全了吗？", "Is the written report complete?"},
    {"rule.report.complete.about",
     "在 .docx、.odt、.pdf、.txt、.md 里找规定的每一部分：要有自己的标题，标题下有内容。只在句子里提到的、读不出文字的"
     "（扫描件、整页图片、旧版 .doc），请人工复核。几份文档里有一份写全即可。",
     "Looks in .docx, .odt, .pdf, .txt and .md for each section asked for: a heading of its own with some text under "
     "it. "
     "Where it is only mentioned in a sentence, or the text can't be read (scans, pictures of pages, old .doc), a "
     "reviewer "
     "decides. Of several documents one that is complete is enough."},
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
    // mediaproof logo learn
    {"logo.learned.scores", "吻合度达到 {present:.2f} 判为有，低于 {absent:.2f} 判为没有，两者之间请人工复核",
     "present from a score of {present:.2f} on, absent below {absent:.2f}, between them a reviewer decides"},
    {"logo.learned.share", "演练中正常拍摄的画面（短边 40 像素以上、倾斜 45° 以内、遮挡三成以内）找到 {percent:.0f}%",
     "{percent:.0f} % found of the rehearsed pictures that a person would accept (shorter side 40 pixels and more, "
     "tilted "
     "up to 45°, up to 30 % covered)"},
    {"logo.learned.smallest", "短边约 {px:.0f} 像素以上，十张能找到九张",
     "nine of ten are found from a shorter side of about {px:.0f} pixels on"},
    {"logo.learned.no-size", "演练过的任何大小都达不到十张找到九张", "at no rehearsed size are nine of ten found"},
    {"logo.learned.steepest", "够大时，斜到约 {deg:.0f}° 仍然十张能找到九张",
     "of those large enough, nine of ten are found up to a tilt of about {deg:.0f}°"},
    {"logo.learned.no-tilt", "够大也达不到十张找到九张",
     "even of those large enough, nine of ten are found at no tilt"},
    {"logo.learned.no-weakness", "没有发现弱点", "no weakness was seen"},
    {"logo.weakness.tiny", "弱点：图太小，短边不到 64 像素",
     "weakness: the image is tiny, its shorter side below 64 pixels"},
    {"logo.advice.tiny", "请向主办方要更大的原图", "ask the organiser for a larger original"},
    {"logo.weakness.faint", "弱点：图的明暗差别太小", "weakness: the image has little contrast"},
    {"logo.advice.faint", "请用颜色深浅分明的版本，或去掉底色的透明图",
     "use a version of stronger contrast, or one whose ground is transparent"},
    {"logo.weakness.plain", "弱点：图形太简单，别的东西容易与它相像",
     "weakness: the drawing is so plain that other things resemble it"},
    {"logo.advice.plain", "请用带完整徽标和文字的版本，拍摄时让它大而正",
     "use the version with the whole emblem and its words; show it large and straight"},
    {"logo.weakness.mirror-symmetric", "弱点：左右对称，镜像的画面分辨不出",
     "weakness: left and right are alike, so a mirrored picture can't be told"},
    {"logo.advice.mirror-symmetric", "需要识别镜像时，请用带文字的版本",
     "where mirrored pictures matter, use the version with words"},
    {"logo.weakness.turn-symmetric", "弱点：转过来是一样的，框的四角顺序可能不对",
     "weakness: turned round it looks the same, so the order of a box's corners means little"},
    {"logo.advice.turn-symmetric", "只看位置不看方向时可以不管", "it is harmless where only the place matters"},
    {"logo.weakness.letters-only", "弱点：只有文字，横幅上的同样文字也会被当成它",
     "weakness: only letters, so the same words on a banner may be taken for it"},
    {"logo.advice.letters-only", "请用带徽标的版本", "use the version with the emblem"},
    {"logo.weakness.hard-to-find", "弱点：正常拍摄的画面也有一成以上找不到",
     "weakness: more than one in ten is missed even where a person would accept it"},
    {"logo.advice.hard-to-find", "请用更清楚、细节更多的版本；把实际印制的各种样式（彩色、单色、带字）一起给它学习",
     "use a clearer version with more detail; give all the styles in use (colours, one colour, with words) together"},
    {"logo.weakness.mistaken-mirrored", "弱点：镜像的也会被当成它", "weakness: its mirror image may be taken for it"},
    {"logo.advice.mistaken-mirrored", "查到时请人工看一眼方向", "look at which way round it is"},
    {"logo.weakness.mistaken-shuffled", "弱点：各部分打乱了也会被当成它",
     "weakness: its parts in another order may be taken for it"},
    {"logo.advice.mistaken-shuffled", "请用细节更多的版本，查到时请人工看一眼",
     "use a version with more detail, and look at what is found"},
    {"logo.weakness.mistaken-recoloured", "弱点：换了颜色的也会被当成它",
     "weakness: in other colours it is taken for it as well"},
    {"logo.advice.mistaken-recoloured", "颜色要紧时请人工看一眼", "look at it where its colours matter"},
    {"logo.weakness.mistaken-without-middle", "弱点：缺了中间图案、只有外圈或文字的也会被当成它",
     "weakness: its rim or words without the emblem may be taken for it"},
    {"logo.advice.mistaken-without-middle", "查到时请人工看一眼中间图案", "look at the middle of what is found"},
    {"logo.weakness.mistaken-other-middle", "弱点：外圈相同、中间换了图案的也会被当成它",
     "weakness: another emblem within the same rim may be taken for it"},
    {"logo.advice.mistaken-other-middle", "查到时请人工看一眼中间图案", "look at the middle of what is found"},
    {"logo.weakness.mistaken-other-sign", "弱点：颜色和外形相近的别的标志也会被当成它",
     "weakness: another sign of its colours and outline may be taken for it"},
    {"logo.advice.mistaken-other-sign", "请用细节更多的版本，查到时请人工看一眼",
     "use a version with more detail, and look at what is found"},

    // what is remembered between runs
    {"store.not-opened", "{file} 用不了（{detail}），本次不记住测量结果：结论不受影响，下次要重新测量",
     "{file} can't be used ({detail}), so nothing is remembered this time: results are the same, the next run measures "
     "again"},
    {"store.foreign", "{file} 是别的程序的数据库，没有动它；请换一个位置",
     "{file} is another program's database and was left alone; name another place"},
    {"store.damaged", "{file} 已损坏，移到了 {aside}，已重新建立：结论不受影响，只是要重新测量",
     "{file} was damaged, has been moved to {aside} and was begun anew: results are the same, files are measured "
     "again"},

    // mediaproof rules
    {"rules.heading", "{name}（{id}，{source}）", "{name} ({id}, {source})"},
    {"rules.required", "必须", "required"},
    {"rules.optional", "请复核", "asks for review"},
    {"rules.off", "关闭", "off"},
};

const CatalogueEntry* find_entry(std::string_view key) {
    const auto found = std::find_if(std::begin(catalogue), std::end(catalogue),
                                    [&](const CatalogueEntry& entry) { return entry.key == key; });
    return found == std::end(catalogue) ? nullptr : found;
}

}  // namespace

std::span<const CatalogueEntry> message_catalogue() {
    return catalogue;
}

bool has_message(std::string_view key) {
    return find_entry(key) != nullptr;
}

namespace {

const std::string& argument_text(const std::string& text, Language) {
    return text;
}
double argument_text(double number, Language) {
    return number;
}
std::int64_t argument_text(std::int64_t number, Language) {
    return number;
}
std::string argument_text(const std::vector<Message>& additions, Language language) {
    std::string text;
    for (const Message& addition : additions)
        text += (language == Language::chinese ? "；" : "; ") + say(addition, language);
    return text;
}

}  // namespace

std::string say(const Message& message, Language language) {
    const CatalogueEntry* entry = find_entry(message.key);
    if (entry == nullptr) throw std::out_of_range("no message is called " + message.key);
    fmt::dynamic_format_arg_store<fmt::format_context> arguments;
    for (const auto& [name, value] : message.arguments) {
        std::visit(
            [&, &name = name](const auto& held) {
                arguments.push_back(fmt::arg(name.c_str(), argument_text(held, language)));
            },
            value);
    }
    return fmt::vformat(language == Language::chinese ? entry->chinese : entry->english, arguments);
}

std::string say(std::string_view key, Language language) {
    return say(Message{std::string(key), {}}, language);
}

Language language_of_environment() {
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(variable);
        if (value == nullptr || *value == '\0') continue;
        const std::string_view locale(value);
        const bool names_none = locale == "C" || locale == "POSIX" || locale.starts_with("C.");
        return names_none || locale.starts_with("zh") ? Language::chinese : Language::english;
    }
    return Language::chinese;
}

}  // namespace mediaproof
