// What media libraries would load when they are first used, for processes that can open nothing by then.
#pragma once

namespace mediaproof {

// Loads converters of text and Chinese PDF tables, and keeps them to the end of the process; bounds what FFmpeg allocates. Reads only what is installed.
// Changes process-wide state.
void warm_up_media_libraries();

}  // namespace mediaproof
