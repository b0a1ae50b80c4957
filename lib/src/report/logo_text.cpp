#include <fmt/format.h>

#include "mediaproof/columns.h"
#include "mediaproof/report.h"

namespace mediaproof {
namespace {

std::string told(const LogoLearning& learning, Language language) {
    const LogoOperatingPoint& point = learning.operating_point;
    std::string text;
    const auto add = [&](const Message& message) { text += hanging("", say(message, language)); };
    add({"logo.learned.scores", {{"present", point.present}, {"absent", point.absent}}});
    add({"logo.learned.share", {{"percent", 100 * learning.found_share}}});
    if (learning.smallest_px) {
        add({"logo.learned.smallest", {{"px", *learning.smallest_px}}});
    } else {
        add({"logo.learned.no-size", {}});
    }
    if (learning.steepest_deg) {
        add({"logo.learned.steepest", {{"deg", *learning.steepest_deg}}});
    } else {
        add({"logo.learned.no-tilt", {}});
    }
    for (const std::string& name : learning.weaknesses) {
        add({"logo.weakness." + name, {}});
        text += hanging("  " + say("report.advice", language), say("logo.advice." + name, language));
    }
    if (learning.weaknesses.empty()) add({"logo.learned.no-weakness", {}});
    return text;
}

}  // namespace

std::string logo_learning_text(const LogoLearning& learning) {
    return fmt::format("{}\n{}", told(learning, Language::chinese), told(learning, Language::english));
}

}  // namespace mediaproof
