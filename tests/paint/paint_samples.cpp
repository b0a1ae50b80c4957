// Paints the media of the sample stories: paint_samples SAMPLES_DIR LOGO_PNG [STORY...]

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

/// Leaves the named stories only; false when one of the names is none.
bool keep_named(std::vector<Story>& stories, const std::vector<std::string>& names) {
    for (const std::string& name : names)
        if (std::ranges::find(stories, name, &Story::name) == stories.end()) {
            fmt::print(stderr, "paint_samples: no story is called {}\n", name);
            return false;
        }
    if (!names.empty())
        std::erase_if(stories, [&](const Story& story) { return std::ranges::find(names, story.name) == names.end(); });
    return true;
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> words(arguments + 1, arguments + count);
    if (words.size() < 2) {
        fmt::print(stderr, "usage: paint_samples SAMPLES_DIR LOGO_PNG [STORY...]\n");
        return wrong_usage;
    }
    cv::setNumThreads(1);
    std::vector<Story> stories = mediaproof::paint::all_stories(words[1]);
    if (!keep_named(stories, {words.begin() + 2, words.end()})) return wrong_usage;
    return paint_all(stories, words[0]) ? done : failed;
}
