#include <algorithm>
#include <stdexcept>
#include <system_error>

#include "intake/entry_name.h"
#include "intake/manifest.h"
#include "intake/room.h"
#include "mediaproof/content.h"
#include "mediaproof/dates.h"
#include "mediaproof/submission.h"

namespace mediaproof {
namespace {

namespace fs = std::filesystem;

constexpr int deepest_folder = 16;

// The class of what the file holds; none for what can't be opened.
Content content_or_unknown(const fs::path& file) {
    try {
        return content_of_file(file);
    } catch (const std::system_error&) {
        return Content::unknown;
    }
}

bool is_media(const fs::path& file) {
    const MediaClass held = class_of(content_or_unknown(file));
    const MediaClass claimed = claimed_class(file);
    const auto shows = [](MediaClass c) { return c == MediaClass::still || c == MediaClass::video; };
    return shows(held) || shows(claimed);
}

bool is_archive(const fs::path& file) {
    return content_or_unknown(file) == Content::archive;
}

std::vector<fs::directory_entry> sorted_entries(const fs::path& folder) {
    std::vector<fs::directory_entry> entries;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (!is_litter(entry.path())) entries.push_back(entry);
    }
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.path().native() < b.path().native(); });
    return entries;
}

bool holds_submission(const std::vector<fs::directory_entry>& entries) {
    return std::any_of(entries.begin(), entries.end(), [](const fs::directory_entry& entry) {
        if (entry.is_symlink() || !entry.is_regular_file()) return false;
        return entry.path().filename() == manifest_name || is_media(entry.path());
    });
}

Message about_file(const char* key, const fs::path& file) {
    return {key, {{"name", file.string()}}};
}

// Adds what lies in `folder` and below; false once the submission holds as many files as it may.
bool collect_files(const fs::path& folder, int depth, Submission& submission) {
    std::vector<fs::directory_entry> entries;
    try {
        entries = sorted_entries(folder);
    } catch (const fs::filesystem_error&) {
        submission.problems.push_back(about_file("intake.unlistable", folder.lexically_relative(submission.path)));
        return true;
    }
    for (const auto& entry : entries) {
        const fs::path relative = entry.path().lexically_relative(submission.path);
        if (entry.is_symlink()) {
            submission.problems.push_back(about_file("intake.link", relative));
        } else if (entry.is_directory() && depth >= deepest_folder) {
            submission.problems.push_back(about_file("intake.too-deep", relative));
        } else if (entry.is_directory()) {
            if (!collect_files(entry.path(), depth + 1, submission)) return false;
        } else if (!entry.is_regular_file()) {
            submission.problems.push_back(about_file("intake.not-a-file", relative));
        } else if (submission.files.size() == most_files) {
            submission.problems.push_back({"intake.too-many", {{"most", static_cast<std::int64_t>(most_files)}}});
            return false;
        } else if (relative != manifest_name) {
            submission.files.push_back(relative);
        }
    }
    return true;
}

// The manifest, when there is one, has been read before.
void settle_event_date(Submission& submission, const IntakeOptions& options) {
    if (submission.event_date_source) return;
    if (options.event_date) {
        submission.event_dates = {*options.event_date};
        submission.event_date_source = EventDateSource::option;
    } else if (const auto date = date_in_name(submission.name)) {
        submission.event_dates = {*date};
        submission.event_date_source = EventDateSource::folder_name;
    }
}

std::string own_name(const fs::path& path) {
    const fs::path whole = fs::absolute(path).lexically_normal();
    return (whole.has_filename() ? whole : whole.parent_path()).filename().string();
}

Submission folder_submission(const fs::path& folder, const IntakeOptions& options) {
    Submission submission;
    submission.name = own_name(folder);
    submission.path = folder;
    const fs::path manifest = folder / manifest_name;
    std::error_code ignored;
    if (fs::is_regular_file(fs::symlink_status(manifest, ignored))) {
        take_manifest(read_manifest(manifest), submission);
    }
    settle_event_date(submission, options);
    collect_files(folder, 0, submission);
    std::sort(submission.files.begin(), submission.files.end(),
              [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
    return submission;
}

// What is known of a submission by its name alone.
Submission named_submission(const fs::path& path, const IntakeOptions& options) {
    Submission submission;
    submission.name = own_name(path);
    submission.path = path;
    settle_event_date(submission, options);
    return submission;
}

Submission link_submission(const fs::path& path, const IntakeOptions& options) {
    Submission submission = named_submission(path, options);
    submission.looked_into = false;
    submission.problems.push_back(about_file("intake.link", path.filename()));
    return submission;
}

Submission archive_submission(const fs::path& path, const IntakeOptions& options) {
    Submission submission = named_submission(path, options);
    submission.is_archive = true;
    return submission;
}

}  // namespace

std::vector<Submission> find_submissions(const fs::path& path, const IntakeOptions& options) {
    if (!fs::exists(path)) {
        throw std::system_error(std::make_error_code(std::errc::no_such_file_or_directory), path.string());
    }
    if (!fs::is_directory(path)) {
        if (is_archive(fs::canonical(path))) return {archive_submission(path, options)};
        throw std::invalid_argument(path.string() + ": neither a folder nor an archive");
    }
    const auto entries = sorted_entries(path);
    if (holds_submission(entries)) return {folder_submission(path, options)};
    std::vector<Submission> submissions;
    for (const auto& entry : entries) {
        std::error_code broken_link;
        if (entry.is_symlink()) {
            if (entry.is_directory(broken_link)) {
                submissions.push_back(link_submission(entry.path(), options));
            }
        } else if (entry.is_directory()) {
            submissions.push_back(folder_submission(entry.path(), options));
        } else if (entry.is_regular_file() && is_archive(entry.path())) {
            submissions.push_back(archive_submission(entry.path(), options));
        }
    }
    return submissions;
}

}  // namespace mediaproof
