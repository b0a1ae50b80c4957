// Messages: what `mediaproof logo learn` says of a LOGO.
#include "messages/parts.h"

namespace mediaproof::messages {
namespace {

constexpr CatalogueEntry entries[] = {
    {"logo.learned.scores", "吻合度达到 {present:.2f} 判为有，低于 {absent:.2f} 判为没有，两者之间请人工复核",
     "present from a score of {present:.2f} on, absent below {absent:.2f}, between them a reviewer decides"},
    {"logo.learned.share", "演练中正常拍摄的画面（短边 40 像素以上、倾斜 45° 以内、遮挡三成以内）找到 {percent:.0f}%",
     "{percent:.0f} % found of the rehearsed pictures that a person would accept (shorter side 40 pixels and more, "
     "tilted up to 45°, up to 30 % covered)"},
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
};

}  // namespace

std::span<const CatalogueEntry> logo() {
    return entries;
}

}  // namespace mediaproof::messages
