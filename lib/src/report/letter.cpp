#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <vector>

#include "mediaproof/dates.h"
#include "mediaproof/report.h"
#include "mediaproof/report_letter.h"
#include "report/digest.h"

namespace mediaproof {
namespace {

constexpr std::string_view praise = "report.complete.note-found";  // what was right is not written of
constexpr std::size_t most_points = 40;                            // told of one by one
constexpr std::size_t most_remarks = 6;                            // on one point
constexpr std::size_t most_places = 6;                             // of one remark

std::string in_chinese(const Message& message) {
    return said(message, Language::chinese);
}

// Some words speak to reviewers, or of how a file is made; to the unit the same thing is said in the words under
// "letter." and their key.
Message for_the_unit(Message message) {
    if (has_message("letter." + message.key)) message.key = "letter." + message.key;
    for (auto& [name, argument] : message.arguments) {
        auto* additions = std::get_if<std::vector<Message>>(&argument);
        if (additions != nullptr)
            std::transform(additions->begin(), additions->end(), additions->begin(), for_the_unit);
    }
    return message;
}

std::string to_the_unit(const Message& message) {
    return in_chinese(for_the_unit(message));
}

// What no unit can mend: the pack lacks something.
bool is_ours(const Finding& finding) {
    constexpr std::array<std::string_view, 2> keys = {"no-calendar.advice", "schedule.match.advice-no-schedule"};
    return std::find(keys.begin(), keys.end(), finding.advice.key) != keys.end();
}

std::vector<Concern> points_of(const Verdict& verdict) {
    std::vector<Concern> points = concerns_worst_first(verdict.findings);
    std::erase_if(points, [](const Concern& point) {
        const Finding& finding = point.first();
        return finding.status == Status::warn || finding.advice.empty() || is_ours(finding);
    });
    return points;
}

std::string numeral(std::size_t number) {
    constexpr std::array<const char*, 10> digits = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    if (number >= 100) return std::to_string(number);
    const std::string tens = number < 10 ? "" : number < 20 ? "十" : std::string(digits[number / 10]) + "十";
    return tens + digits[number % 10];
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string day_in_words(std::chrono::year_month_day day) {
    return fmt::format("{}年{}月{}日", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

class Letter {
  public:
    Letter(const Verdict& verdict, const RulePack& pack, const LetterStyle& style)
        : submission_(verdict.submission), pack_(pack), style_(style), points_(points_of(verdict)) {}

    bool has_points() const { return !points_.empty(); }

    std::string text() const {
        std::string letter = paragraph("letter.salutation", {{"unit", own(unit_of(submission_))}});
        letter += paragraph("letter.opening",
                            {{"material", material()}, {"count", static_cast<std::int64_t>(points_.size())}});
        const std::size_t told = std::min(points_.size(), most_points);
        for (std::size_t i = 0; i < told; ++i)
            letter += point(i + 1, points_[i]);
        const auto left = static_cast<std::int64_t>(points_.size() - told);
        if (left > 0) letter += paragraph("report.more", {{"count", left}});
        letter += paragraph("letter.deadline", {{"deadline", deadline()}});
        letter += paragraph("letter.thanks", {});
        letter += paragraph("letter.signed", {{"pack", own(printable(pack_.name_zh))}});
        if (style_.written_on) letter += day_in_words(*style_.written_on) + "\n\n";
        letter.pop_back();
        return letter;
    }

  private:
    // Text that came from outside, so that Markdown takes none of it for its own.
    std::string own(const std::string& text) const {
        if (!style_.markdown) return text;
        constexpr std::string_view marks = "\\`*_{}[]()<>#+-.!|~&:";
        std::string escaped;
        for (std::size_t i = 0; i < text.size(); ++i) {
            // "1:40" and "100.0" are no marks: a list's number is followed by a blank, a link's colon by a slash.
            const bool in_number = (text[i] == ':' || text[i] == '.') && i + 1 < text.size() && is_digit(text[i + 1]);
            if (!in_number && marks.find(text[i]) != marks.npos) escaped += '\\';
            escaped += text[i];
        }
        return escaped;
    }

    std::string paragraph(const char* key, std::map<std::string, MessageArgument> arguments) const {
        return in_chinese(Message{key, std::move(arguments)}) + "\n\n";
    }

    std::string material() const {
        const std::string theme = theme_of(submission_);
        std::string days;
        for (const auto& day : submission_.event_dates)
            days += (days.empty() ? "" : "、") + day_in_words(day);
        std::string words = theme.empty() ? say("letter.material", Language::chinese)
                                          : in_chinese(Message{"letter.material-theme", {{"theme", own(theme)}}});
        if (!days.empty()) words += in_chinese(Message{"letter.event-days", {{"days", days}}});
        return words;
    }

    std::string labelled(const char* key, const std::string& words) const {
        return (style_.markdown ? "   - " : "　　") + say(key, Language::chinese) + own(words) + "\n";
    }

    std::string point(std::size_t number, const Concern& concern) const {
        const Finding& finding = concern.first();
        const std::string names = names_of(concern, Language::chinese);
        const std::string file = finding.file ? "（" + own(printable(finding.file->string())) + "）" : "";
        std::string text = style_.markdown ? fmt::format("{}. **{}**{}\n", number, names, file)
                                           : fmt::format("{}、{}{}\n", numeral(number), names, file);
        text += labelled("letter.found", to_the_unit(finding.observed));
        if (concern.findings.size() == 1 && !finding.required_text.empty())
            text += labelled("letter.asked", in_chinese(finding.required_text));
        const std::string where = places(finding);
        if (!where.empty()) text += labelled("letter.where", where);
        return text + labelled("letter.request", to_the_unit(finding.advice)) + "\n";
    }

    // "a.jpg", "0:12.3" or both; "" where that is said already.
    static std::string place(const Finding& finding, const Evidence& evidence) {
        std::string words = finding.file == evidence.file ? "" : printable(evidence.file.string());
        if (evidence.at_s) words += (words.empty() ? "" : " ") + format_position(*evidence.at_s);
        return words;
    }

    // Places of which the same is to be said stand together.
    struct Remark {
        std::string note;
        std::vector<std::string> places;

        std::string text() const {
            const std::string joined = fmt::format("{}", fmt::join(places, "、"));
            return joined.empty() ? note : note.empty() ? joined : joined + "（" + note + "）";
        }
    };

    static std::vector<Remark> remarks_on(const Finding& finding) {
        const std::string observed = to_the_unit(finding.observed);
        std::vector<Remark> remarks;
        std::set<std::string> boxed;
        for (const Evidence& evidence : finding.evidence) {
            if (evidence.note.key == praise) continue;
            const std::string note = to_the_unit(evidence.note);
            const std::string where = place(finding, evidence);
            // One banner comes in as many readings as there were ways to read it.
            if (evidence.box && !boxed.insert(where).second) continue;
            if (where.empty() && observed.find(note) != std::string::npos) continue;
            auto remark = std::find_if(remarks.begin(), remarks.end(), [&](const Remark& r) { return r.note == note; });
            if (remark == remarks.end()) remark = remarks.insert(remark, {note, {}});
            if (!where.empty()) remark->places.push_back(where);
        }
        return remarks;
    }

    static std::string places(const Finding& finding) {
        std::vector<std::string> told;
        std::size_t left = 0;
        for (Remark& remark : remarks_on(finding)) {
            if (told.size() == most_remarks) {
                left += std::max<std::size_t>(remark.places.size(), 1);
                continue;
            }
            left += remark.places.size() - std::min(remark.places.size(), most_places);
            remark.places.resize(std::min(remark.places.size(), most_places));
            told.push_back(remark.text());
        }
        const auto count = static_cast<std::int64_t>(left);
        if (left > 0) told.push_back(say(Message{"report.more", {{"count", count}}}, Language::chinese));
        return fmt::format("{}", fmt::join(told, "；"));
    }

    std::string deadline() const {
        const auto days = static_cast<std::int64_t>(style_.working_days);
        const auto due = style_.written_on ? pack_.calendar.working_days_after(*style_.written_on, style_.working_days)
                                           : std::nullopt;
        if (!due) return in_chinese(Message{"letter.within", {{"days", days}}});
        return in_chinese(Message{"letter.due", {{"day", day_in_words(*due)}, {"days", days}}});
    }

    const Submission& submission_;
    const RulePack& pack_;
    const LetterStyle& style_;
    std::vector<Concern> points_;
};

}  // namespace

std::optional<std::string> correction_letter(const Verdict& verdict, const RulePack& pack, const LetterStyle& style) {
    if (verdict.outcome == Outcome::pass) return std::nullopt;
    const Letter letter(verdict, pack, style);
    return letter.has_points() ? std::optional(letter.text()) : std::nullopt;
}

}  // namespace mediaproof
