// What the process that hands out jobs and a warm process tell each other: messages of fixed sizes over a socket that
// keeps them apart, with descriptors beside them. Bytes of any length go in memory files. Both come from one build, and
// neither has read anything that a unit handed in; what a worker answers goes another way and is doubted.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

#include "descriptor.h"
#include "mediaproof/confine.h"

namespace mediaproof {

// ---- what is told ----

// To a warm process, once; beside it the setup's bytes.
struct StartMessage {
    Confinement confinement = Confinement::strict;
};

// From it, at once: what its workers can be shut in by.
struct WallsMessage {
    bool seccomp = false;
    int landlock_abi = 0;
};

// From it, later: whether it has warmed up, or its jobs could not be made.
struct WarmMessage {
    bool warm = false;
};

using Nonce = std::array<std::byte, 16>;

// To it, for each job; beside it where the reply goes, the request's bytes, and the job's files.
struct JobMessage {
    std::array<char, 32> name{};
    Nonce nonce{};
    double wall_s = 0;
    double cpu_s = 0;
    std::uint64_t memory_bytes = 0;
    std::uint64_t file_bytes = 0;
};

// From it, when the worker has ended.
struct EndedMessage {
    enum class How { not_started, exited, killed_by_signal, killed_by_watchdog };
    How how = How::not_started;
    int code = 0;      // its exit code, or the signal's number
    double cpu_s = 0;  // that it has used
};

// How a worker exits.
enum WorkerExit : int { replied = 0, out_of_memory = 3, no_reply = 4, not_confined = 5 };

// Before a reply's bytes.
struct ReplyHead {
    Nonce nonce{};
    std::uint64_t bytes = 0;
};

// ---- how ----

// False when nobody listens any more.
bool send_bytes(int socket, std::span<const std::byte> bytes, std::span<const int> descriptors);

// False when nobody is there any more, or for a message of another size.
bool receive_bytes(int socket, std::span<std::byte> bytes, std::vector<Descriptor>* descriptors);

template <class Message>
bool send_message(int socket, const Message& message, std::span<const int> descriptors = {}) {
    static_assert(std::is_trivially_copyable_v<Message>);
    return send_bytes(socket, std::as_bytes(std::span(&message, 1)), descriptors);
}

template <class Message>
std::optional<Message> receive_message(int socket, std::vector<Descriptor>* descriptors = nullptr) {
    static_assert(std::is_trivially_copyable_v<Message>);
    Message message;
    if (!receive_bytes(socket, std::as_writable_bytes(std::span(&message, 1)), descriptors)) return std::nullopt;
    return message;
}

// A file in memory that holds `bytes`. Throws std::system_error.
Descriptor memory_file(std::span<const std::byte> bytes);

// All that such a file holds. Throws std::system_error.
std::vector<std::byte> bytes_of(const Descriptor& memory_file);

}  // namespace mediaproof
