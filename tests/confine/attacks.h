// What a worker does that a hostile file has taken over. For the tests' worker alone.
#pragma once

#include "confine/jobs.h"

namespace mediaproof::tests {

// Jobs that try something and reply with the name of the error it met ("EPERM"), or "done".
JobTable forbidden_attempts();

// Jobs that use up what there is, or answer otherwise than a worker should.
JobTable misbehaviour();

// In place of the job "probe": what it does goes by the file's name.
JobFunction hostile_probe();

}  // namespace mediaproof::tests
