#include "manual/man_page.h"

#include "mediaproof/version.h"
#include "words.h"

namespace mediaproof::cli {
namespace {

constexpr Words made = {"由程序自己的命令行生成，请勿手改。",
                        "Made from the program's own command line; not to be edited."};

constexpr Words description[] = {
    {"每份材料（一个文件夹或压缩包）得一个结论：通过、待复核、不通过，写明依据在哪个文件、哪一秒、什么位置，以及怎样改"
     "正。",
     "Each submission (a folder or an archive) gets an outcome: pass, review or fail, with the file, the second and "
     "the place "
     "that it rests on, and how to put it right."},
    {"查什么、限值多少，由规则包决定；自带的一套是宁乡市 2023 年政务公开主题日的规则。",
     "What is asked stands in a rule pack; the one that comes with the program is for Ningxiang's 2023 Government "
     "Openness "
     "Theme Days."},
};

struct Entry {
    std::string_view name;
    Words words;
};

constexpr Entry files[] = {
    {"~/.cache/mediaproof/facts.sqlite",
     {"量过的结果，没有变过的材料不再量。可以随时删掉",
      "What was measured, so that unchanged files are not measured again. May be "
      "deleted at any time"}},
    {"~/.cache/mediaproof/logo-*",
     {"学会的 LOGO。可以随时删掉", "LOGOs that were learned. May be deleted at any time"}},
    {"~/.local/share/mediaproof/decisions.toml", {"复核人员的决定（decide）", "What reviewers decided (decide)"}},
    {"submission.toml",
     {"材料里单位填的活动信息，由 mediaproof init 生成",
      "What the unit says of the event, beside the media; mediaproof init "
      "writes one to fill in"}},
};

constexpr Entry environment[] = {
    {"XDG_CACHE_HOME", {"代替 ~/.cache", "Stands for ~/.cache"}},
    {"XDG_DATA_HOME", {"代替 ~/.local/share", "Stands for ~/.local/share"}},
    {"LC_ALL, LC_MESSAGES, LANG",
     {"没有 --lang 时用哪种语言；什么都没设就用中文",
      "The language where --lang is not given; Chinese where none is set"}},
    {"NO_COLOR", {"设了就不用颜色", "Where set, no colour is used"}},
};

class Page {
  public:
    explicit Page(Language language) : language_(language) {}

    std::string say(const Words& words) const { return words.in(language_); }
    void request(const std::string& line) { text_ += line + "\n"; }
    void words(const std::string& words) { request(roff(words)); }
    void paragraph(const std::string& text) {
        request(".PP");
        words(text);
    }
    void section(const Words& title) { request(".SH " + roff(say(title))); }

    // Something described: `label` is roff already.
    void described(const std::string& label, const std::string& text) {
        request(".TP\n" + label);
        words(text);
    }

    void option(const OptionHelp& option) {
        described(label_of(option), option.words + remarks(option));
        if (option.explained.empty()) return;
        request(".RS\n.PD 0");
        for (const auto& [value, text] : option.explained)
            request(".TP 14\n\\fB" + roff(value) + "\\fR\n" + roff(text));
        request(".PD\n.RE");
    }

    void options(const std::vector<OptionHelp>& options) {
        for (const OptionHelp& one : options)
            if (one.names.empty() || !is_help_or_version(one)) option(one);
    }

    void verbatim(const std::vector<std::string>& lines) {
        request(".PP\n.RS\n.EX");
        for (const std::string& line : lines)
            words(line);
        request(".EE\n.RE");
    }

    const std::string& text() const { return text_; }

  private:
    std::string label_of(const OptionHelp& option) const {
        std::string label;
        for (const std::string& name : option.names)
            label += (label.empty() ? "" : ", ") + ("\\fB" + roff(name) + "\\fR");
        if (option.value.empty()) return label;
        return label + (label.empty() ? "" : " ") + "\\fI" + roff(option.value) + "\\fR" +
               (option.takes_several ? "..." : "");
    }

    std::string remarks(const OptionHelp& option) const {
        if (option.standard.empty()) return Words{"。", "."}.in(language_);
        return Words{"（不写就是 ", " (default: "}.in(language_) + option.standard + Words{"）。", ")."}.in(language_);
    }

    Language language_;
    std::string text_;
};

// As sections of manual pages are headed.
std::string upper(std::string title) {
    for (char& c : title)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return title;
}

void add_sections(Page& page, const CommandHelp& command) {
    for (const Section& section : command.sections) {
        page.request(".PP\n.B " + roff(section.title));
        page.verbatim(section.lines);
    }
}

// The command, or the commands that it consists of.
void add_command(Page& page, const CommandHelp& command) {
    page.request(".SS " + roff(command.name));
    page.words(command.summary + page.say({"。", ". "}) + command.details);
    std::string written;
    for (const std::string& part : usage(command, page.say({"选项", "OPTIONS"}), page.say({"命令", "COMMAND"})))
        written += (written.empty() ? "" : " ") + part;
    page.verbatim({written});
    page.options(command.arguments);
    for (const OptionChoice& choice : command.option_choices)
        page.options(choice.options);
    page.options(command.options);
    if (command.commands.empty() || !command.needs_command) add_sections(page, command);
    for (const CommandHelp& below : command.commands)
        add_command(page, below);
}

void add_entries(Page& page, const Entry* begin, const Entry* end) {
    for (const Entry* entry = begin; entry != end; ++entry)
        page.described("\\fB" + roff(entry->name) + "\\fR", page.say(entry->words) + page.say({"。", "."}));
}

void add_heading(Page& page, const CommandHelp& program, Language language) {
    page.request(".\\\" " + page.say(made));
    page.request(".TH MEDIAPROOF 1 \"\" \"mediaproof " + roff(version) + "\" \"" +
                 page.say({"影证使用手册", "mediaproof manual"}) + "\"");
    if (language == Language::chinese) page.request(".mso zh.tmac");  // where lines may end
    page.request(".nh\n.ad l");
    page.section({"名称", "NAME"});
    page.request("mediaproof \\- " + roff(program.summary));
}

}  // namespace

std::string roff(std::string_view text) {
    std::string escaped = text.starts_with('.') ? "\\&" : "";
    for (const char c : text) {
        switch (c) {
            case '\\':
                escaped += "\\e";
                break;
            case '-':
                escaped += "\\-";
                break;
            case '\'':
                escaped += "\\(aq";
                break;
            case '"':
                escaped += "\\(dq";
                break;
            case '`':
                escaped += "\\(ga";
                break;
            case '^':
                escaped += "\\(ha";
                break;
            case '~':
                escaped += "\\(ti";
                break;
            default:
                escaped += c;
        }
    }
    return escaped;
}

std::string man_page(const CommandHelp& program, Language language) {
    Page page(language);
    add_heading(page, program, language);
    page.section({"概述", "SYNOPSIS"});
    page.request(".B mediaproof\n" + roff(page.say({"命令 [选项]", "COMMAND [OPTIONS]"})));
    page.section({"描述", "DESCRIPTION"});
    for (const Words& words : description)
        page.paragraph(page.say(words));
    page.section({"选项", "OPTIONS"});
    page.words(page.say({"这些选项写在哪个命令前面、后面都可以。", "These may stand before or after every command."}));
    for (const OptionHelp& option : program.options)
        page.option(option);
    page.section({"命令", "COMMANDS"});
    for (const CommandHelp& command : program.commands)
        add_command(page, command);
    for (const Section& section : program.sections) {
        page.request(".SH " + roff(upper(section.title)));
        page.verbatim(section.lines);
    }
    page.section({"文件", "FILES"});
    add_entries(page, std::begin(files), std::end(files));
    page.section({"环境变量", "ENVIRONMENT"});
    add_entries(page, std::begin(environment), std::end(environment));
    return page.text();
}

}  // namespace mediaproof::cli
