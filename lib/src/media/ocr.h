// Letters in a picture become text: tesseract, with its model of simplified Chinese.
#pragma once

#include <memory>
#include <opencv2/core.hpp>
#include <string>

namespace mediaproof {

struct ReadText {
    std::string text;         // UTF-8, without blanks and line ends; empty when no letters could be read
    double confidence = 0;    // [0, 1]: the mean over the letters
    bool from_start = false;  // nothing dark stands before the first letter that was read
};

// One reader for one thread at a time. Reads nothing where this program was built without tesseract, or where its model
// of Chinese is not installed.
class TextReader {
  public:
    TextReader();
    ~TextReader();
    TextReader(TextReader&&) noexcept;

    bool can_read() const;

    // `letters` is 8 bit, dark letters on white, at most most_pixels large: of a larger picture nothing is read.
    ReadText read(const cv::Mat& letters, bool one_line);

    static constexpr std::size_t most_pixels = 4'000'000;

  private:
    struct State;
    std::unique_ptr<State> state_;  // null when it can't read
};

}  // namespace mediaproof
