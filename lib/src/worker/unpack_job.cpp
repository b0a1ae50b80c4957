#include "worker/unpack_job.h"

#include "cbor.h"
#include "intake/unpack.h"

namespace mediaproof {
namespace {

Room decode_room(std::span<const std::byte> bytes) {
    CborReader cbor(bytes);
    if (cbor.array() != 4) throw CborError("not a room");
    Room room;
    room.bytes = cbor.integer();
    room.files = static_cast<std::size_t>(cbor.integer());
    room.times = cbor.integer();
    room.harmless_bytes = cbor.integer();
    return room;
}

}  // namespace

JobFunction unpack_job_prepared() {
    prepare_to_unpack();
    return [](const JobInput& input) {
        return encode_listing(unpack(input.files[0], input.files[1], decode_room(input.request)));
    };
}

std::vector<std::byte> unpack_request(const Room& room) {
    CborWriter cbor;
    cbor.array(4);
    cbor.integer(room.bytes);
    cbor.integer(static_cast<std::int64_t>(room.files));
    cbor.integer(room.times);
    cbor.integer(room.harmless_bytes);
    return std::move(cbor).take();
}

}  // namespace mediaproof
