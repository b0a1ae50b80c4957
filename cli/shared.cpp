#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <iostream>
#include <map>
#include <span>
#include <system_error>

#include "cli.h"
#include "mediaproof/report.h"

namespace mediaproof::cli {

Language Shared::language() const {
    if (language_name.empty()) return language_of_environment();
    return language_name == "en" ? Language::english : Language::chinese;
}

std::string language_asked_for(const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        for (const std::string language : {"zh", "en"}) {
            const bool apart = arguments[i] == "--lang" && i + 1 < arguments.size() && arguments[i + 1] == language;
            if (apart || arguments[i] == "--lang=" + language) return language;
        }
    }
    return {};
}

std::filesystem::path Shared::pack_folder() const {
    return pack.empty() ? models_folder() / "ningxiang-2023" : std::filesystem::path(pack);
}

std::filesystem::path models_folder() {
    const auto program = std::filesystem::read_symlink("/proc/self/exe");
    return program.parent_path().parent_path() / "share" / "mediaproof" / "models";
}

namespace {

// mediaproof's folder in the user's own folder of that kind, by the XDG Base Directory Specification; empty where there is none.
std::filesystem::path own_folder(const char* variable, const char* below_home) {
    const char* named = std::getenv(variable);
    if (named != nullptr && *named == '/') return std::filesystem::path(named) / "mediaproof";
    const char* home = std::getenv("HOME");
    if (home != nullptr && *home == '/') return std::filesystem::path(home) / below_home / "mediaproof";
    return {};
}

}  // namespace

std::filesystem::path cache_folder() {
    return own_folder("XDG_CACHE_HOME", ".cache");
}

std::chrono::year_month_day today() {
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now() + std::chrono::hours(8));
}

std::filesystem::path decisions_file() {
    const std::filesystem::path folder = own_folder("XDG_DATA_HOME", ".local/share");
    return folder.empty() ? folder : folder / "decisions.toml";
}

namespace {

void tell_of_learning() {
    complain("正在学习 LOGO（只需一次，约半分钟）… / learning the LOGO (once, about half a minute)");
}

LogoModel recall_or_learn(std::span<const std::filesystem::path> files) {
    return LogoModel::recall_or_learn(files, {cache_folder(), tell_of_learning});
}

}  // namespace

LogoModel logo_of(const RulePack& pack) {
    if (pack.logo_operating_point) return LogoModel::load(pack.logo_image, pack.logo_operating_point);
    return recall_or_learn({&pack.logo_image, 1});
}

LogoModel logo_of(const std::vector<std::string>& files) {
    return recall_or_learn(std::vector<std::filesystem::path>(files.begin(), files.end()));
}

void add_depth(CLI::App& command, ProbeDepth& depth, Language language) {
    static const std::map<std::string, ProbeDepth> depths = {
        {"quick", ProbeDepth::quick}, {"standard", ProbeDepth::standard}, {"full", ProbeDepth::full}};
    CLI::Option* option = command.add_option_function<std::string>(
        "--depth", [&depth](const std::string& name) { depth = depths.at(name); },
        Words{"视频看多细", "How closely a video is looked at"}.in(language));
    takes_one_of(option,
                 {{"quick", {"只看关键帧，最快", "key frames only; the fastest"}},
                  {"standard", {"可疑的地方再细看", "also the stretches that give reason to look closer"}},
                  {"full",
                   {"每一帧都看，并指出哪几秒放不出来；最慢",
                    "every frame; also names the seconds that can't be decoded; the slowest"}}},
                 language)
        ->type_name(Words{"细致程度", "DEPTH"}.in(language))
        ->default_str("standard");
}

void add_confinement(CLI::App& command, Confinement& confinement, Language language) {
    static const std::map<std::string, Confinement> modes = {
        {"strict", Confinement::strict}, {"best-effort", Confinement::best_effort}, {"none", Confinement::none}};
    CLI::Option* confine = command.add_option_function<std::string>(
        "--confine", [&confinement](const std::string& name) { confinement = modes.at(name); },
        Words{"读文件的进程关得多严，防止有害文件",
              "How firmly the processes that read files are shut in, against harmful files"}
            .in(language));
    takes_one_of(confine,
                 {{"strict", {"系统做不到就不读", "where the system can't, nothing is read"}},
                  {"best-effort", {"能关多严关多严", "as far as the system can"}},
                  {"none", {"不关，只用于信得过的文件", "not at all; for trusted files only"}}},
                 language)
        ->type_name(Words{"严格程度", "MODE"}.in(language))
        ->default_str("strict");
    command
        .add_flag_callback(
            "--no-confine", [&confinement] { confinement = Confinement::none; },
            Words{"与 --confine none 相同", "The same as --confine none"}.in(language))
        ->excludes(confine);
}

void write_out(std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw std::system_error(errno, std::generic_category(), "writing to standard output");
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

bool all_exist(const std::vector<std::string>& paths) {
    bool all = true;
    for (const std::string& path : paths) {
        std::error_code ignored;
        if (std::filesystem::exists(std::filesystem::symlink_status(path, ignored))) continue;
        complain(path + ": 没有这个文件 / no such file");
        all = false;
    }
    return all;
}

void complain(std::string_view words) {
    std::cerr << "mediaproof: " << printable(words) << '\n';
}

}  // namespace mediaproof::cli
