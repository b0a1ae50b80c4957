// Where the items of a CBOR text lie, for tests that change them one by one. Takes the text for a sound one.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include "cbor.h"

namespace mediaproof::tests {

struct CborItem {
    CborType type = CborType::null;
    std::size_t from = 0, to = 0;  // its bytes, with all that it holds
};

struct CborPair {
    std::string key;
    std::size_t map = 0;           // where the head of its map lies
    std::size_t from = 0, to = 0;  // the bytes of key and value
};

struct CborItems {
    std::vector<CborItem> items;
    std::vector<CborPair> pairs;
};

class CborWalk {
  public:
    explicit CborWalk(std::span<const std::byte> bytes) : bytes_(bytes) {
        while (at_ < bytes_.size())
            walk();
    }
    const CborItems& found() const { return found_; }

  private:
    std::uint64_t head() {
        const unsigned low = std::to_integer<unsigned>(bytes_[at_++]) & 0x1FU;
        if (low < 24 || low > 27) return low;
        std::uint64_t value = 0;
        for (int i = 0; i < 1 << (low - 24); ++i)
            value = value << 8 | std::to_integer<std::uint64_t>(bytes_[at_++]);
        return value;
    }

    void walk() {
        const std::size_t from = at_;
        const CborType type = CborReader(bytes_.subspan(at_)).next();
        const std::uint64_t size = head();
        if (type == CborType::bytes || type == CborType::text) at_ += size;
        for (std::uint64_t i = 0; type == CborType::array && i < size; ++i)
            walk();
        for (std::uint64_t i = 0; type == CborType::map && i < size; ++i) {
            const std::size_t key = at_;
            const std::string name(CborReader(bytes_.subspan(at_)).text());
            walk();
            walk();
            found_.pairs.push_back({name, from, key, at_});
        }
        found_.items.push_back({type, from, at_});
    }

    std::span<const std::byte> bytes_;
    std::size_t at_ = 0;
    CborItems found_;
};

inline CborItems items_of(std::span<const std::byte> bytes) {
    return CborWalk(bytes).found();
}

}  // namespace mediaproof::tests
