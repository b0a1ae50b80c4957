#include "sha256.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <stdexcept>
#include <system_error>
#include <vector>

#include "descriptor.h"

namespace mediaproof {
namespace {

void insist(int result) {
    if (result != 1) throw std::runtime_error("libcrypto computes no SHA-256");
}

}  // namespace

struct Sha256::State {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
    insist(EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr));
}

Sha256::~Sha256() = default;

void Sha256::add(std::span<const std::byte> bytes) {
    insist(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()));
}

void Sha256::add_sized(std::string_view text) {
    add(fmt::format("{}:", text.size()));
    add(text);
}

Digest Sha256::digest() {
    Digest digest;
    insist(EVP_DigestFinal_ex(state_->context.get(), reinterpret_cast<unsigned char*>(digest.data()), nullptr));
    return digest;
}

Digest sha256(std::span<const std::byte> bytes) {
    Sha256 sha;
    sha.add(bytes);
    return sha.digest();
}

Digest sha256_of_part(int descriptor, std::int64_t at, std::int64_t size) {
    Sha256 sha;
    std::vector<std::byte> block(std::size_t{1} << 20);
    while (size > 0) {
        const auto wanted = static_cast<std::size_t>(std::min(size, static_cast<std::int64_t>(block.size())));
        const auto got = read_at(descriptor, at, std::span(block).first(wanted));
        if (!got) throw std::system_error(errno, std::generic_category());
        if (*got == 0) break;
        sha.add(std::span(block).first(*got));
        at += static_cast<std::int64_t>(*got);
        size -= static_cast<std::int64_t>(*got);
    }
    return sha.digest();
}

Digest sha256_of_file(int descriptor) {
    return sha256_of_part(descriptor, 0, std::numeric_limits<std::int64_t>::max());
}

Digest sha256_of_file(const std::filesystem::path& file) {
    return sha256_of_file(open_regular(file).get());
}

std::string hex(const Digest& digest) {
    std::string text;
    for (const std::byte byte : digest)
        text += fmt::format("{:02x}", std::to_integer<unsigned>(byte));
    return text;
}

}  // namespace mediaproof
