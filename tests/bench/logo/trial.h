// One picture put to every method.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "logo/designs.h"
#include "logo/ours.h"
#include "logo/scenes.h"
#include "logo/stock.h"

namespace mediaproof::bench {

enum Method { ours, stock_templates, stock_features, methods };

struct Contestant {  // a design made ready for every method
    Design design;
    Ours own;
    StockLogo stock;
    explicit Contestant(Design d) : design(std::move(d)), own(design.image), stock(stock_logo(design.image)) {}
};

struct Answer {
    bool asked = false;
    bool said_present = false;
    bool right = false;           // said so, and where it is
    std::optional<double> error;  // mean corner error, share of the LOGO's width; when right
    double seconds = 0;           // of one core
};

struct Trial {
    std::size_t design = 0;
    std::string kinds;
    double short_px = 0, tilt_deg = 0, cover = 0;
    double score = 0;         // ours: of the best sighting where the LOGO is; on negatives of the best anywhere
    double sift_seconds = 0;  // stock detectAndCompute on the same picture; 0 when it did not run
    std::array<Answer, methods> answers;
    std::optional<Quad> found;  // ours, when it says present, or its best otherwise
};

// `truth` is empty for a picture without the LOGO. The stock methods run when `beside_stock`.
Trial tried(const cv::Mat& picture, const std::vector<Quad>& truth, const Contestant& contestant, bool beside_stock);

// The picture with the true quads green and the found one red, into `file` as JPEG.
void dump(const std::filesystem::path& file, const cv::Mat& picture, const std::vector<Quad>& truth,
          const std::optional<Quad>& found);

}  // namespace mediaproof::bench
