// Paints the media of the sample stories: paint_samples SAMPLES_DIR LOGO_PNG [STORY...]

#include "paint/archived.h"
#include "paint/stories.h"

#include <fmt/format.h>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using mediaproof::paint::ArchivedStory;
using mediaproof::paint::Story;

constexpr int at_once = 2;  // each story keeps this program and an encoder busy

enum ExitCode { done = 0, failed = 1, wrong_usage = 2 };

/// A process of its own for every story: the painting libraries need not be shared between threads then.
bool start(const Story& story, const std::filesystem::path& folder) {
    fmt::print("painting {} …\n", folder.string());
    std::fflush(stdout);
    const pid_t child = fork();
    if (child != 0) return child > 0;
    try {
        mediaproof::paint::paint_story(story, folder);
        _exit(done);
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}: {}\n", folder.string(), error.what());
        _exit(failed);
    }
}

bool wait_for_one() {
    int status = 0;
    return wait(&status) > 0 && WIFEXITED(status) && WEXITSTATUS(status) == done;
}

bool paint_all(const std::vector<Story>& stories, const std::filesystem::path& samples) {
    bool well = true;
    int running = 0;
    for (const Story& story : stories) {
        if (running == at_once) {
            well = wait_for_one() && well;
            --running;
        }
        if (start(story, samples / story.name))
            ++running;
        else
            well = false;
    }
    for (; running > 0; --running)
        well = wait_for_one() && well;
    return well;
}

/// After the good story, which they pack.
bool pack_all(const std::vector<ArchivedStory>& stories, const std::filesystem::path& samples) {
    for (const ArchivedStory& story : stories) {
        fmt::print("packing {} …\n", (samples / story.name).string());
        try {
            mediaproof::paint::pack_story(story, samples / "good", samples / story.name);
        } catch (const std::exception& error) {
            fmt::print(stderr, "{}: {}\n", story.name, error.what());
            return false;
        }
    }
    return true;
}

/// Leaves the named stories only, or all where none is named.
template <class AnyStory>
void keep_named(std::vector<AnyStory>& stories, const std::vector<std::string>& names) {
    if (names.empty()) return;
    std::erase_if(stories, [&](const AnyStory& story) { return std::ranges::find(names, story.name) == names.end(); });
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> words(arguments + 1, arguments + count);
    if (words.size() < 2) {
        fmt::print(stderr, "usage: paint_samples SAMPLES_DIR LOGO_PNG [STORY...]\n");
        return wrong_usage;
    }
    cv::setNumThreads(1);
    const std::vector<std::string> names(words.begin() + 2, words.end());
    std::vector<Story> stories = mediaproof::paint::all_stories(words[1]);
    std::vector<ArchivedStory> archived = mediaproof::paint::all_archived_stories();
    keep_named(stories, names);
    keep_named(archived, names);
    if (!names.empty() && stories.size() + archived.size() != names.size()) {
        fmt::print(stderr, "paint_samples: one of these is no story\n");
        return wrong_usage;
    }
    return paint_all(stories, words[0]) && pack_all(archived, words[0]) ? done : failed;
}
