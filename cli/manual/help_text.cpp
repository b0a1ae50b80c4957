#include "manual/help_text.h"

#include <algorithm>

#include "mediaproof/columns.h"
#include "words.h"

namespace mediaproof::cli {
namespace {

constexpr std::size_t most_help_columns = 80;
constexpr std::size_t words_begin = 26;  // the column at which words stand beside what they describe

class HelpText {
  public:
    explicit HelpText(Language language) : language_(language) {}

    void heading(const std::string& title) { text_ += "\n" + title + Words{"：", ":"}.in(language_) + "\n"; }

    void paragraph(const std::string& lead, const std::string& words) {
        text_ += hanging(lead, words, most_help_columns);
    }

    // `parts` behind `lead`; a line ends only between two of them.
    void usage(const std::string& lead, const std::vector<std::string>& parts) {
        std::string line = lead;
        for (const std::string& part : parts) {
            if (columns_of(line) + columns_of(part) > most_help_columns) {
                line.pop_back();
                text_ += line + "\n";
                line = std::string(columns_of(lead), ' ');
            }
            line += part + " ";
        }
        line.pop_back();
        text_ += line + "\n\n";
    }

    // `words` beside `label`, or below where it is too long for that.
    void entry(const std::string& label, const std::string& words) {
        std::string lead = "  " + label;
        if (columns_of(lead) + 2 > words_begin) {
            text_ += lead + "\n";
            lead.clear();
        }
        paragraph(lead + std::string(words_begin - columns_of(lead), ' '), words);
    }

    void option(const OptionHelp& option) {
        entry(spelled(option), option.words + remarks(option));
        std::size_t widest = 0;
        for (const auto& [value, words] : option.explained)
            widest = std::max(widest, columns_of(value));
        for (const auto& [value, words] : option.explained)
            paragraph(std::string(words_begin + 2, ' ') + value + std::string(widest + 2 - columns_of(value), ' '),
                      words);
    }

    void options(const std::string& title, const std::vector<OptionHelp>& options) {
        if (options.empty()) return;
        heading(title);
        for (const OptionHelp& one : options)
            option(one);
    }

    void section(const Section& section) {
        heading(section.title);
        for (const std::string& line : section.lines)
            text_ += "  " + line + "\n";
    }

    const std::string& text() const { return text_; }

  private:
    std::string remarks(const OptionHelp& option) const {
        const bool named = !option.names.empty();
        std::string remarks;
        if (named && option.required) remarks += Words{"（必填）", " (required)"}.in(language_);
        if (option.repeats && !option.takes_several)
            remarks += Words{"（可以写几次）", " (may be repeated)"}.in(language_);
        if (!option.standard.empty())
            remarks +=
                Words{"（不写就是 ", " (default: "}.in(language_) + option.standard + Words{"）", ")"}.in(language_);
        return remarks;
    }

    Language language_;
    std::string text_;
};

}  // namespace

std::string help_text(const CommandHelp& command, Language language) {
    const auto in_words = [language](const Words& words) { return words.in(language); };
    HelpText help(language);
    help.usage(in_words({"用法：", "Usage: "}),
               usage(command, in_words({"选项", "OPTIONS"}), in_words({"命令", "COMMAND"})));
    help.paragraph("", command.summary + in_words({"。", "."}));
    if (!command.details.empty()) help.paragraph("", command.details);
    if (!command.commands.empty()) help.heading(in_words({"命令", "Commands"}));
    for (const CommandHelp& below : command.commands)
        help.entry(below.own_name(), below.summary);
    help.options(in_words({"参数", "Arguments"}), command.arguments);
    for (const OptionChoice& choice : command.option_choices)
        help.options(choice.title + in_words({"（必须写一个）", " (one of these)"}), choice.options);
    help.options(in_words({"选项", "Options"}), command.options);
    help.options(in_words({"每个命令都有的选项", "Options of every command"}), command.common_options);
    for (const Section& section : command.sections)
        help.section(section);
    return help.text();
}

}  // namespace mediaproof::cli
