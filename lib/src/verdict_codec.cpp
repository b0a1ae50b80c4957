#include "verdict_codec.h"

#include "cbor.h"
#include "facts_codec.h"
#include "field_codec.h"
#include "verdict_fields.h"

namespace mediaproof {
std::vector<std::byte> encode_verdict(const Verdict& verdict) {
    CborWriter cbor;
    cbor.array(3);
    cbor.integer(verdict_version);
    cbor.integer(facts_version);
    fields::Writer(cbor, fields::Messages::with_words).write(verdict);
    return std::move(cbor).take();
}

Verdict decode_verdict(std::span<const std::byte> bytes) {
    CborReader cbor(bytes);
    fields::Reader reader(cbor, fields::Messages::with_words);
    try {
        if (cbor.array() != 3 || cbor.integer() != verdict_version || cbor.integer() != facts_version)
            throw VerdictVersionError("", "is of another version");
        Verdict verdict;
        reader.read(verdict, fields::Anything{});
        if (!cbor.at_end()) throw VerdictError("", "does not end where it should");
        return verdict;
    } catch (const fields::FieldError& error) {
        throw VerdictError(error.field(), error.what());
    } catch (const CborError& error) {
        throw VerdictError(reader.place(), error.what());
    }
}

}  // namespace mediaproof
