// Whatever the bytes, the walk over the boxes ends and stays within the file.
#include "fuzz/nameless.h"
#include "media/mp4_boxes.h"

using namespace mediaproof;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Descriptor file = fuzz::file_of(data, size);
    boxes_complete(OpenFile(file.get(), "fuzz.mp4"));
    return 0;
}
