#include "store/journal.h"

#include <sys/file.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "cbor.h"
#include "descriptor.h"
#include "file_calls.h"
#include "store/seal.h"
#include "whole_file.h"

namespace mediaproof {
namespace {

namespace fs = std::filesystem;

using Bytes = std::vector<std::byte>;

constexpr int journal_version = 1;

// A frame: four bytes of length, the smallest first; the seal; the content.
constexpr std::size_t length_bytes = 4;
constexpr std::size_t head_bytes = length_bytes + sizeof(Digest);

[[noreturn]] void refuse(const fs::path& file) {
    throw std::system_error(errno, std::generic_category(), file.string());
}

Bytes header_of(const std::string& bound_to) {
    CborWriter cbor;
    cbor.array(3);
    cbor.bytes(std::as_bytes(std::span(std::string_view("mediaproof journal"))));
    cbor.integer(journal_version);
    cbor.bytes(std::as_bytes(std::span(bound_to)));
    return std::move(cbor).take();
}

// Names and identities are bytes: a folder's name need not be UTF-8.
struct Record {
    std::string submission;
    std::string identity;
    std::span<const std::byte> bytes;
};

Bytes content_of(const Record& record) {
    CborWriter cbor;
    cbor.array(3);
    cbor.bytes(std::as_bytes(std::span(record.submission)));
    cbor.bytes(std::as_bytes(std::span(record.identity)));
    cbor.bytes(record.bytes);
    return std::move(cbor).take();
}

// Throws CborError.
Record record_of(std::span<const std::byte> content) {
    CborReader cbor(content);
    if (cbor.array() != 3) throw CborError("is no record");
    const auto text = [&] {
        const auto bytes = cbor.bytes();
        return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    };
    Record record;
    record.submission = text();
    record.identity = text();
    record.bytes = cbor.bytes();
    if (!cbor.at_end()) throw CborError("is no record");
    return record;
}

// Whether the name still leads to the open file: the last run may have removed it before it let go of the lock.
bool is_still_there(int descriptor, const fs::path& file) {
    struct stat opened {
    }, named{};
    return ::fstat(descriptor, &opened) == 0 && ::lstat(file.c_str(), &named) == 0 && opened.st_dev == named.st_dev &&
           opened.st_ino == named.st_ino;
}

}  // namespace

Journal::Journal(const fs::path& folder, const std::string& bound_to) : file_(folder / file_name) {
    try {
        lock(folder);
        read_all(header_of(bound_to));
    } catch (...) {
        if (descriptor_ >= 0) ::close(descriptor_);
        throw;
    }
}

Journal::~Journal() {
    ::close(descriptor_);
}

void Journal::lock(const fs::path& folder) {
    for (;;) {
        descriptor_ = file_calls::open(file_.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
        if (descriptor_ < 0) refuse(file_);
        if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
            if (errno == EWOULDBLOCK) throw JournalInUse(folder);
            refuse(file_);
        }
        if (is_still_there(descriptor_, file_)) return;
        ::close(descriptor_);
        descriptor_ = -1;
    }
}

std::optional<Bytes> Journal::frame(std::int64_t at, std::int64_t end, const Digest& before) const {
    std::byte head[head_bytes];
    if (at + static_cast<std::int64_t>(head_bytes) > end || read_at(descriptor_, at, head) != head_bytes)
        return std::nullopt;
    std::size_t size = 0;
    for (std::size_t i = length_bytes; i-- > 0;)
        size = size << 8 | std::to_integer<std::size_t>(head[i]);
    const std::int64_t from = at + static_cast<std::int64_t>(head_bytes);
    if (size > most_record_bytes || from + static_cast<std::int64_t>(size) > end) return std::nullopt;
    Bytes content(size);
    if (read_at(descriptor_, from, content) != size) return std::nullopt;
    const Digest seal = seal_of(before, content);
    if (!std::equal(seal.begin(), seal.end(), head + length_bytes)) return std::nullopt;
    return content;
}

void Journal::read_all(std::span<const std::byte> header) {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) refuse(file_);
    if (!S_ISREG(status.st_mode)) throw std::system_error(EINVAL, std::generic_category(), file_.string());
    const auto passed = [this](const Bytes& content) {
        end_ += static_cast<std::int64_t>(head_bytes + content.size());
        seal_ = seal_of(seal_, content);
    };
    const auto first = frame(0, status.st_size, seal_);
    if (!first || !std::equal(first->begin(), first->end(), header.begin(), header.end())) {
        cut();
        add(header);
        return settle_names(file_.parent_path());
    }
    passed(*first);
    while (const auto content = frame(end_, status.st_size, seal_)) {
        try {
            const Record record = record_of(*content);
            records_[record.submission] = {record.identity, end_, seal_};
        } catch (const CborError&) {
            break;
        }
        passed(*content);
    }
    cut();
}

// What stands behind the last whole record goes.
void Journal::cut() {
    if (::ftruncate(descriptor_, end_) != 0) refuse(file_);
}

void Journal::add(std::span<const std::byte> content) {
    if (content.size() > most_record_bytes) throw std::length_error("a record is too long for the journal");
    const Digest seal = seal_of(seal_, content);
    Bytes frame(head_bytes + content.size());
    for (std::size_t i = 0; i < length_bytes; ++i)
        frame[i] = static_cast<std::byte>(content.size() >> (8 * i) & 0xFF);
    std::copy(seal.begin(), seal.end(), frame.begin() + length_bytes);
    std::copy(content.begin(), content.end(), frame.begin() + head_bytes);
    const auto give_up = [this] {
        const int error = errno;
        [[maybe_unused]] const int cut_or_not = ::ftruncate(descriptor_, end_);  // the next record is written over it
        errno = error;
        refuse(file_);
    };
    if (!write_all_at(descriptor_, end_, frame) || file_calls::fsync(descriptor_) != 0) give_up();
    end_ += static_cast<std::int64_t>(frame.size());
    seal_ = seal;
}

std::optional<Bytes> Journal::find(const std::string& submission, std::string_view identity) const {
    const auto found = records_.find(submission);
    if (found == records_.end() || found->second.identity != identity) return std::nullopt;
    const auto content = frame(found->second.at, end_, found->second.before);
    if (!content) return std::nullopt;
    const auto bytes = record_of(*content).bytes;
    return Bytes(bytes.begin(), bytes.end());
}

void Journal::append(const std::string& submission, std::string_view identity, std::span<const std::byte> record) {
    const Place place{std::string(identity), end_, seal_};
    add(content_of({submission, place.identity, record}));
    records_[submission] = place;
}

void Journal::finish() {
    if (::unlink(file_.c_str()) != 0) refuse(file_);
    settle_names(file_.parent_path());
}

}  // namespace mediaproof
