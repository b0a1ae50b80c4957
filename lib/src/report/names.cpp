#include "report/names.h"

namespace mediaproof {

std::string_view name_of(FileKind kind) {
    switch (kind) {
        case FileKind::video:
            return "video";
        case FileKind::photo:
            return "photo";
        case FileKind::document:
            return "document";
        case FileKind::unreadable:
            return "unreadable";
        case FileKind::other:
            break;
    }
    return "other";
}

std::string_view name_of(ClarityGrade grade) {
    switch (grade) {
        case ClarityGrade::clear:
            return "clear";
        case ClarityGrade::soft:
            return "soft";
        case ClarityGrade::unclear:
            return "unclear";
        case ClarityGrade::indeterminate:
            break;
    }
    return "indeterminate";
}

std::string_view name_of(LogoOutcome outcome) {
    switch (outcome) {
        case LogoOutcome::present:
            return "present";
        case LogoOutcome::absent:
            return "absent";
        case LogoOutcome::indeterminate:
            break;
    }
    return "indeterminate";
}

std::string_view name_of(Status status) {
    switch (status) {
        case Status::pass:
            return "pass";
        case Status::warn:
            return "warn";
        case Status::fail:
            return "fail";
        case Status::unknown:
            break;
    }
    return "unknown";
}

std::string_view name_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::pass:
            return "pass";
        case Outcome::fail:
            return "fail";
        case Outcome::review:
            break;
    }
    return "review";
}

std::string_view name_of(Confinement confinement) {
    switch (confinement) {
        case Confinement::strict:
            return "strict";
        case Confinement::best_effort:
            return "best-effort";
        case Confinement::none:
            break;
    }
    return "none";
}

std::string_view name_of(EventDateSource source) {
    switch (source) {
        case EventDateSource::manifest:
            return "manifest";
        case EventDateSource::option:
            return "option";
        case EventDateSource::folder_name:
            break;
    }
    return "folder-name";
}

}  // namespace mediaproof
