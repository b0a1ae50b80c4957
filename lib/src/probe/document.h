// A written report: its text, and the pictures in it that may be photos of the event.
#pragma once

#include <filesystem>

#include "mediaproof/content.h"
#include "mediaproof/facts.h"
#include "mediaproof/probe.h"

namespace mediaproof {

// `facts` of `file` filled in: a document; unreadable with advice where the format can't be read; of kind other for a
// spreadsheet or slides that claim to be no more. `content` is that of a document, text, or an archive whose name
// claims to be a document. Throws MediaError. `logo` may be null.
FileFacts probe_document(FileFacts facts, const std::filesystem::path& file, Content content,
                         const ProbeOptions& options);

}  // namespace mediaproof
