#include "messages.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <stdlib.h>

#include <cstdlib>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "mediaproof/message.h"
#include "mediaproof/rule_pack.h"

using namespace mediaproof;

namespace {

using Names = std::set<std::string>;

// The names in braces: {seconds:.1f} is called seconds. The catalogue uses no braces that stand for
// themselves.
Names arguments_of(std::string_view words) {
    Names names;
    for (std::size_t at = words.find('{'); at != std::string_view::npos; at = words.find('{', at + 1)) {
        names.emplace(words.substr(at + 1, words.find_first_of(":}", at) - at - 1));
    }
    return names;
}

// The locale's variables as a test wants them, put back at its end.
class Locale {
  public:
    Locale() {
        for (const char* name : names) {
            const char* value = std::getenv(name);
            before_.push_back(value ? std::optional<std::string>(value) : std::nullopt);
        }
    }
    ~Locale() {
        for (std::size_t i = 0; i < before_.size(); ++i)
            set(names[i], before_[i]);
    }
    Locale(const Locale&) = delete;
    Locale& operator=(const Locale&) = delete;

    static void set(const char* name, const std::optional<std::string>& value) {
        if (value) {
            ::setenv(name, value->c_str(), 1);
        } else {
            ::unsetenv(name);
        }
    }

  private:
    static constexpr const char* names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    std::vector<std::optional<std::string>> before_;
};

}  // namespace

TEST_SUITE_BEGIN("messages");

TEST_CASE("every key of the catalogue stands there once, with words in both languages") {
    std::set<std::string_view> keys;
    for (const CatalogueEntry& entry : message_catalogue()) {
        CAPTURE(entry.key);
        CHECK(keys.insert(entry.key).second);
        CHECK_FALSE(entry.key.empty());
        CHECK_FALSE(entry.chinese.empty());
        CHECK_FALSE(entry.english.empty());
        CHECK(has_message(entry.key));
    }
    CHECK(keys.size() > 50);
}

TEST_CASE("both languages take the same arguments") {
    for (const CatalogueEntry& entry : message_catalogue()) {
        CAPTURE(entry.key);
        CHECK(arguments_of(entry.chinese) == arguments_of(entry.english));
        CHECK_FALSE(arguments_of(entry.english).contains(""));
    }
}

TEST_CASE("every message without arguments can be said") {
    for (const CatalogueEntry& entry : message_catalogue()) {
        if (!arguments_of(entry.english).empty()) continue;
        CAPTURE(entry.key);
        CHECK(say(entry.key, Language::chinese) == entry.chinese);
        CHECK(say(entry.key, Language::english) == entry.english);
    }
}

TEST_CASE("every rule has its name, its question, what it is about, and words for each of its limits") {
    std::set<std::string> wanted;
    for (const std::string_view id : rule_ids()) {
        wanted.insert(fmt::format("name.{}", id));
        wanted.insert(fmt::format("rule.{}.question", id));
        wanted.insert(fmt::format("rule.{}.about", id));
        for (const LimitSpec& spec : rule_limits(id))
            wanted.insert(fmt::format("limit.{}.{}", id, spec.key));
        for (const std::string_view key : rule_wordings(id))
            wanted.insert(fmt::format("limit.{}.{}", id, key));
    }
    for (const std::string& key : wanted) {
        CAPTURE(key);
        CHECK(has_message(key));
    }
    for (const CatalogueEntry& entry : message_catalogue()) {
        if (!entry.key.starts_with("name.") && !entry.key.starts_with("rule.") && !entry.key.starts_with("limit."))
            continue;
        CAPTURE(entry.key);
        CHECK(wanted.contains(std::string(entry.key)));
    }
}

TEST_CASE("what a letter says in other words takes no argument that the words it stands for lack") {
    std::size_t checked = 0;
    for (const CatalogueEntry& entry : message_catalogue()) {
        if (!entry.key.starts_with("letter.")) continue;
        const std::string_view other = entry.key.substr(std::string_view("letter.").size());
        for (const CatalogueEntry& stood_for : message_catalogue()) {
            if (stood_for.key != other) continue;
            CAPTURE(entry.key);
            for (const std::string& argument : arguments_of(entry.chinese))
                CHECK(arguments_of(stood_for.chinese).contains(argument));
            ++checked;
        }
    }
    CHECK(checked > 20);
}

TEST_CASE("a rule's question ends in a question mark") {
    for (const std::string_view id : rule_ids()) {
        const std::string question = fmt::format("rule.{}.question", id);
        CAPTURE(question);
        CHECK(say(question, Language::chinese).ends_with("？"));
        CHECK(say(question, Language::english).ends_with("?"));
    }
}

TEST_CASE("arguments are put in their places") {
    const Message link{"intake.link", {{"name", "照片 {1}"}}};
    CHECK(say(link, Language::english) == "照片 {1} is a link and was not followed; put the file itself there");
    CHECK(say(link, Language::chinese) == "照片 {1} 是链接，没有打开；请放入文件本身");
    const Message duration{"video.duration.observed", {{"duration", "3:02"}, {"seconds", 181.96}}};
    CHECK(say(duration, Language::english) == "3:02 (182.0 s)");
    const Message too_many{"intake.too-many", {{"most", std::int64_t{10000}}}};
    CHECK(say(too_many, Language::english) == "more than 10000 files; the rest were not looked at");
}

TEST_CASE("a list is added to the sentence, or nothing") {
    const auto undated = [](std::vector<Message> against) {
        return Message{"capture.note-undated", {{"against", std::move(against)}}};
    };
    CHECK(say(undated({}), Language::english) == "no capture time");
    const Message two = undated({{"doubt.edited", {}}, {"capture.saved-qq", {{"when", "2023-05-12 10:15"}}}});
    CHECK(say(two, Language::english) ==
          "no capture time; stored by an editor; by its name QQ stored it 2023-05-12 10:15, which isn't when it was "
          "taken");
    CHECK(say(two, Language::chinese) ==
          "没有拍摄时间；用修图软件存过；文件名显示 QQ 保存于 2023-05-12 10:15，保存时间不等于拍摄时间");
    CHECK(two == two);
    CHECK_FALSE(two == undated({}));
}

TEST_CASE("an unknown key and a missing argument are errors of the program") {
    CHECK_THROWS_AS(say("no.such.key", Language::english), std::out_of_range);
    CHECK_THROWS_AS(say("", Language::english), std::out_of_range);
    CHECK_THROWS_AS(say("intake.link", Language::english), fmt::format_error);
    CHECK_FALSE(has_message("no.such.key"));
    CHECK_FALSE(has_message(""));
}

TEST_CASE("a message is empty without a key") {
    CHECK(Message{}.empty());
    CHECK_FALSE(Message{"rules.off", {}}.empty());
    CHECK(Message{"intake.link", {{"name", "a"}}} == Message{"intake.link", {{"name", "a"}}});
    CHECK_FALSE(Message{"intake.link", {{"name", "a"}}} == Message{"intake.link", {{"name", "b"}}});
}

TEST_CASE("the environment's locale names the language, LC_ALL before LC_MESSAGES before LANG") {
    using Value = std::optional<std::string>;
    struct Row {
        Value lc_all, lc_messages, lang;
        Language language;
    };
    const Value unset;
    const Row rows[] = {
        {unset, unset, unset, Language::chinese},
        {"", "", "", Language::chinese},
        {unset, unset, "C", Language::chinese},
        {unset, unset, "C.UTF-8", Language::chinese},
        {unset, unset, "POSIX", Language::chinese},
        {"C", unset, unset, Language::chinese},
        {unset, unset, "zh_CN.UTF-8", Language::chinese},
        {unset, unset, "zh_CN.GB18030", Language::chinese},
        {unset, unset, "en_US.UTF-8", Language::english},
        {unset, unset, "en", Language::english},
        {unset, unset, "de_DE.UTF-8", Language::english},
        {"en_US.UTF-8", unset, "zh_CN.UTF-8", Language::english},
        {"zh_CN.UTF-8", "en_US.UTF-8", "en_US.UTF-8", Language::chinese},
        {unset, "en_GB.UTF-8", "zh_CN.UTF-8", Language::english},
        {unset, "zh_TW.UTF-8", "en_US.UTF-8", Language::chinese},
        {"", "en_US.UTF-8", "zh_CN.UTF-8", Language::english},
        {"", "", "en_US.UTF-8", Language::english},
    };
    const Locale restored;
    for (const Row& row : rows) {
        CAPTURE(row.lc_all.value_or("unset"));
        CAPTURE(row.lc_messages.value_or("unset"));
        CAPTURE(row.lang.value_or("unset"));
        Locale::set("LC_ALL", row.lc_all);
        Locale::set("LC_MESSAGES", row.lc_messages);
        Locale::set("LANG", row.lang);
        CHECK(language_of_environment() == row.language);
    }
}

TEST_SUITE_END();
