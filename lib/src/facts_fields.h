// The fields of Facts, and what each may hold: one line a field, for the writer and the reader alike.
//
// A struct's members are named in the order in which facts.h has them, so that a member more there does not compile here.
#pragma once

#include <algorithm>
#include <functional>

#include "fields.h"
#include "mediaproof/facts.h"

namespace mediaproof::fields {

inline ClarityGrade grade_of(const std::optional<double>& score) {
    if (!score) return ClarityGrade::indeterminate;
    if (*score >= clarity_scale::clear) return ClarityGrade::clear;
    return *score >= clarity_scale::soft ? ClarityGrade::soft : ClarityGrade::unclear;
}

template <class Io>
void describe(Io& io, Seen<Io, Clarity>& clarity) {
    auto& [grade, score, edge_width_px, mean_luma, luma_spread, reasons] = clarity;
    io.object(Field{"grade", grade, UpTo{ClarityGrade::indeterminate}},  //
              Field{"score", score, Between{0, 100}},                    //
              Field{"edge_width_px", edge_width_px, positive},           //
              Field{"mean_luma", mean_luma, luma},                       //
              Field{"luma_spread", luma_spread, luma},                   //
              Field{"reasons", reasons, List<Name>{most_reasons}});
    io.require(grade == grade_of(score), "grade", "is not the score's");
    io.require(mean_luma.has_value() == luma_spread.has_value(), "luma_spread", "comes and goes with mean_luma");
}

template <class Io>
void describe(Io& io, Seen<Io, TimeClaim>& claim) {
    auto& [source, time, offset] = claim;
    io.object(Field{"source", source, Name{}},  //
              Field{"time", time, clock_time},  //
              Field{"offset", offset, utc_offset});
}

template <class Io>
void describe(Io& io, Seen<Io, CaptureTime>& captured) {
    auto& [time, offset, source, conflicts, doubts, gps_utc] = captured;
    io.object(Field{"time", time, clock_time},                              //
              Field{"offset", offset, utc_offset},                          //
              Field{"source", source, Name{}},                              //
              Field{"conflicts", conflicts, List<Anything>{most_reasons}},  //
              Field{"doubts", doubts, List<Name>{most_reasons}},            //
              Field{"gps_utc", gps_utc, clock_time});
}

template <class Io>
void describe(Io& io, Seen<Io, SaveTime>& saved) {
    auto& [by, time, offset] = saved;
    io.object(Field{"by", by, Name{}},          //
              Field{"time", time, clock_time},  //
              Field{"offset", offset, utc_offset});
}

template <class Io>
void describe(Io& io, Seen<Io, Sighting>& sighting) {
    auto& [quad, score, at_s, mirrored, overlay] = sighting;
    io.object(Field{"quad", quad, pixel},    //
              Field{"score", score, share},  //
              Field{"at_s", at_s, seconds},  //
              Field{"mirrored", mirrored},   //
              Field{"overlay", overlay});
}

template <class Io>
void describe(Io& io, Seen<Io, LogoSpan>& span) {
    auto& [from_s, to_s, overlay, best] = span;
    io.object(Field{"from_s", from_s, seconds},  //
              Field{"to_s", to_s, seconds},      //
              Field{"overlay", overlay},         //
              Field{"best", best});
    io.require(from_s <= to_s, "to_s", "lies before from_s");
}

template <class Io>
void describe(Io& io, Seen<Io, LogoSearch>& search) {
    auto& [outcome, reason, sightings, doubtful, best_score, pictures_searched, spans, visible_s, doubtful_frames] =
        search;
    io.object(Field{"outcome", outcome, UpTo{LogoOutcome::indeterminate}},     //
              Field{"reason", reason, OptionalName{}},                         //
              Field{"sightings", sightings, List<Anything>{most_in_a_video}},  //
              Field{"doubtful", doubtful},                                     //
              Field{"best_score", best_score, share},                          //
              Field{"pictures_searched", pictures_searched, count},            //
              Field{"spans", spans, List<Anything>{most_in_a_video}},          //
              Field{"visible_s", visible_s, seconds},                          //
              Field{"doubtful_frames", doubtful_frames, count});
    io.require(reason.empty() || outcome == LogoOutcome::indeterminate, "reason", "is given for what is certain");
    io.require(sightings.empty() == (outcome != LogoOutcome::present), "sightings", "do not agree with the outcome");
    io.require(in_order(sightings, [](auto& a, auto& b) { return a.score > b.score; }), "sightings",
               "are out of order");
    io.require(std::none_of(sightings.begin(), sightings.end(), std::mem_fn(&Sighting::mirrored)), "sightings",
               "hold a mirrored one");
    io.require(in_order(spans, [](auto& a, auto& b) { return a.from_s < b.from_s; }), "spans", "are out of order");
}

template <class Io>
void describe(Io& io, Seen<Io, BannerReading>& banner) {
    auto& [quad, at_s, text, confidence, letter_px, starts_clear, strip] = banner;
    io.object(Field{"quad", quad, pixel},                   //
              Field{"at_s", at_s, seconds},                 //
              Field{"text", text, short_text},              //
              Field{"confidence", confidence, share},       //
              Field{"letter_px", letter_px, not_negative},  //
              Field{"starts_clear", starts_clear},          //
              Field{"strip", strip, Bytes{most_strip_bytes}});
    const bool jpeg = strip.size() > 3 && strip[0] == std::byte{0xFF} && strip[1] == std::byte{0xD8};
    io.require(strip.empty() || jpeg, "strip", "is no JPEG");
}

template <class Io>
void describe(Io& io, Seen<Io, Span>& span) {
    auto& [what, from_s, to_s] = span;
    io.object(Field{"what", what, Name{}},       //
              Field{"from_s", from_s, seconds},  //
              Field{"to_s", to_s, seconds});
    io.require(from_s <= to_s, "to_s", "lies before from_s");
}

template <class Io>
void describe(Io& io, Seen<Io, FrameClarity>& frame) {
    auto& [at_s, stands_for_s, clarity] = frame;
    io.object(Field{"at_s", at_s, seconds},                  //
              Field{"stands_for_s", stands_for_s, seconds},  //
              Field{"clarity", clarity});
}

template <class Io>
void describe(Io& io, Seen<Io, VideoFacts>& video) {
    auto& [duration_s, header_duration_s, effective_duration_s, still_share, complete, frame_count, width, height, fps,
           clarity, clarity_over_time, spans, scene_starts_s, captured, logo, banners] = video;
    io.object(Field{"duration_s", duration_s, seconds},                                          //
              Field{"header_duration_s", header_duration_s, seconds},                            //
              Field{"effective_duration_s", effective_duration_s, seconds},                      //
              Field{"still_share", still_share, share},                                          //
              Field{"complete", complete},                                                       //
              Field{"frame_count", frame_count, count},                                          //
              Field{"width", width, picture_side},                                               //
              Field{"height", height, picture_side},                                             //
              Field{"fps", fps, positive},                                                       //
              Field{"clarity", clarity},                                                         //
              Field{"clarity_over_time", clarity_over_time, List<Anything>{most_in_a_video}},    //
              Field{"spans", spans, List<Anything>{most_in_a_video}},                            //
              Field{"scene_starts_s", scene_starts_s, List<Between>{most_in_a_video, seconds}},  //
              Field{"captured", captured},                                                       //
              Field{"logo", logo},                                                               //
              Field{"banners", banners, List<Anything>{most_banners}});
    io.require(effective_duration_s.value_or(0) <= duration_s, "effective_duration_s", "is longer than the video");
    io.require(in_order(clarity_over_time, [](auto& a, auto& b) { return a.at_s < b.at_s; }), "clarity_over_time",
               "is out of order");
    io.require(in_order(spans, [](auto& a, auto& b) { return a.from_s < b.from_s; }), "spans", "are out of order");
    io.require(in_order(scene_starts_s, std::less_equal<>()), "scene_starts_s", "do not ascend");
}

template <class Io>
void describe(Io& io, Seen<Io, PhotoFacts>& photo) {
    auto& [width, height, clarity, view, captured, edited_with, logo, banners] = photo;
    io.object(Field{"width", width, picture_side},              //
              Field{"height", height, picture_side},            //
              Field{"clarity", clarity},                        //
              Field{"view", view},                              //
              Field{"captured", captured},                      //
              Field{"edited_with", edited_with, message_text},  //
              Field{"logo", logo},                              //
              Field{"banners", banners, List<Anything>{most_banners}});
    io.require(!logo || (!logo->visible_s && !logo->doubtful_frames), "logo", "is that of a video");
}

template <class Io>
void describe(Io& io, Seen<Io, DocumentFacts>& document) {
    auto& [text, pictures] = document;
    io.object(Field{"text", text, document_text},  //
              Field{"pictures", pictures, List<Anything>{most_pictures}});
    io.require(std::all_of(pictures.begin(), pictures.end(),
                           [](const FileFacts& picture) {
                               return picture.kind == FileKind::photo || picture.kind == FileKind::unreadable;
                           }),
               "pictures", "are neither photos nor unreadable");
}

template <class Io>
void describe(Io& io, Seen<Io, FileFacts>& facts) {
    auto& [file, kind, format, reason, claims, saved, video, photo, document, in_document, sha256] = facts;
    io.object(Field{"file", file},                                //
              Field{"kind", kind, UpTo{FileKind::other}},         //
              Field{"format", format, short_text},                //
              Field{"reason", reason, message_text},              //
              Field{"claims", claims, UpTo{FileKind::document}},  //
              Field{"saved", saved},                              //
              Field{"video", video},                              //
              Field{"photo", photo},                              //
              Field{"document", document},                        //
              Field{"in_document", in_document},                  //
              Field{"sha256", sha256, Name{}});
    io.require(reason.empty() == (kind != FileKind::unreadable), "reason",
               "is for unreadable files, and for all of them");
    io.require(!claims || kind == FileKind::unreadable, "claims", "is for unreadable files");
    io.require(video.has_value() == (kind == FileKind::video), "video", "does not agree with the kind");
    io.require(photo.has_value() == (kind == FileKind::photo), "photo", "does not agree with the kind");
    io.require(document.has_value() == (kind == FileKind::document), "document", "does not agree with the kind");
    io.require(!sha256 || sha256->size() == 64, "sha256", "has the wrong length");
}

}  // namespace mediaproof::fields
