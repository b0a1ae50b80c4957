#include "store/journal.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <system_error>

#include "support/faults.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

namespace fs = std::filesystem;

using Bytes = std::vector<std::byte>;

const std::string settings = "version 1, rules abc";

Bytes record(int number) {
    return Bytes(static_cast<std::size_t>(10 * number), static_cast<std::byte>(number));
}

std::string name_of(int number) {
    return "单位" + std::to_string(number);
}

void append(Journal& journal, int number) {
    journal.append(name_of(number), "identity", record(number));
}

// How many records from the first on are there and whole; −1 where one is missing before another.
int prefix(const Journal& journal) {
    int whole = 0;
    while (journal.find(name_of(whole), "identity") == record(whole))
        ++whole;
    return journal.size() == static_cast<std::size_t>(whole) ? whole : -1;
}

// The bytes of a journal of `records`, and where each of them ends.
std::string journal_of(const TempFolder& folder, int records, std::vector<std::size_t>* ends = nullptr) {
    fs::remove(folder.path() / Journal::file_name);
    Journal journal(folder.path(), settings);
    for (int i = 0; i <= records; ++i) {
        if (ends) ends->push_back(fs::file_size(folder.path() / Journal::file_name));
        if (i < records) append(journal, i);
    }
    return read_bytes(folder.path() / Journal::file_name);
}

}  // namespace

TEST_SUITE_BEGIN("store");

TEST_CASE("a journal that was left is read, and goes on") {
    const TempFolder folder;
    for (int run = 0; run < 3; ++run) {
        Journal journal(folder.path(), settings);
        CHECK(prefix(journal) == 2 * run);
        append(journal, 2 * run);
        append(journal, 2 * run + 1);
        CHECK(prefix(journal) == 2 * run + 2);
    }
}

TEST_CASE("a submission whose files have changed is not recorded, and the last record counts") {
    const TempFolder folder;
    {
        Journal journal(folder.path(), settings);
        journal.append("甲", "one", record(1));
        journal.append("甲", "two", record(2));
        journal.append("\xBC\xD7", "one", record(3));
    }
    const Journal journal(folder.path(), settings);
    CHECK(journal.size() == 2);
    CHECK_FALSE(journal.find("甲", "one"));
    CHECK(journal.find("甲", "two") == record(2));
    CHECK(journal.find("\xBC\xD7", "one") == record(3));
    CHECK_FALSE(journal.find("乙", "one"));
}

TEST_CASE("another version, other settings or another rule pack begin anew") {
    const TempFolder folder;
    journal_of(folder, 3);
    { CHECK(prefix(Journal(folder.path(), settings)) == 3); }
    { CHECK(prefix(Journal(folder.path(), settings + "d")) == 0); }
    { CHECK(prefix(Journal(folder.path(), settings)) == 0); }
}

TEST_CASE("a journal that was cut anywhere gives its whole records, and can be added to") {
    const TempFolder folder;
    std::vector<std::size_t> ends;
    const std::string bytes = journal_of(folder, 4, &ends);
    for (std::size_t size = 0; size <= bytes.size(); ++size) {
        CAPTURE(size);
        folder.write(Journal::file_name, bytes.substr(0, size));
        const auto whole = std::upper_bound(ends.begin(), ends.end(), size) - ends.begin();
        const int left = static_cast<int>(std::max<std::ptrdiff_t>(whole - 1, 0));
        {
            Journal journal(folder.path(), settings);
            CHECK(prefix(journal) == left);
            append(journal, left);
        }
        CHECK(prefix(Journal(folder.path(), settings)) == left + 1);
    }
}

TEST_CASE("a journal ends where a bit is wrong") {
    const TempFolder folder;
    std::vector<std::size_t> ends;
    const std::string bytes = journal_of(folder, 3, &ends);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 1 << at % 8);
        folder.write(Journal::file_name, changed);
        const auto before = std::upper_bound(ends.begin(), ends.end(), at) - ends.begin();
        CAPTURE(at);
        CHECK(prefix(Journal(folder.path(), settings)) == std::max<std::ptrdiff_t>(before - 1, 0));
    }
}

TEST_CASE("records can't be left out, put in another order or taken from another journal") {
    const TempFolder folder;
    std::vector<std::size_t> ends;
    const std::string bytes = journal_of(folder, 3, &ends);
    const auto part = [&](std::size_t i) { return bytes.substr(ends[i], ends[i + 1] - ends[i]); };
    const std::string head = bytes.substr(0, ends[0]);
    struct Row {
        std::string bytes;
        int whole;
    };
    const Row rows[] = {
        {head + part(0) + part(2), 1}, {head + part(1) + part(0) + part(2), 0}, {head + part(0) + part(0), 1},
        {head + head + part(0), 0},    {bytes + std::string(100, '\0'), 3},     {std::string(5000, '\xFF'), 0},
    };
    for (const Row& row : rows) {
        folder.write(Journal::file_name, row.bytes);
        CHECK(prefix(Journal(folder.path(), settings)) == row.whole);
    }
}

TEST_CASE("a second run into one folder is refused, in this process and in another") {
    const TempFolder folder;
    {
        Journal first(folder.path(), settings);
        append(first, 0);
        CHECK_THROWS_AS(Journal(folder.path(), settings), JournalInUse);
        CHECK_THROWS_AS(Journal(folder.path(), "other"), JournalInUse);
        append(first, 1);
    }
    CHECK(prefix(Journal(folder.path(), settings)) == 2);
}

TEST_CASE("a journal that is finished is gone, and another may begin at once") {
    const TempFolder folder;
    Journal journal(folder.path(), settings);
    append(journal, 0);
    journal.finish();
    CHECK(fs::is_empty(folder.path()));
    CHECK(prefix(Journal(folder.path(), settings)) == 0);
}

TEST_CASE("what is no journal is not written through") {
    const TempFolder folder;
    const auto target = folder.write("target", "precious");
    fs::create_symlink(target, folder.path() / Journal::file_name);
    CHECK_THROWS_AS(Journal(folder.path(), settings), std::system_error);
    CHECK(read_bytes(target) == "precious");
    CHECK_THROWS_AS(Journal(folder.path() / "missing", settings), std::system_error);
    fs::create_directories(folder.path() / "other" / Journal::file_name);
    CHECK_THROWS_AS(Journal(folder.path() / "other", settings), std::system_error);
}

TEST_CASE("whichever call fails, the journal stays sound and goes on") {
    bool every_call_worked = false;
    for (int failed = 0; !every_call_worked; ++failed) {
        CAPTURE(failed);
        const TempFolder folder;
        int kept = 0;
        {
            const FailingCall failing(failed);
            try {
                Journal journal(folder.path(), settings);
                for (int i = 0; i < 3; ++i) {
                    try {
                        append(journal, kept);
                        ++kept;
                    } catch (const std::system_error&) {
                        CHECK(prefix(journal) == kept);
                    }
                }
            } catch (const std::system_error&) {
                CHECK(kept == 0);
            }
            every_call_worked = !FailingCall::happened();
        }
        CHECK(prefix(Journal(folder.path(), settings)) == kept);
        CHECK(failed < 20);
    }
}

TEST_CASE("a run that is killed leaves a prefix, and its lock goes with it") {
    const TempFolder folder;
    int before = 0;
    for (int round = 0; round < 5; ++round) {
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            Journal journal(folder.path(), settings);
            for (int i = before;; ++i)
                append(journal, i);
        }
        ::usleep(10'000U + 5'000U * static_cast<unsigned>(round));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        const int now = prefix(Journal(folder.path(), settings));
        CHECK(now >= before);
        before = now;
    }
}

TEST_SUITE_END();
