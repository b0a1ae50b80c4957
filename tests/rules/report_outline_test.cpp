#include "rules/report_outline.h"

#include <doctest/doctest.h>

using namespace mediaproof;

namespace {

// "1 经验做法 12": level, heading and characters below; parted by " | ". What stands before the first heading comes
// first.
std::string outline(std::string_view text) {
    std::string told;
    for (const ReportPart& part : outline_of(
             text, 30, [](std::string_view heading) { return heading.find("成效") != std::string_view::npos; })) {
        if (!told.empty()) told += " | ";
        told += std::to_string(part.level) + " " + part.heading + (part.is_title ? "! " : " ") +
                std::to_string(part.characters);
    }
    return told;
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("characters are counted without blanks") {
    CHECK(characters_in("") == 0);
    CHECK(characters_in(" \t\n\r　\xC2\xA0") == 0);
    CHECK(characters_in("经验 做法\n2023 年") == 9);
}

TEST_CASE("headings are told from running text") {
    struct Row {
        const char* about;
        const char* text;
        const char* outline;
    };
    const Row rows[] = {
        {"nothing", "", "0  0"},
        {"text alone", "活动当天，接待群众。\n发放资料。\n", "0  15"},
        {"numbered", "一、经验做法\n发放资料。\n", "0  0 | 1 经验做法 5"},
        {"every style of number",
         "一、甲\n（二）乙\n(三)丙\n1.丁\n2、戊\n（3）己\n④庚\n第五部分 辛\n# 壬\n## 癸\n十一、子\n",
         "0  0 | 1 甲 0 | 2 乙 0 | 2 丙 0 | 3 丁 0 | 3 戊 0 | 4 己 0 | 4 庚 0 | 1 辛 0 | 1 壬 0 | 2 癸 0 | 1 子 0"},
        {"no numbers", "3.5万元用于宣传，\n2023年\n一方面，加强宣传，\n11月15日，办了活动，\n", "0  36"},
        {"set within blanks", "　　一、 经验做法　\n", "0  0 | 1 经验做法 0"},
        {"in brackets", "题\n【经验做法】\n", "0  0 | 0 题! 0 | 0 经验做法 0"},
        {"bold in Markdown", "题\n**一、经验做法**\n", "0  0 | 0 题! 0 | 1 经验做法 0"},
        {"run in after a number", "（一）精心准备。提前制定方案。\n", "0  0 | 2 精心准备 7"},
        {"run in after a colon", "二、工作成效：接待群众。\n", "0  0 | 1 工作成效 5"},
        {"run in without a number, when asked for", "题\n成效：接待群众。\n时间：上午\n", "0  0 | 0 题! 0 | 0 成效 10"},
        {"the title", "活动总结\n一、甲\n", "0  0 | 0 活动总结! 0 | 1 甲 0"},
        {"a title with a number is none", "一、甲\n乙\n", "0  0 | 1 甲 0 | 0 乙 0"},
        {"without a number", "活动总结\n经验做法\n发放资料。\n工作成效\n",
         "0  0 | 0 活动总结! 0 | 0 经验做法 5 | 0 工作成效 0"},
        {"a line of a longer sentence", "题\n本次活动总结了\n经验做法\n并且推广。\n",
         "0  0 | 0 题! 0 | 0 本次活动总结了 0 | 0 经验做法 5"},
        {"the rest of a wrapped sentence", "题\n按照统一安排，市司法局举办了活动，总结了\n经验做法\n并且推广。\n",
         "0  0 | 0 题! 29"},
        {"after an empty line", "题\n按照统一安排，办了活动\n\n经验做法\n", "0  0 | 0 题! 11 | 0 经验做法 0"},
        {"a sentence", "题\n总结经验做法。\n", "0  0 | 0 题! 7"},
        {"too long",
         "题\n一、"
         "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一\n",
         "0  0 | 0 题! 33"},
        {"too long without a number", "题\n一二三四五六七八九十一二三四五六七八九十一\n", "0  0 | 0 题! 21"},
        {"invalid bytes", "一、\xFF\xFE\n", "0  0 | 1 \xC3\xBF\xC3\xBE 0"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        CHECK(outline(row.text) == row.outline);
    }
}

TEST_SUITE_END();
