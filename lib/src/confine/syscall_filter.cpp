#include "confine/syscall_filter.h"

#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <span>

#include "descriptor.h"

namespace mediaproof {
namespace {

constexpr std::initializer_list<const char*> allowed = {
    // what is open already
    "read", "write", "readv", "writev", "pread64", "pwrite64", "preadv", "pwritev", "lseek", "_llseek", "fstat",
    "ftruncate", "close", "poll", "ppoll",
    // memory
    "munmap", "mremap", "madvise", "brk", "membarrier",
    // threads
    "futex", "set_robust_list", "rseq", "set_tid_address", "sched_yield", "sched_getaffinity", "getcpu", "gettid",
    "getpid", "getppid", "tgkill", "exit", "exit_group",
    // signals to itself
    "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "restart_syscall",
    // clocks and the like
    "clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "time", "getrandom", "getrusage",
    "getrlimit", "uname", "sysinfo", "getuid", "geteuid", "getgid", "getegid",
#ifdef __SANITIZE_ADDRESS__
    "pipe2",  // UndefinedBehaviorSanitizer finds out with one whether memory can be read: without it objects look broken
#endif
};

// Nothing that reads pictures comes across these by mistake.
constexpr std::initializer_list<const char*> deadly = {"execve",
                                                       "execveat",
                                                       "fork",
                                                       "vfork",
                                                       "socket",
                                                       "socketpair",
                                                       "connect",
                                                       "bind",
                                                       "listen",
                                                       "accept",
                                                       "accept4",
                                                       "sendto",
                                                       "sendmsg",
                                                       "sendmmsg",
                                                       "recvfrom",
                                                       "recvmsg",
                                                       "recvmmsg",
                                                       "ptrace",
                                                       "process_vm_readv",
                                                       "process_vm_writev",
                                                       "process_madvise",
                                                       "pidfd_open",
                                                       "pidfd_getfd",
                                                       "pidfd_send_signal",
                                                       "kcmp",
                                                       "kill",
                                                       "tkill",
                                                       "rt_sigqueueinfo",
                                                       "rt_tgsigqueueinfo",
                                                       "mount",
                                                       "umount2",
                                                       "pivot_root",
                                                       "chroot",
                                                       "open_tree",
                                                       "move_mount",
                                                       "fsopen",
                                                       "fsmount",
                                                       "setns",
                                                       "unshare",
                                                       "bpf",
                                                       "perf_event_open",
                                                       "add_key",
                                                       "request_key",
                                                       "keyctl",
                                                       "io_uring_setup",
                                                       "io_uring_enter",
                                                       "io_uring_register",
                                                       "userfaultfd",
                                                       "init_module",
                                                       "finit_module",
                                                       "delete_module",
                                                       "kexec_load",
                                                       "kexec_file_load",
                                                       "reboot",
                                                       "swapon",
                                                       "swapoff",
                                                       "open_by_handle_at",
                                                       "setuid",
                                                       "setgid",
                                                       "setreuid",
                                                       "setregid",
                                                       "setresuid",
                                                       "setresgid",
                                                       "setgroups",
                                                       "capset",
                                                       "seccomp",
                                                       "personality",
                                                       "iopl",
                                                       "ioperm",
                                                       "modify_ldt",
                                                       "acct",
                                                       "quotactl",
                                                       "settimeofday",
                                                       "clock_settime",
                                                       "adjtimex",
                                                       "sethostname"};

constexpr std::uint32_t in_a_tree = 2;  // a search by halves in place of a list that every call walks through

struct Releaser {
    void operator()(void* context) const { seccomp_release(context); }
};
using Context = std::unique_ptr<void, Releaser>;

class FilterMaker {
  public:
    FilterMaker() : context_(seccomp_init(SCMP_ACT_ERRNO(EPERM))) {
        good_ = context_ && seccomp_attr_set(context_.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0 &&
                seccomp_attr_set(context_.get(), SCMP_FLTATR_CTL_OPTIMIZE, in_a_tree) == 0;
    }

    // A name that this machine's kernel never had needs no rule.
    template <class... Conditions>
    void add(std::uint32_t action, const char* name, Conditions... conditions) {
        const int number = seccomp_syscall_resolve_name(name);
        if (number < 0) return;
        good_ = good_ && seccomp_rule_add(context_.get(), action, number, sizeof...(conditions), conditions...) == 0;
    }

    std::vector<sock_filter> take() const {
        if (!good_) return {};
        const Descriptor file(::memfd_create("filter", MFD_CLOEXEC));
        if (!file || seccomp_export_bpf(context_.get(), file.get()) != 0) return {};
        const off_t bytes = ::lseek(file.get(), 0, SEEK_END);
        std::vector<sock_filter> filter(static_cast<std::size_t>(bytes) / sizeof(sock_filter));
        return ::pread(file.get(), filter.data(), static_cast<std::size_t>(bytes), 0) == bytes
                   ? filter
                   : std::vector<sock_filter>();
    }

  private:
    Context context_;
    bool good_ = false;
};

// Of threads all is allowed, of processes nothing. The C library asks with clone3, whose flags no filter can see, and
// falls back on clone where there is no such thing.
void add_threads(FilterMaker& maker) {
    maker.add(SCMP_ACT_ERRNO(ENOSYS), "clone3");
    maker.add(SCMP_ACT_ALLOW, "clone", SCMP_A0_64(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
    maker.add(SCMP_ACT_KILL_PROCESS, "clone", SCMP_A0_64(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
}

// No new code comes into memory: neither libraries nor what an attacker has written.
void add_memory(FilterMaker& maker) {
    for (const char* name : {"mmap", "mprotect"})
        maker.add(SCMP_ACT_ALLOW, name, SCMP_A2_64(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
}

// Its own limits may be asked for, as the C library does to find a thread's stack, but not set.
void add_limits(FilterMaker& maker) {
    maker.add(SCMP_ACT_ALLOW, "prlimit64", SCMP_A0_32(SCMP_CMP_EQ, 0), SCMP_A2_64(SCMP_CMP_EQ, 0));
}

bool apply(std::span<const sock_filter> filter) {
    const sock_fprog program{static_cast<unsigned short>(filter.size()), const_cast<sock_filter*>(filter.data())};
    return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

// abort() sends its signal with tgkill. The other filter, which can't know this process's number, lets it pass.
bool allow_signals_to_itself_alone() {
    const auto own = static_cast<std::uint32_t>(::getpid());
    constexpr auto number_at = static_cast<std::uint32_t>(offsetof(seccomp_data, nr));
    constexpr auto process_at = static_cast<std::uint32_t>(offsetof(seccomp_data, args));  // its lower half
    static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);
    const sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, number_at),  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_tgkill, 0, 2),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, process_at), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, own, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),   BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    };
    return apply(filter);
}

}  // namespace

std::vector<sock_filter> worker_filter() {
    FilterMaker maker;
    for (const char* name : allowed)
        maker.add(SCMP_ACT_ALLOW, name);
    for (const char* name : deadly)
        maker.add(SCMP_ACT_KILL_PROCESS, name);
    add_threads(maker);
    add_memory(maker);
    add_limits(maker);
    return maker.take();
}

bool apply_filter(const std::vector<sock_filter>& filter) {
    return !filter.empty() && allow_signals_to_itself_alone() && apply(filter);
}

}  // namespace mediaproof
