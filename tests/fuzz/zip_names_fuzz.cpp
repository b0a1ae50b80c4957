// Whatever the bytes, no more names come out than bytes went in.
#include "fuzz/nameless.h"
#include "intake/zip_names.h"

using namespace mediaproof;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Descriptor file = fuzz::file_of(data, size);
    std::size_t bytes = 0;
    for (const std::string& name : zip_names(file.get()))
        bytes += name.size();
    if (bytes > size) std::abort();
    return 0;
}
