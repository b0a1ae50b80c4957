// What workers answer, as far as it can be believed: a hostile file may speak through the worker that reads it.
#pragma once

#include <variant>
#include <vector>

#include "confine/workers.h"
#include "descriptor.h"
#include "drawn_picture.h"
#include "intake/listing.h"
#include "mediaproof/content.h"
#include "mediaproof/facts.h"

namespace mediaproof {

// Of a file that was measured; `begun` and `content` are what it told before. Unreadable, with the reason, where it could not
// be measured.
FileFacts facts_in(const JobResult& answer, const FileFacts& begun, Content content);

// The same where another reason is known.
FileFacts cannot_read(const FileFacts& begun, Content content, Message reason);

// Of an archive that was unpacked into `spool`, or why it could not be.
std::variant<Listing, Message> listing_in(const JobResult& answer, const Descriptor& spool);

// Of a file that was drawn; none where it could not be.
std::vector<DrawnPicture> pictures_in(const JobResult& answer);

}  // namespace mediaproof
