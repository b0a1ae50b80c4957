// validate: the whole way from a submission to its verdict.
#pragma once

#include <filesystem>
#include <functional>

#include "mediaproof/finding.h"
#include "mediaproof/logo.h"
#include "mediaproof/probe.h"
#include "mediaproof/rule_pack.h"
#include "mediaproof/submission.h"

namespace mediaproof {

struct ValidateOptions {
    // Called before each file is measured, with its path relative to the submission. May be empty.
    std::function<void(const std::filesystem::path&)> on_file;
    ProbeDepth depth = ProbeDepth::standard;
};

// Probes every file of `submission` and judges the facts by `pack`. `logo` is the model of pack.logo_image.
// Throws nothing for what the files hold.
Verdict validate(const Submission& submission, const RulePack& pack, const LogoModel& logo,
                 const ValidateOptions& options = {});

}  // namespace mediaproof
