// Whatever the bytes, there is a listing that gives the same bytes again, and whose files lie within what was unpacked; or
// a ListingError.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "intake/listing.h"

using namespace mediaproof;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::int64_t unpacked_bytes = 100'000;
    const auto bytes = std::as_bytes(std::span(data, size));
    try {
        const Listing listing = decode_listing(bytes, unpacked_bytes);
        const std::vector<std::byte> again = encode_listing(listing);
        if (!std::equal(again.begin(), again.end(), bytes.begin(), bytes.end())) std::abort();
        std::int64_t end = 0;
        for (const UnpackedFile& file : listing.files) {
            if (file.at != end || file.size < 0) std::abort();
            end += file.size;
        }
        if (end > unpacked_bytes) std::abort();
    } catch (const ListingError&) {
    }
    return 0;
}
