#include "clarity/scenes.h"

#include <algorithm>
#include <map>

#include "logo/backgrounds.h"
#include "mediaproof/content.h"
#include "paint/camera.h"
#include "paint/scene.h"
#include "probe/photo.h"
#include "vision/shrink.h"

namespace mediaproof::bench {
namespace {

namespace fs = std::filesystem;

constexpr int long_side = 1920;

// Sharp where the photographer meant it, well exposed, not crushed; those a person may argue about are left out.
const std::vector<std::string> sharp_photos = {
    "photos/Blackberry_Z10.jpg",
    "photos/Canon_EOS-1DS_after_Noise_Ninja.jpg",
    "photos/Canon_IXUS_300.jpg",
    "photos/Canon_PowerShot_A560.jpg",
    "photos/Canon_PowerShot_A70.jpg",
    "photos/Canon_PowerShot_S30.jpg",
    "photos/Casio_EX-Z3.jpg",
    "photos/Casio_QV-3000EX.jpg",
    "photos/FujiFilm_FinePix2650.jpg",
    "photos/FujiFilm_MX-1200.jpg",
    "photos/Issue_211.jpg",
    "photos/Issue_242.jpg",
    "photos/Kodak_ProBack.jpg",
    "photos/Kyocera_FC-S3.jpg",
    "photos/Minolta_DiMAGE_5.jpg",
    "photos/Minolta_DiMAGE_EX.jpg",
    "photos/Minolta_DiMAGE_X.jpg",
    "photos/Nikon_E900_1.jpg",
    "photos/Nikon_E990.jpg",
    "photos/Olympus_C40Z.jpg",
    "photos/Olympus_S760.jpg",
    "photos/Pentax_Optio_330.jpg",
    "photos/Reconyx_HF2_Pro_Covert.jpg",
    "photos/Samsung_SM-J327T1.jpg",
    "photos/Sony_DCR-PC110E_2.jpg",
    "photos/Sony_Ericsson_U10i.jpg",
    "dates/Apple_iPhone_6.jpg",
    "dates/IMG_1034.heic",
    "dates/Nexus_4.jpg",
    "dates/exif.jpg",
};

// A neon sign from a shaking hand, and a dark corridor.
const std::vector<std::string> unclear_photos = {"photos/Canon_PowerShot_S40_2.jpg", "photos/Issue_131.jpg"};

fs::path real_media() {
    return photo_folder().parent_path();
}

cv::Mat photo_at(const fs::path& file) {
    return shrunk_to(read_photo(file, content_of_file(file), long_side).picture, long_side);
}

std::vector<ClarityScene> photos_named(const std::vector<std::string>& names, bool quick) {
    std::vector<ClarityScene> scenes;
    for (std::size_t i = 0; i < names.size(); i += quick ? 3 : 1) {
        const fs::path file = real_media() / names[i];
        if (fs::exists(file)) scenes.push_back({file.stem().string(), photo_at(file), i % 2 == 1});
    }
    return scenes;
}

}  // namespace

std::vector<ClarityScene> clear_scenes(bool quick) {
    std::vector<ClarityScene> scenes = photos_named(sharp_photos, quick);
    for (std::uint32_t seed = 1; seed <= (quick ? 1U : 2U); ++seed) {
        const paint::Event event{"市司法局", "法律援助", "市司法局2023年“政务公开主题日”活动", {}, false, seed + 70};
        for (const auto view : paint::all_views) {
            const cv::Mat painted = paint::paint_view(event, view, {2600, 1950});
            scenes.push_back({"painted-" + std::to_string(static_cast<int>(view)) + "-" + std::to_string(seed),
                              paint::photograph(painted, {}, {1920, 1440}, {}, seed), seed % 2 == 0});
        }
    }
    return scenes;
}

std::vector<Triplet> real_triplets() {
    const fs::path folder = real_media() / "clarity";
    if (!fs::is_directory(folder)) return {};
    std::map<std::string, Triplet> by_name;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string stem = entry.path().stem().string();
        if (stem.size() < 3 || stem[stem.size() - 2] != '_') continue;
        Triplet& triplet = by_name[stem.substr(0, stem.size() - 2)];
        triplet.name = stem.substr(0, stem.size() - 2);
        cv::Mat& picture = stem.back() == 'S' ? triplet.sharp : stem.back() == 'F' ? triplet.defocused : triplet.moved;
        picture = photo_at(entry.path());
    }
    std::vector<Triplet> triplets;
    for (auto& [name, triplet] : by_name)
        if (!triplet.sharp.empty() && !triplet.defocused.empty() && !triplet.moved.empty()) triplets.push_back(triplet);
    return triplets;
}

std::vector<ClarityScene> really_unclear() {
    return photos_named(unclear_photos, false);
}

}  // namespace mediaproof::bench
