#include "worker/annotate_job.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "annotate/draw.h"
#include "cbor.h"
#include "facts_codec.h"

namespace mediaproof {
namespace {

constexpr std::size_t most_pictures = 4;

bool is_jpeg(std::span<const std::byte> bytes) {
    constexpr std::array start = {std::byte{0xFF}, std::byte{0xD8}, std::byte{0xFF}};
    return bytes.size() > start.size() && std::equal(start.begin(), start.end(), bytes.begin());
}

}  // namespace

std::vector<std::byte> run_annotate_job(const JobInput& input) {
    const FileFacts facts = decode_facts(input.request);
    const auto pictures = draw_annotated(OpenFile(input.files[0], facts.file), facts);
    CborWriter cbor;
    cbor.array(pictures.size());
    for (const AnnotatedPicture& picture : pictures) {
        cbor.array(2);
        if (picture.at_s) {
            cbor.number(*picture.at_s);
        } else {
            cbor.null();
        }
        cbor.bytes(picture.jpeg);
    }
    return std::move(cbor).take();
}

std::vector<AnnotatedPicture> annotated_pictures_in(std::span<const std::byte> reply) {
    CborReader cbor(reply);
    std::vector<AnnotatedPicture> pictures(cbor.array());
    if (pictures.size() > most_pictures) throw CborError("too many pictures");
    for (AnnotatedPicture& picture : pictures) {
        if (cbor.array() != 2) throw CborError("not a picture");
        if (cbor.next() == CborType::null) {
            cbor.null();
        } else {
            picture.at_s = cbor.number();
        }
        const auto bytes = cbor.bytes();
        const bool possible =
            is_jpeg(bytes) && std::isfinite(picture.at_s.value_or(0)) && picture.at_s.value_or(0) >= 0;
        if (!possible) throw CborError("not a picture");
        picture.jpeg.assign(bytes.begin(), bytes.end());
    }
    if (!cbor.at_end()) throw CborError("more than pictures");
    return pictures;
}

}  // namespace mediaproof
