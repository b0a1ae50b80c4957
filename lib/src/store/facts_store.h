// Facts and thumbnails remembered between runs, by what the file holds and how it was measured, in an SQLite database.
//
// Everything here may be forgotten at any time, so nothing here fails: what can't be read is measured again. Two processes
// and any number of threads may use one file at once. A process that forks opens its store afterwards.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "drawn_picture.h"
#include "mediaproof/facts.h"
#include "mediaproof/message.h"
#include "mediaproof/probe.h"
#include "sha256.h"

namespace mediaproof {

// What facts depend on.
struct FactsKey {
    Digest content{};           // of the whole file
    std::string name;           // the file's own, without folders: what it claims to be, and times, are told from it
    std::string measured_with;  // as measured_with() has it
};

// What the program is and how it was told to measure, as one text. `logo` is the digest of the LOGO's model and of its
// operating point; absent when none is looked for.
std::string measured_with(ProbeDepth depth, bool banners, const std::optional<Digest>& logo);

// What thumbnails depend on.
struct PicturesKey {
    std::string content;   // FileFacts::sha256
    std::string drawn_as;  // as drawn_as() has it
};

// What the program is and what it was asked for: frames of a video, the picture in a report that is called `part`, or neither.
std::string drawn_as(const std::string& part, const std::vector<double>& at_s);

class FactsStore {
  public:
    // Makes the file, readable for its owner alone, and the folders above it. A damaged one is set aside as
    // "<file>.damaged", in place of an earlier one, and a new one is begun; a database of another program is left
    // alone. `most_bytes` is how large the file may grow; what was not used for longest goes first.
    static FactsStore open(const std::filesystem::path& file, std::int64_t most_bytes);

    FactsStore(FactsStore&&) noexcept;
    FactsStore& operator=(FactsStore&&) noexcept;
    ~FactsStore();

    // As they were remembered, `file` included, which is to be replaced by the file's present place.
    std::optional<FileFacts> find(const FactsKey& key);

    // Not for what would be found otherwise next time: a time-out, a file that changed while it was read.
    void remember(const FactsKey& key, const FileFacts& facts);

    std::optional<std::vector<DrawnPicture>> find(const PicturesKey& key);
    void remember(const PicturesKey& key, const std::vector<DrawnPicture>& pictures);

    // Why nothing is remembered, or what was damaged; to be told once, so that it is absent when asked again.
    std::optional<Message> take_trouble();

  private:
    class Impl;
    explicit FactsStore(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace mediaproof
