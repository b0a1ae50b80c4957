#pragma once

namespace mediaproof {

// Raise it with every change that alters the finder's scores or what is learned from them: LOGOs learned by another
// version are learned again.
inline constexpr int logo_finder_version = 5;

}  // namespace mediaproof
