#include "worker/picture_jobs.h"

#include "annotate/drawing.h"
#include "cbor.h"
#include "facts_codec.h"

namespace mediaproof {

std::vector<std::byte> annotate(const JobInput& input) {
    const FileFacts facts = decode_facts(input.request);
    return encode_pictures(annotated_pictures(OpenFile(input.files[0], facts.file), facts));
}

std::vector<std::byte> draw_thumbnails(const JobInput& input) {
    CborReader cbor(input.request);
    std::vector<double> at_s;
    for (std::size_t left = cbor.array(); left > 0; --left)
        at_s.push_back(cbor.number());
    return encode_pictures(thumbnails(OpenFile(input.files[0], "picture"), at_s));
}

std::vector<std::byte> thumbnails_request(const std::vector<double>& at_s) {
    CborWriter cbor;
    cbor.array(at_s.size());
    for (const double time : at_s)
        cbor.number(time);
    return std::move(cbor).take();
}

}  // namespace mediaproof
