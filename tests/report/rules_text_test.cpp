#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

#include "mediaproof/report.h"
#include "support/columns.h"

using namespace mediaproof;
using mediaproof::tests::squeezed;
using mediaproof::tests::widest_line;

namespace {

RulePack shipped_pack() {
    return RulePack::load(std::filesystem::path(MEDIAPROOF_MODELS) / "ningxiang-2023");
}

bool holds(const std::string& text, std::string_view words) {
    return text.find(words) != std::string::npos;
}

}  // namespace

TEST_SUITE_BEGIN("report");

TEST_CASE("the list of rules names each with its limits as the pack has them") {
    RulePack pack = shipped_pack();
    pack.rules.find("video.duration")->second.limits.find("min_s")->second = 121.5;
    for (const Language language : {Language::chinese, Language::english}) {
        const std::string list = rule_list(pack, language);
        for (const std::string_view id : rule_ids()) {
            CAPTURE(id);
            CHECK(holds(list, "\n  " + std::string(id) + " "));
            CHECK(holds(list, say("rule." + std::string(id) + ".question", language)));
        }
        CHECK(holds(list, "min_s = 121.5, max_s = 210, grey_s = 15\n"));
        CHECK(list.ends_with("\n"));
    }
    CHECK(holds(rule_list(pack, Language::english), pack.name_en));
    CHECK(holds(rule_list(pack, Language::chinese), pack.name_zh));
}

TEST_CASE("the list tells a rule that is off or only asks for review") {
    RulePack pack = shipped_pack();
    for (auto& [id, settings] : pack.rules)
        settings.required = settings.on = true;
    CHECK_FALSE(holds(rule_list(pack, Language::english), "asks for review"));
    CHECK_FALSE(holds(rule_list(pack, Language::english), " off "));
    pack.rules.find("photo.date")->second.required = false;
    CHECK(holds(rule_list(pack, Language::english), "photo.date            asks for review  Were the photos"));
    pack.rules.find("photo.date")->second.on = false;
    CHECK(holds(rule_list(pack, Language::english), "photo.date            off              Were the photos"));
}

TEST_CASE("a rule is explained in both languages, with its clause and every limit") {
    const RulePack pack = shipped_pack();
    for (const std::string_view id : rule_ids()) {
        CAPTURE(id);
        const std::string text = rule_explanation(id, pack);
        CHECK(text.starts_with(std::string(id) + "\n"));
        CHECK(text.ends_with("\n"));
        CHECK(holds(text, pack.source + " " + pack.settings(id).clause));
        const auto tells = [&](const std::string& key, Language language) {
            return holds(squeezed(text), squeezed(say(key, language)));
        };
        for (const Language language : {Language::chinese, Language::english}) {
            CHECK(tells("rule." + std::string(id) + ".about", language));
            for (const LimitSpec& spec : rule_limits(id))
                CHECK(tells("limit." + std::string(id) + "." + std::string(spec.key), language));
        }
    }
    CHECK_THROWS_AS(rule_explanation("video.sharpness", pack), std::out_of_range);
    CHECK_THROWS_AS(rule_explanation("", pack), std::out_of_range);
}

TEST_CASE("neither the list nor an explanation passes 100 columns") {
    RulePack pack = shipped_pack();
    CHECK(widest_line(rule_list(pack, Language::chinese)) <= 100);
    CHECK(widest_line(rule_list(pack, Language::english)) <= 100);
    for (const std::string_view id : rule_ids()) {
        CAPTURE(id);
        CHECK(widest_line(rule_explanation(id, pack)) <= 100);
        pack.rules.find(id)->second.clause = std::string(150, 'x');
        CHECK(widest_line(rule_explanation(id, pack)) == 100);
    }
    pack.name_zh = std::string(150, 'x');
    CHECK(widest_line(rule_list(pack, Language::chinese)) == 100);
}

TEST_SUITE_END();
