// Messages: what is handed in: archives, folders and submission.toml, also as `mediaproof init` writes it.
#include "messages/parts.h"

namespace mediaproof::messages {
namespace {

constexpr CatalogueEntry entries[] = {
    // submission.toml
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

    // folders
    {"intake.link", "{name} 是链接，没有打开；请放入文件本身",
     "{name} is a link and was not followed; put the file itself there"},
    {"intake.not-a-file", "{name} 不是普通文件，没有打开", "{name} is no regular file and was not opened"},
    {"intake.too-deep", "{name} 文件夹层级太深，没有打开", "{name} lies too deep and was not opened"},
    {"intake.too-many", "文件超过 {most} 个，其余没有查看", "more than {most} files; the rest were not looked at"},
    {"intake.unlistable", "文件夹 {name} 无法打开", "the folder {name} can't be listed"},

    // archives
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

    // submission.toml as mediaproof init writes it
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
};

}  // namespace

std::span<const CatalogueEntry> intake() {
    return entries;
}

}  // namespace mediaproof::messages
