#include "probe/capture_time.h"

#include <doctest/doctest.h>

#include <span>

#include "mediaproof/dates.h"

using namespace mediaproof;

namespace {

using Texts = std::vector<std::string>;

// Tags of a photo whose other tags leave no doubt.
ExifTags photo(ExifTags tags) {
    tags.merge(ExifTags{{"Make", "HUAWEI"}, {"Model", "NOH-AN00"}, {"ExposureTime", "1/240"}});
    return tags;
}

// "2023-05-12T10:15:00+08:00"
std::string time_text(const CaptureTime& captured) {
    return format_time(captured.time) + (captured.offset ? format_utc_offset(*captured.offset) : "");
}

Texts conflicts_of(const CaptureTime& captured) {
    Texts texts;
    for (const TimeClaim& conflict : captured.conflicts)
        texts.push_back(conflict_text(conflict, captured));
    return texts;
}

struct PhotoRow {
    const char* about;
    ExifTags tags;
    const char* time;  // "" where there is none
    const char* source = "exif.DateTimeOriginal";
    Texts conflicts = {};
    Texts doubts = {};
    const char* file = "";
};

void check_photos(std::span<const PhotoRow> rows) {
    for (const PhotoRow& row : rows) {
        CAPTURE(row.about);
        const auto captured = photo_capture_time(row.tags, row.file);
        REQUIRE(captured.has_value() == (*row.time != '\0'));
        if (!captured) continue;
        CHECK(time_text(*captured) == row.time);
        CHECK(captured->source == row.source);
        CHECK(conflicts_of(*captured) == row.conflicts);
        CHECK(captured->doubts == row.doubts);
    }
}

struct VideoRow {
    const char* about;
    std::map<std::string, std::string> tags;
    const char* time;  // "" where there is none
    const char* source = "container.creation_time";
    Texts doubts = {};
    Texts conflicts = {};
    const char* file = "";
};

void check_videos(std::span<const VideoRow> rows) {
    for (const VideoRow& row : rows) {
        CAPTURE(row.about);
        const auto captured = video_capture_time(row.tags, row.file);
        REQUIRE(captured.has_value() == (*row.time != '\0'));
        if (!captured) continue;
        CHECK(time_text(*captured) == row.time);
        CHECK(captured->source == row.source);
        CHECK(captured->doubts == row.doubts);
        CHECK(conflicts_of(*captured) == row.conflicts);
    }
}

constexpr char recorder[] = "com.apple.quicktime.creationdate";
constexpr char original[] = "2023:05:12 10:15:00";
constexpr char taken[] = "2023-05-12T10:15:00";

}  // namespace

TEST_SUITE_BEGIN("probe");

TEST_CASE("a photo's capture time is its DateTimeOriginal, in whatever form it is written") {
    const PhotoRow rows[] = {
        {"no zone", photo({{"DateTimeOriginal", original}}), taken},
        {"ISO form", photo({{"DateTimeOriginal", "2023-05-12T10:15:00"}}), taken},
        {"no seconds", photo({{"DateTimeOriginal", "2023-05-12T10:15"}}), taken},
        {"with its zone", photo({{"DateTimeOriginal", "2023-05-12T10:15:00.5+08:00"}}), "2023-05-12T10:15:00+08:00"},
        {"offset", photo({{"DateTimeOriginal", original}, {"OffsetTimeOriginal", "+08:00"}}),
         "2023-05-12T10:15:00+08:00"},
        {"western offset", photo({{"DateTimeOriginal", original}, {"OffsetTimeOriginal", "-03:30"}}),
         "2023-05-12T10:15:00-03:30"},
        {"blank offset", photo({{"DateTimeOriginal", original}, {"OffsetTimeOriginal", "   "}}), taken},
        {"another tag's offset, same clock time",
         photo({{"DateTimeOriginal", original}, {"DateTime", original}, {"OffsetTime", "+08:00"}}),
         "2023-05-12T10:15:00+08:00"},
        {"another tag's offset, another clock time",
         photo({{"DateTimeOriginal", original}, {"DateTime", "2023:05:12 20:00:00"}, {"OffsetTime", "+09:00"}}), taken},
        {"zeros", photo({{"DateTimeOriginal", "0000:00:00 00:00:00"}}), ""},
        {"blanks", photo({{"DateTimeOriginal", "    :  :     :  :  "}}), ""},
        {"nothing in it", photo({{"DateTimeOriginal", ""}}), ""},
        {"no day of the calendar", photo({{"DateTimeOriginal", "2023:02:30 10:15:00"}}), ""},
        {"no hour of the day", photo({{"DateTimeOriginal", "2023:05:12 25:15:00"}}), ""},
        {"negative parts", photo({{"DateTimeOriginal", "2023:-5:12 10:15:00"}}), ""},
        {"words", photo({{"DateTimeOriginal", "12 May 2023"}}), ""},
        {"the last edit alone", photo({{"DateTime", original}, {"Xmp.xmp.ModifyDate", taken}}), ""},
        {"a placeholder and the last edit",
         photo({{"DateTime", original}, {"DateTimeDigitized", "2002:12:08 12:00:00"}}), ""},
        {"no tags", {}, ""},
        {"a name alone", {}, "", "", {}, {}, "IMG_20230512_101500.jpg"},
    };
    check_photos(rows);
}

TEST_CASE("weaker sources stand in, most trusted first, and say that they are weak") {
    const ExifTags::value_type xmp_original{"Xmp.exif.DateTimeOriginal", "2023-05-12T10:15:00+08:00"};
    const ExifTags::value_type created{"Xmp.photoshop.DateCreated", "2023-05-12T11:15:00"};
    const ExifTags::value_type gps_date{"GPSDateStamp", "2023:05:12"}, gps_time{"GPSTimeStamp", "2/1 15/1 9/2"};
    const ExifTags::value_type digitised{"DateTimeDigitized", "2023:05:12 12:15:00"};
    const ExifTags::value_type digitised_at{"OffsetTimeDigitized", "+08:00"};
    const ExifTags::value_type create{"Xmp.xmp.CreateDate", "2023-05-12T13:15:00+08:00"};
    const ExifTags::value_type zeros{"DateTimeOriginal", "0000:00:00 00:00:00"};
    const PhotoRow rows[] = {
        {"XMP's original",
         photo({zeros, xmp_original, created, gps_date, gps_time, digitised, create}),
         "2023-05-12T10:15:00+08:00",
         "xmp.exif.DateTimeOriginal",
         {},
         {"weak-source"}},
        {"XMP's creation",
         photo({created, gps_date, gps_time, digitised, create}),
         "2023-05-12T11:15:00",
         "xmp.photoshop.DateCreated",
         {},
         {"weak-source"}},
        {"GPS",
         photo({gps_date, gps_time, digitised, create}),
         "2023-05-12T02:15:04+00:00",
         "exif.GPSDateStamp",
         {},
         {"weak-source"}},
        {"digitised",
         photo({digitised, digitised_at, create}),
         "2023-05-12T12:15:00+08:00",
         "exif.DateTimeDigitized",
         {},
         {"digitised-only"}},
        {"created", photo({create}), "2023-05-12T13:15:00+08:00", "xmp.CreateDate", {}, {"weak-source"}},
    };
    check_photos(rows);
}

TEST_CASE("what can't be true as well is a conflict, with how far it is off") {
    const auto dated = [](ExifTags tags) {
        tags.merge(ExifTags{{"DateTimeOriginal", original}});
        return photo(std::move(tags));
    };
    const PhotoRow rows[] = {
        {"the placeholder of old phones", dated({{"DateTimeDigitized", "2002:12:08 12:00:00"}}), taken},
        {"a factory clock elsewhere", dated({{"DateTimeDigitized", "2000:01:01 00:00:00"}}), taken},
        {"edited later", dated({{"DateTime", "2023:05:20 08:00:00"}, {"Xmp.xmp.ModifyDate", "2024-01-02T08:00:00"}}),
         taken},
        {"edited before it was taken",
         dated({{"DateTime", "2023:05:01 08:00:00"}}),
         taken,
         "exif.DateTimeOriginal",
         {"exif.DateTime 2023-05-01 (-11 days)"}},
        {"zeros as the time of the edit", dated({{"DateTime", "0000:00:00 00:00:00"}}), taken},
        {"digitised on another day",
         dated({{"DateTimeDigitized", "2023:05:20 10:15:00"}}),
         taken,
         "exif.DateTimeOriginal",
         {"exif.DateTimeDigitized 2023-05-20 (+8 days)"}},
        {"XMP on another day",
         dated({{"Xmp.exif.DateTimeOriginal", "2023-05-10T10:15:00"}}),
         taken,
         "exif.DateTimeOriginal",
         {"xmp.exif.DateTimeOriginal 2023-05-10 (-2 days)"}},
        {"XMP in another zone", dated({{"Xmp.exif.DateTimeOriginal", "2023-05-11T22:15:00-04:00"}}), taken},
        {"XMP at another hour", dated({{"Xmp.photoshop.DateCreated", "2023-05-12T18:15:00"}}), taken},
        {"stored before it was taken",
         dated({}),
         taken,
         "exif.DateTimeOriginal",
         {"name 2023-05-01 (-11 days)"},
         {},
         "IMG_20230501_101500.jpg"},
        {"stored after it was taken", dated({}), taken, "exif.DateTimeOriginal", {}, {}, "mmexport1689738128345.jpg"},
        {"thirteen digits in a hash", dated({}), taken, "exif.DateTimeOriginal", {}, {}, "a1083857700000f3.jpg"},
    };
    check_photos(rows);
}

TEST_CASE("what makes the time itself doubtful is told") {
    const auto dated = [](const char* time, ExifTags tags = {}) {
        tags.merge(ExifTags{{"DateTimeOriginal", time}});
        return photo(std::move(tags));
    };
    const ExifTags phone = {{"Make", "HUAWEI"}, {"Model", "COR-AL10"}, {"DateTimeOriginal", original}};
    ExifTags old_camera = phone;
    old_camera["MakerNote"] = "";
    const char* from = "exif.DateTimeOriginal";
    const PhotoRow rows[] = {
        {"factory clock", dated("1998:01:01 00:00:00"), "1998-01-01T00:00:00", from, {}, {"factory-clock"}},
        {"some minutes into it", dated("2015:01:01 00:47:11"), "2015-01-01T00:47:11", from, {}, {"factory-clock"}},
        {"New Year's morning", dated("2023:01:01 08:00:00"), "2023-01-01T08:00:00"},
        {"before there were cameras with clocks",
         dated("1980:05:12 10:15:00"),
         "1980-05-12T10:15:00",
         from,
         {},
         {"factory-clock"}},
        {"the end of 32 bits", dated("2038:01:19 03:14:07"), "2038-01-19T03:14:07", from, {}, {"future"}},
        {"placeholder", dated("2002:12:08 12:00:00"), "2002-12-08T12:00:00", from, {}, {"placeholder"}},
        {"that day at another hour", dated("2002:12:08 13:56:12"), "2002-12-08T13:56:12"},
        {"screenshot", phone, taken, from, {}, {"no-exposure", "screenshot"}},
        {"no exposure, but a camera's own tags", old_camera, taken, from, {}, {"no-exposure"}},
        {"no maker either", {{"DateTimeOriginal", original}}, taken, from, {}, {"no-exposure"}},
        {"called a screenshot", dated(original), taken, from, {}, {"screenshot"}, "Screenshot_20230512_101500.jpg"},
        {"called 截图", dated(original), taken, from, {}, {"screenshot"}, "微信截图_1.png"},
        {"commented so",
         dated(original, {{"UserComment", "charset=Ascii Screenshot"}}),
         taken,
         from,
         {},
         {"screenshot"}},
        {"another comment", dated(original, {{"UserComment", "filter: 0; algolist: 0;"}}), taken},
        {"Photoshop", dated(original, {{"Software", "Adobe Photoshop CS6 (Windows)"}}), taken, from, {}, {"edited"}},
        {"美图", dated(original, {{"Software", "美图秀秀"}}), taken, from, {}, {"edited"}},
        {"by XMP",
         dated(original, {{"Software", "8.0"}, {"Xmp.xmp.CreatorTool", "GIMP 2.10"}}),
         taken,
         from,
         {},
         {"edited"}},
        {"by its history",
         dated(original, {{"Xmp.xmpMM.softwareAgent", "Adobe Photoshop CS4 Windows"}}),
         taken,
         from,
         {},
         {"edited"}},
        {"iOS", dated(original, {{"Software", "8.0"}}), taken},
        {"firmware", dated(original, {{"Software", "E885v1.0"}}), taken},
        {"a phone's build", dated(original, {{"Software", "J327T1UVS4ASH2"}}), taken},
        {"transfer", dated(original, {{"Software", "Nikon Transfer 1.1 W"}}), taken},
    };
    check_photos(rows);
}

TEST_CASE("the editor is named where the time is missing as well") {
    CHECK(photo_editor({{"Software", "Snapseed 2.0"}}) == "Snapseed 2.0");
    CHECK(photo_editor({{"Software", "11.2.2"}, {"Xmp.xmp.CreatorTool", "GIMP 2.10"}}) == "GIMP 2.10");
    CHECK_FALSE(photo_editor({{"Software", "Nikon Transfer 1.1 W"}}));
    CHECK_FALSE(photo_editor({}));
}

TEST_CASE("a GPS time that no time zone reconciles with the clock is a conflict") {
    struct Row {
        const char* original;
        const char* offset;  // "" for none
        const char* gps_date;
        const char* gps_time;
        bool conflict;
    };
    const Row rows[] = {
        {"2023:05:12 07:00:00", "", "2023:05:11", "23/1 0/1 0/1", false},  // UTC: the day before in China
        {"2023:05:12 10:15:00", "", "2023:05:10", "2/1 0/1 0/1", true},
        {"2023:05:12 10:15:00", "+08:00", "2023:05:12", "2/1 15/1 0/1", false},
        {"2023:05:12 10:15:00", "+08:00", "2023:05:12", "10/1 15/1 0/1", true},
        {"2023:05:12 10:15:00", "", "2014:09:259", "2/1 0/1 0/1", false},  // a day of the year is no date
        {"2023:05:12 10:15:00", "", "2014:09:25", "2/0 0/0 0/0", false},   // a zero denominator no time
        {"2023:05:12 10:15:00", "", "2014:09:25", "", false},
        {"2023:05:12 10:15:00", "", "1970:01:01", "0/1 0/1 0/1", false},     // no fix yet
        {"2008:10:22 16:28:39", "", "2008:10:23", "14/1 27/1 72/10", true},  // a clock that is a day behind
        {"2013:01:20 18:54:08", "", "2013:01:19", "15/1 50/1 9/1", true},    // a clock ahead, or an old fix
    };
    for (const Row& row : rows) {
        CAPTURE(row.gps_date);
        CAPTURE(row.gps_time);
        ExifTags tags = {
            {"DateTimeOriginal", row.original}, {"GPSDateStamp", row.gps_date}, {"GPSTimeStamp", row.gps_time}};
        if (*row.offset != '\0') tags["OffsetTimeOriginal"] = row.offset;
        CHECK(photo_capture_time(tags)->conflicts.empty() != row.conflict);
    }
}

TEST_CASE("a video's capture time is its recorder's own") {
    const VideoRow rows[] = {
        {"recorder and export",
         {{recorder, "2019-02-12T15:27:12+0800"}, {"creation_time", "2024-02-02T03:00:00.000000Z"}},
         "2019-02-12T15:27:12+08:00",
         "quicktime.creationdate"},
        {"a container older than the recording",
         {{recorder, "2023-05-12T10:15:00+0800"}, {"creation_time", "2023-05-02T03:00:00Z"}},
         "2023-05-12T10:15:00+08:00",
         "quicktime.creationdate",
         {},
         {"container.creation_time 2023-05-02 (-10 days)"}},
        {"©day with clock and zone",
         {{"date", "2023-05-12T10:15:00+0800"}, {"creation_time", "2023-06-12T02:15:00Z"}},
         "2023-05-12T10:15:00+08:00",
         "quicktime.date"},
        {"©day of a tagging program", {{"date", "2023"}}, ""},
        {"stored before it was recorded",
         {{recorder, "2023-05-12T10:15:00+0800"}},
         "2023-05-12T10:15:00+08:00",
         "quicktime.creationdate",
         {},
         {"name 2023-05-01 (-11 days)"},
         "VID_20230501_101500.mp4"},
    };
    check_videos(rows);
}

TEST_CASE("else it is the container's, whose writer says how far to trust it") {
    const char* from = "container.creation_time";
    const VideoRow rows[] = {
        {"Android",
         {{"creation_time", "2023-05-12T02:15:00.000000Z"}, {"com.android.version", "12"}},
         "2023-05-12T02:15:00+00:00"},
        {"Samsung tells its zone",
         {{"creation_time", "2023-05-12T02:15:00Z"}, {"com.samsung.android.utc_offset", "+0800"}},
         "2023-05-12T10:15:00+08:00"},
        {"GoPro writes local time",
         {{"creation_time", "2019-11-18T15:45:32Z"}, {"handler_name", "GoPro AVC  "}},
         "2019-11-18T15:45:32"},
        {"nobody named",
         {{"creation_time", "2023-05-12T02:15:00Z"}},
         "2023-05-12T02:15:00+00:00",
         from,
         {"weak-source"}},
        {"ffmpeg",
         {{"creation_time", "2016-05-31T17:01:35Z"}, {"encoder", "Lavf54.20.4"}},
         "2016-05-31T17:01:35+00:00",
         from,
         {"exported", "weak-source"}},
        {"Premiere",
         {{"creation_time", "2017-09-26T16:57:49Z"}, {"handler_name", "Mainconcept Video Media Handler"}},
         "2017-09-26T16:57:49+00:00",
         from,
         {"exported", "weak-source"}},
        {"a recorder's time that is none",
         {{recorder, "nonsense"}, {"creation_time", "2023-05-12T02:15:00Z"}},
         "2023-05-12T02:15:00+00:00",
         from,
         {"weak-source"}},
    };
    check_videos(rows);
}

TEST_CASE("a container's time that is a clock's zero or in the far future is none") {
    const VideoRow rows[] = {
        {"1601", {{"creation_time", "1601-01-01T00:00:00.000000Z"}}, ""},
        {"1904", {{"creation_time", "1904-01-01T00:00:00.000000Z"}}, ""},
        {"1970", {{"creation_time", "1970-01-01T00:00:00.000000Z"}}, ""},
        {"1973", {{"creation_time", "1973-05-12T00:00:00.000000Z"}}, ""},
        {"2033", {{"creation_time", "2033-05-12T00:00:00.000000Z"}}, ""},
        {"no tags", {}, ""},
    };
    check_videos(rows);
}

TEST_SUITE_END();
