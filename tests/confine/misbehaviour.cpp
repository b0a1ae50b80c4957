#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "confine/attacks.h"
#include "confine/channel.h"
#include "facts_codec.h"

namespace mediaproof::tests {
namespace {

using Reply = std::vector<std::byte>;

Reply reply_of(std::string_view text) {
    const auto bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

Reply echo(const JobInput& input) {
    return {input.request.begin(), input.request.end()};
}

// ---- using up ----

Reply take_all_memory(const JobInput&) {
    for (;;) {
        const auto block = new std::array<volatile char, 1 << 20>;
        block->front() = 1;
    }
}

[[noreturn]] void turn() {
    for (volatile unsigned i = 0;;)
        i = i + 1;
}

Reply turn_against_its_limit(const JobInput&) {
    ::signal(SIGXCPU, SIG_IGN);
    turn();
}

Reply start_threads(const JobInput&) {
    static std::atomic<bool> over = false;
    std::vector<std::thread> threads;
    try {
        for (int i = 0; i < 10'000; ++i)
            threads.emplace_back([] { over.wait(false); });
    } catch (const std::system_error&) {
        ::_exit(out_of_memory);
    }
    ::_exit(replied);
}

// As deep as the reply is to be long, which no stack is.
std::size_t depth_below(std::size_t left) {
    volatile char here[4096];
    here[0] = 1;
    return left == 0 ? 0 : depth_below(left - 1) + static_cast<std::size_t>(here[0]);
}

Reply overflow_the_stack(const JobInput&) {
    return Reply(depth_below(std::size_t{1} << 40));
}

Reply write_to_file(const JobInput& input) {
    const std::array<char, 4096> block{};
    std::size_t written = 0;
    for (;;) {
        const ssize_t got = ::write(input.files[0], block.data(), block.size());
        if (got < 0) return reply_of(std::to_string(written) + " " + strerrorname_np(errno));
        written += static_cast<std::size_t>(got);
    }
}

// ---- answering ----

int reply_descriptor() {
    struct stat status {};
    for (int i = STDERR_FILENO + 1; i < 1024; ++i) {
        if (::syscall(SYS_fstat, i, &status) == 0 && S_ISFIFO(status.st_mode)) return i;
    }
    ::_exit(no_reply);
}

void write_reply(const void* bytes, std::size_t count) {
    if (::write(reply_descriptor(), bytes, count) < 0) ::_exit(no_reply);
}

Reply flood(const JobInput&) {
    const std::array<char, 1 << 16> block{};
    for (;;)
        write_reply(block.data(), block.size());
}

Reply forge(const JobInput&) {
    ReplyHead head;
    head.nonce.fill(std::byte{7});
    write_reply(&head, sizeof head);
    ::_exit(replied);
}

Reply write_before_the_reply(const JobInput&) {
    write_reply("warning: ", 9);
    return reply_of("the reply");
}

Reply shut_up_and_stay(const JobInput&) {
    ::close(reply_descriptor());
    turn();
}

bool been_here = false;

Reply leave_a_trace(const JobInput&) {
    const bool before = std::exchange(been_here, true);
    return reply_of(before ? "been here" : "new here");
}

Reply read_file_given(const JobInput& input) {
    std::array<char, 64> text{};
    const ssize_t got = ::pread(input.files[0], text.data(), text.size(), 0);
    return reply_of({text.data(), static_cast<std::size_t>(std::max<ssize_t>(0, got))});
}

const std::pair<const char*, JobFunction> jobs[] = {
    {"echo", echo},
    {"leave a trace", leave_a_trace},
    {"read", read_file_given},
    {"whose child", [](const JobInput&) { return reply_of(std::to_string(::getppid())); }},
    {"sleep",
     [](const JobInput&) {
         std::this_thread::sleep_for(std::chrono::hours(1));
         return Reply();
     }},
    {"take all memory", take_all_memory},
    {"turn", [](const JobInput&) -> Reply { turn(); }},
    {"turn against its limit", turn_against_its_limit},
    {"start threads", start_threads},
    {"overflow the stack", overflow_the_stack},
    {"write", write_to_file},
    {"flood", flood},
    {"forge", forge},
    {"half a head",
     [](const JobInput&) -> Reply {
         write_reply("half", 4);
         ::_exit(replied);
     }},
    {"write before the reply", write_before_the_reply},
    {"shut up and stay", shut_up_and_stay},
    {"exit silently", [](const JobInput&) -> Reply { ::_exit(replied); }},
    {"exit with an error", [](const JobInput&) -> Reply { ::_exit(1); }},
    {"throw", [](const JobInput&) -> Reply { throw std::runtime_error("no"); }},
    {"abort", [](const JobInput&) -> Reply { std::abort(); }},
    {"fall", [](const JobInput&) -> Reply { ::_exit(*static_cast<volatile int*>(nullptr)); }},
    {"connect too", [](const JobInput&) -> Reply { ::_exit(static_cast<int>(::syscall(SYS_socket, 1, 1, 0))); }},
};

// ---- as a probe ----

FileFacts empty_facts(FileKind kind, const char* format) {
    FileFacts facts;
    facts.kind = kind;
    facts.format = format;
    if (kind == FileKind::photo) {
        facts.photo.emplace();
        facts.photo->width = facts.photo->height = 1;
    }
    if (kind == FileKind::document) facts.document.emplace();
    return facts;
}

off_t size_of(int file) {
    struct stat status {};
    ::syscall(SYS_fstat, file, &status);
    return status.st_size;
}

Reply await_growth(const JobInput& input) {
    const off_t before = size_of(input.files[0]);
    while (size_of(input.files[0]) == before)
        std::this_thread::yield();
    return encode_facts(empty_facts(FileKind::photo, "JPEG"));
}

const std::pair<const char*, JobFunction> probes[] = {
    {"photo", [](const JobInput&) { return encode_facts(empty_facts(FileKind::photo, "JPEG")); }},
    {"document", [](const JobInput&) { return encode_facts(empty_facts(FileKind::document, "JPEG")); }},
    {"other", [](const JobInput&) { return encode_facts(empty_facts(FileKind::other, "JPEG")); }},
    {"format", [](const JobInput&) { return encode_facts(empty_facts(FileKind::photo, "PNG")); }},
    {"garbage", [](const JobInput&) { return reply_of("garbage"); }},
    {"growth", await_growth},
};

const JobFunction* find(std::span<const std::pair<const char*, JobFunction>> table, const std::string& name) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto& row) { return name == row.first; });
    return found == table.end() ? nullptr : &found->second;
}

}  // namespace

JobTable misbehaviour() {
    return {std::begin(jobs), std::end(jobs)};
}

JobFunction hostile_probe() {
    return [](const JobInput& input) {
        const std::string file(reinterpret_cast<const char*>(input.request.data()), input.request.size());
        const std::string name = std::filesystem::path(file).stem();
        const JobFunction* run = find(probes, name);
        if (run == nullptr) run = find(jobs, name);
        return (*run)(input);
    };
}

}  // namespace mediaproof::tests
