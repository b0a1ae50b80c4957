#include "store/database.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace mediaproof {
namespace {

constexpr int patience_ms = 2000;  // while another process writes

}  // namespace

Statement::Statement(sqlite3* database, const char* sql) : database_(database) {
    sqlite3_stmt* statement = nullptr;
    insist(sqlite3_prepare_v2(database, sql, -1, &statement, nullptr));
    statement_.reset(statement);
}

void Statement::insist(int code) const {
    if (code != SQLITE_OK) throw DatabaseError(code, sqlite3_errmsg(database_));
}

Statement& Statement::bind(std::span<const std::byte> bytes) {
    insist(sqlite3_bind_blob64(statement_.get(), ++bound_, bytes.data(), bytes.size(), SQLITE_STATIC));
    return *this;
}

Statement& Statement::bind(std::int64_t value) {
    insist(sqlite3_bind_int64(statement_.get(), ++bound_, value));
    return *this;
}

bool Statement::next() {
    const int code = sqlite3_step(statement_.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) insist(code);
    return code == SQLITE_ROW;
}

void Statement::run() {
    while (next()) {
    }
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    return text == nullptr ? "" : text;
}

std::span<const std::byte> Statement::bytes(int column) const {
    const void* bytes = sqlite3_column_blob(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    if (bytes == nullptr) return {};
    return {static_cast<const std::byte*>(bytes), static_cast<std::size_t>(size)};
}

Database::Database(const std::filesystem::path& file, std::size_t longest_row) {
    sqlite3* handle = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
    const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
    handle_.reset(handle);
    if (code != SQLITE_OK) throw DatabaseError(code, sqlite3_errstr(code));
    sqlite3_busy_timeout(handle, patience_ms);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, static_cast<int>(std::min<std::size_t>(longest_row, 1'000'000'000)));
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    run("PRAGMA cell_size_check=ON");
}

std::int64_t Database::number(const char* sql) {
    Statement statement = this->statement(sql);
    return statement.next() ? statement.integer(0) : 0;
}

Transaction::~Transaction() {
    if (database_ == nullptr) return;
    try {
        database_->run("ROLLBACK");
    } catch (const DatabaseError&) {
        // SQLite has undone it already.
    }
}

void Transaction::commit() {
    database_->run("COMMIT");
    database_ = nullptr;
}

}  // namespace mediaproof
