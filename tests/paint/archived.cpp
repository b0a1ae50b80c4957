#include "paint/archived.h"

#include <iconv.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "paint/docx.h"
#include "paint/zip.h"

namespace mediaproof::paint {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t bomb_bytes = 200 << 20;

std::string bytes_of(const fs::path& file) {
    std::ifstream input(file, std::ios::binary);
    if (!input) throw std::runtime_error("cannot read " + file.string());
    return {std::istreambuf_iterator<char>(input), {}};
}

/// What a unit would pack of the story's folder, by names and in their order.
PackageParts parts_of(const fs::path& story) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(story)) {
        const std::string name = entry.path().filename().string();
        if (entry.is_regular_file() && name != "expected.toml" && !name.starts_with('.')) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    PackageParts parts;
    for (const fs::path& file : files)
        parts.emplace_back(file.lexically_relative(story).string(), bytes_of(file));
    return parts;
}

/// As Chinese Windows writes names into archives.
std::string in_gbk(std::string name) {
    const iconv_t converter = iconv_open("GBK", "UTF-8");
    std::string gbk(name.size(), '\0');
    char* from = name.data();
    char* to = gbk.data();
    std::size_t left = name.size();
    std::size_t room = gbk.size();
    const bool well = iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1);
    iconv_close(converter);
    if (!well) throw std::runtime_error("no GBK for " + name);
    gbk.resize(gbk.size() - room);
    return gbk;
}

std::vector<ZipEntry> entries_of(const fs::path& story) {
    std::vector<ZipEntry> entries;
    for (auto& [name, bytes] : parts_of(story))
        entries.push_back({name, std::move(bytes), 0x800, 0});
    return entries;
}

void write(const fs::path& file, const std::string& bytes) {
    std::ofstream output(file, std::ios::binary);
    if (!output.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush())
        throw std::runtime_error("cannot write " + file.string());
}

void zipped(const fs::path& good, const fs::path& archive) {
    std::vector<ZipEntry> entries;
    for (auto& [name, bytes] : parts_of(good))
        entries.push_back({in_gbk("政务公开主题日/" + name), std::move(bytes), 0, 0});
    write(archive, zip_of(entries));
}

void bomb(const fs::path& good, const fs::path& archive) {
    PackageParts parts = parts_of(good);
    parts.emplace_back("现场照片5.bmp", std::string(bomb_bytes, '\0'));
    write_package(archive, parts);
}

void nested(const fs::path& good, const fs::path& archive) {
    std::string inner(1 << 20, '\0');
    for (const char* name : {"现场照片5.bmp", "三.zip", "二.zip"}) {
        write_package(archive, {{name, inner}});
        inner = bytes_of(archive);
    }
    PackageParts parts = parts_of(good);
    parts.emplace_back("更多照片.zip", inner);
    write_package(archive, parts);
}

void leading_outside(const fs::path& good, const fs::path& archive) {
    std::vector<ZipEntry> entries = entries_of(good);
    entries.push_back({"../../开机启动/照片.exe", "MZ", 0x800, 0});
    write(archive, zip_of(entries));
}

void with_link(const fs::path& good, const fs::path& archive) {
    std::vector<ZipEntry> entries = entries_of(good);
    entries.push_back({"现场照片5.jpg", "/etc/passwd", 0x800, 0120777});
    write(archive, zip_of(entries));
}

void locked(const fs::path& good, const fs::path& archive) {
    write_locked_package(archive, parts_of(good), "zwgk2023");
}

}  // namespace

std::vector<ArchivedStory> all_archived_stories() {
    return {{"zipped", zipped},      {"zip-bomb", bomb},      {"zip-in-zip", nested}, {"zip-slip", leading_outside},
            {"zip-link", with_link}, {"zip-password", locked}};
}

void pack_story(const ArchivedStory& story, const fs::path& good, const fs::path& folder) {
    fs::create_directories(folder);
    const fs::path unfinished = folder / ".材料.zip.part";
    story.pack(good, unfinished);
    fs::rename(unfinished, folder / "材料.zip");
}

}  // namespace mediaproof::paint
