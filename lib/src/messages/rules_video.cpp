// Messages: what is asked of the video.
#include "messages/parts.h"

namespace mediaproof::messages {
namespace {

constexpr CatalogueEntry entries[] = {
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
     "时长按视频里实际存在的画面计算：文件头写的时长会骗人；黑屏、定格（2 "
     "秒以上不动）、重复播放、放不出来的部分和没有画面的空档都不算在内。略超出范围的请人工复核。",
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
     "手机写的拍摄时间（creationdate）最可信。文件头里的时间可能是世界时、本地时或剪辑导出的时间：按两种读法有一种是活"
     "动当天就算；更晚的多半是导出时间，请人工复核；更早又没有疑点的判不通过。",
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
     "is {unclear:.0f} s"},
    {"video.clarity.observed-open", "取样 {samples} 帧，没有一帧量得出清晰度",
     "none of {samples} sampled frames can be measured"},
    {"video.clarity.required", "至少 {percent:.0f}% 的画面达到 {score:.0f} 分，看不清的一段不超过 {unclear:.0f} 秒",
     "at least {percent:.0f} % of the frames reach a score of {score:.0f}, and no more than {unclear:.0f} s in one go "
     "do not"},
    {"video.clarity.advice", "请换用对焦清楚、拿稳拍摄的原始视频，不要用反复转发压缩过的文件",
     "use footage that is in focus and held steady, and the original file rather than a forwarded one"},
};

}  // namespace

std::span<const CatalogueEntry> rules_video() {
    return entries;
}

}  // namespace mediaproof::messages
