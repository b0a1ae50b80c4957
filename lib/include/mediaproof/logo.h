// The LOGO to look for: its images made ready for searching, and what can be expected of a search for it.
//
// Every LOGO is another one: what counts as agreement with a rich emblem is chance with three plain strokes. So a LOGO
// is learned from its image alone: the search is rehearsed on pictures made by code, with the LOGO, without it and with
// what resembles it, and thresholds and limits follow from that. Learning takes about 20 s on two cores and gives the
// same on every run; a learned model can be kept in a file, or remembered in a folder.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "mediaproof/facts.h"

namespace mediaproof {

// How a score becomes an outcome: present from `present` on, absent below `absent`, indeterminate between.
// The defaults stand for a LOGO that was not learned, and are the least that learning gives. Of ten LOGOs
// with emblem and letters on real photos and painted events (tests/bench/logo) the best place without the LOGO scores
// 0.60 at the median and 0.77 at the most; nine of ten LOGOs of 40 pixels and more score 0.8 and more. A plain sign needs
// more, which learning finds out.
struct LogoOperatingPoint {
    double present = 0.82;  // [0, 1]
    double absent = 0.78;   // [0, present]

    bool operator==(const LogoOperatingPoint&) const = default;
};

// What the rehearsal tells of a LOGO.
struct LogoLearning {
    LogoOperatingPoint operating_point;
    double found_share = 0;              // of reasonable pictures (≥ 40 px, ≤ 45°, ≤ 30 % covered), [0, 1]
    std::optional<double> smallest_px;   // shorter side from which on nine of ten are found; absent: of no size
    std::optional<double> steepest_deg;  // tilt up to which nine of ten are found, of those not small; absent: none
    // What makes it hard to tell: "tiny", "faint", "plain", "mirror-symmetric", "turn-symmetric", "letters-only" (seen
    // in the image), "hard-to-find", "mistaken-mirrored", "mistaken-recoloured" … (seen in the rehearsal). The
    // catalogue's words are "logo.weakness.<name>" and "logo.advice.<name>".
    std::vector<std::string> weaknesses;
};

// Where learned LOGOs are kept from one run to the next.
struct LogoMemory {
    std::filesystem::path folder;           // made when needed; empty: nothing is remembered
    std::function<void()> before_learning;  // called when the LOGO is not remembered; may be empty
};

// A LOGO ready for searching. Cheap to copy, immutable, may be shared between threads.
class LogoModel {
  public:
    static constexpr std::size_t most_images = 8;  // of one LOGO: in colour, in one colour, with words beside it …

    // Told apart by content: a file that save() wrote, or an image: PNG with or without transparency, JPEG, BMP, TIFF,
    // GIF or WebP, at least 16×16 visible pixels; transparent pixels take no part in the comparison. An image is not
    // learned here: it gets the default operating point. `operating_point` overrides either. Throws ConfigError that
    // names the file when it can't be read, shows nothing, or was learned by another version of the program.
    static LogoModel load(const std::filesystem::path& file, std::optional<LogoOperatingPoint> operating_point = {});

    // Learns one LOGO from one to most_images images of it; any of them counts as the LOGO. Throws ConfigError like
    // load(), and for no images or too many.
    static LogoModel learn(std::span<const std::filesystem::path> images);

    // A file that save() wrote is loaded; images are learned, or taken from memory when they have been learned before.
    // What is broken in the memory is learned again, and where it can't be written nothing is remembered. Throws like
    // learn().
    static LogoModel recall_or_learn(std::span<const std::filesystem::path> files, const LogoMemory& memory);

    // The same images give the same bytes. Throws std::system_error when the file can't be written, and
    // std::logic_error for a model that was not learned.
    void save(const std::filesystem::path& file) const;

    // A JPEG picture: the share found by size and tilt, and examples of what was found and missed. Throws like save().
    void write_report(const std::filesystem::path& jpeg) const;

    const LogoOperatingPoint& operating_point() const;
    const std::optional<LogoLearning>& learning() const;  // absent when the image was loaded and not learned

    struct Data;   // not for callers: one image made ready for the finder
    struct Parts;  // not for callers: all of them, with what was learned
    const Parts& parts() const { return *parts_; }
    explicit LogoModel(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}

  private:
    std::shared_ptr<const Parts> parts_;
};

}  // namespace mediaproof
