// The n-th call of the system fails, as on a full or a dying disk.
#pragma once

#include <cerrno>
#include <string_view>

#include "file_calls.h"

namespace mediaproof::tests {

// While it lives, the n-th call (from 0) of those that write files fails.
class FailingCall {
  public:
    explicit FailingCall(int which) {
        calls_left = which;
        file_calls::fault = &fault;
    }
    ~FailingCall() { file_calls::fault = nullptr; }
    FailingCall(const FailingCall&) = delete;
    FailingCall& operator=(const FailingCall&) = delete;

    static bool happened() { return calls_left < 0; }

  private:
    static int fault(const char* call) {
        if (calls_left-- != 0) return 0;
        return std::string_view(call) == "write" ? ENOSPC : EIO;
    }
    static inline int calls_left = 0;
};

}  // namespace mediaproof::tests
