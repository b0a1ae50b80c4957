// The fields of a Verdict, and what each may hold; as facts_fields.h does it for Facts.
#pragma once

#include <algorithm>
#include <functional>

#include "facts_fields.h"
#include "fields.h"
#include "mediaproof/finding.h"
#include "mediaproof/submission.h"

namespace mediaproof::fields {

inline constexpr Whole day{-62'167'219'200, 253'402'300'799};  // its midnight, as clock_time
inline constexpr std::size_t most_files = 1'000'000;
inline constexpr std::size_t most_in_a_manifest = 10'000;
inline constexpr std::size_t most_problems = 100'000;
inline constexpr Text told_text{8 << 20};  // a manifest may be 1 MiB of one text, which messages quote

template <class Io>
void describe(Io& io, Seen<Io, Publicity>& publicity) {
    auto& [channel, link, date] = publicity;
    io.object(Field{"channel", channel, told_text},  //
              Field{"link", link, told_text},        //
              Field{"date", date, day});
}

template <class Io>
void describe(Io& io, Seen<Io, Manifest>& manifest) {
    auto& [unit, theme, form, event_dates, plan_filed_on, submitted_on, person_in_charge, staff, preheat, publicity] =
        manifest;
    io.object(Field{"unit", unit, told_text},                                           //
              Field{"theme", theme, told_text},                                         //
              Field{"form", form, told_text},                                           //
              Field{"event_dates", event_dates, List<Whole>{most_in_a_manifest, day}},  //
              Field{"plan_filed_on", plan_filed_on, day},                               //
              Field{"submitted_on", submitted_on, day},                                 //
              Field{"person_in_charge", person_in_charge, told_text},                   //
              Field{"staff", staff, count},                                             //
              Field{"preheat", preheat, List<Anything>{most_in_a_manifest}},            //
              Field{"publicity", publicity, List<Anything>{most_in_a_manifest}});
    io.require(in_order(event_dates, std::less<>()), "event_dates", "do not ascend");
}

template <class Io>
void describe(Io& io, Seen<Io, Submission>& submission) {
    auto& [name, path, looked_into, is_archive, files, manifest, event_dates, event_date_source, problems] = submission;
    io.object(Field{"name", name, told_text},                                                     //
              Field{"path", path},                                                                //
              Field{"looked_into", looked_into},                                                  //
              Field{"is_archive", is_archive},                                                    //
              Field{"files", files, List<Anything>{most_files}},                                  //
              Field{"manifest", manifest},                                                        //
              Field{"event_dates", event_dates, List<Whole>{most_in_a_manifest, day}},            //
              Field{"event_date_source", event_date_source, UpTo{EventDateSource::folder_name}},  //
              Field{"problems", problems, List<Text>{most_problems, told_text}});
    io.require(in_order(event_dates, std::less<>()), "event_dates", "do not ascend");
    io.require(event_dates.empty() == !event_date_source, "event_date_source", "comes and goes with event_dates");
}

template <class Io>
void describe(Io& io, Seen<Io, Evidence>& evidence) {
    auto& [file, at_s, box, measured, note] = evidence;
    io.object(Field{"file", file},                      //
              Field{"at_s", at_s, seconds},             //
              Field{"box", box, pixel},                 //
              Field{"measured", measured, any_number},  //
              Field{"note", note, told_text});
}

template <class Io>
void describe(Io& io, Seen<Io, Decision>& decision) {
    auto& [accepted, by, on, why] = decision;
    io.object(Field{"accepted", accepted},  //
              Field{"by", by, told_text},   //
              Field{"on", on, day},         //
              Field{"why", why, told_text});
}

template <class Io>
void describe(Io& io, Seen<Io, Finding>& finding) {
    auto& [rule, status, required, clause, file, measured, unit, observed, required_text, advice, evidence, decision] =
        finding;
    io.object(Field{"rule", rule, Name{}},                              //
              Field{"status", status, UpTo{Status::unknown}},           //
              Field{"required", required},                              //
              Field{"clause", clause, told_text},                       //
              Field{"file", file},                                      //
              Field{"measured", measured, any_number},                  //
              Field{"unit", unit, OptionalName{}},                      //
              Field{"observed", observed, told_text},                   //
              Field{"required_text", required_text, told_text},         //
              Field{"advice", advice, told_text},                       //
              Field{"evidence", evidence, List<Anything>{most_files}},  //
              Field{"decision", decision});
    const auto known = rule_ids();
    io.require(std::find(known.begin(), known.end(), rule) != known.end(), "rule", "is unknown");
}

template <class Io>
void describe(Io& io, Seen<Io, Verdict>& verdict) {
    auto& [submission, outcome, files, findings] = verdict;
    io.object(Field{"submission", submission},                    //
              Field{"outcome", outcome, UpTo{Outcome::fail}},     //
              Field{"files", files, List<Anything>{most_files}},  //
              Field{"findings", findings, List<Anything>{most_files}});
    io.require(outcome >= outcome_of(findings), "outcome", "is milder than the findings");
}

}  // namespace mediaproof::fields
