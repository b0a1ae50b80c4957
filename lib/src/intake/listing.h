// What an archive was found to hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <stdexcept>
#include <vector>

namespace mediaproof {

// A file that was unpacked: `size` bytes from `at` on of the file that all were unpacked into.
struct UnpackedFile {
    std::filesystem::path name;  // as path_below() gives it
    std::int64_t at = 0;
    std::int64_t size = 0;
};

// Why something in an archive was not taken, or the rest of it.
enum class Refusal {
    damaged,         // the file, or the archive from there on, can't be unpacked
    encrypted,       // a password is wanted
    leads_outside,   // a name such as "../x"
    link,            // symbolic or hard
    not_a_file,      // a device, a pipe
    same_name,       // as a file before it
    same_but_case,   // both are taken
    too_many,        // files
    too_large,       // unpacks to more than there is room for
    out_of_measure,  // unpacks to far more than media do: made to fill the disk
    unknown_format,  // no archive that can be opened
};

struct Refused {
    Refusal why = Refusal::damaged;
    std::string name;  // as readable_name() gives it; empty: the archive itself
};

struct Listing {
    std::vector<UnpackedFile> files;  // in the archive's order, one after another
    std::vector<Refused> refused;
};

class ListingError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

std::vector<std::byte> encode_listing(const Listing& listing);

// Trusts nothing in the bytes: every name is one that path_below() gives, none comes twice, and the files lie one
// after another within `unpacked_bytes`. Throws ListingError otherwise.
Listing decode_listing(std::span<const std::byte> bytes, std::int64_t unpacked_bytes);

}  // namespace mediaproof
