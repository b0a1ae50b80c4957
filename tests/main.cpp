#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "mediaproof/probe.h"

int main(int argc, char** argv) {
    mediaproof::silence_media_libraries();
    return doctest::Context(argc, argv).run();
}
