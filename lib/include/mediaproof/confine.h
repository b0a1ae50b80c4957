// Confinement: how the processes are shut in that read the files which units hand in.
//
// Whoever sends a file may have made it so that it takes over the program that reads it. So no file is read in the
// program's own process: each is read in a process of its own that has given up, before it sees the first byte, whatever
// it could do harm with. It can open no file, reach no network, start no program and touch no other process; its memory,
// time and answer are bounded. What comes back is doubted to the last byte.
#pragma once

#include <stdexcept>

namespace mediaproof {

enum class Confinement {
    strict,  // a filter of system calls (seccomp) is needed, which alone keeps all of the above; where the kernel has
             // Landlock, that is a second wall against opening files
    best_effort,  // whatever the kernel has; limits of memory and time at the least
    none,         // files are read in this process. For debugging, and only with files that one trusts
};

// What was achieved; the same for every file that one Prober measured.
struct ConfinementState {
    Confinement mode = Confinement::none;
    bool seccomp = false;
    int landlock_abi = 0;  // the version of the kernel's Landlock; 0: none

    bool operator==(const ConfinementState&) const = default;
};

// No file can be read as was asked for: the kernel has no seccomp (Confinement::best_effort does without), or the worker
// program is not there. Its words say what to do, in Chinese and English.
class ConfinementError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

}  // namespace mediaproof
