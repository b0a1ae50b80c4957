#include "intake/listing.h"

#include <set>
#include <string>

#include "cbor.h"
#include "intake/entry_name.h"
#include "intake/room.h"

namespace mediaproof {
namespace {

constexpr std::int64_t last_refusal = static_cast<std::int64_t>(Refusal::unknown_format);
constexpr std::size_t longest_refused_name = 4096;  // bytes

void insist(bool holds, const char* why) {
    if (!holds) throw ListingError(std::string("listing: ") + why);
}

UnpackedFile read_file_entry(CborReader& cbor, std::int64_t at, std::int64_t end) {
    UnpackedFile file;
    const std::string name(cbor.text());
    const auto below = path_below(name);
    insist(below && below->native() == name, "a name is no path below the submission");
    file.name = *below;
    file.at = at;
    file.size = cbor.integer();
    insist(file.size >= 0 && file.size <= end - at, "a file reaches beyond what was unpacked");
    return file;
}

Refused read_refused(CborReader& cbor) {
    const std::int64_t why = cbor.integer();
    insist(why >= 0 && why <= last_refusal, "an unknown refusal");
    const std::string_view name = cbor.text();
    insist(name.size() <= longest_refused_name, "a name is too long");
    return {static_cast<Refusal>(why), std::string(name)};
}

}  // namespace

std::vector<std::byte> encode_listing(const Listing& listing) {
    CborWriter cbor;
    cbor.array(2 * listing.files.size());
    for (const UnpackedFile& file : listing.files) {
        cbor.text(file.name.native());
        cbor.integer(file.size);
    }
    cbor.array(2 * listing.refused.size());
    for (const Refused& refused : listing.refused) {
        cbor.integer(static_cast<std::int64_t>(refused.why));
        cbor.text(refused.name.substr(0, refused.name.size() <= longest_refused_name ? std::string::npos : 0));
    }
    return std::move(cbor).take();
}

Listing decode_listing(std::span<const std::byte> bytes, std::int64_t unpacked_bytes) {
    Listing listing;
    CborReader cbor(bytes);
    try {
        std::set<std::filesystem::path> names;
        std::int64_t at = 0;
        for (std::size_t left = cbor.array(); left > 0; left -= 2) {
            insist(left >= 2 && listing.files.size() < most_files, "too many files");
            listing.files.push_back(read_file_entry(cbor, at, unpacked_bytes));
            insist(names.insert(listing.files.back().name).second, "a name comes twice");
            at += listing.files.back().size;
        }
        for (std::size_t left = cbor.array(); left > 0; left -= 2) {
            insist(left >= 2 && listing.refused.size() <= most_files, "too many refusals");
            listing.refused.push_back(read_refused(cbor));
        }
        insist(cbor.at_end(), "does not end where it should");
    } catch (const CborError& error) {
        throw ListingError(std::string("listing: ") + error.what());
    }
    return listing;
}

}  // namespace mediaproof
