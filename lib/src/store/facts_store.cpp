#include "store/facts_store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include "build_id.h"
#include "facts_codec.h"
#include "mediaproof/version.h"
#include "store/database.h"
#include "store/seal.h"

namespace mediaproof {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t our_application_id = 0x6D706661;  // "mpfa"
constexpr std::int64_t our_table_version = 1;
// What a row takes beside its facts: the rest of a page, and pages of the table and its indexes that split for it.
constexpr std::size_t row_overhead = 32768;

// `used` counts: the larger, the later. `facts` are those, or thumbnails; `seal` is the digest of key and facts.
constexpr const char* make_table =
    "CREATE TABLE facts(key BLOB PRIMARY KEY NOT NULL, used INTEGER NOT NULL, facts BLOB NOT NULL, seal BLOB NOT NULL)";
constexpr const char* make_index = "CREATE INDEX facts_by_use ON facts(used)";

// Who may set a damaged database aside: only one who is alone with it. Everyone else holds the lock together.
class DoorLock {
  public:
    explicit DoorLock(const fs::path& file) : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), file.string());
    }
    ~DoorLock() { ::close(descriptor_); }
    DoorLock(const DoorLock&) = delete;
    DoorLock& operator=(const DoorLock&) = delete;

    bool be_alone() { return ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0; }

    // Waits for one who is alone, but not for ever.
    bool share() {
        for (int tries = 0; tries < 100; ++tries) {
            if (::flock(descriptor_, LOCK_SH | LOCK_NB) == 0) return true;
            if (errno != EWOULDBLOCK && errno != EINTR) return false;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return false;
    }

  private:
    int descriptor_;
};

fs::path beside(const fs::path& file, const char* suffix) {
    fs::path path = file;
    path += suffix;
    return path;
}

void make_for_owner_alone(const fs::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0600);
    if (descriptor < 0) throw std::system_error(errno, std::generic_category());
    ::close(descriptor);
    // A device or a pipe is nothing to set aside.
    if (!fs::is_regular_file(file)) throw std::system_error(EINVAL, std::generic_category());
}

Digest row_key(const FactsKey& key) {
    Sha256 sha;
    sha.add(key.content);
    sha.add_sized(key.name);
    sha.add_sized(key.measured_with);
    return sha.digest();
}

Digest row_key(const PicturesKey& key) {
    Sha256 sha;
    sha.add_sized("thumbnails");
    sha.add_sized(key.content);
    sha.add_sized(key.drawn_as);
    return sha.digest();
}

bool is_ours(Database& database) {
    if (database.number("PRAGMA user_version") != our_table_version) return false;
    Statement objects = database.statement("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name");
    return objects.next() && objects.text(0) == make_table && objects.next() && objects.text(0) == make_index &&
           !objects.next();
}

// Another program may have made them since it was seen empty.
void make_tables(Database& database) {
    Transaction making(database);
    if (database.number("SELECT count(*) FROM sqlite_schema") == 0) {
        database.run(make_table);
        database.run(make_index);
        database.run(fmt::format("PRAGMA user_version={}", our_table_version).c_str());
        database.run(fmt::format("PRAGMA application_id={}", our_application_id).c_str());
    }
    making.commit();
}

class ForeignDatabase {};

// Throws ForeignDatabase for one that another program has made.
std::unique_ptr<Database> opened(const fs::path& file) {
    make_for_owner_alone(file);
    auto database = std::make_unique<Database>(file, most_facts_bytes + row_overhead);
    const bool empty = database->number("SELECT count(*) FROM sqlite_schema") == 0;
    const bool claimed = database->number("PRAGMA application_id") == our_application_id;
    if (!empty && !claimed) throw ForeignDatabase();
    if (!empty && !is_ours(*database)) throw DatabaseError(SQLITE_CORRUPT, "holds other tables than ours");
    if (empty) database->run("PRAGMA auto_vacuum=INCREMENTAL");
    database->run("PRAGMA journal_mode=WAL");
    database->run("PRAGMA synchronous=NORMAL");
    database->run("PRAGMA journal_size_limit=4194304");
    if (empty) make_tables(*database);
    return database;
}

}  // namespace

class FactsStore::Impl {
  public:
    Impl(fs::path file, std::int64_t most_bytes) : file_(std::move(file)), most_bytes_(most_bytes) {
        guarded([&] {
            std::error_code ignored;
            if (file_.has_parent_path()) fs::create_directories(file_.parent_path(), ignored);
            lock_.emplace(beside(file_, ".lock"));
            alone_ = lock_->be_alone();
            if (!alone_ && !lock_->share()) return give_up("in use");
            attempt([&] {
                database_ = opened(file_);
                Transaction shrinking(*database_);
                make_room(0);
                shrinking.commit();
                database_->run("PRAGMA incremental_vacuum");
            });
            if (alone_ && database_ && !lock_->share()) return give_up("in use");
            alone_ = false;
        });
    }

    // What `decode` makes of the row's bytes; it throws std::runtime_error for what is not sound.
    template <class Decode>
    auto find(const Digest& row, Decode decode) {
        const std::lock_guard guard(mutex_);
        std::optional<decltype(decode({}))> found;
        guarded([&] { attempt([&] { found = read(row, decode); }); });
        return found;
    }

    void remember(const Digest& row, std::span<const std::byte> bytes) {
        const std::lock_guard guard(mutex_);
        const auto needed = static_cast<std::int64_t>(bytes.size() + row_overhead);
        if (bytes.size() > most_facts_bytes || needed > most_bytes_ / 2) return;
        guarded([&] { attempt([&] { write(row, bytes, needed); }); });
    }

    std::optional<Message> take_trouble() {
        const std::lock_guard guard(mutex_);
        return std::exchange(trouble_, std::nullopt);
    }

  private:
    template <class Decode>
    auto read(const Digest& row, Decode decode) {
        std::optional<decltype(decode({}))> found;
        {
            Statement rows = database_->statement("SELECT facts, seal FROM facts WHERE key=?");
            if (!rows.bind(row).next()) return found;
            const auto bytes = rows.bytes(0), seal = rows.bytes(1);
            const Digest expected = seal_of(row, bytes);
            try {
                if (std::equal(seal.begin(), seal.end(), expected.begin(), expected.end())) found = decode(bytes);
            } catch (const std::runtime_error&) {  // is forgotten below
            }
        }
        settle(row, found.has_value());
        return found;
    }

    // A row that was used goes later, a broken one at once. Whoever keeps us from writing that costs nothing.
    void settle(const Digest& row, bool is_sound) {
        const char* touch = "UPDATE facts SET used=(SELECT max(used)+1 FROM facts) WHERE key=?";
        try {
            database_->statement(is_sound ? touch : "DELETE FROM facts WHERE key=?").bind(row).run();
        } catch (const DatabaseError& error) {
            if (!error.is_busy()) throw;
        }
    }

    void write(const Digest& row, std::span<const std::byte> bytes, std::int64_t needed) {
        Transaction writing(*database_);
        make_room(needed);
        const Digest seal = seal_of(row, bytes);
        database_->statement("INSERT OR REPLACE INTO facts SELECT ?, (SELECT ifnull(max(used), 0)+1 FROM facts), ?, ?")
            .bind(row)
            .bind(bytes)
            .bind(seal)
            .run();
        writing.commit();
    }

    void make_room(std::int64_t needed) {
        const std::int64_t page = database_->number("PRAGMA page_size");
        const auto held = [&] {
            return (database_->number("PRAGMA page_count") - database_->number("PRAGMA freelist_count")) * page;
        };
        while (held() + needed > most_bytes_ && database_->number("SELECT count(*) FROM (SELECT 1 FROM facts LIMIT 1)"))
            database_->run("DELETE FROM facts WHERE rowid=(SELECT rowid FROM facts ORDER BY used LIMIT 1)");
    }

    // Runs `work` on the database. What finds it damaged sets it aside, and it is begun anew once.
    template <class Work>
    void attempt(Work work) {
        if (!lock_ || gave_up_) return;
        try {
            work();
        } catch (const DatabaseError& error) {
            if (error.is_busy() && database_) return;
            if (!error.is_damage()) return give_up(error.what());
            set_aside(error.what());
        }
    }

    void set_aside(const std::string& why) {
        database_.reset();
        if (std::exchange(was_set_aside_, true) || !(alone_ || lock_->be_alone())) return give_up(why);
        fs::rename(file_, beside(file_, ".damaged"));
        std::error_code ignored;
        for (const char* suffix : {"-wal", "-shm", "-journal"})
            fs::remove(beside(file_, suffix), ignored);
        database_ = opened(file_);
        trouble_ = Message{"store.damaged", {{"file", file_.string()}, {"aside", beside(file_, ".damaged").string()}}};
        if (!alone_ && !lock_->share()) give_up("in use");
    }

    void give_up(const std::string& why) {
        gave_up_ = true;
        database_.reset();
        lock_.reset();
        trouble_ = Message{"store.not-opened", {{"file", file_.string()}, {"detail", why}}};
    }

    // Nothing that goes wrong leaves the store.
    template <class Work>
    void guarded(Work work) {
        try {
            work();
        } catch (const ForeignDatabase&) {
            give_up("");
            trouble_ = Message{"store.foreign", {{"file", file_.string()}}};
        } catch (const std::system_error& error) {
            give_up(error.code().message());
        } catch (const std::exception& error) {
            give_up(error.what());
        }
    }

    std::mutex mutex_;
    const fs::path file_;
    const std::int64_t most_bytes_;
    std::optional<DoorLock> lock_;
    std::unique_ptr<Database> database_;  // null: nothing is remembered
    bool alone_ = false;                  // while it is opened
    bool was_set_aside_ = false;
    bool gave_up_ = false;
    std::optional<Message> trouble_;
};

FactsStore::FactsStore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FactsStore::FactsStore(FactsStore&&) noexcept = default;
FactsStore& FactsStore::operator=(FactsStore&&) noexcept = default;
FactsStore::~FactsStore() = default;

FactsStore FactsStore::open(const fs::path& file, std::int64_t most_bytes) {
    return FactsStore(std::make_unique<Impl>(file, most_bytes));
}

std::optional<FileFacts> FactsStore::find(const FactsKey& key) {
    return impl_->find(row_key(key), [](std::span<const std::byte> bytes) { return decode_facts(bytes); });
}

void FactsStore::remember(const FactsKey& key, const FileFacts& facts) {
    impl_->remember(row_key(key), encode_facts(facts));
}

std::optional<std::vector<DrawnPicture>> FactsStore::find(const PicturesKey& key) {
    return impl_->find(row_key(key), [](std::span<const std::byte> bytes) { return decode_pictures(bytes); });
}

void FactsStore::remember(const PicturesKey& key, const std::vector<DrawnPicture>& pictures) {
    impl_->remember(row_key(key), encode_pictures(pictures));
}

std::optional<Message> FactsStore::take_trouble() {
    return impl_->take_trouble();
}

std::string measured_with(ProbeDepth depth, bool banners, const std::optional<Digest>& logo) {
    return fmt::format("mediaproof {} {} facts {} depth {} banners {} logo {}", version, build_id(), facts_version,
                       static_cast<int>(depth), banners, logo ? hex(*logo) : "none");
}

std::string drawn_as(const std::string& part, const std::vector<double>& at_s) {
    return fmt::format("mediaproof {} {} thumbnails {} {}", version, build_id(), fmt::join(at_s, " "), part);
}

}  // namespace mediaproof
