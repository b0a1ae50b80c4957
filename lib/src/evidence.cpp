#include "mediaproof/evidence.h"

#include <algorithm>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "annotate/file_names.h"
#include "annotate/picture_folder.h"
#include "evidence_inside.h"
#include "mediaproof/report_html.h"
#include "prober_inside.h"
#include "sha256.h"
#include "utf8.h"

namespace mediaproof {
namespace {

namespace fs = std::filesystem;

std::vector<double> times_of(const std::vector<WantedPicture>& wanted) {
    std::vector<double> times;
    for (const WantedPicture& picture : wanted) {
        if (picture.at_s) times.push_back(*picture.at_s);
    }
    return times;
}

using WantedByFile = std::map<std::string, std::vector<WantedPicture>>;

WantedByFile wanted_by_file(const Verdict& verdict) {
    WantedByFile by_file;
    for (WantedPicture& picture : pictures_wanted(verdict))
        by_file[picture.file.native()].push_back(std::move(picture));
    return by_file;
}

// `picture` as a part of `report`: "word/media/image1.jpeg". Empty where it is none.
std::string part_of(const FileFacts& report, const FileFacts& picture) {
    const std::string folder = report.file.native() + "/";
    const std::string& name = picture.file.native();
    return name.starts_with(folder) ? name.substr(folder.size()) : std::string();
}

// The file on the disk that `file` is or lies in: it may be an archive's.
std::optional<fs::path> on_disk(const fs::path& folder, const fs::path& file) {
    fs::path part;
    for (const fs::path& name : file) {
        part /= name;
        std::error_code ignored;
        if (fs::is_regular_file(fs::symlink_status(folder / part, ignored))) return part;
    }
    return std::nullopt;
}

// Whether `path` is free, or a folder itself.
bool may_be_folder(const fs::path& path) {
    std::error_code ignored;
    const fs::file_status found = fs::symlink_status(path, ignored);
    return !fs::exists(found) || fs::is_directory(found);
}

// As it was before its archives were opened.
Submission unopened(Submission submission) {
    std::set<fs::path> files;
    for (const fs::path& file : std::exchange(submission.files, {})) {
        const auto found = submission.is_archive ? std::nullopt : on_disk(submission.path, file);
        if (found) files.insert(*found);
    }
    submission.files.assign(files.begin(), files.end());
    return submission;
}

}  // namespace

// Where each file's pictures are to be read: those of written reports stand after these.
std::vector<PictureSource> sources_of(const Verdict& verdict) {
    WantedByFile by_file = wanted_by_file(verdict);
    const FileFacts* report = nullptr;
    std::vector<PictureSource> sources;
    for (const FileFacts& facts : verdict.files) {
        if (facts.document) report = &facts;
        auto wanted = by_file.extract(facts.file.native());
        if (wanted.empty()) continue;
        PictureSource source{&facts, "", facts.file, std::move(wanted.mapped())};
        if (facts.in_document && report != nullptr) {
            source.read = report;
            source.part = part_of(*report, facts);
        }
        sources.push_back(std::move(source));
    }
    return sources;
}

int JudgedFile::descriptor() {
    if (opened_) return opened_.get();
    Descriptor found = open_(facts_.file);
    if (!facts_.sha256 || hex(sha256_of_file(found.get())) != *facts_.sha256)
        throw std::system_error(ESTALE, std::generic_category(), facts_.file.string());
    opened_ = std::move(found);
    return opened_.get();
}

std::vector<DrawnPicture> EvidenceInside::thumbnails(const PictureSource& source, JudgedFile& file) const {
    const std::optional<std::string>& content = source.read->sha256;
    const std::vector<double> times = times_of(source.wanted);
    const PicturesKey key{content.value_or(""), drawn_as(source.part, times)};
    if (memory != nullptr && content) {
        if (auto found = memory->find(key)) return std::move(*found);
    }
    std::vector<DrawnPicture> drawn = ProberInside::thumbnails(file.descriptor(), source.part, times, prober);
    if (memory != nullptr && !drawn.empty()) memory->remember(key, drawn);
    return drawn;
}

std::vector<DrawnPicture> EvidenceInside::full_size(const PictureSource& source, JudgedFile& file) const {
    if (folder.empty()) return {};
    try {
        return ProberInside::full_size(file.descriptor(), source.part, source.wanted, prober);
    } catch (const std::system_error&) {  // the page does without
        return {};
    }
}

std::vector<EvidencePicture> EvidenceInside::of(const std::vector<PictureSource>& sources) const {
    std::optional<PictureFolder> pictures;
    std::vector<EvidencePicture> made;
    for (const PictureSource& source : sources) {
        JudgedFile file(*source.read, open);
        std::vector<DrawnPicture> little;
        try {
            little = thumbnails(source, file);
        } catch (const std::system_error&) {
            continue;
        }
        const std::vector<DrawnPicture> large = full_size(source, file);
        for (DrawnPicture& drawn : little) {
            EvidencePicture picture{source.shown, drawn.at_s, drawn.width, drawn.height, std::move(drawn.jpeg)};
            const auto same = std::find_if(large.begin(), large.end(),
                                           [&](const DrawnPicture& other) { return other.at_s == drawn.at_s; });
            if (same != large.end()) {
                if (!pictures) pictures.emplace(folder);
                const fs::path written = pictures->write(source.shown, drawn.at_s, PictureOf::all, same->jpeg);
                picture.full_size = written.lexically_relative(folder.parent_path().parent_path());
            }
            made.push_back(std::move(picture));
        }
    }
    return made;
}

fs::path FolderNames::next(const std::string& submission) {
    if (folder_.empty()) return {};
    for (int copy = 1;; ++copy) {
        const std::string name = folder_name(submission, copy);
        if (may_be_folder(folder_ / name) && given_.insert(without_case(name)).second) return folder_ / name;
    }
}

struct EvidencePictures::State {
    Prober& prober;
    FolderNames folders;
    std::optional<FactsStore> memory;
    std::size_t missing = 0;
};

EvidencePictures::EvidencePictures(Prober& prober, EvidenceOptions options)
    : state_(new State{prober, FolderNames(std::move(options.folder)), {}, 0}) {
    if (!options.memory.empty()) state_->memory.emplace(FactsStore::open(options.memory, std::int64_t{1} << 30));
}

EvidencePictures::~EvidencePictures() = default;

std::vector<EvidencePicture> EvidencePictures::of(const Verdict& verdict) {
    std::optional<OpenedSubmission> opened;
    const auto open = [&](const fs::path& file) {
        if (!opened) opened = ProberInside::open(unopened(verdict.submission), state_->prober);
        return opened->open(file);
    };
    const EvidenceInside inside{state_->prober, state_->memory ? &*state_->memory : nullptr, open,
                                state_->folders.next(verdict.submission.name)};
    const std::vector<PictureSource> sources = sources_of(verdict);
    std::vector<EvidencePicture> drawn = inside.of(sources);
    std::size_t wanted = 0;
    for (const PictureSource& source : sources)
        wanted += source.wanted.size();
    state_->missing += wanted - std::min(wanted, drawn.size());
    return drawn;
}

std::size_t EvidencePictures::missing() const {
    return state_->missing;
}

}  // namespace mediaproof
