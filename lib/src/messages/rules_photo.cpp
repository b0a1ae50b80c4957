// Messages: what is asked of the photos.
#include "messages/parts.h"

namespace mediaproof::messages {
namespace {

constexpr CatalogueEntry entries[] = {
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
     "replace them by photos in focus, as the camera stored them (no screenshots, nothing recompressed by chat "
     "programs)"},

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
};

}  // namespace

std::span<const CatalogueEntry> rules_photo() {
    return entries;
}

}  // namespace mediaproof::messages
