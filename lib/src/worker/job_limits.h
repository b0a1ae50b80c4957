// What each job may take of time, memory and disk. Generous: a machine under load must not make honest files unreadable.
#pragma once

#include "confine/workers.h"
#include "intake/room.h"
#include "mediaproof/content.h"
#include "mediaproof/probe.h"

namespace mediaproof {

JobLimits limits_for_probe(Content content, ProbeDepth depth);
JobLimits limits_for_unpacking(const Room& room);
JobLimits limits_for_pictures();

}  // namespace mediaproof
