#include "confine/warm_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <system_error>

#include "confine/serve.h"
#include "mediaproof/message.h"

namespace mediaproof {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds warm_up_time{60};
constexpr std::chrono::seconds grace{5};  // after the warm process's own watchdog should have ended the worker

Clock::time_point after(std::chrono::duration<double> time) {
    return Clock::now() + std::chrono::duration_cast<Clock::duration>(time);
}

int milliseconds_until(Clock::time_point end) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
    return static_cast<int>(std::clamp<long long>(left, 0, 1 << 30));
}

// False when nothing has come until `deadline`.
bool readable(int descriptor, Clock::time_point deadline) {
    for (;;) {
        pollfd watched{descriptor, POLLIN, 0};
        const int ready = ::poll(&watched, 1, milliseconds_until(deadline));
        if (ready >= 0 || errno != EINTR) return ready > 0;
    }
}

// ---- starting ----

class SpawnFiles {
  public:
    SpawnFiles() { posix_spawn_file_actions_init(&actions_); }
    ~SpawnFiles() { posix_spawn_file_actions_destroy(&actions_); }
    SpawnFiles(const SpawnFiles&) = delete;
    SpawnFiles& operator=(const SpawnFiles&) = delete;

    // Its jobs' socket and nothing else: standard input and output lead nowhere.
    const posix_spawn_file_actions_t* with(int socket) {
        posix_spawn_file_actions_adddup2(&actions_, socket, jobs_socket);
        for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            posix_spawn_file_actions_addopen(&actions_, standard, "/dev/null", O_RDWR, 0);
        posix_spawn_file_actions_addclosefrom_np(&actions_, jobs_socket + 1);
        return &actions_;
    }

  private:
    posix_spawn_file_actions_t actions_{};
};

class SpawnAttributes {
  public:
    SpawnAttributes() {
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_init(&attributes_);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setsigdefault(&attributes_, &all);
        posix_spawnattr_setflags(
            &attributes_, static_cast<short>(POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
    }
    ~SpawnAttributes() { posix_spawnattr_destroy(&attributes_); }
    SpawnAttributes(const SpawnAttributes&) = delete;
    SpawnAttributes& operator=(const SpawnAttributes&) = delete;

    const posix_spawnattr_t* get() const { return &attributes_; }

  private:
    posix_spawnattr_t attributes_{};
};

[[noreturn]] void cannot_start(const std::filesystem::path& program, int error) {
    const Message message{"confine.no-worker",
                          {{"program", program.string()}, {"detail", std::generic_category().message(error)}}};
    throw ConfinementError(say(message, Language::chinese) + " / " + say(message, Language::english));
}

pid_t spawned(const std::filesystem::path& program, int socket) {
    SpawnFiles files;
    const SpawnAttributes attributes;
    const std::string name = program.string();
    char* arguments[] = {const_cast<char*>(name.c_str()), nullptr};
    // All symbols are bound before the first fork, not in each worker anew. A worker's memory is all new to it: large pages,
    // and blocks that are kept when they are freed, spare it most of the page faults.
    std::string bind_now = "LD_BIND_NOW=1";
    std::string memory =
        "GLIBC_TUNABLES=glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=33554432:glibc.malloc.trim_threshold="
        "268435456";
    char* environment[] = {bind_now.data(), memory.data(), nullptr};
    pid_t process = -1;
    const int error =
        ::posix_spawn(&process, name.c_str(), files.with(socket), attributes.get(), arguments, environment);
    if (error != 0) cannot_start(program, error);
    return process;
}

// ---- one job ----

struct Pipe {
    Descriptor from;
    Descriptor to;
};

std::optional<Pipe> new_pipe() {
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

// What comes until the worker has closed its end; no more than the reply may be, one byte beyond that tells.
std::vector<std::byte> what_comes(Descriptor from, std::size_t most_bytes, Clock::time_point deadline) {
    std::vector<std::byte> bytes;
    std::array<std::byte, 1 << 16> part;
    while (bytes.size() <= most_bytes && readable(from.get(), deadline)) {
        const ssize_t got = ::read(from.get(), part.data(), part.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        bytes.insert(bytes.end(), part.begin(), part.begin() + got);
    }
    return bytes;
}

// Whole, or it is none.
std::optional<std::vector<std::byte>> reply_in(std::vector<std::byte> bytes, const Nonce& nonce) {
    ReplyHead head;
    if (bytes.size() < sizeof head) return std::nullopt;
    std::memcpy(&head, bytes.data(), sizeof head);
    if (head.nonce != nonce || head.bytes != bytes.size() - sizeof head) return std::nullopt;
    bytes.erase(bytes.begin(), bytes.begin() + sizeof head);
    return bytes;
}

Failure failure_of_exit(int code) {
    switch (code) {
        case out_of_memory:
            return {Failure::Kind::out_of_memory, 0};
        case not_confined:
            return {Failure::Kind::could_not_start, 0};
        default:
            return {Failure::Kind::bad_reply, 0};
    }
}

Failure failure_of_signal(const EndedMessage& ended, const JobLimits& limits) {
    const bool used_up = ended.cpu_s >= limits.cpu_s;
    if (ended.code == SIGSYS) return {Failure::Kind::refused, 0};
    if (ended.code == SIGXCPU || (ended.code == SIGKILL && used_up)) return {Failure::Kind::timed_out, 0};
    // Nobody but the kernel sends this one, when the whole machine is short of memory.
    if (ended.code == SIGKILL) return {Failure::Kind::out_of_memory, 0};
    return {Failure::Kind::crashed, ended.code};
}

JobResult result_of(const EndedMessage& ended, std::vector<std::byte> bytes, const Nonce& nonce,
                    const JobLimits& limits) {
    switch (ended.how) {
        case EndedMessage::How::not_started:
            return Failure{Failure::Kind::could_not_start, 0};
        case EndedMessage::How::killed_by_watchdog:
            return Failure{Failure::Kind::timed_out, 0};
        case EndedMessage::How::killed_by_signal:
            return failure_of_signal(ended, limits);
        case EndedMessage::How::exited:
            break;
    }
    if (ended.code != replied) return failure_of_exit(ended.code);
    auto reply = reply_in(std::move(bytes), nonce);
    return reply ? JobResult(std::move(*reply)) : JobResult(Failure{Failure::Kind::bad_reply, 0});
}

JobMessage message_of(const Job& job) {
    JobMessage message;
    if (job.name.size() >= message.name.size() || job.files.size() > most_job_files)
        throw std::invalid_argument("no such job: " + job.name);
    std::copy(job.name.begin(), job.name.end(), message.name.begin());
    if (::getrandom(message.nonce.data(), message.nonce.size(), 0) != static_cast<ssize_t>(message.nonce.size()))
        throw std::system_error(errno, std::generic_category(), "getrandom");
    message.wall_s = job.limits.wall_s;
    message.cpu_s = job.limits.cpu_s;
    message.memory_bytes = job.limits.memory_bytes;
    message.file_bytes = job.limits.file_bytes;
    return message;
}

}  // namespace

WarmProcess::WarmProcess(pid_t process, Descriptor socket) : process_(process), socket_(std::move(socket)) {}

std::unique_ptr<WarmProcess> WarmProcess::start(const WorkersOptions& options) {
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return nullptr;
    Descriptor ours(ends[0]);
    Descriptor theirs(ends[1]);
    std::unique_ptr<WarmProcess> process(new WarmProcess(spawned(options.program, theirs.get()), std::move(ours)));
    theirs.close();  // so that its end is seen here
    const auto walls = process->begin(options);
    if (!walls) return nullptr;
    process->state_ = {options.confinement, walls->seccomp, walls->landlock_abi};
    return process;
}

std::optional<WallsMessage> WarmProcess::begin(const WorkersOptions& options) {
    const Descriptor setup = memory_file(options.setup);
    const int setup_number = setup.get();
    if (!send_message(socket_.get(), StartMessage{options.confinement}, {&setup_number, 1})) return std::nullopt;
    if (!readable(socket_.get(), after(warm_up_time))) return std::nullopt;
    return receive_message<WallsMessage>(socket_.get());
}

bool WarmProcess::is_warm() {
    if (warm_) return true;
    if (!readable(socket_.get(), after(warm_up_time))) return false;
    const auto message = receive_message<WarmMessage>(socket_.get());
    warm_ = message && message->warm;
    return warm_;
}

WarmProcess::~WarmProcess() {
    // Its worker dies with it.
    ::kill(process_, SIGKILL);
    while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
}

std::optional<JobResult> WarmProcess::run(const Job& job) {
    const JobMessage message = message_of(job);
    if (!is_warm()) return std::nullopt;
    auto reply = new_pipe();
    if (!reply) return Failure{Failure::Kind::could_not_start, 0};
    const Descriptor request = memory_file(job.request);
    std::vector<int> descriptors = {reply->to.get(), request.get()};
    descriptors.insert(descriptors.end(), job.files.begin(), job.files.end());
    const auto deadline = after(std::chrono::duration<double>(job.limits.wall_s) + grace);
    if (!send_message(socket_.get(), message, descriptors)) return std::nullopt;
    reply->to.close();
    std::vector<std::byte> bytes =
        what_comes(std::move(reply->from), sizeof(ReplyHead) + job.limits.reply_bytes, deadline);
    hangs_ = !readable(socket_.get(), deadline);
    if (hangs_) return Failure{Failure::Kind::timed_out, 0};
    const auto ended = receive_message<EndedMessage>(socket_.get());
    if (!ended) return std::nullopt;
    return result_of(*ended, std::move(bytes), message.nonce, job.limits);
}

}  // namespace mediaproof
