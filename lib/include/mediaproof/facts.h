// Facts: what was measured of one file. Numbers with units, times with their source, never a judgement.
//
// Absence is std::optional throughout: zero never stands for unknown.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "mediaproof/message.h"
#include "mediaproof/view.h"

namespace mediaproof {

enum class FileKind { video, photo, document, unreadable, other };

// ---- clarity ----

// A name for a stretch of the clarity score's scale.
enum class ClarityGrade {
    clear,          // score ≥ clarity_scale::clear
    soft,           // score ≥ clarity_scale::soft: not crisp, but a viewer would not complain
    unclear,        // below: a viewer would
    indeterminate,  // nothing in the picture allows a statement (a white wall, a black frame)
};

// The scale is fixed, so that scores of different versions and rule packs can be compared. What a rule
// accepts is the rule pack's business.
namespace clarity_scale {
inline constexpr double clear = 70;
inline constexpr double soft = 50;
}  // namespace clarity_scale

struct Clarity {
    ClarityGrade grade = ClarityGrade::indeterminate;
    std::optional<double> score;          // [0, 100]; absent exactly when the grade is indeterminate
    std::optional<double> edge_width_px;  // blur of the sharpest part's edges in their worst direction, as the standard
                                          // deviation of a Gaussian at a display size of 1280 pixels on the longer
                                          // side; near 0.5 where crisp; > 0
    std::optional<double> mean_luma;      // [0, 255]; absent for a frame that could not be decoded
    std::optional<double> luma_spread;    // from the 5th to the 95th percentile of luma, [0, 255]; absent likewise
    std::vector<std::string> reasons;     // what speaks against it: "defocus", "motion", "upscaled" (from a smaller
                                          // picture), "compression", "dark", "bright" (burnt out), "contrast" (too
                                          // little), "flat" (no edge to measure)
};

// ---- capture time ----

// What one source says of when a file was taken or stored.
struct TimeClaim {
    std::string source;                                         // a stable name, as CaptureTime::source
    std::chrono::local_seconds time;                            // as it is written
    std::optional<std::chrono::minutes> offset = std::nullopt;  // of that clock from UTC; absent when it isn't written
};

// When a file was taken, by the most trusted source that it carries, and what speaks against it.
//
// Photos, most trusted first: exif.DateTimeOriginal, xmp.exif.DateTimeOriginal, xmp.photoshop.DateCreated,
// exif.GPSDateStamp (UTC), exif.DateTimeDigitized, xmp.CreateDate. The last edit (exif.DateTime, xmp.ModifyDate) and
// a file's name never tell when it was taken: there is no CaptureTime then. Zeros and blanks are missing, and so are
// GPS times before 1995 and a DateTimeDigitized of 2002:12:08 12:00:00, which old phones write whatever the day.
// OffsetTimeDigitized and OffsetTime stand in for OffsetTimeOriginal where they belong to the same clock time.
//
// Videos: quicktime.creationdate (local, with offset), quicktime.date (the ©day tag, where it has clock and offset),
// container.creation_time. The last is UTC by its definition, but many programs write local time there, and editors
// the time of the export: judge it by the day, read both ways. Where the maker is known to write local time (GoPro),
// the offset is absent; where the phone tells its own (Samsung), the time is the phone's with that offset. Times
// before 1995 and after 2032 are missing: 1601, 1904 and 1970 are the zeros of clocks.
//
// Conflicts are other claims that can't be true as well: a GPS time that no time zone reconciles; another source
// that names another day, no time zone explaining it; and a file that was stored (exif.DateTime, xmp.ModifyDate, name,
// container.creation_time beside a recorder's own) more than a day before it was taken.
//
// Doubts, all but "edited" weakening the evidence:
//   "factory-clock"   a clock that was never set: the first hour of a year, or before 1995, when no camera wrote times
//   "future"          2033 or later
//   "placeholder"     2002:12:08 12:00:00
//   "digitised-only"  DateTimeDigitized stands alone
//   "weak-source"     a photo's time from XMP or GPS alone; a container's time without the name of a recording device
//   "no-exposure"     a photo without exposure time, aperture, sensitivity, focal length or GPS: no camera's own file
//   "screenshot"      it is called so in its name or comment, or has no-exposure with a phone's make and model and
//                     nothing else that a camera writes
//   "edited"          an editor has put its name into it (PhotoFacts::edited_with)
//   "exported"        a container's time that an editor or converter has written
struct CaptureTime {
    std::chrono::local_seconds time;             // as the device's clock showed it
    std::optional<std::chrono::minutes> offset;  // of that clock from UTC; absent when the file does not say
    std::string source;
    std::vector<TimeClaim> conflicts;
    std::vector<std::string> doubts;
    std::optional<std::chrono::local_seconds> gps_utc;  // what the satellites' clock said, where the photo carries it
};

// "exif.GPSDateStamp 2008-10-23 (+1 day)": the source, the day it names and how far that is from `captured`; in hours
// on the same day.
std::string conflict_text(const TimeClaim& conflict, const CaptureTime& captured);

// When a program stored a file, by the name it gave it. Never when the picture was taken.
struct SaveTime {
    std::string
        by;  // "wechat" (mmexport…, 微信图片_…), "qq", "screenshot", "camera" (IMG_, VID_, PXL_ …: programs that
             // pass photos on use such names as well)
    std::chrono::local_seconds time;
    std::optional<std::chrono::minutes> offset;  // absent: the clock of the device that stored it
};

// ---- LOGO ----

struct Point {
    double x = 0;  // pixels of the displayed picture, from its left edge
    double y = 0;  // pixels, from its top edge
};

using Quad = std::array<Point, 4>;  // the template's corners in the picture: top left, top right, bottom
                                    // right, bottom left

struct Sighting {
    Quad quad{};
    double score = 0;            // [0, 1]: how well the template agrees with the picture there
    std::optional<double> at_s;  // in a video: presentation time, seconds from its first frame
    bool mirrored = false;       // seen as in a mirror: the quad runs counter-clockwise; never counts as present
    bool overlay = false;        // in a video: as LogoSpan::overlay
};

// A stretch of a video in which the LOGO is seen.
struct LogoSpan {
    double from_s = 0;
    double to_s = 0;
    bool overlay = false;  // stands still on the screen while the scene behind it moves or changes: put on in
                           // editing, not hung up on site. False as well where nothing moves and it can't be told
    Sighting best;         // the best of the stretch
};

enum class LogoOutcome { present, absent, indeterminate };

struct LogoSearch {
    LogoOutcome outcome = LogoOutcome::indeterminate;
    std::string reason;  // why it is indeterminate: "doubtful" (a candidate's score lies in the grey zone), "mirrored",
                         // "dark", "blurred", "small" (an absence in such a picture means nothing; of a video, when
                         // most of its frames are so); empty otherwise
    std::vector<Sighting> sightings;   // those at or above the model's present score, best first; none is mirrored
    std::optional<Sighting> doubtful;  // the best candidate when there is no sighting but something to look at:
                                       // in the grey zone, or mirrored
    std::optional<double>
        best_score;  // [0, 1] of the best candidate, sighting or not; absent when nothing was comparable
    std::int64_t pictures_searched = 0;  // a frame that looks just like one searched before counts with it
    std::vector<LogoSpan> spans;         // videos: in order of from_s, as fine as the sampling
    std::optional<double> visible_s;     // videos: seconds covered by the spans, at the least: the search ends once
                                         // it has seen enough; absent for photos
    std::optional<std::int64_t> doubtful_frames;  // videos: frames without a sighting that show something to look at,
                                                  // as `doubtful` is; absent for photos
};

// ---- banner ----

// A banner (会标) found in a picture, straightened and read. One banner may stand in several readings, which differ in
// letters that are hard to tell apart; the best of them holds the strip, the others' is empty.
struct BannerReading {
    Quad quad{};                 // its corners in displayed pixels: top left, top right, bottom right, bottom left
    std::optional<double> at_s;  // in a video: presentation time, seconds from its first frame
    std::string text;            // as it was read, UTF-8, without blanks; empty: no letters could be read
    double confidence = 0;       // [0, 1]: the reader's own, the mean over the letters
    double letter_px = 0;        // height of the letters in displayed pixels; 0 where none could be read
    bool starts_clear = false;   // a gap in the banner's own colour was seen before the first letter that was read, so
                                 // nothing is known to be missing there
    std::vector<std::byte> strip;  // the straightened banner as a JPEG, for a person to look at
};

// ---- files ----

// A stretch of a video with something amiss.
struct Span {
    std::string
        what;  // "black": nothing but darkness; "frozen": one picture that stands still for two seconds or more,
               // whatever noise or small clock moves on it; "repeated": frames shown before, in the same order;
               // "unclear": as fine as the sampling (VideoFacts::clarity_over_time); "undecodable"
    double from_s = 0;
    double to_s = 0;
};

struct FrameClarity {
    double at_s = 0;
    double stands_for_s = 0;  // seconds of the video nearest to this sample: half way to its neighbours
    Clarity clarity;          // indeterminate for a frame that could not be decoded
};

struct VideoFacts {
    double duration_s = 0;                       // from the packets: last presentation time + its duration − first
    std::optional<double> header_duration_s;     // what the container claims; may begin before the first frame
    std::optional<double> effective_duration_s;  // duration_s less what shows nothing new: black, frozen, repeated and
                                                 // undecodable spans, and holes between frames longer than one second
    std::optional<double> still_share;  // [0, 1]: share of duration_s in pictures that stand still for 1.2 seconds or
                                        // more, slides, black and frozen spans alike; absent for a single frame
    std::optional<bool>
        complete;  // false: cut off or damaged: fewer packets or bytes than the file promises, much less
                   // than its header's duration where no size is declared to the byte, or frames that can't be
                   // decoded (those sampled; at full depth any); true: all that an index or a size in the header
                   // promises is there; absent: nothing promised, nothing found amiss
    std::int64_t frame_count = 0;  // packets of the video stream that have a time and are to be shown
    int width = 0;                 // pixels as displayed: rotation and pixel shape applied
    int height = 0;
    std::optional<double> fps;  // frames per second over the whole duration
    Clarity clarity;  // the sampled frame in the middle by score, each weighing as much as the time it stands for
    std::vector<FrameClarity> clarity_over_time;  // the sampled frames, in order
    std::vector<Span> spans;                      // in order of from_s; those of one kind never overlap
    std::vector<double>
        scene_starts_s;  // when each distinct scene is first seen, ascending; one shown again counts once, and a slow
                         // pan or people walking by make none. As fine as the sampling; empty where no frame shows
                         // enough to compare
    std::optional<CaptureTime> captured;
    std::optional<LogoSearch> logo;                     // absent when no LOGO was looked for
    std::optional<std::vector<BannerReading>> banners;  // of a few frames, best first; absent when none was looked for
};

struct PhotoFacts {
    int width = 0;  // pixels as displayed: orientation applied
    int height = 0;
    Clarity clarity;
    std::optional<ViewPrint> view;  // absent where there is nothing to be made out (a white wall, a black picture)
    std::optional<CaptureTime> captured;
    std::optional<std::string> edited_with;  // the editor that put its name into the file ("Adobe Photoshop CS6
                                             // (Windows)"); firmware and programs that only transfer are none
    std::optional<LogoSearch> logo;          // absent when no LOGO was looked for
    std::optional<std::vector<BannerReading>> banners;  // best first; absent when none was looked for
};

struct FileFacts;

// A written report.
struct DocumentFacts {
    std::string text;  // what is written in it, UTF-8, a line a paragraph (of a PDF, a line as it is set), cut
                       // after 1 MiB; empty: nothing is, as in a scan
    std::vector<FileFacts> pictures;  // those in it that are large enough to be photos (320 pixels on the longer side),
                                      // each of kind photo or unreadable, of .docx and .odt; `file` is the name inside
                                      // the document ("word/media/image1.jpeg"). In a Verdict they stand among its
                                      // files instead
};

struct FileFacts {
    std::filesystem::path file;  // as given to the probe, or relative to its submission
    FileKind kind = FileKind::other;
    std::string format;  // what the content is: "JPEG", "MP4/MOV" …; never from the name
    Message reason;      // why it is unreadable; empty otherwise
    std::optional<FileKind>
        claims;  // unreadable files: what the file claims to be (video, photo, document), if anything
    std::optional<SaveTime> saved;          // photos and videos: absent where the name holds no time
    std::optional<VideoFacts> video;        // present exactly for kind video
    std::optional<PhotoFacts> photo;        // present exactly for kind photo
    std::optional<DocumentFacts> document;  // present exactly for kind document
    bool in_document = false;  // a picture of a written report: `file` is the report's, a slash and the name inside it
    std::optional<std::string> sha256;  // of its bytes, 64 hexadecimal digits; a Batch tells it of a submission's files
};

}  // namespace mediaproof
