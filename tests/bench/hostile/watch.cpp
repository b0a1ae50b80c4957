#include "hostile/watch.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <random>
#include <stdexcept>
#include <system_error>

#include "support/films.h"

namespace mediaproof::bench {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

std::string new_secret() {
    std::random_device chance;
    return fmt::format("secret-{:08x}{:08x}", chance(), chance());
}

sockaddr_in loopback(in_port_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = port;
    return address;
}

sockaddr_un local(const fs::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    return address;
}

template <class Address>
Descriptor listening(const Address& address) {
    Descriptor socket(::socket(AF_UNIX == reinterpret_cast<const sockaddr&>(address).sa_family ? AF_UNIX : AF_INET,
                               SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(socket.get(), 64) != 0) {
        fail("listening");
    }
    return socket;
}

in_port_t port_of(const Descriptor& socket) {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    if (::getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0) fail("a port");
    return address.sin_port;
}

template <class Address>
void call(int family, const Address& address) {
    const Descriptor socket(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) fail("connecting");
}

long accepted_by(const Descriptor& socket) {
    long count = 0;
    while (Descriptor(::accept4(socket.get(), nullptr, nullptr, SOCK_CLOEXEC)))
        ++count;
    return count;
}

long events_in(const Descriptor& queue) {
    alignas(inotify_event) std::array<char, 1 << 14> block{};
    long count = 0;
    for (;;) {
        const ssize_t got = ::read(queue.get(), block.data(), block.size());
        if (got <= 0) return count;
        for (ssize_t at = 0; at < got; ++count) {
            inotify_event event{};
            std::memcpy(&event, block.data() + at, sizeof event);
            at += static_cast<ssize_t>(sizeof event + event.len);
        }
    }
}

}  // namespace

Watch::Watch() : secret_(new_secret()) {
    lures_.text = folder_.write("lures/note.txt", secret_);
    lures_.film = folder_.path() / "lures" / "film.mp4";
    tests::make_film(lures_.film, "testsrc2=s=334x222:r=5:d=180",
                     {"-c:v", "libx264", "-preset", "ultrafast", "-metadata", "title=" + secret_, "-metadata",
                      fmt::format("creation_time={}T02:00:00Z", event_day)});
    tcp_ = listening(loopback(0));
    lures_.http = fmt::format("http://127.0.0.1:{}/", ntohs(port_of(tcp_)));
    lures_.unix_socket = folder_.path() / "socket";
    unix_ = listening(local(lures_.unix_socket));
    events_ = Descriptor(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    if (::inotify_add_watch(events_.get(), (folder_.path() / "lures").c_str(), IN_ALL_EVENTS) < 0) fail("inotify");
    try_out();
}

void Watch::try_out() {
    call(AF_INET, loopback(port_of(tcp_)));
    call(AF_UNIX, local(lures_.unix_socket));
    tests::read_bytes(lures_.text);
    look();
    if (touched_ == 0 || called_ != 2) throw std::runtime_error("the watch notices nothing");
    touched_ = called_ = 0;
}

void Watch::look() {
    touched_ += events_in(events_);
    called_ += accepted_by(tcp_) + accepted_by(unix_);
}

int processes_of(const fs::path& program) {
    int count = 0;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        const std::string name = entry.path().filename();
        if (!std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; })) continue;
        std::error_code gone;
        count += fs::read_symlink(entry.path() / "exe", gone) == program ? 1 : 0;
    }
    return count;
}

}  // namespace mediaproof::bench
