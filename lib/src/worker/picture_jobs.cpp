#include "worker/picture_jobs.h"

#include "annotate/drawing.h"
#include "cbor.h"
#include "facts_codec.h"

namespace mediaproof {
namespace {

std::string text_of(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// The second or null, then for each outline its eight numbers and whether it is certain.
void write(CborWriter& cbor, const WantedPicture& picture) {
    cbor.array(2);
    picture.at_s ? cbor.number(*picture.at_s) : cbor.null();
    cbor.array(picture.outlines.size());
    for (const Outline& outline : picture.outlines) {
        cbor.array(9);
        for (const Point& corner : outline.quad) {
            cbor.number(corner.x);
            cbor.number(corner.y);
        }
        cbor.boolean(outline.is_certain);
    }
}

void read(CborReader& cbor, WantedPicture& picture) {
    cbor.array();
    if (cbor.next() == CborType::null) {
        cbor.null();
    } else {
        picture.at_s = cbor.number();
    }
    picture.outlines.resize(cbor.array());
    for (Outline& outline : picture.outlines) {
        cbor.array();
        for (Point& corner : outline.quad) {
            corner.x = cbor.number();
            corner.y = cbor.number();
        }
        outline.is_certain = cbor.boolean();
    }
}

}  // namespace

std::vector<std::byte> annotate(const JobInput& input) {
    const FileFacts facts = decode_facts(input.request);
    return encode_pictures(annotated_pictures(OpenFile(input.files[0], facts.file), facts));
}

std::vector<std::byte> draw_thumbnails(const JobInput& input) {
    CborReader cbor(input.request);
    const std::string part = text_of(cbor.bytes());
    std::vector<double> at_s;
    for (std::size_t left = cbor.array(); left > 0; --left)
        at_s.push_back(cbor.number());
    return encode_pictures(thumbnails(OpenFile(input.files[0], "picture"), part, at_s));
}

std::vector<std::byte> draw_full_size(const JobInput& input) {
    CborReader cbor(input.request);
    const std::string part = text_of(cbor.bytes());
    std::vector<WantedPicture> wanted(cbor.array());
    for (WantedPicture& picture : wanted)
        read(cbor, picture);
    return encode_pictures(full_size_pictures(OpenFile(input.files[0], "picture"), part, wanted));
}

std::vector<std::byte> thumbnails_request(const std::string& part, const std::vector<double>& at_s) {
    CborWriter cbor;
    cbor.bytes(std::as_bytes(std::span(part)));
    cbor.array(at_s.size());
    for (const double time : at_s)
        cbor.number(time);
    return std::move(cbor).take();
}

std::vector<std::byte> full_size_request(const std::string& part, const std::vector<WantedPicture>& wanted) {
    CborWriter cbor;
    cbor.bytes(std::as_bytes(std::span(part)));
    cbor.array(wanted.size());
    for (const WantedPicture& picture : wanted)
        write(cbor, picture);
    return std::move(cbor).take();
}

}  // namespace mediaproof
