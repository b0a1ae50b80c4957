#include "mediaproof/content.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <system_error>
#include <vector>

#include "support/temp_folder.h"

using namespace mediaproof;
using namespace std::string_literals;

namespace {

struct Head {
    std::string about;
    std::string bytes;
    Content holds;
};

Content content_of_bytes(const std::string& bytes) {
    return content_of(std::as_bytes(std::span(bytes)));
}

void check_all(const std::vector<Head>& heads) {
    for (const Head& head : heads) {
        CAPTURE(head.about);
        CHECK(content_name(content_of_bytes(head.bytes)) == content_name(head.holds));
    }
}

std::string at(std::size_t offset, const std::string& bytes) {
    return std::string(offset, '\0') + bytes;
}

std::string brand(const std::string& four) {
    return "\0\0\0\x18"s + "ftyp" + four + "\0\0\0\0mif1"s;
}

// The local header of a ZIP's entry, whose name begins at byte 30.
std::string zip_entry(const std::string& name, const std::string& data = "") {
    return "PK\x03\x04"s + std::string(26, '\0') + name + data;
}

std::string packets(std::size_t length, std::size_t lead, int count) {
    std::string stream(lead, '\x01');
    for (int i = 0; i < count; ++i)
        stream += "\x47"s + std::string(length - 1, '\0');
    return stream;
}

std::string bitmap(const std::string& reserved) {
    return "BM\x36\x10\0\0"s + reserved + "\x36\0\0\0\x28\0\0\0"s + std::string(40, '\0');
}

std::string random_bytes(unsigned seed) {
    std::mt19937 generator(seed);
    std::string bytes(content_head_bytes, '\0');
    for (char& byte : bytes)
        byte = static_cast<char>(generator() & 0xFFU);
    return bytes;
}

}  // namespace

TEST_SUITE_BEGIN("intake");

TEST_CASE("still pictures are told by their first bytes") {
    check_all({
        {"JFIF", "\xFF\xD8\xFF\xE0\0\x10JFIF"s, Content::jpeg},
        {"JPEG with EXIF first", "\xFF\xD8\xFF\xE1"s, Content::jpeg},
        {"PNG", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, Content::png},
        {"PNG after a transfer that turned CRLF to LF", "\x89PNG\n\x1A\n\0\0"s, Content::unknown},
        {"GIF of 1987", "GIF87a\x01\0"s, Content::gif},
        {"GIF of 1989", "GIF89a\x01\0"s, Content::gif},
        {"Windows bitmap", bitmap("\0\0\0\0"s), Content::bmp},
        {"little-endian TIFF", "II*\0\x08\0\0\0"s, Content::tiff},
        {"big-endian TIFF", "MM\0*\0\0\0\x08"s, Content::tiff},
        {"lossy WebP", "RIFF\x24\0\0\0WEBPVP8 "s, Content::webp},
        {"lossless WebP", "RIFF\x24\0\0\0WEBPVP8L"s, Content::webp},
        {"extended WebP", "RIFF\x24\0\0\0WEBPVP8X"s, Content::webp},
    });
}

TEST_CASE("the brand of an ISO file tells a picture from a film") {
    check_all({
        {"iPhone photo", brand("heic"), Content::heif},
        {"10-bit HEIC", brand("heix"), Content::heif},
        {"any image coding", brand("mif1"), Content::heif},
        {"AVIF", brand("avif"), Content::heif},
        {"MP4", brand("isom"), Content::mp4},
        {"MP4 of version 2", brand("mp42"), Content::mp4},
        {"QuickTime", brand("qt  "), Content::mp4},
        {"3GP", brand("3gp5"), Content::mp4},
        {"brand cut off", "\0\0\0\x18"s + "ftyphe", Content::mp4},
        {"nothing after ftyp", "\0\0\0\x18"s + "ftyp", Content::mp4},
    });
}

TEST_CASE("films are told by their first bytes") {
    check_all({
        {"QuickTime without ftyp", "\0\0\x10\0moov"s, Content::mp4},
        {"media data first", "\0\x10\0\0mdat"s, Content::mp4},
        {"old QuickTime", "\0\0\0\x08wide"s, Content::mp4},
        {"padding first",
         "\0\0\0\x08"
         "free"s,
         Content::mp4},
        {"skipped box first", "\0\0\0\x08skip"s, Content::mp4},
        {"fragment", "\0\0\0\x18moof"s, Content::mp4},
        {"segment", "\0\0\0\x18styp"s, Content::mp4},
        {"Matroska", "\x1A\x45\xDF\xA3\x01"s, Content::matroska},
        {"AVI", "RIFF\0\x10\0\0AVI LIST"s, Content::avi},
        {"WMV", "\x30\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9"s, Content::asf},
        {"FLV", "FLV\x01\x05"s, Content::flv},
        {"MPEG program stream", "\0\0\x01\xBA\x44"s, Content::mpeg},
        {"MPEG video stream", "\0\0\x01\xB3\x16"s, Content::mpeg},
        {"RealMedia", ".RMF\0\0"s, Content::realmedia},
        {"Ogg", "OggS\0\x02"s, Content::ogg},
        {"transport stream", packets(188, 0, 8), Content::mpeg},
        {"M2TS with its four bytes before each packet", packets(192, 4, 8), Content::mpeg},
        {"transport stream with checksums", packets(204, 0, 8), Content::mpeg},
        {"transport stream out of step", packets(188, 0, 3) + at(1, packets(188, 0, 3)), Content::unknown},
        {"two packets prove nothing", packets(188, 0, 2), Content::unknown},
    });
}

TEST_CASE("written reports are told from archives of the same make") {
    check_all({
        {"PDF", "%PDF-1.7\n"s, Content::pdf},
        {"docx", zip_entry("[Content_Types].xml"), Content::office_open_xml},
        {"docx of WPS", zip_entry("_rels/.rels"), Content::office_open_xml},
        {"docx with its properties first", zip_entry("docProps/app.xml"), Content::office_open_xml},
        {"docx with its text first", zip_entry("word/document.xml"), Content::office_open_xml},
        {"docx with its pictures first", zip_entry("word/media/image1.png"), Content::office_open_xml},
        {"a folder called word", zip_entry("word/1.jpg"), Content::archive},
        {"ofd", zip_entry("OFD.xml"), Content::ofd},
        {"odt", zip_entry("mimetype", "application/vnd.oasis.opendocument.text"), Content::open_document},
        {"EPUB", zip_entry("mimetype", "application/epub+zip"), Content::archive},
        {"ZIP of photos", zip_entry("照片/1.jpg", "\xFF\xD8\xFF"s), Content::archive},
        {"ZIP whose header is cut off", "PK\x03\x04\x14"s, Content::archive},
        {"empty ZIP", "PK\x05\x06"s + std::string(18, '\0'), Content::archive},
        {"DOC", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s, Content::ole},
        {"RTF", "{\\rtf1\\ansi"s, Content::rtf},
        {"7z", "7z\xBC\xAF\x27\x1C"s, Content::archive},
        {"RAR 4", "Rar!\x1A\x07\0"s, Content::archive},
        {"RAR 5", "Rar!\x1A\x07\x01\0"s, Content::archive},
        {"gzip", "\x1F\x8B\x08"s, Content::archive},
        {"xz",
         "\xFD"
         "7zXZ\0"s,
         Content::archive},
        {"bzip2", "BZh91AY&SY"s, Content::archive},
        {"zstd", "\x28\xB5\x2F\xFD"s, Content::archive},
        {"tar", "photo.jpg" + std::string(248, '\0') + "ustar", Content::archive},
    });
}

TEST_CASE("an archive that holds an OpenDocument is an archive") {
    const std::string odt = zip_entry("mimetype", "application/vnd.oasis.opendocument.text");
    check_all({{"ZIP of an uncompressed odt", zip_entry("report.odt", odt), Content::archive}});
}

TEST_CASE("sound and playlists are neither pictures nor films") {
    check_all({
        {"MP3 with a tag", "ID3\x04\0\0"s, Content::audio},
        {"MP3 frame", "\xFF\xFB\x90\x64\0\0\0\0"s, Content::audio},
        {"MP3 frame of MPEG 2", "\xFF\xF3\x40\xC4\0\0"s, Content::audio},
        {"WAVE", "RIFF\x24\0\0\0WAVEfmt "s, Content::audio},
        {"FLAC", "fLaC\0\0\0\x22"s, Content::audio},
        {"AMR", "#!AMR\n"s, Content::audio},
        {"HLS playlist", "#EXTM3U\n#EXT-X-VERSION:3\nhttp://a/b.ts\n"s, Content::playlist},
        {"HLS playlist after a byte order mark", "\xEF\xBB\xBF#EXTM3U\n"s, Content::playlist},
        {"ffconcat", "ffconcat version 1.0\nfile /etc/passwd\n"s, Content::playlist},
        {"PLS", "[playlist]\nFile1=a.mp4\n"s, Content::playlist},
        {"SMIL", "<smil><body/></smil>"s, Content::playlist},
    });
}

TEST_CASE("text is text in UTF-8, UTF-16 and GBK") {
    check_all({
        {"one letter", "a"s, Content::text},
        {"UTF-8", "政务公开主题日\r\n\t活动"s, Content::text},
        {"UTF-8 with a byte order mark", "\xEF\xBB\xBF政务"s, Content::text},
        {"GBK", "\xD5\xFE\xCE\xF1\xB9\xAB\xBF\xAA\n"s, Content::text},
        {"UTF-16, little end first", "\xFF\xFE\x3F\x65\0\0"s, Content::text},
        {"UTF-16, big end first", "\xFE\xFF\x65\x3F"s, Content::text},
        {"a text that begins with BM", "BMI and other figures of 2023, in full"s, Content::text},
        {"TOML", "event_date = 2023-05-12\n"s, Content::text},
        {"ffconcat as a word", "ffconcat is a tool"s, Content::text},
    });
}

TEST_CASE("prose is text, whatever word stands where a signature would") {
    check_all({
        {"free", "Our free day for all citizens\n"s, Content::text},
        {"wide", "The wide street before the hall\n"s, Content::text},
        {"skip", "You skip the second page\n"s, Content::text},
        {"AVI", "This is AVI footage of the event\n"s, Content::text},
        {"WAVE", "Sound a WAVE file would carry\n"s, Content::text},
        {"ID3", "ID3 tags were taken off the files\n"s, Content::text},
    });
}

TEST_CASE("what no signature fits is unknown, and nothing is nothing") {
    check_all({
        {"no byte", ""s, Content::empty},
        {"one zero", "\0"s, Content::unknown},
        {"zeros", std::string(4096, '\0'), Content::unknown},
        {"an escape sequence", "\x1B[2J"s, Content::unknown},
        {"BM with reserved bytes in use", bitmap("\x01\x02\x03\x04"s), Content::unknown},
        {"a signature one byte late", at(1, "\x89PNG\r\n\x1A\n"s), Content::unknown},
        {"random bytes", random_bytes(1), Content::unknown},
        {"other random bytes", random_bytes(2023), Content::unknown},
    });
}

TEST_CASE("each content belongs to one class") {
    struct Row {
        Content content;
        MediaClass belongs_to;
    };
    const Row rows[] = {
        {Content::jpeg, MediaClass::still},
        {Content::heif, MediaClass::still},
        {Content::webp, MediaClass::still},
        {Content::bmp, MediaClass::still},
        {Content::mp4, MediaClass::video},
        {Content::realmedia, MediaClass::video},
        {Content::ogg, MediaClass::video},
        {Content::pdf, MediaClass::document},
        {Content::open_document, MediaClass::document},
        {Content::ole, MediaClass::document},
        {Content::ofd, MediaClass::document},
        {Content::text, MediaClass::none},
        {Content::archive, MediaClass::none},
        {Content::audio, MediaClass::none},
        {Content::playlist, MediaClass::none},
        {Content::empty, MediaClass::none},
        {Content::unknown, MediaClass::none},
    };
    for (const Row& row : rows) {
        CAPTURE(content_name(row.content));
        CHECK(class_of(row.content) == row.belongs_to);
    }
}

TEST_CASE("a name claims by its last extension, in any case") {
    struct Row {
        std::string name;
        MediaClass claims;
    };
    const Row rows[] = {
        {"IMG_1.JPG", MediaClass::still},   {"a/b.Jpeg", MediaClass::still},     {"x.heic", MediaClass::still},
        {"照片.png", MediaClass::still},    {"MOVIE.MOV", MediaClass::video},    {"视频.mp4", MediaClass::video},
        {"0001.M2TS", MediaClass::video},   {"报告.docx", MediaClass::document}, {"报告.WPS", MediaClass::document},
        {"报告.ofd", MediaClass::document}, {"报告.md", MediaClass::document},   {"readme.txt", MediaClass::document},
        {"a.jpg.exe", MediaClass::none},    {"a.exe.jpg", MediaClass::still},    {"backup.tar.gz", MediaClass::none},
        {"jpg", MediaClass::none},          {".jpg", MediaClass::none},          {"a.", MediaClass::none},
        {"a.jpg ", MediaClass::none},       {"notes.toml", MediaClass::none},    {"", MediaClass::none},
        {"a.jpg/b", MediaClass::none},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(claimed_class(row.name) == row.claims);
    }
}

TEST_CASE("only a regular file's head is read, and no link is followed") {
    const tests::TempFolder folder;
    const auto long_text = folder.write("long.jpg", std::string(content_head_bytes, 'a') + "\0\0"s);
    std::filesystem::create_symlink(long_text, folder.path() / "link.jpg");
    CHECK(content_of_file(long_text) == Content::text);
    CHECK(content_of_file(folder.write("empty.jpg", "")) == Content::empty);
    CHECK(content_of_file(folder.write("tiny.gif", "GIF89a")) == Content::gif);
    CHECK_THROWS_AS(content_of_file(folder.path() / "link.jpg"), std::system_error);
    CHECK_THROWS_AS(content_of_file(folder.path() / "missing.jpg"), std::system_error);
    CHECK_THROWS_AS(content_of_file(folder.path()), std::system_error);
}

TEST_SUITE_END();
