#include <doctest/doctest.h>

#include "rules/facts.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

constexpr char rule[] = "photo.edited";

FileFacts edited(const std::string& name) {
    FileFacts facts = photo(name);
    facts.photo->edited_with = "Snapseed 2.0";
    return facts;
}

}  // namespace

TEST_SUITE_BEGIN("rules");

TEST_CASE("an editor's name warns and never fails") {
    CHECK(finding_of(rule, {photo("1"), photo("2")}).status == Status::pass);
    const Finding one = finding_of(rule, {photo("1"), edited("2")});
    CHECK(one.status == Status::warn);
    CHECK(one.file == "2");
    CHECK(observed(one) == "1 of 2 were stored by an editor");
    CHECK(say(one.evidence.at(0).note, Language::english) == "edited with Snapseed 2.0");
    const Finding all = finding_of(rule, {edited("1"), edited("2")});
    CHECK(all.status == Status::warn);
    CHECK(all.evidence.size() == 2);
    CHECK(outcome_of({all}) == Outcome::pass);
    CHECK(finding_of(rule, {video("a.mp4")}).status == Status::unknown);
}

TEST_SUITE_END();
