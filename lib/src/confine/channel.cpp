#include "confine/channel.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace mediaproof {
namespace {

constexpr std::size_t most_descriptors = 32;

struct alignas(cmsghdr) ControlSpace {
    std::array<char, CMSG_SPACE(most_descriptors * sizeof(int))> bytes{};
};

[[noreturn]] void fail(const char* tried) {
    throw std::system_error(errno, std::generic_category(), tried);
}

void adopt(const msghdr& message, std::vector<Descriptor>& descriptors) {
    for (const cmsghdr* part = CMSG_FIRSTHDR(&message); part != nullptr;
         part = CMSG_NXTHDR(const_cast<msghdr*>(&message), const_cast<cmsghdr*>(part))) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
        const std::size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < count; ++i) {
            int number = -1;
            std::memcpy(&number, CMSG_DATA(part) + i * sizeof number, sizeof number);
            descriptors.emplace_back(number);
        }
    }
}

}  // namespace

bool send_bytes(int socket, std::span<const std::byte> bytes, std::span<const int> descriptors) {
    iovec part{const_cast<std::byte*>(bytes.data()), bytes.size()};
    ControlSpace control;
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    if (!descriptors.empty()) {
        message.msg_control = control.bytes.data();
        message.msg_controllen = CMSG_SPACE(descriptors.size_bytes());
        cmsghdr* head = CMSG_FIRSTHDR(&message);
        head->cmsg_level = SOL_SOCKET;
        head->cmsg_type = SCM_RIGHTS;
        head->cmsg_len = CMSG_LEN(descriptors.size_bytes());
        std::memcpy(CMSG_DATA(head), descriptors.data(), descriptors.size_bytes());
    }
    for (;;) {
        const ssize_t sent = ::sendmsg(socket, &message, MSG_NOSIGNAL);
        if (sent >= 0) return static_cast<std::size_t>(sent) == bytes.size();
        if (errno != EINTR) return false;
    }
}

bool receive_bytes(int socket, std::span<std::byte> bytes, std::vector<Descriptor>* descriptors) {
    iovec part{bytes.data(), bytes.size()};
    ControlSpace control;
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.bytes.data();
    message.msg_controllen = control.bytes.size();
    ssize_t got = -1;
    do {
        got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    } while (got < 0 && errno == EINTR);
    if (got < 0) return false;
    std::vector<Descriptor> unwanted;
    adopt(message, descriptors != nullptr ? *descriptors : unwanted);
    return static_cast<std::size_t>(got) == bytes.size() && (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) == 0;
}

Descriptor memory_file(std::span<const std::byte> bytes) {
    Descriptor file(::memfd_create("mediaproof", MFD_CLOEXEC));
    if (!file) fail("memfd_create");
    if (!write_all(file.get(), bytes)) fail("write to memory");
    return file;
}

std::vector<std::byte> bytes_of(const Descriptor& memory_file) {
    std::vector<std::byte> bytes(static_cast<std::size_t>(size_of(memory_file.get())));
    if (read_at(memory_file.get(), 0, bytes) != bytes.size()) fail("read from memory");
    return bytes;
}

}  // namespace mediaproof
