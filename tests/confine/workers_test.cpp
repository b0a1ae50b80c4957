// What a worker may do that was taken over by a hostile file, and what becomes of those beside it.
#include "confine/workers.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <fstream>
#include <mutex>
#include <set>
#include <thread>

#include "confine/attacks.h"
#include "descriptor.h"
#include "support/temp_folder.h"

using namespace mediaproof;
using namespace mediaproof::tests;

namespace {

namespace fs = std::filesystem;

WorkersOptions hostile(std::size_t most_at_once = 1, Confinement confinement = Confinement::strict) {
    WorkersOptions options;
    options.confinement = confinement;
    options.most_at_once = most_at_once;
    options.program = MEDIAPROOF_ATTACK_WORKER;
    return options;
}

Job job_of(const std::string& name, std::string_view request = "") {
    Job job;
    job.name = name;
    const auto bytes = std::as_bytes(std::span(request));
    job.request.assign(bytes.begin(), bytes.end());
    return job;
}

std::string said(const std::vector<std::byte>& reply) {
    return {reinterpret_cast<const char*>(reply.data()), reply.size()};
}

// The reply, or how it failed: "crashed 11", "refused".
std::string told(const JobResult& result) {
    constexpr const char* names[] = {"crashed", "timed out", "out of memory", "refused", "bad reply", "not started"};
    if (const auto* reply = std::get_if<std::vector<std::byte>>(&result)) return said(*reply);
    const Failure& failure = std::get<Failure>(result);
    const std::string name = names[static_cast<int>(failure.kind)];
    return failure.signal == 0 ? name : fmt::format("{} {}", name, failure.signal);
}

// One that is shared: starting a warm process takes longer than all jobs of a table.
Workers& hostile_workers() {
    static Workers workers(hostile(), nullptr);
    return workers;
}

// Empty where there is no such process any more, also where it ends while the file is read.
std::string stat_of(const std::string& process) {
    std::ifstream file("/proc/" + process + "/stat");
    std::string line;
    std::getline(file, line);
    return line;
}

// Processes whose parent is `parent`.
std::vector<pid_t> children_of(pid_t parent) {
    std::vector<pid_t> children;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        const std::string name = entry.path().filename();
        if (name.find_first_not_of("0123456789") != std::string::npos) continue;
        const std::string line = stat_of(name);
        const auto end_of_name = line.rfind(')');
        if (end_of_name == std::string::npos) continue;
        char state = 0;
        int of = 0;
        if (std::sscanf(line.c_str() + end_of_name + 1, " %c %d", &state, &of) == 2 && of == parent && state != 'Z')
            children.push_back(std::stoi(name));
    }
    return children;
}

template <typename Holds>
bool comes_to_hold(Holds holds) {
    for (int i = 0; i < 3000 && !holds(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return holds();
}

struct Row {
    const char* attempt;
    const char* outcome;
};

#ifdef __SANITIZE_ADDRESS__
constexpr const char* pipe_outcome = "done";  // see syscall_filter.cpp
#else
constexpr const char* pipe_outcome = "EPERM";
#endif

constexpr Row attempts[] = {
    {"open to read", "EPERM"},
    {"open to write", "EPERM"},
    {"open by the old call", "EPERM"},
    {"openat2", "EPERM"},
    {"stat", "EPERM"},
    {"statx", "EPERM"},
    {"access", "EPERM"},
    {"readlink", "EPERM"},
    {"unlink", "EPERM"},
    {"rename", "EPERM"},
    {"mkdir", "EPERM"},
    {"chmod", "EPERM"},
    {"chdir", "EPERM"},
    {"memfd_create", "EPERM"},
    {"dup", "EPERM"},
    {"pipe", pipe_outcome},
    {"eventfd", "EPERM"},
    {"fcntl", "EPERM"},
    {"ioctl", "EPERM"},
    {"map executable memory", "EPERM"},
    {"make memory executable", "EPERM"},
    {"raise a limit", "EPERM"},
    {"prctl", "EPERM"},
    {"clone3", "ENOSYS"},
    {"write to standard output", "ENXIO"},
    {"find open files", "ENOENT"},
    {"find the environment", "ENOENT"},
    {"connect", "refused"},
    {"connect in the machine", "refused"},
    {"connect an open file", "refused"},
    {"bind", "refused"},
    {"exec", "refused"},
    {"execveat", "refused"},
    {"fork", "refused"},
    {"vfork", "refused"},
    {"clone", "refused"},
    {"ptrace", "refused"},
    {"process_vm_readv", "refused"},
    {"kill the parent", "refused"},
    {"kill all", "refused"},
    {"tgkill the parent", "refused"},
    {"pidfd_open", "refused"},
    {"mount", "refused"},
    {"unshare", "refused"},
    {"bpf", "refused"},
    {"perf_event_open", "refused"},
    {"keyctl", "refused"},
    {"io_uring_setup", "refused"},
    {"userfaultfd", "refused"},
    {"seccomp", "refused"},
};

}  // namespace

TEST_SUITE_BEGIN("confine");

TEST_CASE("a worker is shut in: what libraries may try fails, what only an attacker would try kills it") {
    CHECK(std::size(attempts) == forbidden_attempts().size());
    for (const auto& [attempt, outcome] : attempts) {
        CAPTURE(attempt);
        CHECK(told(hostile_workers().run(job_of(attempt))) == outcome);
        CHECK(told(hostile_workers().run(job_of("echo", "still here"))) == "still here");
    }
}

TEST_CASE("a worker that uses up what there is, or answers otherwise than it should, fails by itself") {
    const struct {
        const char* job;
        const char* outcome;
    } rows[] = {
#ifndef __SANITIZE_ADDRESS__
        {"take all memory", "out of memory"},
        {"start threads", "out of memory"},
        {"overflow the stack", "crashed 11"},
        {"fall", "crashed 11"},
#endif
        {"turn", "timed out"},
        {"turn against its limit", "timed out"},
        {"flood", "bad reply"},
        {"forge", "bad reply"},
        {"half a head", "bad reply"},
        {"write before the reply", "bad reply"},
        {"exit silently", "bad reply"},
        {"exit with an error", "bad reply"},
        {"throw", "bad reply"},
        {"abort", "crashed 6"},
        {"no such job", "bad reply"},
    };
    for (const auto& [name, outcome] : rows) {
        CAPTURE(name);
        Job job = job_of(name);
        job.limits = {30, 1, std::uint64_t{1} << 30, 1 << 20, 0};
        CHECK(told(hostile_workers().run(job)) == outcome);
        CHECK(told(hostile_workers().run(job_of("echo", "still here"))) == "still here");
    }
}

TEST_CASE("the clock ends a worker that does nothing, or that pretends to have answered") {
    for (const char* name : {"sleep", "shut up and stay"}) {
        CAPTURE(name);
        Job job = job_of(name);
        job.limits.wall_s = 0.2;
        CHECK(told(hostile_workers().run(job)) == "timed out");
    }
}

TEST_CASE("a worker reads and writes the files it was given, no further than it may") {
    const TempFolder folder;
    const Descriptor input(::open(folder.write("input", "hello").c_str(), O_RDONLY | O_CLOEXEC));
    Job read = job_of("read");
    read.files = {input.get()};
    CHECK(told(hostile_workers().run(read)) == "hello");
    for (const std::uint64_t most : {0, 10'000}) {
        const fs::path file = folder.write("output", "");
        const Descriptor output(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
        Job write = job_of("write");
        write.files = {output.get()};
        write.limits.file_bytes = most;
        CHECK(told(hostile_workers().run(write)) == fmt::format("{} EFBIG", most));
        CHECK(fs::file_size(file) == most);
    }
}

TEST_CASE("nothing of one job is left for the next") {
    CHECK(told(hostile_workers().run(job_of("leave a trace"))) == "new here");
    CHECK(told(hostile_workers().run(job_of("leave a trace"))) == "new here");
}

TEST_CASE("what one worker does does not touch those beside it, and no more run at once than may") {
    Workers workers(hostile(2), nullptr);
    std::vector<std::thread> threads;
    std::array<int, 6> right{};
    std::mutex mutex;
    std::set<std::string> warm_processes;
    for (int i = 0; i < 6; ++i) {
        threads.emplace_back([&, i] {
            for (int j = 0; j < 5; ++j) {
                workers.run(job_of(j % 2 == 0 ? "abort" : "kill the parent"));
                const std::string own = fmt::format("{} {}", i, j);
                right[static_cast<std::size_t>(i)] += told(workers.run(job_of("echo", own))) == own ? 1 : 0;
                const std::string parent = told(workers.run(job_of("whose child")));
                const std::scoped_lock lock(mutex);
                warm_processes.insert(parent);
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    for (const int count : right)
        CHECK(count == 5);
    CHECK(warm_processes.size() <= 2);
    CHECK_FALSE(warm_processes.contains("-1"));
}

TEST_CASE("a warm process that was killed is replaced") {
    Workers workers(hostile(), nullptr);
    const int first = std::stoi(told(workers.run(job_of("whose child"))));
    REQUIRE(first > 1);
    ::kill(first, SIGKILL);
    const std::string second = told(workers.run(job_of("whose child")));
    CHECK(second != "not started");
    CHECK(second != std::to_string(first));
}

TEST_CASE("when the process that handed out the jobs is killed, nothing of it goes on") {
    std::string program = MEDIAPROOF_ATTACK_WORKER;
    char* arguments[] = {program.data(), program.data(), nullptr};
    pid_t supervisor = -1;
    REQUIRE(::posix_spawn(&supervisor, program.c_str(), nullptr, nullptr, arguments, environ) == 0);
    REQUIRE(supervisor > 1);
    std::vector<pid_t> warm;
    std::vector<pid_t> worker;
    const bool running = comes_to_hold([&] {
        warm = children_of(supervisor);
        if (!warm.empty()) worker = children_of(warm[0]);
        return !worker.empty() && children_of(warm[0]) == worker;
    });
    ::kill(supervisor, SIGKILL);
    ::waitpid(supervisor, nullptr, 0);
    REQUIRE(running);
    // A process that has ended may be left for a reaper that comes late.
    const auto is_gone = [](pid_t process) {
        const std::string line = stat_of(std::to_string(process));
        return line.empty() || line.find(") Z ") != std::string::npos;
    };
    CHECK(comes_to_hold([&] { return is_gone(warm[0]) && is_gone(worker[0]); }));
}

TEST_CASE("without its program no job is done, and the error names it") {
    WorkersOptions options = hostile();
    options.program = "/nowhere/mediaproof-worker";
    Workers missing(options, nullptr);
    try {
        missing.run(job_of("echo"));
        FAIL("a job was done by nobody");
    } catch (const ConfinementError& error) {
        CHECK(std::string(error.what()).find("/nowhere/mediaproof-worker") != std::string::npos);
    }
    options.program = "/bin/true";  // starts, and is no worker
    Workers other(options, nullptr);
    CHECK(told(other.run(job_of("echo"))) == "not started");
    CHECK_THROWS_AS(other.confinement(), ConfinementError);
}

TEST_CASE("what was achieved is told") {
    const ConfinementState strict = hostile_workers().confinement();
    CHECK(strict.mode == Confinement::strict);
    CHECK(strict.seccomp);
    Workers best_effort(hostile(1, Confinement::best_effort), nullptr);
    const ConfinementState best = best_effort.confinement();
    CHECK(best.mode == Confinement::best_effort);
    CHECK(best.landlock_abi == strict.landlock_abi);
    CHECK(told(best_effort.run(job_of("exec"))) == "refused");
}

TEST_CASE("unconfined, the same jobs are done in this process") {
    Workers here(hostile(1, Confinement::none), [](std::span<const std::byte>) { return misbehaviour(); });
    CHECK(here.confinement() == ConfinementState{});
    CHECK(told(here.run(job_of("echo", "hello"))) == "hello");
    CHECK(told(here.run(job_of("whose child"))) == std::to_string(::getppid()));
    CHECK(told(here.run(job_of("throw"))) == "bad reply");
    CHECK(told(here.run(job_of("no such job"))) == "bad reply");
}

TEST_SUITE_END();
