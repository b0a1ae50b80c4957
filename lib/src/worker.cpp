// mediaproof-worker: started by the library, never by a person.
#include "confine/serve.h"
#include "worker/all_jobs.h"
#include "worker/warm_up.h"

int main() {
    return mediaproof::serve(
        [](std::span<const std::byte> setup) { return mediaproof::warmed_up(mediaproof::all_jobs, setup); });
}
