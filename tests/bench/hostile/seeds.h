// Small files to be damaged. None of them proves that an event took place on `event_day`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace mediaproof::bench {

inline constexpr char event_day[] = "2023-05-12";

struct Seed {
    std::string name;  // where it comes from
    std::string extension;
    std::string bytes;
};

// Where files lead that try to have others opened: a file that nobody may read, and somebody who listens.
struct Lures {
    std::filesystem::path film;  // a sound film
    std::filesystem::path text;
    std::string http;  // "http://127.0.0.1:12345/"
    std::filesystem::path unix_socket;
};

// Photos of another day or of none, archives and reports that hold them; and whatever pretends to be one. `samples` are the
// painted stories, `folders` hold real media; either may be missing.
std::vector<Seed> worthless_photos(const std::filesystem::path& samples,
                                   const std::vector<std::filesystem::path>& folders, const Lures& lures);

// Films of a few seconds, of another day or of none; and whatever pretends to be one.
std::vector<Seed> worthless_films(const std::vector<std::filesystem::path>& folders, const Lures& lures);

// What a submission passes with, as a control: a photo of that day, and a film of three minutes.
Seed sound_photo();
Seed sound_film();

}  // namespace mediaproof::bench
