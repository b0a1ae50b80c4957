#include "media/ocr.h"

#ifdef MEDIAPROOF_TESSERACT
#include <omp.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>
#endif

#include <algorithm>

namespace mediaproof {

#ifdef MEDIAPROOF_TESSERACT

struct TextReader::State {
    tesseract::TessBaseAPI api;
};

namespace {

// Tesseract's own threads cost more than they bring for a line of letters. Holds for the calling thread alone.
class InOneThread {
  public:
    InOneThread() { omp_set_max_active_levels(0); }
    ~InOneThread() { omp_set_max_active_levels(before_); }
    InOneThread(const InOneThread&) = delete;
    InOneThread& operator=(const InOneThread&) = delete;

  private:
    int before_ = omp_get_max_active_levels();
};

// Whether nothing as wide as a narrow letter stands left of the first that was read.
bool read_from_start(tesseract::TessBaseAPI& api, const cv::Mat& letters) {
    const std::unique_ptr<tesseract::ResultIterator> first(api.GetIterator());
    int left = 0, top = 0, right = 0, bottom = 0;
    if (!first || !first->BoundingBox(tesseract::RIL_SYMBOL, &left, &top, &right, &bottom)) return false;
    const cv::Rect before = cv::Rect(0, top, left, bottom - top) & cv::Rect({}, letters.size());
    if (before.empty()) return true;
    cv::Mat darkest;
    cv::reduce(letters(before), darkest, 0, cv::REDUCE_MIN);
    return cv::countNonZero(darkest < 128) < 0.4 * before.height;
}

}  // namespace

TextReader::TextReader() : state_(std::make_unique<State>()) {
    // Its warnings go nowhere: what could not be read is said by the text.
    const bool ready = state_->api.Init(nullptr, "chi_sim", tesseract::OEM_LSTM_ONLY) == 0;
    if (!ready) state_.reset();
    if (ready) state_->api.SetVariable("debug_file", "/dev/null");
}

ReadText TextReader::read(const cv::Mat& letters, bool one_line) {
    if (!state_ || letters.empty() || letters.total() > most_pixels) return {};
    const InOneThread one_thread;
    tesseract::TessBaseAPI& api = state_->api;
    api.SetPageSegMode(one_line ? tesseract::PSM_SINGLE_LINE : tesseract::PSM_SINGLE_BLOCK);
    api.SetImage(letters.data, letters.cols, letters.rows, 1, static_cast<int>(letters.step[0]));
    api.SetSourceResolution(300);
    ReadText read;
    const std::unique_ptr<char[]> text(api.GetUTF8Text());
    if (!text) return read;
    read.text = text.get();
    std::erase_if(read.text, [](unsigned char c) { return c <= ' ' || c == 0x7F; });
    if (!read.text.empty()) read.confidence = std::clamp(api.MeanTextConf() / 100.0, 0.0, 1.0);
    read.from_start = !read.text.empty() && read_from_start(api, letters);
    api.Clear();
    return read;
}

#else

struct TextReader::State {};

TextReader::TextReader() = default;

ReadText TextReader::read(const cv::Mat&, bool) {
    return {};
}

#endif

TextReader::~TextReader() = default;
TextReader::TextReader(TextReader&&) noexcept = default;

bool TextReader::can_read() const {
    return state_ != nullptr;
}

}  // namespace mediaproof
