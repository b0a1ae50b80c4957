// A picture for a reviewer's eye, as it comes from the process that drew it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <stdexcept>
#include <vector>

namespace mediaproof {

struct DrawnPicture {
    std::optional<double> at_s;  // second of a video; absent for a photo
    int width = 0;               // pixels of the displayed original; > 0
    int height = 0;
    std::vector<std::byte> jpeg;
};

class DrawnPictureError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

std::vector<std::byte> encode_pictures(const std::vector<DrawnPicture>& pictures);

// Trusts nothing in the bytes but that what begins like a JPEG may be shown as one. Throws DrawnPictureError.
std::vector<DrawnPicture> decode_pictures(std::span<const std::byte> bytes);

}  // namespace mediaproof
