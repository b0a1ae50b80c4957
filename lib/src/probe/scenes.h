// Which scenes a video shows.
#pragma once

#include <vector>

#include "probe/seen_frame.h"

namespace mediaproof {

// The second at which each distinct scene is first seen, ascending; one shown again counts once. Empty where no frame shows
// enough to compare, or none for longer than a flash. `seen` in order of time.
//
// A scene goes on as long as what a frame shows is seen in the next one too, though the camera turns or goes nearer between
// them: slow pans are followed as long as no more than half of the picture is new from frame to frame.
std::vector<double> scene_starts_of(const std::vector<SeenFrame>& seen, double duration_s);

}  // namespace mediaproof
