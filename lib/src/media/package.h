// The ZIP packages that .docx and .odt files are, read from memory. Every length in them is doubted.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

struct archive;
struct archive_entry;

namespace mediaproof {

class Package {
  public:
    // `bytes` must outlive it. Throws MediaError when it is no ZIP, is cut off or has more than 10,000 entries.
    Package(std::span<const std::byte> bytes, const std::filesystem::path& file);

    // To the next file in it; false at the end. Throws MediaError.
    bool next();

    // As the package has it, which may be anything: "word/document.xml", "../../etc/passwd".
    const std::string& name() const { return name_; }

    // All of the file that next() went to; once. Throws MediaError when it is damaged or unpacks to more than
    // `most_bytes`, and PasswordError.
    std::vector<std::byte> read(std::size_t most_bytes);

  private:
    struct Closer {
        void operator()(archive* owned) const;
    };
    std::filesystem::path file_;
    std::unique_ptr<archive, Closer> archive_;
    archive_entry* entry_ = nullptr;
    std::string name_;
};

bool has_part(std::span<const std::byte> bytes, const std::string& name, const std::filesystem::path& file);

// Throws MediaError when there is none of that name, too.
std::vector<std::byte> read_part(std::span<const std::byte> bytes, const std::string& name, std::size_t most_bytes,
                                 const std::filesystem::path& file);

}  // namespace mediaproof
