// Messages: what is asked of everything handed in: that it is complete and readable, shows the event, its LOGO and its banner.
#include "messages/parts.h"

namespace mediaproof::messages {
namespace {

constexpr CatalogueEntry entries[] = {
    // submission.complete
    {"rule.submission.complete.question", "材料齐全吗？", "Is the submission complete?"},
    {"rule.submission.complete.about",
     "一份材料至少要有规定数量的视频和照片；submission.toml 有误、有打不开的链接等也在这里说明。",
     "A submission holds at least so many videos and photos; mistakes in submission.toml and links that were not "
     "followed are told here too."},
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
     "A file that claims to be a photo, video or document but can't be read or holds something else proves nothing "
     "either way: a reviewer decides."},
    {"media.readable.observed", "照片和视频共 {count} 个，全部能打开", "all {count} photos and videos can be read"},
    {"media.readable.observed-none", "照片和视频共 {count} 个", "{count} photos and videos"},
    {"media.readable.required", "每个文件都能打开", "every file can be read"},
    {"media.readable.advice", "请在自己的电脑上确认能打开，再从原设备重新导出、完整发送",
     "make sure that it opens on your own machine, then export it anew and send all of it"},

    // banner.wording
    {"rule.banner.wording.question", "会标写得对吗？", "Does the banner read as it should?"},
    {"rule.banner.wording.about",
     "在照片和视频里找会标，拉平后认字，与通知规定的两种写法比。认出一处写对的就通过；认不出、不一样的请人工看，从不判"
     "不通过。引号、空格、标点不计较，年份和单位名称一个字也不能差。",
     "Banners are looked for in the photos and videos, straightened and read, and compared with the two wordings that "
     "the notice allows. One that reads right passes; otherwise a person has to look, and nothing fails. Quotes, "
     "blanks and punctuation don't count; the year and the unit's name must be right to the letter."},
    {"limit.banner.wording.max_wrong_share", "认成形近字的最高占比",
     "most letters that may be read as their look-alikes"},
    {"limit.banner.wording.forms", "会标的写法（{{unit}} 单位，{{year}} 年份，{{any}} 任意文字）",
     "the wordings ({{unit}} the unit, {{year}} the year, {{any}} any text)"},
    {"limit.banner.wording.unit_prefixes", "单位名前可有可无的字",
     "what may stand before a unit's name or be left out"},
    {"limit.banner.wording.look_alikes", "机器常互相认错的形近字", "characters that the reader takes for one another"},
    {"limit.banner.wording.unread", "机器不认识的字，和它会认成的字",
     "characters that the reader doesn't know, and what it reads in their place"},
    {"limit.banner.wording.rivals", "不能混的字", "characters that must not be taken for one another"},
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

    // logo.in-photos
    {"rule.logo.in-photos.question", "照片里看得到统一 LOGO 吗？", "Do the photos show the unified LOGO?"},
    {"rule.logo.in-photos.about", "在照片里寻找规则包给出的 LOGO，给出位置框和吻合度；只有文字没有徽标不算。",
     "The rule pack's LOGO is searched for, with its box and how well it agrees; words without the emblem don't "
     "count."},
    {"limit.logo.in-photos.min_photos", "至少几张照片里有 LOGO", "fewest photos that show it"},
    {"logo.in-photos.observed", "{all} 张中 {showing} 张看得到 LOGO", "{showing} of {all} show the LOGO"},
    {"logo.in-photos.required", "至少 {photos} 张看得到 LOGO", "at least {photos} show the LOGO"},
    {"logo.in-photos.advice", "请补交能看清现场 LOGO 的照片（LOGO 不要太小、太斜或被挡住）",
     "send photos in which the LOGO on site can be seen (not too small, too slanted or covered)"},

    // logo.in-video
    {"rule.logo.in-video.question", "视频里看得到统一 LOGO 吗？", "Does the video show the unified LOGO?"},
    {"rule.logo.in-video.about",
     "在全片取样的画面里寻找 LOGO，给出出现的秒数和位置框。后期叠加在画面上的 LOGO 不能证明现场有，请人工复核。",
     "Frames from all over the video are searched for the LOGO; its seconds and boxes are told. One that was put on in "
     "editing proves nothing of the site and asks for a reviewer."},
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
     "a LOGO put on in editing does not prove that the site had one; a person should decide, or add shots in which the "
     "LOGO on site can be seen"},
    {"logo.in-video.advice-few", "看得到 LOGO 的画面太少，请人工查看，或补入能看清现场 LOGO 的镜头",
     "too few frames show the LOGO; a person should look, or add shots in which the LOGO on site can be seen"},
    {"logo.in-video.advice", "请在视频里补入能看清现场 LOGO 的镜头", "add shots in which the LOGO on site can be seen"},

    // media.variety
    {"rule.media.variety.question", "视频和照片拍得全面吗？",
     "Do video and photos show the event from more than one side?"},
    {"rule.media.variety.about",
     "数视频里有几个不同的场景（镜头切走又切回来只算一个，慢慢摇镜头、有人走过不算新场景），照片里有几个不同的画面（连"
     "拍、裁剪、翻存的同一张只算一个）。不够的请人工复核，不会因此判不通过。",
     "Counts the distinct scenes of the video (one shown again counts once; a slow pan or people walking by make none) "
     "and the distinct views of the photos (bursts, crops and copies of one count once). Too few ask for a reviewer "
     "and never fail."},
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
};

}  // namespace

std::span<const CatalogueEntry> rules_media() {
    return entries;
}

}  // namespace mediaproof::messages
