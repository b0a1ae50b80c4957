// CBOR (RFC 8949), as much of it as we write ourselves: definite lengths, heads as short as they can be, numbers with a
// fraction in 64 bits. So a value has one encoding only, and what was read and is written again gives the same bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace mediaproof {

class CborWriter {
  public:
    void null();
    void boolean(bool value);
    void integer(std::int64_t value);
    void number(double value);
    void text(std::string_view utf8);
    void bytes(std::span<const std::byte> value);
    void array(std::size_t items);
    void map(std::size_t pairs);

    std::vector<std::byte> take() && { return std::move(bytes_); }

  private:
    void head(unsigned major, std::uint64_t argument);
    void big_endian(std::uint64_t value, int width);

    std::vector<std::byte> bytes_;
};

class CborError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

enum class CborType { integer, bytes, text, array, map, boolean, null, number };

// Trusts nothing in the bytes, which must outlive it and what it gives. Throws CborError for another type than the one
// asked for, for anything that CborWriter would have written otherwise, and where the bytes end too early.
class CborReader {
  public:
    explicit CborReader(std::span<const std::byte> bytes) : rest_(bytes) {}

    bool at_end() const { return rest_.empty(); }
    CborType next() const;

    void null();
    bool boolean();
    std::int64_t integer();
    double number();
    std::string_view text();  // valid UTF-8
    std::span<const std::byte> bytes();
    std::size_t array();  // how many items follow: never more than there are bytes left
    std::size_t map();    // how many pairs follow: likewise

  private:
    std::uint64_t head(unsigned major);
    std::uint64_t big_endian(int width);
    std::span<const std::byte> take(std::uint64_t size);

    std::span<const std::byte> rest_;
};

}  // namespace mediaproof
