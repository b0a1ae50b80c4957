#include "intake/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <new>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "descriptor.h"
#include "intake/entry_name.h"
#include "intake/zip_names.h"
#include "text_encoding.h"
#include "utf8.h"

namespace mediaproof {
namespace {

constexpr std::size_t block_bytes = 1 << 16;

// libarchive hands out names in the encoding of the thread's locale, and loses those that it can't say.
locale_t unicode_locale() {
    static const locale_t unicode = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return unicode;
}

class InUnicode {
  public:
    InUnicode() : before_(::uselocale(unicode_locale())) {}
    ~InUnicode() { ::uselocale(before_); }
    InUnicode(const InUnicode&) = delete;
    InUnicode& operator=(const InUnicode&) = delete;

  private:
    locale_t before_;
};

struct Closer {
    void operator()(archive* owned) const { archive_read_free(owned); }
};
using Reader = std::unique_ptr<archive, Closer>;

// The archive's bytes as libarchive asks for them. It can do that itself, but then asks the system for more than a
// confined worker may.
class Input {
  public:
    explicit Input(int file) : file_(file), size_(::lseek(file, 0, SEEK_END)) {}

    std::int64_t bytes_read() const { return bytes_read_; }

    bool open_with(archive* reader) {
        archive_read_set_read_callback(reader, read);
        archive_read_set_seek_callback(reader, seek);
        archive_read_set_callback_data(reader, this);
        return archive_read_open1(reader) == ARCHIVE_OK;
    }

  private:
    static la_ssize_t read(archive* reader, void* self, const void** block) {
        Input& input = *static_cast<Input*>(self);
        *block = input.block_.data();
        const auto got = read_at(input.file_, input.at_, input.block_);
        if (!got) {
            archive_set_error(reader, errno, "can't be read");
            return ARCHIVE_FATAL;
        }
        const auto size = static_cast<la_ssize_t>(*got);
        input.at_ += size;
        input.bytes_read_ += size;
        return size;
    }

    static la_int64_t seek(archive*, void* self, la_int64_t offset, int whence) {
        Input& input = *static_cast<Input*>(self);
        const std::int64_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? input.at_ : input.size_;
        input.at_ = std::clamp<std::int64_t>(from + offset, 0, input.size_);
        return input.at_;
    }

    int file_;
    std::int64_t size_ = 0;
    std::int64_t at_ = 0;
    std::int64_t bytes_read_ = 0;
    std::array<std::byte, block_bytes> block_{};
};

// None of libarchive's formats and filters that run other programs.
Reader new_reader() {
    Reader reader(archive_read_new());
    if (!reader) throw std::bad_alloc();
    for (const auto support :
         {archive_read_support_format_zip_seekable, archive_read_support_format_7zip, archive_read_support_format_rar,
          archive_read_support_format_rar5, archive_read_support_format_tar, archive_read_support_filter_gzip,
          archive_read_support_filter_bzip2, archive_read_support_filter_xz, archive_read_support_filter_lzma,
          archive_read_support_filter_zstd}) {
        support(reader.get());
    }
    return reader;
}

// The file that all is unpacked into.
class Spool {
  public:
    explicit Spool(int file) : file_(file) {}

    std::int64_t size() const { return size_; }

    void write(std::span<const std::byte> bytes) {
        if (!write_all_at(file_, size_, bytes))
            throw std::system_error(errno, std::generic_category(), "unpacking the archive");
        size_ += static_cast<std::int64_t>(bytes.size());
    }

    void go_back_to(std::int64_t size) { size_ = size; }

  private:
    int file_;
    std::int64_t size_ = 0;
};

class Unpacking {
  public:
    Unpacking(int archive_file, int spool, const Room& room)
        : archive_file_(archive_file), input_(archive_file), spool_(spool), room_(room), reader_(new_reader()) {}

    Listing run() {
        if (!input_.open_with(reader_.get())) {
            refuse(Refusal::unknown_format, "");
            return std::move(listing_);
        }
        for (archive_entry* entry = nullptr; go_on_ && next(entry);)
            take(entry);
        return std::move(listing_);
    }

  private:
    void refuse(Refusal why, const std::string& name) {
        if (listing_.refused.size() < room_.files) listing_.refused.push_back({why, name});
    }

    void end_with(Refusal why, const std::string& name) {
        refuse(why, name);
        go_on_ = false;
    }

    bool next(archive_entry*& entry) {
        const int result = archive_read_next_header(reader_.get(), &entry);
        // A warning is about the name alone.
        if (result == ARCHIVE_OK || result == ARCHIVE_WARN) return true;
        if (result == ARCHIVE_EOF) return false;
        const bool locked = archive_read_has_encrypted_entries(reader_.get()) > 0;
        const bool unknown = archive_format(reader_.get()) == 0;
        if (!listing_.refused.empty() && listing_.refused.back().why == Refusal::damaged)
            return false;  // told of already
        end_with(locked ? Refusal::encrypted : unknown ? Refusal::unknown_format : Refusal::damaged, "");
        return false;
    }

    std::string name_of(archive_entry* entry) {
        const char* name = archive_entry_pathname(entry);
        if (name != nullptr) return readable_name(name);
        if (!zip_names_) zip_names_ = zip_names(archive_file_);
        return entries_ <= zip_names_->size() ? readable_name((*zip_names_)[entries_ - 1]) : std::string();
    }

    void take(archive_entry* entry) {
        ++entries_;
        const std::string name = name_of(entry);
        if (entries_ > room_.files) return end_with(Refusal::too_many, "");
        const auto below = path_below(name);
        if (!below) return refuse(Refusal::leads_outside, name);
        if (archive_entry_filetype(entry) == AE_IFDIR || lies_in_litter(*below)) return;
        if (archive_entry_symlink(entry) != nullptr || archive_entry_hardlink(entry) != nullptr ||
            archive_entry_filetype(entry) == AE_IFLNK) {
            return refuse(Refusal::link, name);
        }
        if (archive_entry_filetype(entry) != AE_IFREG) return refuse(Refusal::not_a_file, name);
        if (archive_entry_is_encrypted(entry) != 0) return refuse(Refusal::encrypted, name);
        if (!names_.insert(below->native()).second) return refuse(Refusal::same_name, name);
        if (!folded_names_.insert(without_case(below->native())).second) refuse(Refusal::same_but_case, name);
        unpack_file(*below, name);
    }

    static bool lies_in_litter(const std::filesystem::path& below) {
        for (const auto& step : below) {
            if (is_litter(step)) return true;
        }
        return false;
    }

    void unpack_file(const std::filesystem::path& below, const std::string& name) {
        const std::int64_t at = spool_.size();
        const auto why_not = copy_data(at);
        if (!why_not) {
            listing_.files.push_back({below, at, spool_.size() - at});
            return;
        }
        spool_.go_back_to(at);
        if (*why_not == Refusal::damaged) return refuse(*why_not, name);
        end_with(*why_not, name);
    }

    // Nothing when all of it is in the spool.
    std::optional<Refusal> copy_data(std::int64_t at) {
        const std::int64_t read_before = input_.bytes_read() - static_cast<std::int64_t>(block_bytes);
        for (;;) {
            const la_ssize_t got = archive_read_data(reader_.get(), block_.data(), block_.size());
            if (got == 0) return std::nullopt;
            if (got < 0) return Refusal::damaged;
            if (got > room_.bytes - spool_.size()) return Refusal::too_large;
            spool_.write(std::span(block_).first(static_cast<std::size_t>(got)));
            if (out_of_measure(spool_.size() - at, input_.bytes_read() - read_before) ||
                out_of_measure(spool_.size(), input_.bytes_read()))
                return Refusal::out_of_measure;
        }
    }

    bool out_of_measure(std::int64_t unpacked, std::int64_t packed) const {
        return unpacked > room_.harmless_bytes && unpacked / room_.times > packed;
    }

    int archive_file_;
    Input input_;
    Spool spool_;
    Room room_;
    Reader reader_;
    Listing listing_;
    bool go_on_ = true;
    std::size_t entries_ = 0;  // folders and what was refused among them
    std::set<std::string> names_;
    std::set<std::string> folded_names_;
    std::optional<std::vector<std::string>> zip_names_;
    std::array<std::byte, block_bytes> block_{};
};

}  // namespace

Listing unpack(int archive, int spool, const Room& room) {
    const InUnicode here;
    return std::make_unique<Unpacking>(archive, spool, room)->run();
}

void prepare_to_unpack() {
    unicode_locale();
    for (const char* encoding : {"GB18030", "UTF-16LE"})
        decoded_from(encoding, "a");
}

}  // namespace mediaproof
