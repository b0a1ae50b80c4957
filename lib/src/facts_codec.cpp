#include "facts_codec.h"

#include "cbor.h"
#include "facts_fields.h"
#include "field_codec.h"

namespace mediaproof {

std::vector<std::byte> encode_facts(const FileFacts& facts) {
    CborWriter cbor;
    cbor.array(2);
    cbor.integer(facts_version);
    fields::Writer(cbor).write(facts);
    return std::move(cbor).take();
}

FileFacts decode_facts(std::span<const std::byte> bytes) {
    if (bytes.size() > most_facts_bytes) throw FactsError("", "are too long");
    CborReader cbor(bytes);
    fields::Reader reader(cbor);
    try {
        if (cbor.array() != 2 || cbor.integer() != facts_version) throw FactsError("", "are of another version");
        FileFacts facts;
        reader.read(facts, fields::Anything{});
        if (!cbor.at_end()) throw FactsError("", "do not end where they should");
        return facts;
    } catch (const fields::FieldError& error) {
        throw FactsError(error.field(), error.what());
    } catch (const CborError& error) {
        throw FactsError(reader.place(), error.what());
    }
}

std::vector<std::byte> encode_all_facts(std::span<const FileFacts> files) {
    CborWriter cbor;
    cbor.array(files.size());
    for (const FileFacts& facts : files)
        cbor.bytes(encode_facts(facts));
    return std::move(cbor).take();
}

std::vector<FileFacts> decode_all_facts(std::span<const std::byte> bytes) {
    CborReader cbor(bytes);
    std::vector<FileFacts> files;
    try {
        const std::size_t size = cbor.array();
        while (files.size() < size)
            files.push_back(decode_facts(cbor.bytes()));
        if (!cbor.at_end()) throw FactsError("", "do not end where they should");
    } catch (const CborError& error) {
        throw FactsError("", error.what());
    }
    return files;
}

}  // namespace mediaproof
