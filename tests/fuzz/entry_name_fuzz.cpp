// Whatever the name, it becomes readable, and a path that lies below the submission or none.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "intake/entry_name.h"
#include "utf8.h"

using namespace mediaproof;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view raw(reinterpret_cast<const char*>(data), size);
    const std::string name = readable_name(raw);
    if (valid_utf8(name) != name) std::abort();
    for (const std::string& given : {name, std::string(raw)}) {
        const auto below = path_below(given);
        if (!below) continue;
        if (below->is_absolute() || below->empty() || path_below(below->native()) != below) std::abort();
        if (std::find(below->begin(), below->end(), "..") != below->end()) std::abort();
        if (below->native().find('\0') != std::string::npos) std::abort();
    }
    return 0;
}
