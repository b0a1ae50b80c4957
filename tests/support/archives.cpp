#include "support/archives.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <memory>
#include <stdexcept>
#include <type_traits>

namespace mediaproof::tests {
namespace {

std::string little(std::uint32_t value, int width) {
    std::string bytes;
    for (int i = 0; i < width; ++i)
        bytes += static_cast<char>((value >> (8 * i)) & 0xFFU);
    return bytes;
}

std::uint32_t crc32_of(const std::string& bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

// What the local header and the directory say alike, from the version to the name's length.
std::string common_fields(const ZipEntry& entry) {
    const auto size = static_cast<std::uint32_t>(entry.bytes.size());
    return little(20, 2) + little(entry.flags, 2) + little(0, 2) + little(0x56AC51C0U, 4) +
           little(crc32_of(entry.bytes), 4) + little(size, 4) + little(size, 4) +
           little(static_cast<std::uint32_t>(entry.name.size()), 2) + little(0, 2);
}

struct Back {
    void operator()(locale_t before) const { ::uselocale(before); }
};

struct Free {
    void operator()(archive* writer) const { archive_write_free(writer); }
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

void check(int result, archive* writer) {
    if (result != ARCHIVE_OK) throw std::runtime_error(archive_error_string(writer));
}

}  // namespace

std::string zip_of(const std::vector<ZipEntry>& entries) {
    std::string bytes;
    std::string directory;
    for (const ZipEntry& entry : entries) {
        const std::uint32_t made_by = entry.unix_mode != 0 ? 0x031EU : 20U;
        directory += "PK\x01\x02" + little(made_by, 2) + common_fields(entry) + little(0, 6) +
                     little(entry.unix_mode << 16U, 4) + little(static_cast<std::uint32_t>(bytes.size()), 4) +
                     entry.name;
        bytes += "PK\x03\x04" + common_fields(entry) + entry.name + entry.bytes;
    }
    const auto count = static_cast<std::uint32_t>(entries.size());
    return bytes + directory + "PK\x05\x06" + little(0, 4) + little(count, 2) + little(count, 2) +
           little(static_cast<std::uint32_t>(directory.size()), 4) +
           little(static_cast<std::uint32_t>(bytes.size()), 4) + little(0, 2);
}

void pack(const std::filesystem::path& file, const std::vector<PackedEntry>& entries) {
    static const locale_t unicode = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    const std::unique_ptr<std::remove_pointer_t<locale_t>, Back> before(::uselocale(unicode));
    const std::unique_ptr<archive, Free> writer(archive_write_new());
    check(archive_write_set_format_filter_by_ext(writer.get(), file.c_str()), writer.get());
    check(archive_write_open_filename(writer.get(), file.c_str()), writer.get());
    for (const PackedEntry& packed : entries) {
        const std::unique_ptr<archive_entry, Free> entry(archive_entry_new());
        archive_entry_set_pathname(entry.get(), packed.name.c_str());
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_filetype(entry.get(), packed.link_to.empty() ? AE_IFREG : AE_IFLNK);
        if (!packed.link_to.empty()) archive_entry_set_symlink(entry.get(), packed.link_to.c_str());
        if (!packed.hard_link_to.empty()) archive_entry_set_hardlink(entry.get(), packed.hard_link_to.c_str());
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(packed.bytes.size()));
        check(archive_write_header(writer.get(), entry.get()), writer.get());
        if (!packed.bytes.empty()) archive_write_data(writer.get(), packed.bytes.data(), packed.bytes.size());
    }
    check(archive_write_close(writer.get()), writer.get());
}

}  // namespace mediaproof::tests
