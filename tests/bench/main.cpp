// mediaproof_bench [NAME]...: all of them without a name. Ends with 1 when a mark was missed.
#include <cstdio>
#include <cstring>
#include <exception>

#include "bench.h"

int main(int argc, char** argv) {
    struct Bench {
        const char* name;
        bool (*run)();
    };
    const Bench benches[] = {{"check", mediaproof::bench::check}};
    bool met = true;
    bool known = argc == 1;
    try {
        for (const Bench& bench : benches) {
            bool wanted = argc == 1;
            for (int i = 1; i < argc; ++i)
                wanted = wanted || std::strcmp(argv[i], bench.name) == 0;
            known = known || wanted;
            if (wanted) met = bench.run() && met;
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench: %s\n", error.what());
        return 5;
    }
    if (!known) std::fprintf(stderr, "bench: no such bench; there is: check\n");
    return !known ? 2 : met ? 0 : 1;
}
