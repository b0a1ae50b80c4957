#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <stdexcept>

#include "mediaproof/report.h"
#include "mediaproof/report_html.h"
#include "base64.h"
#include "report/digest.h"
#include "report/html_assets.h"
#include "report/html_data.h"
#include "report/html_submission.h"
#include "report/names.h"
#include "sha256.h"

namespace mediaproof {
namespace {

using html::both;
using html::Data;
using html::told;

constexpr std::array<Outcome, 3> outcomes = {Outcome::fail, Outcome::review, Outcome::pass};

std::string filled(const std::string& text, const Data& data) {
    kainjow::mustache::mustache page(text);
    std::string filled = page.render(data);
    if (!page.is_valid()) throw std::logic_error("the page's template: " + page.error_message());
    return filled;
}

std::string hash_of(const std::string& text) {
    return "sha256-" + base64(sha256(std::as_bytes(std::span(text))));
}

void add_partials(Data& data) {
    data.set("both", html::both_template);
    data.set("figure", html::figure_template);
    data.set("words", html::words_under("html."));
}

Data tiles_of(const std::vector<Verdict>& verdicts) {
    Data tiles(Data::type::list);
    for (const Outcome outcome : outcomes) {
        Data tile;
        tile.set("name", std::string(name_of(outcome)));
        tile.set("count", std::to_string(count_of(verdicts, outcome)));
        tile.set("sign", std::string(sign_of(outcome)));
        tile.set("words", both(words_of(outcome, Language::chinese), words_of(outcome, Language::english)));
        tiles.push_back(tile);
    }
    return tiles;
}

// How many submissions a rule stopped or warned of.
struct Cause {
    std::string rule;
    std::map<Status, std::size_t> submissions;

    std::size_t with(Status status) const {
        const auto found = submissions.find(status);
        return found == submissions.end() ? 0 : found->second;
    }
};

std::vector<Cause> causes_of(const std::vector<Verdict>& verdicts) {
    std::vector<Cause> causes;
    for (const std::string_view id : rule_ids())
        causes.push_back({std::string(id), {}});
    for (const Verdict& verdict : verdicts) {
        std::set<std::pair<std::string, Status>> met;
        for (const Finding& finding : verdict.findings) {
            if (finding.status == Status::pass || !met.emplace(finding.rule, finding.status).second) continue;
            const auto cause =
                std::find_if(causes.begin(), causes.end(), [&](const Cause& c) { return c.rule == finding.rule; });
            if (cause != causes.end()) ++cause->submissions[finding.status];
        }
    }
    std::erase_if(causes, [](const Cause& cause) { return cause.submissions.empty(); });
    std::stable_sort(causes.begin(), causes.end(), [](const Cause& a, const Cause& b) {
        return std::pair(a.with(Status::fail), a.with(Status::unknown)) >
               std::pair(b.with(Status::fail), b.with(Status::unknown));
    });
    return causes;
}

Data causes_data(const std::vector<Cause>& causes) {
    Data list(Data::type::list);
    for (const Cause& cause : causes) {
        Data data;
        data.set("rule", cause.rule);
        data.set("name", told("name." + cause.rule));
        for (const Status status : {Status::fail, Status::unknown, Status::warn}) {
            const std::size_t count = cause.with(status);
            data.set(std::string(name_of(status)), count > 0 ? Data(std::to_string(count)) : Data(false));
        }
        list.push_back(data);
    }
    return list;
}

Data units_of(const std::vector<const Verdict*>& worst_first) {
    std::vector<std::string> order;
    std::map<std::string, std::map<Outcome, std::size_t>> counts;
    for (const Verdict* verdict : worst_first) {
        const std::string unit = unit_of(verdict->submission);
        if (!counts.contains(unit)) order.push_back(unit);
        ++counts[unit][verdict->outcome];
    }
    Data units(Data::type::list);
    for (const std::string& name : order) {
        Data unit;
        unit.set("unit", name);
        for (const Outcome outcome : outcomes)
            unit.set(std::string(name_of(outcome)), std::to_string(counts[name][outcome]));
        units.push_back(unit);
    }
    return units;
}

std::string id_of(std::size_t index) {
    return "s" + std::to_string(index + 1);
}

std::string details_of(const std::vector<const Verdict*>& ordered, const std::vector<Verdict>& verdicts,
                       const RulePack& pack, const std::vector<std::vector<EvidencePicture>>& pictures) {
    std::string details;
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        const auto given = static_cast<std::size_t>(ordered[i] - verdicts.data());
        const std::vector<EvidencePicture> none;
        Data data = html::submission_of(*ordered[i], id_of(i), pack, given < pictures.size() ? pictures[given] : none);
        add_partials(data);
        details += filled(html::submission_template, data);
    }
    return details;
}

}  // namespace

std::string html_report(const std::vector<Verdict>& verdicts, const RulePack& pack,
                        const std::vector<std::vector<EvidencePicture>>& pictures) {
    const std::vector<const Verdict*> ordered = worst_first(verdicts);
    const std::vector<Cause> causes = causes_of(verdicts);
    Data rows(Data::type::list);
    for (std::size_t i = 0; i < ordered.size(); ++i)
        rows.push_back(html::row_of(*ordered[i], id_of(i)));
    Data page;
    add_partials(page);
    page.set("title", both(printable(pack.name_zh), printable(pack.name_en)));
    page.set("source", printable(pack.source));
    page.set("style", html::page_style);
    page.set("script", html::page_script);
    page.set("style_hash", hash_of(html::page_style));
    page.set("script_hash", hash_of(html::page_script));
    const Message stand_in{"report.stand-in", {{"file", pack.logo_image.filename().string()}}};
    page.set("stand_in", pack.logo_is_stand_in ? told(stand_in) : Data(false));
    page.set("count", std::to_string(verdicts.size()));
    page.set("tiles", tiles_of(verdicts));
    page.set("has_causes", !causes.empty());
    page.set("causes", causes_data(causes));
    page.set("units", units_of(ordered));
    page.set("submissions", rows);
    page.set("details", details_of(ordered, verdicts, pack, pictures));
    return filled(html::page_template, page);
}

}  // namespace mediaproof
