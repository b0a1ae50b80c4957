#include "intake/opened_submission.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "intake/manifest.h"
#include "mediaproof/content.h"

namespace mediaproof {
namespace {

namespace fs = std::filesystem;

constexpr int deepest_archive = 2;     // an archive in an archive
constexpr std::size_t most_names = 3;  // that one problem lists

Message about(const char* key, const fs::path& name) {
    return {key, {{"name", name.string()}}};
}

bool holds_archive(const Descriptor& file, std::int64_t at, std::int64_t size) {
    std::array<std::byte, content_head_bytes> head{};
    const auto wanted = static_cast<std::size_t>(std::min<std::int64_t>(size, head.size()));
    const ssize_t got = ::pread(file.get(), head.data(), wanted, at);
    return got > 0 && content_of(std::span(head).first(static_cast<std::size_t>(got))) == Content::archive;
}

const char* key_of(Refusal why) {
    switch (why) {
        case Refusal::damaged:
            return "archive.damaged";
        case Refusal::encrypted:
            return "archive.encrypted";
        case Refusal::leads_outside:
            return "archive.leads-outside";
        case Refusal::link:
            return "archive.link";
        case Refusal::not_a_file:
            return "archive.not-a-file";
        case Refusal::same_name:
            return "archive.same-name";
        case Refusal::same_but_case:
            return "archive.same-but-case";
        case Refusal::too_many:
            return "archive.too-many";
        case Refusal::too_large:
            return "archive.too-large";
        case Refusal::out_of_measure:
            return "archive.out-of-measure";
        case Refusal::unknown_format:
            break;
    }
    return "archive.unknown-format";
}

// Told once of the whole archive, whichever of its files showed it.
bool concerns_all(Refusal why) {
    return why != Refusal::damaged && why != Refusal::leads_outside && why != Refusal::link &&
           why != Refusal::not_a_file && why != Refusal::same_name && why != Refusal::same_but_case;
}

// On top of what the archive holds, or in a folder there.
bool is_manifest(const fs::path& below) {
    return below.filename() == manifest_name && std::distance(below.begin(), below.end()) <= 2;
}

class Opening {
  public:
    Opening(Submission submission, const Unpack& unpack) : unpack_(unpack) {
        opened_.submission = std::move(submission);
    }

    OpenedSubmission run() {
        if (subject().is_archive) {
            open_the_archive_itself();
        } else {
            open_archives_in_the_folder();
        }
        std::sort(subject().files.begin(), subject().files.end(),
                  [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
        if (!too_deep_.empty()) {
            tell_once("archive.too-deep", too_deep_);
            subject().looked_into = false;
        }
        take_manifests();
        return std::move(opened_);
    }

  private:
    Submission& subject() { return opened_.submission; }

    void tell(const char* key, const fs::path& name) { subject().problems.push_back(about(key, name)); }

    // Something is there that was not looked at.
    void miss(const char* key, const fs::path& name) {
        tell(key, name);
        subject().looked_into = false;
    }

    void open_the_archive_itself() {
        try {
            open_archive("", open_regular(subject().path), 1);
        } catch (const std::system_error&) {
            miss("archive.not-opened", subject().name);
        }
    }

    void open_archives_in_the_folder() {
        for (const fs::path& file : std::exchange(subject().files, {})) {
            Descriptor found;
            try {
                found = open_regular(subject().path / file);
            } catch (const std::system_error&) {  // the probe will say so
            }
            if (found && holds_archive(found, 0, size_of(found.get()))) {
                open_archive(file, found, 1);
            } else {
                subject().files.push_back(file);
            }
        }
    }

    // `name` is where it lies in the submission, empty for the submission itself.
    void open_archive(const fs::path& name, const Descriptor& archive, int depth) {
        const fs::path shown = name.empty() ? fs::path(subject().name) : name;
        try {
            auto spool = std::make_shared<Descriptor>(nameless_file());
            const auto unpacked = unpack_(archive, *spool, room_);
            if (const auto* listing = std::get_if<Listing>(&unpacked)) {
                take_all(*listing, name, spool, depth);
            } else {
                miss(std::get<Message>(unpacked).key.c_str(), shown);
            }
        } catch (const std::system_error&) {
            miss("archive.no-room", shown);
        }
    }

    void take_all(const Listing& listing, const fs::path& archive, const std::shared_ptr<const Descriptor>& spool,
                  int depth) {
        const fs::path shown = archive.empty() ? fs::path(subject().name) : archive;
        tell_of(listing.refused, archive, shown);
        if (listing.files.empty() && listing.refused.empty()) tell("archive.empty", shown);
        for (const UnpackedFile& file : listing.files)
            take(file, archive, spool, depth);
    }

    // One problem for each reason, which names the first few that it holds for.
    void tell_of(const std::vector<Refused>& refused, const fs::path& archive, const fs::path& shown) {
        std::map<std::string, std::vector<std::string>> names;
        for (const auto& [why, name] : refused) {
            if (why != Refusal::same_but_case) subject().looked_into = false;
            const bool whole = name.empty() || concerns_all(why);
            names[whole && why == Refusal::damaged ? "archive.cut-off" : key_of(why)].push_back(
                whole ? shown.string() : (archive / fs::path(name).relative_path()).string());
        }
        for (const auto& [key, held] : names)
            tell_once(key, held);
    }

    void tell_once(const std::string& key, const std::vector<std::string>& names) {
        std::string listed;
        const std::set<std::string> each(names.begin(), names.end());
        std::size_t left = most_names;
        for (const std::string& name : each) {
            if (left-- == 0) break;
            listed += (listed.empty() ? "" : ", ") + name;
        }
        if (each.size() > most_names) listed += fmt::format(" … ({})", each.size());
        tell(key.c_str(), listed);
    }

    void take(const UnpackedFile& file, const fs::path& archive, const std::shared_ptr<const Descriptor>& spool,
              int depth) {
        const fs::path name = archive / file.name;
        room_.bytes -= file.size;
        room_.files -= std::min<std::size_t>(room_.files, 1);
        if (holds_archive(*spool, file.at, file.size)) {
            if (depth == deepest_archive) return too_deep_.push_back(name.string());
            open_archive(name, copy_of(*spool, file.at, file.size), depth + 1);
            return;
        }
        opened_.unpacked[name] = {spool, file.at, file.size};
        if (is_manifest(file.name)) {
            manifests_.push_back(name);
        } else {
            subject().files.push_back(name);
        }
    }

    // The folder's own counts, where there is one.
    void take_manifests() {
        const bool has_own = !subject().is_archive && fs::exists(fs::symlink_status(subject().path / manifest_name));
        if (manifests_.empty() || has_own) return;
        if (manifests_.size() > 1) return tell("archive.several-manifests", subject().name);
        take_manifest(read_manifest(opened_.open(manifests_.front())), subject());
    }

    const Unpack& unpack_;
    Room room_;
    OpenedSubmission opened_;
    std::vector<fs::path> manifests_;
    std::vector<std::string> too_deep_;
};

}  // namespace

Descriptor OpenedSubmission::open(const std::filesystem::path& file) const {
    const auto found = unpacked.find(file);
    if (found == unpacked.end()) return open_regular(submission.path / file);
    return copy_of(*found->second.spool, found->second.at, found->second.size);
}

OpenedSubmission open_submission(Submission submission, const Unpack& unpack) {
    return Opening(std::move(submission), unpack).run();
}

}  // namespace mediaproof
