// The kernel's second wall against opening files, and in its later versions against the network and signals.
#pragma once

namespace mediaproof {

// The version of it that the kernel has; 0: none.
int landlock_abi();

// Takes every right that version `abi` knows of from this process, for good. Needs no-new-privileges.
bool give_up_all_rights(int abi);

}  // namespace mediaproof
