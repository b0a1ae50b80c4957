#include <fcntl.h>
#include <linux/memfd.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <functional>

#include "confine/attacks.h"

namespace mediaproof::tests {
namespace {

// Below zero means that errno tells. None would do harm if it were let through.
using Attempt = std::function<long()>;

constexpr const char* some_file = "/etc/passwd";
constexpr const char* new_file = "/tmp/mediaproof-attack";
constexpr int no_signal = 0;

std::vector<std::byte> outcome_of(const Attempt& attempt) {
    errno = 0;
    const long result = attempt();
    const char* name = result < 0 ? strerrorname_np(errno) : "done";
    const auto bytes = std::as_bytes(std::span(name, ::strlen(name)));
    return {bytes.begin(), bytes.end()};
}

long mapped_executable() {
    void* const memory = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? -1 : 0;
}

long made_executable() {
    void* const memory = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return ::mprotect(memory, 4096, PROT_READ | PROT_EXEC);
}

long raised_limit() {
    const rlimit unlimited{RLIM_INFINITY, RLIM_INFINITY};
    return ::setrlimit(RLIMIT_CPU, &unlimited);
}

long executed() {
    char name[] = "/bin/true";
    char* const arguments[] = {name, nullptr};
    return ::execve(name, arguments, nullptr);
}

long read_of_parent() {
    char here[8] = {};
    iovec to{here, sizeof here};
    iovec from{&here, sizeof here};
    return ::process_vm_readv(::getppid(), &to, 1, &from, 1, 0);
}

// Whether standard output is anything but the hole that swallows all.
long standard_output_led_somewhere() {
    struct stat status {};
    ::syscall(SYS_fstat, STDOUT_FILENO, &status);
    const bool null_device = S_ISCHR(status.st_mode) && status.st_rdev == makedev(1, 3);
    errno = ENXIO;
    return null_device ? -1 : 0;
}

// Whether any descriptor is open beyond those a worker has: input and output that lead nowhere, and the reply.
long found_more_descriptors() {
    int open = 0;
    struct stat status {};
    for (int i = 0; i < 4096; ++i)
        open += ::syscall(SYS_fstat, i, &status) == 0 ? 1 : 0;
    errno = ENOENT;
    return open == 4 ? -1 : 0;
}

long found_environment() {
    errno = ENOENT;
    return environ == nullptr || *environ == nullptr ? -1 : 0;
}

const std::pair<const char*, Attempt> attempts[] = {
    // files
    {"open to read", [] { return ::open(some_file, O_RDONLY); }},
    {"open to write", [] { return ::open(new_file, O_WRONLY | O_CREAT, 0600); }},
    {"open by the old call", [] { return ::syscall(SYS_open, some_file, O_RDONLY); }},
    {"openat2", [] { return ::syscall(SYS_openat2, AT_FDCWD, some_file, nullptr, 0); }},
    {"stat",
     [] {
         struct stat status {};
         return ::stat(some_file, &status);
     }},
    {"statx", [] { return ::syscall(SYS_statx, AT_FDCWD, some_file, 0, 0, nullptr); }},
    {"access", [] { return ::access(some_file, R_OK); }},
    {"readlink", [] { return ::syscall(SYS_readlink, "/proc/self/exe", nullptr, 0); }},
    {"unlink", [] { return ::unlink(new_file); }},
    {"rename", [] { return ::rename(new_file, "/tmp/other"); }},
    {"mkdir", [] { return ::mkdir(new_file, 0700); }},
    {"chmod", [] { return ::chmod(new_file, 0700); }},
    {"chdir", [] { return ::chdir("/"); }},
    {"memfd_create", [] { return ::syscall(SYS_memfd_create, "x", 0); }},
    // more of what it has
    {"dup", [] { return ::dup(STDOUT_FILENO); }},
    {"pipe",
     [] {
         int ends[2];
         return ::pipe(ends);
     }},
    {"eventfd", [] { return ::eventfd(0, 0); }},
    {"fcntl", [] { return ::fcntl(STDOUT_FILENO, F_SETFL, O_NONBLOCK); }},
    {"ioctl", [] { return ::ioctl(STDIN_FILENO, TIOCSTI, "x"); }},
    {"map executable memory", mapped_executable},
    {"make memory executable", made_executable},
    {"raise a limit", raised_limit},
    {"prctl", [] { return ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0); }},
    {"clone3", [] { return ::syscall(SYS_clone3, nullptr, 0); }},
    {"write to standard output", standard_output_led_somewhere},
    {"find open files", found_more_descriptors},
    {"find the environment", found_environment},
    // what only an attacker would do
    {"connect", [] { return ::socket(AF_INET, SOCK_STREAM, 0); }},
    {"connect in the machine", [] { return ::socket(AF_UNIX, SOCK_STREAM, 0); }},
    {"connect an open file", [] { return ::connect(STDIN_FILENO, nullptr, 0); }},
    {"bind", [] { return ::bind(STDIN_FILENO, nullptr, 0); }},
    {"exec", executed},
    {"execveat", [] { return ::syscall(SYS_execveat, AT_FDCWD, "/bin/true", nullptr, nullptr, 0); }},
    {"fork", [] { return ::syscall(SYS_fork); }},
    {"vfork", [] { return ::syscall(SYS_vfork); }},
    {"clone", [] { return ::syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0); }},
    {"ptrace", [] { return ::ptrace(PTRACE_PEEKDATA, ::getppid(), nullptr, nullptr); }},
    {"process_vm_readv", read_of_parent},
    {"kill the parent", [] { return ::kill(::getppid(), no_signal); }},
    {"kill all", [] { return ::kill(-1, no_signal); }},
    {"tgkill the parent", [] { return ::syscall(SYS_tgkill, ::getppid(), ::getppid(), no_signal); }},
    {"pidfd_open", [] { return ::syscall(SYS_pidfd_open, ::getppid(), 0); }},
    {"mount", [] { return ::mount(nullptr, nullptr, nullptr, 0, nullptr); }},
    {"unshare", [] { return ::unshare(CLONE_NEWUSER); }},
    {"bpf", [] { return ::syscall(SYS_bpf, 0, nullptr, 0); }},
    {"perf_event_open", [] { return ::syscall(SYS_perf_event_open, nullptr, 0, -1, -1, 0); }},
    {"keyctl", [] { return ::syscall(SYS_keyctl, 0, 0, 0, 0, 0); }},
    {"io_uring_setup", [] { return ::syscall(SYS_io_uring_setup, 1, nullptr); }},
    {"userfaultfd", [] { return ::syscall(SYS_userfaultfd, 0); }},
    {"seccomp", [] { return ::syscall(SYS_seccomp, 0, 0, nullptr); }},
};

}  // namespace

JobTable forbidden_attempts() {
    JobTable jobs;
    for (const auto& [name, attempt] : attempts)
        jobs.emplace(name, [&attempt](const JobInput&) { return outcome_of(attempt); });
    return jobs;
}

}  // namespace mediaproof::tests
