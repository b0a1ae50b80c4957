#include "worker/probe_job.h"

#include <algorithm>

#include "cbor.h"
#include "facts_codec.h"
#include "probe/banner.h"
#include "probe/logo_parts.h"
#include "probe/probe_file.h"

namespace mediaproof {
namespace {

// An image is made ready anew where it is needed: the finder's data are larger and no simpler than the image.
void write_logo(CborWriter& cbor, const LogoModel& logo) {
    cbor.array(3);
    cbor.number(logo.operating_point().present);
    cbor.number(logo.operating_point().absent);
    cbor.array(logo.parts().images.size());
    for (const LogoImage& image : logo.parts().images)
        cbor.bytes(image.bytes);
}

LogoModel read_logo(CborReader& cbor) {
    if (cbor.array() != 3) throw CborError("not a LOGO");
    LogoOperatingPoint operating_point;
    operating_point.present = cbor.number();
    operating_point.absent = cbor.number();
    std::vector<LogoImage> images;
    for (std::size_t left = cbor.array(); left > 0; --left) {
        const auto bytes = cbor.bytes();
        images.push_back({"LOGO", {bytes.begin(), bytes.end()}});
    }
    return model_of(std::move(images), operating_point);
}

}  // namespace

std::vector<std::byte> encode_setup(const ProbeSetup& setup) {
    CborWriter cbor;
    cbor.array(3);
    cbor.integer(static_cast<int>(setup.depth));
    cbor.boolean(setup.banners);
    if (setup.logo) {
        write_logo(cbor, *setup.logo);
    } else {
        cbor.null();
    }
    return std::move(cbor).take();
}

ProbeSetup decode_setup(std::span<const std::byte> bytes) {
    CborReader cbor(bytes);
    if (cbor.array() != 3) throw CborError("not a setup");
    ProbeSetup setup;
    setup.depth = static_cast<ProbeDepth>(cbor.integer());
    setup.banners = cbor.boolean();
    if (cbor.next() != CborType::null) setup.logo = read_logo(cbor);
    return setup;
}

JobFunction probe_job_of(ProbeSetup setup) {
    if (setup.banners) load_banner_reader();
    return [setup = std::move(setup)](const JobInput& input) {
        const std::string name(reinterpret_cast<const char*>(input.request.data()), input.request.size());
        const OpenFile file(input.files[0], name);
        return encode_facts(probe_open_file(file, {setup.logo ? &*setup.logo : nullptr, setup.depth, setup.banners}));
    };
}

std::vector<std::byte> probe_request(const std::filesystem::path& name) {
    const std::string last = name.filename().string();
    const auto bytes = std::as_bytes(std::span(last));
    return {bytes.begin(), bytes.end()};
}

}  // namespace mediaproof
