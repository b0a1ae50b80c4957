// A written report: its text, and the pictures in it that may be photos of the event.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "media/file_bytes.h"
#include "mediaproof/content.h"
#include "mediaproof/facts.h"
#include "probe/probe_file.h"

namespace mediaproof {

// `facts` of `file` filled in: a document; unreadable with advice where the format can't be read; of kind other for a
// spreadsheet or slides that claim to be no more. `content` is that of a document, text, or an archive whose name
// claims to be a document. Throws MediaError. `logo` may be null.
FileFacts probe_document(FileFacts facts, const OpenFile& file, Content content, const ProbeOptions& options);

// The bytes of a picture in the written report `file`, by its name there: FileFacts::file of DocumentFacts::pictures. Throws
// MediaError.
std::vector<std::byte> picture_in_report(const OpenFile& file, const std::string& name);

}  // namespace mediaproof
