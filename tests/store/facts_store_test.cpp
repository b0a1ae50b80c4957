#include "store/facts_store.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <functional>
#include <thread>

#include "facts_codec.h"
#include "store/database.h"
#include "support/filled_facts.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t plenty = 64 << 20;

FactsKey key_of(int number) {
    const std::string text = std::to_string(number);
    return {sha256(std::as_bytes(std::span(text))), "影像.mp4", "settings"};
}

// Facts of that many bytes, told apart by `number`.
FileFacts facts_of_size(int number, std::size_t bytes) {
    FileFacts facts = filled_document_facts();
    facts.format = std::to_string(number);
    facts.document->text.assign(bytes, 'x');
    return facts;
}

bool finds(FactsStore& store, int number) {
    const auto found = store.find(key_of(number));
    CHECK((!found || found->format == std::to_string(number)));
    return found.has_value();
}

std::string key_of_trouble(FactsStore& store) {
    const auto trouble = store.take_trouble();
    if (trouble) CHECK_FALSE(say(*trouble, Language::chinese).empty());
    CHECK_FALSE(store.take_trouble());
    return trouble ? trouble->key : "";
}

// A store of ten, closed.
fs::path filled_store(const TempFolder& folder) {
    const fs::path file = folder.path() / "facts.sqlite";
    FactsStore store = FactsStore::open(file, plenty);
    for (int i = 0; i < 10; ++i)
        store.remember(key_of(i), facts_of_size(i, 20'000));
    CHECK(key_of_trouble(store).empty());
    return file;
}

int exit_code_of(pid_t child) {
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_SUITE_BEGIN("store");

TEST_CASE("facts are found again, in this run and in the next") {
    const TempFolder folder;
    const fs::path file = folder.path() / "new folder" / "facts.sqlite";
    for (int run = 0; run < 2; ++run) {
        FactsStore store = FactsStore::open(file, plenty);
        int number = 0;
        for (const FileFacts& facts : filled_facts()) {
            if (run == 0) CHECK_FALSE(store.find(key_of(number)));
            if (run == 0) store.remember(key_of(number), facts);
            const auto found = store.find(key_of(number++));
            REQUIRE(found);
            const bool same = encode_facts(*found) == encode_facts(facts);
            CHECK(same);
        }
        CHECK(key_of_trouble(store).empty());
    }
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600);
}

TEST_CASE("only the same file, of the same name, measured the same way, is found") {
    const TempFolder folder;
    FactsStore store = FactsStore::open(folder.path() / "facts.sqlite", plenty);
    store.remember(key_of(1), filled_photo_facts());
    FactsKey other_content = key_of(1), other_name = key_of(1), other_way = key_of(1), shifted = key_of(1);
    other_content.content[31] ^= std::byte{1};
    other_name.name = "照片.mp4";
    other_way.measured_with += "!";
    shifted.name += "s";
    shifted.measured_with.erase(0, 1);
    for (const FactsKey& key : {other_content, other_name, other_way, shifted})
        CHECK_FALSE(store.find(key));
    CHECK(store.find(key_of(1)));
}

TEST_CASE("each way to measure has its own text") {
    const Digest one{std::byte{1}}, two{std::byte{2}};
    const std::string texts[] = {
        measured_with(ProbeDepth::quick, false, {}),    measured_with(ProbeDepth::standard, false, {}),
        measured_with(ProbeDepth::full, false, {}),     measured_with(ProbeDepth::standard, true, {}),
        measured_with(ProbeDepth::standard, true, one), measured_with(ProbeDepth::standard, true, two),
    };
    for (const std::string& text : texts)
        CHECK(std::count(std::begin(texts), std::end(texts), text) == 1);
}

TEST_CASE("what is remembered again takes the place of what was") {
    const TempFolder folder;
    FactsStore store = FactsStore::open(folder.path() / "facts.sqlite", plenty);
    store.remember(key_of(1), filled_photo_facts());
    store.remember(key_of(1), unreadable_facts());
    CHECK(store.find(key_of(1))->kind == FileKind::unreadable);
}

TEST_CASE("the file keeps its size, and what was not used for longest goes first") {
    const TempFolder folder;
    const fs::path file = folder.path() / "facts.sqlite";
    constexpr std::int64_t most = 1 << 20;
    {
        FactsStore store = FactsStore::open(file, most);
        for (int i = 0; i < 100; ++i) {
            store.remember(key_of(i), facts_of_size(i, 50'000));
            CHECK(finds(store, 0));
            CHECK(finds(store, i));
        }
        CHECK_FALSE(finds(store, 1));
        CHECK_FALSE(finds(store, 80));
        CHECK(finds(store, 90));
        store.remember(key_of(1000), facts_of_size(1000, 600'000));
        CHECK_FALSE(finds(store, 1000));
        CHECK(finds(store, 90));
    }
    CHECK(static_cast<std::int64_t>(fs::file_size(file)) <= most);
    FactsStore::open(file, most / 4);
    CHECK(static_cast<std::int64_t>(fs::file_size(file)) <= most / 4);
    FactsStore store = FactsStore::open(file, plenty);
    CHECK(finds(store, 90));
    CHECK_FALSE(finds(store, 85));
}

TEST_CASE("a broken row is a miss, and only that one") {
    const TempFolder folder;
    const fs::path file = filled_store(folder);
    const char* damages[] = {
        "UPDATE facts SET facts=zeroblob(100) WHERE used=1",
        "UPDATE facts SET facts='text' WHERE used=2",
        "UPDATE facts SET seal=zeroblob(32) WHERE used=3",
        "UPDATE facts SET seal=x'' WHERE used=4",
        "UPDATE facts SET facts=facts||x'00' WHERE used=5",
        "UPDATE facts SET key=x'00' WHERE used=6",
        "UPDATE facts SET facts=(SELECT facts FROM facts WHERE used=8), seal=(SELECT seal FROM facts WHERE used=8) "
        "WHERE used=7",
    };
    {
        Database database(file, most_facts_bytes);
        for (const char* damage : damages)
            database.run(damage);
    }
    FactsStore store = FactsStore::open(file, plenty);
    for (int i = 0; i < 10; ++i) {
        CAPTURE(i);
        CHECK(finds(store, i) == (i >= 7));
    }
    store.remember(key_of(0), facts_of_size(0, 10));
    CHECK(finds(store, 0));
    CHECK(key_of_trouble(store).empty());
}

TEST_CASE("a damaged file is set aside, and a new one begun") {
    const std::vector<std::pair<const char*, std::function<void(std::string&)>>> damages = {
        {"no database", [](std::string& bytes) { bytes = "这不是数据库\n"; }},
        {"cut off", [](std::string& bytes) { bytes.resize(bytes.size() / 2); }},
        {"cut in its first page", [](std::string& bytes) { bytes.resize(700); }},
        {"pages of zeros", [](std::string& bytes) { std::fill(bytes.begin() + 4096, bytes.end(), '\0'); }},
        {"noise behind the head",
         [](std::string& bytes) {
             for (std::size_t i = 100; i < bytes.size(); ++i)
                 bytes[i] = static_cast<char>(i * i % 251);
         }},
        {"another version's tables", [](std::string& bytes) { bytes[63] = 9; }},
    };
    for (const auto& [name, damage] : damages) {
        CAPTURE(name);
        const TempFolder folder;
        const fs::path file = filled_store(folder);
        std::string bytes = read_bytes(file);
        damage(bytes);
        folder.write("facts.sqlite", bytes);
        FactsStore store = FactsStore::open(file, plenty);
        for (int i = 0; i < 10; ++i)
            finds(store, i);
        store.remember(key_of(1), facts_of_size(1, 10));
        CHECK(finds(store, 1));
        CHECK(key_of_trouble(store) == "store.damaged");
        CHECK(read_bytes(folder.path() / "facts.sqlite.damaged") == bytes);
    }
}

TEST_CASE("any byte of the file may be wrong") {
    const TempFolder folder;
    const std::string bytes = read_bytes(filled_store(folder));
    const fs::path file = folder.path() / "facts.sqlite";
    for (std::size_t at = 0; at < bytes.size(); at += at < 110 ? 3 : 4001) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 0x55);
        folder.write("facts.sqlite", changed);
        FactsStore store = FactsStore::open(file, plenty);
        for (int i = 0; i < 10; ++i)
            finds(store, i);
        store.remember(key_of(11), facts_of_size(11, 10));
    }
}

TEST_CASE("what can't be used is no store, says so once, and is left alone") {
    const TempFolder folder;
    const fs::path foreign = folder.path() / "foreign.sqlite";
    Database(foreign, 1000).run("CREATE TABLE mine(a)");
    const std::string before = read_bytes(foreign);
    fs::create_directory(folder.path() / "folder");
    struct Row {
        fs::path file;
        const char* trouble;
    };
    const Row rows[] = {
        {foreign, "store.foreign"},
        {folder.path() / "folder", "store.not-opened"},
        {"/dev/null", "store.not-opened"},
        {folder.write("file", "") / "facts.sqlite", "store.not-opened"},
        {"/proc/facts.sqlite", "store.not-opened"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.file);
        FactsStore store = FactsStore::open(row.file, plenty);
        store.remember(key_of(1), filled_photo_facts());
        CHECK_FALSE(store.find(key_of(1)));
        CHECK(key_of_trouble(store) == row.trouble);
    }
    CHECK(read_bytes(foreign) == before);
}

TEST_CASE("a damaged file that another process uses is not pulled away from it") {
    const TempFolder folder;
    const fs::path file = filled_store(folder);
    FactsStore other = FactsStore::open(file, plenty);
    CHECK(finds(other, 1));
    folder.write("facts.sqlite", "这不是数据库\n");
    {
        FactsStore store = FactsStore::open(file, plenty);
        CHECK_FALSE(finds(store, 1));
        CHECK(key_of_trouble(store) == "store.not-opened");
    }
    CHECK_FALSE(fs::exists(folder.path() / "facts.sqlite.damaged"));
}

TEST_CASE("threads share a store") {
    const TempFolder folder;
    FactsStore store = FactsStore::open(folder.path() / "facts.sqlite", plenty);
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&store, thread] {
            for (int i = 0; i < 50; ++i) {
                store.remember(key_of(100 * thread + i), facts_of_size(100 * thread + i, 1000));
                store.find(key_of(100 * (thread ^ 1) + i));
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    for (int thread = 0; thread < 4; ++thread) {
        for (int i = 0; i < 50; ++i)
            CHECK(finds(store, 100 * thread + i));
    }
    CHECK(key_of_trouble(store).empty());
}

TEST_CASE("processes share a file from its very beginning") {
    const TempFolder folder;
    const fs::path file = folder.path() / "facts.sqlite";
    pid_t children[3];
    for (int child = 0; child < 3; ++child) {
        children[child] = ::fork();
        REQUIRE(children[child] >= 0);
        if (children[child] > 0) continue;
        {
            FactsStore store = FactsStore::open(file, plenty);
            for (int i = 0; i < 100; ++i) {
                store.remember(key_of(1000 * child + i), facts_of_size(1000 * child + i, 1000));
                store.find(key_of(i));
            }
            if (store.take_trouble()) ::_exit(1);
        }
        ::_exit(0);
    }
    for (const pid_t child : children)
        CHECK(exit_code_of(child) == 0);
    FactsStore store = FactsStore::open(file, plenty);
    int found = 0;
    for (int child = 0; child < 3; ++child) {
        for (int i = 0; i < 100; ++i)
            found += finds(store, 1000 * child + i);
    }
    CHECK(found == 300);
    CHECK(key_of_trouble(store).empty());
}

TEST_CASE("a process that is killed while it writes leaves a sound store") {
    const TempFolder folder;
    const fs::path file = filled_store(folder);
    for (int round = 0; round < 5; ++round) {
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            FactsStore store = FactsStore::open(file, plenty);
            for (int i = 0;; ++i)
                store.remember(key_of(100 + i % 50), facts_of_size(100 + i % 50, 100'000));
        }
        ::usleep(20'000U + 7'000U * static_cast<unsigned>(round));
        ::kill(child, SIGKILL);
        CHECK(exit_code_of(child) == -1);
        FactsStore store = FactsStore::open(file, plenty);
        for (int i = 0; i < 10; ++i)
            CHECK(finds(store, i));
        CHECK(key_of_trouble(store).empty());
    }
}

TEST_SUITE_END();
