#include "paint/encoder.h"

#include <fmt/format.h>

#include <stdexcept>
#include <string>

namespace mediaproof::paint {
namespace {

std::string quoted(const std::string& text) {
    std::string result = "'";
    for (const char letter : text)
        letter == '\'' ? result += "'\\''" : result += letter;
    return result + "'";
}

/// The times as phones write them: QuickTime's local time with its offset, and MP4's own in UTC.
std::string time_tags(LocalTime captured) {
    const LocalTime utc = as_utc(captured);
    return fmt::format("-metadata creation_time={}T{}Z -metadata com.apple.quicktime.creationdate={}T{}+0800",
                       day_text(utc, '-'), clock_text(utc), day_text(captured, '-'), clock_text(captured));
}

std::string command(const std::filesystem::path& file, const Film& film, std::uint32_t seed) {
    const std::string pictures =
        fmt::format("-f rawvideo -pix_fmt yuv420p -s {}x{} -r {} -i -", film.size.width, film.size.height, film.fps);
    const std::string sound = fmt::format(
        "-f lavfi -t {} -i anoisesrc=color=brown:amplitude=0.05:sample_rate=44100:seed={}", film.duration_s, seed);
    const std::string times = film.captured ? time_tags(*film.captured) : std::string();
    const std::string enlarging =
        film.enlarged_to.empty()
            ? std::string()
            : fmt::format("-vf scale={}:{}:flags=bicubic", film.enlarged_to.width, film.enlarged_to.height);
    return fmt::format(
        "ffmpeg -v error -nostdin -y -threads 1 {} {} -map 0:v -map 1:a {} "
        "-c:v libx264 -preset superfast -bf 0 -crf 29 -threads 1 -c:a aac -b:a 64k "
        "-fflags +bitexact -flags:v +bitexact -flags:a +bitexact -movflags +faststart+use_metadata_tags {} "
        "-f mp4 {}",
        pictures, sound, enlarging, times, quoted(file.string()));
}

}  // namespace

Encoder::Encoder(const std::filesystem::path& file, const Film& film, std::uint32_t seed)
    : file_(file), pipe_(popen(command(file, film, seed).c_str(), "w")) {
    if (!pipe_) throw std::runtime_error("cannot start ffmpeg");
}

void Encoder::add(const std::vector<unsigned char>& frame) {
    if (std::fwrite(frame.data(), 1, frame.size(), pipe_.get()) != frame.size())
        throw std::runtime_error("ffmpeg took no more frames for " + file_.string());
}

void Encoder::finish() {
    if (pclose(pipe_.release()) != 0) throw std::runtime_error("ffmpeg could not write " + file_.string());
}

}  // namespace mediaproof::paint
