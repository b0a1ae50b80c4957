#include "mediaproof/schedule.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mediaproof/error.h"
#include "rules/facts.h"
#include "rules/plain_words.h"
#include "rules/schedule_file.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

const std::string heading = "序号,活动主题,活动形式,责任单位,活动月份\n";

std::string numbers_of(const std::vector<ScheduleEntry>& entries) {
    std::string numbers;
    for (const ScheduleEntry& entry : entries)
        numbers += (numbers.empty() ? "" : " ") + std::to_string(entry.number);
    return numbers;
}

// The entries one a line, or what is said against the file.
std::string read(const std::string& text) {
    const TempFolder folder;
    const auto file = folder.write("plan.csv", text);
    std::string lines;
    try {
        for (const ScheduleEntry& entry : read_schedule(file)) {
            lines += std::to_string(entry.number) + "|" + entry.theme + "|" + entry.form + "|" + entry.unit + "|" +
                     std::to_string(entry.month) + "\n";
        }
    } catch (const ConfigError& error) {
        return std::string(error.what()).substr(file.string().size());
    }
    return lines;
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("a schedule is read as spreadsheets write it") {
    const std::string plain = "1|垃圾分类|政策宣传|市城管局|4\n";
    CHECK(read(heading + "1,垃圾分类,政策宣传,市城管局,4\n") == plain);
    CHECK(read("\xEF\xBB\xBF" + heading + "1,垃圾分类,政策宣传,市城管局,4") == plain);
    CHECK(read("序号,活动主题,活动形式,责任单位,活动月份\r\n1,垃圾分类,政策宣传,市城管局,4\r\n\r\n") == plain);
    CHECK(read(heading + "\"1\",\"垃圾分类\",政策宣传,市城管局,\"4\"\n") == plain);
    CHECK(read(heading + "2,\"“五进”, \"\"稳固仗\"\"\",宣传,道林镇,12\n") == "2|“五进”, \"稳固仗\"|宣传|道林镇|12\n");
}

TEST_CASE("a broken schedule is refused with its line") {
    struct Row {
        std::string text, refused;
    };
    const std::vector<Row> rows = {
        {"", ":1: must name 序号,活动主题,活动形式,责任单位,活动月份"},
        {"1,a,b,c,4\n", ":1: must name 序号,活动主题,活动形式,责任单位,活动月份"},
        {heading, ":1: no entry follows"},
        {heading + "1,a,b,c\n", ":2: must have 5 fields"},
        {heading + "1,a,b,c,4,5\n", ":2: must have 5 fields"},
        {heading + "1,a,b,c,4\n0,a,b,c,4\n", ":3: 序号 must be a number from 1 on"},
        {heading + "1x,a,b,c,4\n", ":2: 序号 must be a number from 1 on"},
        {heading + "1,a,b,c,13\n", ":2: 活动月份 must be a month from 1 to 12"},
        {heading + "1,a,b,c,4月\n", ":2: 活动月份 must be a month from 1 to 12"},
        {heading + "1,,b,c,4\n", ":2: 活动主题 must be text in UTF-8"},
        {heading + "1,\xB4\xF3,b,c,4\n", ":2: 活动主题 must be text in UTF-8"},
        {heading + "1,a,b,c,4\n\n1,a,b,c,5\n", ":4: a number that stood before"},
        {heading + "1,\"a,b,c,4\n", ":2: a quote is not closed"},
        {heading + "1,\"a\"b,b,c,4\n", ":2: a comma or the line's end must follow a field"},
        {heading + "1,\"a\nb\",b,c,4\n2,a,b,c\n", ":2: 活动主题 must be text in UTF-8"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(read(row.text) == row.refused);
    }
    CHECK(read(heading + std::string(1 << 20, 'x')) == ": larger than a mebibyte");
}

TEST_CASE("a unit is found under every name that people write") {
    struct Row {
        const char* unit;
        const char* numbers;
    };
    const Row rows[] = {
        {"市教育局", "5 29"},
        {"宁乡市教育局", "5 29"},
        {"教育局", "5 29"},
        {" 宁乡 市教育局 ", "5 29"},
        {"湖南省宁乡市教育局", "5 29"},
        {"“市教育局”", "5 29"},
        {"市市场监督管理局", "15"},
        {"市场监督管理局", "15"},
        {"宁乡市市场监督管理局", "15"},
        {"宁乡市市场监管局", "15"},
        {"医保局", "19"},
        {"市医保局", "19"},
        {"宁乡市医疗保障局", "19"},
        {"宁乡市卫生健康局", "12 30"},
        {"宁乡市城市管理和综合执法局", "1"},
        {"科技局", "7"},
        {"宁乡市科学技术局", "7"},
        {"黄材镇", "11"},
        {"宁乡市黄材镇人民政府", "11"},
        {"玉潭街道办事处", "31"},
        {"市水利局", ""},
        {"市教育据", ""},
        {"教育", ""},
        {"局", ""},
        {"市", ""},
        {"", ""},
        {"\xCA\xD0", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.unit);
        CHECK(numbers_of(entries_of_unit(shipped_pack(), row.unit)) == row.numbers);
    }
    CHECK(entries_of_unit(shipped_pack(), std::string(100'000, 'x')).empty());
}

TEST_CASE("every unit of the plan is found under its own name, and no other unit's entries with it") {
    const RulePack pack = shipped_pack();
    for (const ScheduleEntry& entry : pack.schedule) {
        CAPTURE(entry.unit);
        const auto found = entries_of_unit(pack, entry.unit);
        CHECK_FALSE(found.empty());
        for (const ScheduleEntry& other : found)
            CHECK(other.unit == entry.unit);
    }
}

TEST_CASE("nearly a unit's name suggests the unit") {
    struct Row {
        const char* unit;
        const char* numbers;
    };
    const Row rows[] = {
        {"市教育据", "5 29"},
        {"宁乡市教局", "5 15 29"},
        {"市农业村局", "13"},
        {"宁乡市应急和管理局", "16"},
        {"市水利局", ""},
        {"市教育局", ""},
        {"市审计局", "18"},
        {"双江镇", "3"},
        {"市住房保障建设局", "2"},
        {"x", ""},
        {"", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.unit);
        CHECK(numbers_of(entries_near_unit(shipped_pack(), row.unit)) == row.numbers);
    }
}

TEST_CASE("plain words are letters, digits and characters alone") {
    struct Row {
        const char* text;
        std::u32string words;
    };
    const Row rows[] = {
        {"《a　B》“Ｃ１”—、（政务）", U"abc1政务"},
        {"", U""},
        {"？！，。·…", U""},
        {"A-b_9", U"ab9"},
        {"é", U"é"},
        {"\xFFx\xE6\x94", U"x"},
        {"𠮷", U"𠮷"},
        {"😀a", U"a"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(plain_words(row.text) == row.words);
    }
    CHECK(plain_words(std::string(1000, 'a')).size() == 256);
}

TEST_CASE("edits between two names") {
    struct Row {
        std::u32string a, b;
        std::size_t edits;
    };
    const Row rows[] = {
        {U"", U"", 0},           {U"", U"ab", 2},
        {U"ab", U"", 2},         {U"教育局", U"教育据", 1},
        {U"教育局", U"教局", 1}, {U"kitten", U"sitting", 3},
        {U"abc", U"bca", 2},
    };
    for (const Row& row : rows)
        CHECK(edits_between(row.a, row.b) == row.edits);
    CHECK(is_contraction(U"医保局", U"医疗保障局"));
    CHECK_FALSE(is_contraction(U"医疗保障局", U"医保局"));
    CHECK_FALSE(is_contraction(U"保医局", U"医疗保障局"));
    CHECK_FALSE(is_contraction(U"医保局", U"医保局"));
}

TEST_SUITE_END();
