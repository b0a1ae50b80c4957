#include "support/archives.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <memory>
#include <stdexcept>
#include <type_traits>

namespace mediaproof::tests {
namespace {

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
