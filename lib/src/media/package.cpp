#include "media/package.h"

#include <archive.h>
#include <archive_entry.h>

#include <new>
#include <string_view>

#include "media/document_text.h"

namespace mediaproof {
namespace {

constexpr std::size_t most_entries = 10'000;
constexpr const char* opening = "open the package";

std::string words_of(archive* opened) {
    const char* words = archive_error_string(opened);
    return words != nullptr ? words : "damaged";
}

// libarchive takes in the whole directory at once: it is counted before.
bool has_too_many_entries(std::span<const std::byte> bytes) {
    constexpr std::string_view entry = "PK\x01\x02";
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    std::size_t entries = 0;
    for (std::size_t at = text.find(entry); at != std::string_view::npos; at = text.find(entry, at + entry.size()))
        ++entries;
    return entries > most_entries;
}

// Null in a locale that can't say the name, which none of the names we look for needs.
std::string name_of(archive_entry* entry) {
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    return name != nullptr ? name : "";
}

}  // namespace

void Package::Closer::operator()(archive* owned) const {
    archive_read_free(owned);
}

Package::Package(std::span<const std::byte> bytes, const std::filesystem::path& file)
    : file_(file), archive_(archive_read_new()) {
    if (!archive_) throw std::bad_alloc();
    if (has_too_many_entries(bytes)) {
        throw MediaError(opening, file_, "more than " + std::to_string(most_entries) + " files in it");
    }
    // The reader that goes by the directory at the end: without it the package is cut off.
    archive_read_support_format_zip_seekable(archive_.get());
    if (archive_read_open_memory(archive_.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
        throw MediaError(opening, file_, words_of(archive_.get()));
    }
}

bool Package::next() {
    for (;;) {
        const int result = archive_read_next_header(archive_.get(), &entry_);
        if (result == ARCHIVE_EOF) return false;
        // A warning is about the name alone.
        if (result < ARCHIVE_WARN) throw MediaError(opening, file_, words_of(archive_.get()));
        name_ = name_of(entry_);
        if (archive_entry_filetype(entry_) == AE_IFREG) return true;
    }
}

std::vector<std::byte> Package::read(std::size_t most_bytes) {
    if (archive_entry_is_data_encrypted(entry_) != 0) throw PasswordError(opening, file_, "protected by a password");
    std::vector<std::byte> bytes;
    std::vector<std::byte> block(1 << 16);
    for (;;) {
        const la_ssize_t got = archive_read_data(archive_.get(), block.data(), block.size());
        if (got < 0) throw MediaError("unpack " + name_, file_, words_of(archive_.get()));
        if (got == 0) return bytes;
        if (static_cast<std::size_t>(got) > most_bytes - bytes.size()) {
            throw MediaError("unpack " + name_, file_, "larger than " + std::to_string(most_bytes) + " bytes");
        }
        bytes.insert(bytes.end(), block.begin(), block.begin() + got);
    }
}

bool has_part(std::span<const std::byte> bytes, const std::string& name, const std::filesystem::path& file) {
    Package package(bytes, file);
    while (package.next()) {
        if (package.name() == name) return true;
    }
    return false;
}

std::vector<std::byte> read_part(std::span<const std::byte> bytes, const std::string& name, std::size_t most_bytes,
                                 const std::filesystem::path& file) {
    Package package(bytes, file);
    while (package.next()) {
        if (package.name() == name) return package.read(most_bytes);
    }
    throw MediaError(opening, file, "there is no " + name + " in it");
}

}  // namespace mediaproof
