#include <doctest/doctest.h>

#include <set>

#include "mediaproof/dates.h"
#include "rules/facts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

struct Answer {
    Status status;
    bool required;
};

std::vector<Finding> findings(const std::vector<Answer>& answers) {
    std::vector<Finding> list;
    for (const Answer& answer : answers) {
        Finding finding;
        finding.status = answer.status;
        finding.required = answer.required;
        list.push_back(finding);
    }
    return list;
}

// A video, photos and a report with which no rule of the shipped pack finds fault.
std::vector<FileFacts> faultless() {
    FileFacts film = video("a.mp4");
    film.video->clarity_over_time = {{1, 1, clarity_of(90)}, {2, 1, clarity_of(90)}};
    film.video->clarity = clarity_of(90);
    film.video->logo = logo_search(LogoOutcome::present, {{{}, 0.9, 1}, {{}, 0.9, 2}});
    film.video->scene_starts_s = {0, 30, 60};
    film.video->captured = taken("2023-05-12", 10, 11);
    std::vector<FileFacts> files = {film};
    for (const char* name : {"1.jpg", "2.jpg", "3.jpg"}) {
        FileFacts picture = photo(name);
        picture.photo->captured = taken("2023-05-12", 10, 15);
        picture.photo->logo = logo_search(LogoOutcome::present, {{{}, 0.9, {}}});
        picture.photo->view = view_print(files.size());
        files.push_back(picture);
    }
    files[1].photo->banners = {{{}, std::nullopt, "市教育局2023年政务公开主题日活动", 0.9, 40, true, {}}};
    std::string report;
    for (const char* heading : {"一、经验做法\n", "二、工作实效\n"}) {
        report += heading;
        for (int i = 0; i < 10; ++i)
            report += "工作人员向来往群众讲解政策，发放资料。\n";
    }
    files.push_back(document("报告.docx", report));
    return files;
}

Outcome outcome_for(const std::vector<FileFacts>& files, const RulePack& pack = shipped_pack()) {
    return outcome_of(apply_rules(filled_in(), files, pack));
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("a verdict passes only when nothing failed and nothing is unknown") {
    struct Row {
        const char* about;
        std::vector<Answer> answers;
        Outcome outcome;
    };
    const Row rows[] = {
        {"nothing asked", {}, Outcome::review},
        {"all pass", {{Status::pass, true}, {Status::pass, false}}, Outcome::pass},
        {"a warning alone", {{Status::warn, true}}, Outcome::pass},
        {"a warning among passes", {{Status::pass, true}, {Status::warn, false}}, Outcome::pass},
        {"a required fail", {{Status::pass, true}, {Status::fail, true}}, Outcome::fail},
        {"a fail that is not required", {{Status::pass, true}, {Status::fail, false}}, Outcome::review},
        {"unknown", {{Status::pass, true}, {Status::unknown, true}}, Outcome::review},
        {"unknown and not required", {{Status::pass, true}, {Status::unknown, false}}, Outcome::review},
        {"unknown before a required fail", {{Status::unknown, true}, {Status::fail, true}}, Outcome::fail},
        {"unknown after a required fail", {{Status::fail, true}, {Status::unknown, true}}, Outcome::fail},
        {"passes after a fail not required", {{Status::fail, false}, {Status::pass, true}}, Outcome::review},
        {"both kinds of fail", {{Status::fail, false}, {Status::fail, true}}, Outcome::fail},
    };
    for (const Row& row : rows) {
        CAPTURE(row.about);
        CHECK(outcome_of(findings(row.answers)) == row.outcome);
    }
}

TEST_CASE("every rule that is on answers, in the order of the list") {
    std::vector<std::string> answered;
    for (const Finding& finding : apply_rules(filled_in(), faultless(), shipped_pack())) {
        if (answered.empty() || answered.back() != finding.rule) answered.push_back(finding.rule);
    }
    std::vector<std::string> listed;
    for (const std::string_view id : rule_ids())
        listed.emplace_back(id);
    CHECK(answered == listed);
}

TEST_CASE("a rule that is off does not answer") {
    for (const std::string_view off : rule_ids()) {
        RulePack pack = shipped_pack();
        pack.rules.find(off)->second.on = false;
        std::set<std::string> answered;
        for (const Finding& finding : apply_rules(filled_in(), {}, pack))
            answered.insert(finding.rule);
        CAPTURE(off);
        CHECK_FALSE(answered.contains(std::string(off)));
        CHECK(answered.size() == rule_ids().size() - 1);
    }
}

TEST_CASE("with every rule off there is nothing to pass") {
    RulePack pack = shipped_pack();
    for (auto& [id, settings] : pack.rules)
        settings.on = false;
    CHECK(apply_rules(filled_in(), faultless(), pack).empty());
    CHECK(outcome_for(faultless(), pack) == Outcome::review);
}

TEST_CASE("one fault of a faultless submission decides its verdict") {
    auto files = faultless();
    CHECK(outcome_for(files) == Outcome::pass);

    SUBCASE("a short video fails") {
        files[0].video->duration_s = 30;
        CHECK(outcome_for(files) == Outcome::fail);
    }
    SUBCASE("a short video asks for a reviewer where the pack does not require the rule") {
        files[0].video->duration_s = 30;
        RulePack pack = shipped_pack();
        pack.rules.find("video.duration")->second.required = false;
        CHECK(outcome_for(files, pack) == Outcome::review);
    }
    SUBCASE("a video that is cut off fails") {
        files[0].video->complete = false;
        CHECK(outcome_for(files) == Outcome::fail);
    }
    SUBCASE("a video of which nobody knows whether it is whole asks for a reviewer") {
        files[0].video->complete.reset();
        CHECK(outcome_for(files) == Outcome::review);
    }
    SUBCASE("a video of slides fails") {
        files[0].video->still_share = 0.9;
        CHECK(outcome_for(files) == Outcome::fail);
    }
    SUBCASE("a file that can't be read asks for a reviewer") {
        files.push_back(unreadable("4.jpg", FileKind::photo));
        CHECK(outcome_for(files) == Outcome::review);
    }
    SUBCASE("photos without a time ask for a reviewer") {
        files[1].photo->captured.reset();
        files[2].photo->captured.reset();
        CHECK(outcome_for(files) == Outcome::review);
    }
    SUBCASE("an edited photo passes") {
        files[1].photo->edited_with = "Snapseed 2.0";
        CHECK(outcome_for(files) == Outcome::pass);
    }
    SUBCASE("a video without a time asks for a reviewer") {
        files[0].video->captured.reset();
        CHECK(outcome_for(files) == Outcome::review);
    }
    SUBCASE("a video of another day fails") {
        files[0].video->captured = taken("2022-05-12", 10, 11);
        CHECK(outcome_for(files) == Outcome::fail);
    }
}

TEST_CASE("something that a faultless submission lacks decides its verdict") {
    auto files = faultless();
    SUBCASE("without a banner that could be read it asks for a reviewer") {
        files[1].photo->banners->clear();
        CHECK(outcome_for(files) == Outcome::review);
    }
    SUBCASE("one scene asks for a reviewer") {
        files[0].video->scene_starts_s = {0};
        CHECK(outcome_for(files) == Outcome::review);
    }
    SUBCASE("photos that show the same ask for a reviewer") {
        files[1].photo->view = files[2].photo->view;
        CHECK(outcome_for(files) == Outcome::review);
    }
    SUBCASE("no written report fails") {
        files.pop_back();
        CHECK(outcome_for(files) == Outcome::fail);
    }
    SUBCASE("a written report that can't be read asks for a reviewer") {
        files.back() = unreadable("报告.doc", FileKind::document);
        CHECK(outcome_for(files) == Outcome::review);
    }
    SUBCASE("no media at all fails") {
        CHECK(outcome_for({}) == Outcome::fail);
    }
}

TEST_SUITE_END();
