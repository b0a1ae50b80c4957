// Owners around SQLite.
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>

namespace mediaproof {

class DatabaseError : public std::runtime_error {
  public:
    DatabaseError(int code, const std::string& what) : std::runtime_error(what), code_(code & 0xFF) {}

    // What is in the file is no database, or no sound one.
    bool is_damage() const { return code_ == SQLITE_CORRUPT || code_ == SQLITE_NOTADB; }
    // Another process is writing; later it may be done.
    bool is_busy() const { return code_ == SQLITE_BUSY || code_ == SQLITE_LOCKED; }

  private:
    int code_;
};

// A statement, run once. Values are bound in their order, before the first row; bytes must outlive it.
class Statement {
  public:
    Statement(sqlite3* database, const char* sql);

    Statement& bind(std::span<const std::byte> bytes);
    Statement& bind(std::int64_t value);

    bool next();  // whether there is another row
    void run();   // to its end

    std::int64_t integer(int column) const;
    std::string text(int column) const;
    std::span<const std::byte> bytes(int column) const;  // until the next row

  private:
    struct Close {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    void insist(int code) const;

    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, Close> statement_;
    int bound_ = 0;
};

// For one thread at a time. Everything throws DatabaseError.
class Database {
  public:
    // Made when it is not there. What the file holds is not trusted: it runs nothing of its own.
    Database(const std::filesystem::path& file, std::size_t longest_row);

    Statement statement(const char* sql) { return {handle_.get(), sql}; }
    void run(const char* sql) { statement(sql).run(); }
    std::int64_t number(const char* sql);  // the first column of the first row

  private:
    struct Close {
        void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    };
    std::unique_ptr<sqlite3, Close> handle_;
};

// Undone unless it is committed.
class Transaction {
  public:
    explicit Transaction(Database& database) : database_(&database) { database.run("BEGIN IMMEDIATE"); }
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit();

  private:
    Database* database_;  // null once committed
};

}  // namespace mediaproof
