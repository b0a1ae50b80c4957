// The system calls that a worker has left.
#pragma once

#include <linux/filter.h>

#include <vector>

namespace mediaproof {

// What is needed to compute, to read and write what is open already, and to start and stop threads. Whatever else
// libraries try on their way fails with EPERM, which they stand; what only an attacker would try kills the process.
// Empty where the kernel's interface is not known to libseccomp.
std::vector<sock_filter> worker_filter();

// Applies `filter` to this process for good, and with it that it may send signals to itself alone. Needs no-new-privileges.
bool apply_filter(const std::vector<sock_filter>& filter);

}  // namespace mediaproof
