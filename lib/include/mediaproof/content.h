// What a file's first bytes say it is. Names and extensions only tell what a file claims to be.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace mediaproof {

// How many leading bytes content_of() wants to see, where the file has as many.
inline constexpr std::size_t content_head_bytes = 4096;

enum class Content {
    empty,
    // still pictures
    jpeg,
    png,
    gif,
    bmp,
    tiff,
    webp,
    heif,
    // containers that may hold video
    mp4,
    matroska,
    avi,
    asf,
    flv,
    mpeg,
    realmedia,
    ogg,
    // written reports
    pdf,
    office_open_xml,
    open_document,
    ole,  // Word up to 2003, WPS; also what is protected by a password
    rtf,
    ofd,
    // the rest
    archive,
    audio,
    playlist,
    text,
    unknown,
};

enum class MediaClass { still, video, document, none };

Content content_of(std::span<const std::byte> head);

// Reads the head of `file`, which must be a regular file (a symbolic link is not followed). Throws
// std::system_error when it can't be opened or read.
Content content_of_file(const std::filesystem::path& file);

// `text` is a document only under a name that says so; see claimed_class().
MediaClass class_of(Content content);

// What the name's extension claims: IMG_1.JPG a still, 报告.docx a document, notes.toml nothing.
MediaClass claimed_class(const std::filesystem::path& name);

// A short name for messages: "JPEG", "MP4/MOV", "text".
std::string_view content_name(Content content);

}  // namespace mediaproof
