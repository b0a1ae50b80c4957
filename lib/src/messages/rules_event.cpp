// Messages: what is asked of the event as submission.toml tells of it: plan, publicity, staff.
#include "messages/parts.h"

namespace mediaproof::messages {
namespace {

constexpr CatalogueEntry entries[] = {
    // schedule.match
    {"rule.schedule.match.question", "活动与年度安排一致吗？", "Is it the event that the year's plan names?"},
    {"rule.schedule.match.about",
     "按 submission.toml "
     "里的单位、主题、形式和活动日期，与规则包里的年度安排逐项核对。单位写全称、简称都可以，主题不计较标点和空格；只差"
     "几个字的请人工复核，不会因此判不通过。",
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
    {"schedule.match.advice-no-unit", "请核对单位名称（submission.toml 的 unit）是否与年度安排一致；确未列入安排的，请先与主办方联系",
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

    // publicity.after
    {"rule.publicity.after.question", "活动后各类媒体都宣传了吗？", "Did each kind of media tell of the event?"},
    {"rule.publicity.after.about",
     "看 submission.toml 的 "
     "[[publicity]]"
     "：活动后几日内（按自然日算），新闻媒体、政府网站专栏、新媒体每类至少一处。一处只算一类；看不出是哪一类的请人工复"
     "核。链接只看写法，不会打开。",
     "Looks at [[publicity]] in submission.toml: within so many days (not working days) after the event, each kind of "
     "channel has one entry at least. An entry counts for one kind; one of no known kind asks for a reviewer. Links "
     "are never opened."},
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
};

}  // namespace

std::span<const CatalogueEntry> rules_event() {
    return entries;
}

}  // namespace mediaproof::messages
