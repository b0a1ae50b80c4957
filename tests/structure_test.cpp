// Who may include whom, and how long things may get.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

const fs::path source = MEDIAPROOF_SOURCE;

std::vector<fs::path> code_below(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(source / folder)) {
        const auto extension = entry.path().extension();
        if (extension == ".h" || extension == ".cpp" || extension == ".in") files.push_back(entry.path());
    }
    REQUIRE_FALSE(files.empty());
    return files;
}

std::vector<std::string> lines_of(const fs::path& file) {
    std::ifstream input(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(input, line);)
        lines.push_back(line);
    return lines;
}

std::vector<std::string> includes_of(const fs::path& file) {
    static const std::regex include(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
    std::vector<std::string> names;
    for (const std::string& line : lines_of(file)) {
        std::smatch match;
        if (std::regex_search(line, match, include)) names.push_back(match[1]);
    }
    return names;
}

const std::set<std::string> stages = {"intake", "media",  "vision",  "probe", "annotate",
                                      "rules",  "report", "confine", "store", "worker"};

bool is_media_library(const std::string& name) {
    for (const char* prefix : {"opencv", "libav", "libsw", "exiv2", "libheif", "turbojpeg"}) {
        if (name.starts_with(prefix)) return true;
    }
    return false;
}

std::string first_folder(const std::string& include) {
    const auto slash = include.find('/');
    return slash == std::string::npos ? "" : include.substr(0, slash);
}

}  // namespace

TEST_SUITE_BEGIN("structure");

TEST_CASE("each stage includes only what it may") {
    const std::map<std::string, std::set<std::string>> may_include = {
        {"intake", {"intake"}},
        {"media", {"media"}},
        {"vision", {"vision"}},
        {"probe", {"probe", "media", "vision"}},
        {"rules", {"rules"}},
        {"report", {"report"}},
        {"annotate", {"annotate", "probe", "media", "vision"}},
        {"store", {"store"}},
        {"confine", {"confine"}},
        {"worker", {"worker", "confine", "intake", "annotate", "probe", "media"}},
    };
    for (const auto& [stage, allowed] : may_include) {
        for (const fs::path& file : code_below("lib/src/" + stage)) {
            for (const std::string& include : includes_of(file)) {
                CAPTURE(file);
                CAPTURE(include);
                const std::string folder = first_folder(include);
                CHECK((!stages.contains(folder) || allowed.contains(folder)));
                CHECK(include != "mediaproof/validate.h");
                CHECK(include != "mediaproof/batch.h");
            }
        }
    }
}

TEST_CASE("rules and reports see no pixels, and vision no containers") {
    for (const char* stage : {"intake", "rules", "report", "store"}) {
        for (const fs::path& file : code_below(fs::path("lib/src") / stage)) {
            for (const std::string& include : includes_of(file)) {
                CAPTURE(file);
                CHECK_FALSE(is_media_library(include));
            }
        }
    }
    for (const fs::path& file : code_below("lib/src/vision")) {
        for (const std::string& include : includes_of(file)) {
            CAPTURE(file);
            CHECK((!is_media_library(include) || include.starts_with("opencv")));
        }
    }
}

TEST_CASE("rules read no clock, and no file but the pack's") {
    const std::set<std::string> read_the_pack = {"rule_pack.cpp", "calendar.cpp", "schedule_file.cpp", "pack_file.cpp"};
    for (const fs::path& file : code_below("lib/src/rules")) {
        const std::string name = file.filename().string();
        for (const std::string& line : lines_of(file)) {
            CAPTURE(file);
            CAPTURE(line);
            CHECK(line.find("::now(") == std::string::npos);
            CHECK(line.find("std::time(") == std::string::npos);
            CHECK(line.find("parse_file") == std::string::npos);
            CHECK((name == "pack_file.cpp" || line.find("<fstream>") == std::string::npos));
            CHECK((read_the_pack.contains(name) || line.find("rules/pack_file.h") == std::string::npos));
        }
    }
}

TEST_CASE("public headers name no other library's types") {
    const std::regex foreign(R"(\bcv::|\bAV[A-Z]\w+|\bExiv2\b|\bheif_|\btoml::|nlohmann|\bfmt::)");
    for (const fs::path& file : code_below("lib/include")) {
        CAPTURE(file);
        for (const std::string& include : includes_of(file)) {
            CAPTURE(include);
            CHECK((include.starts_with("mediaproof/") || include.find('.') == std::string::npos));
        }
        for (const std::string& line : lines_of(file)) {
            CAPTURE(line);
            CHECK_FALSE(std::regex_search(line, foreign));
        }
    }
}

TEST_CASE("the command line uses the public headers alone") {
    for (const fs::path& file : code_below("cli")) {
        for (const std::string& include : includes_of(file)) {
            CAPTURE(file);
            CAPTURE(include);
            CHECK_FALSE(stages.contains(first_folder(include)));
            CHECK_FALSE(is_media_library(include));
        }
    }
    CHECK(lines_of(source / "cli" / "main.cpp").size() < 60);
}

// In formatted code a function outside a class starts at the first column and ends with "}" there; one inside
// a class does so four columns further in.
std::size_t longest_function(const std::vector<std::string>& lines) {
    static const std::regex no_function(
        R"(^\s*(namespace|struct|class|enum|union|extern|template|public|private|#|//|\}).*)");
    std::size_t longest = 0;
    for (const std::string indent : {"", "    "}) {
        std::size_t start = 0;
        bool inside = false;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const bool at_indent =
                lines[i].starts_with(indent) && lines[i].size() > indent.size() && lines[i][indent.size()] != ' ';
            if (!at_indent) continue;
            if (lines[i] == indent + "}" && inside) longest = std::max(longest, i - start + 1);
            inside = lines[i].ends_with("(") || lines[i].ends_with("{") || lines[i].ends_with(",");
            if (std::regex_match(lines[i], no_function)) inside = false;
            start = i;
        }
    }
    return longest;
}

TEST_CASE("no function is longer than 60 lines") {
    for (const char* folder : {"lib", "cli", "tests"}) {
        for (const fs::path& file : code_below(folder)) {
            CAPTURE(file);
            CHECK(longest_function(lines_of(file)) <= 60);
        }
    }
    std::vector<std::string> long_one(61, "    work();");
    long_one.front() = "int long_one(int a) {";
    long_one.back() = "}";
    CHECK(longest_function(long_one) == 61);
}

TEST_SUITE_END();
