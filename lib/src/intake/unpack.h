// Unpacks an archive. To be called in a confined worker alone: libarchive reads what an enemy wrote.
#pragma once

#include "intake/listing.h"
#include "intake/room.h"

namespace mediaproof {

// Writes what the files in `archive` hold, .zip, .7z, .rar or .tar with its compressions, one after another into `spool`,
// an empty file. Nothing is written anywhere else, whatever names the archive holds. Both are open descriptors. What
// computers put beside people's own files is passed over. Throws std::system_error when the spool can't be written, and
// nothing for what the archive holds.
Listing unpack(int archive, int spool, const Room& room = {});

// Reads what unpack() needs from the disk, so that it can work where no file can be opened. For the whole process, once.
void prepare_to_unpack();

}  // namespace mediaproof
