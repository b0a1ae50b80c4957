// The job that measures one file, as it is asked for and as it is done.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "confine/jobs.h"
#include "mediaproof/logo.h"
#include "mediaproof/probe.h"

namespace mediaproof {

// What all probes of a Prober have in common.
struct ProbeSetup {
    std::optional<LogoModel> logo;
    ProbeDepth depth = ProbeDepth::standard;
    bool banners = false;
};

std::vector<std::byte> encode_setup(const ProbeSetup& setup);

// Throws CborError, and ConfigError like LogoModel::load().
ProbeSetup decode_setup(std::span<const std::byte> bytes);

inline constexpr const char* probe_job = "probe";

// Its request is the file's name, its one descriptor the file, its reply the facts as encode_facts() writes them.
JobFunction probe_job_of(ProbeSetup setup);

std::vector<std::byte> probe_request(const std::filesystem::path& name);

}  // namespace mediaproof
