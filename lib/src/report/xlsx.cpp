#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <stdexcept>
#include <system_error>

#include "mediaproof/report_table.h"
#include "report/digest.h"
#include "report/rows.h"

namespace mediaproof {
namespace {

constexpr std::size_t most_cell_bytes = 32'000;
constexpr lxw_row_t most_rows = 1'000'000;
constexpr std::time_t created =
    1'672'531'200;  // 2023-01-01: any fixed day, so that the same verdicts give the same bytes

// A file in memory, by the name that libxlsxwriter can open it with.
class MemoryFile {
  public:
    MemoryFile() : descriptor_(::memfd_create("xlsx", MFD_CLOEXEC)) {
        if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "memfd_create");
    }
    ~MemoryFile() { ::close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    std::string name() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

    std::vector<std::byte> bytes() const {
        const off_t size = ::lseek(descriptor_, 0, SEEK_END);
        std::vector<std::byte> bytes(static_cast<std::size_t>(std::max<off_t>(size, 0)));
        const ssize_t got = ::pread(descriptor_, bytes.data(), bytes.size(), 0);
        if (size < 0 || got != size) throw std::system_error(errno, std::generic_category(), "reading the workbook");
        return bytes;
    }

  private:
    int descriptor_;
};

void demand(lxw_error error) {
    if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("the workbook: ") + lxw_strerror(error));
}

std::string cut(const std::string& text) {
    if (text.size() <= most_cell_bytes) return text;
    std::size_t end = most_cell_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end) + "…";
}

struct Formats {
    lxw_format* head;
    lxw_format* cell;
    lxw_format* pass;
    lxw_format* review;
    lxw_format* fail;

    lxw_format* of(Outcome outcome) const {
        return outcome == Outcome::pass ? pass : outcome == Outcome::fail ? fail : review;
    }
    lxw_format* of(Status status) const {
        return status == Status::pass ? pass : status == Status::fail ? fail : review;
    }
};

lxw_format* wrapped(lxw_workbook* book) {
    lxw_format* format = ::workbook_add_format(book);
    ::format_set_text_wrap(format);
    ::format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    ::format_set_num_format(format, "@");
    return format;
}

lxw_format* coloured(lxw_workbook* book, lxw_color_t ground, lxw_color_t ink) {
    lxw_format* format = wrapped(book);
    ::format_set_bg_color(format, ground);
    ::format_set_font_color(format, ink);
    ::format_set_bold(format);
    return format;
}

Formats formats_of(lxw_workbook* book) {
    return {coloured(book, 0xE7E6E6, 0x222222), wrapped(book), coloured(book, 0xE2F0D9, 0x1E5B2A),
            coloured(book, 0xFFF2CC, 0x7A4B00), coloured(book, 0xF8CBAD, 0x9C0006)};
}

class Sheet {
  public:
    Sheet(lxw_workbook* book, const std::string& name, const Formats& formats, const std::vector<double>& widths)
        : sheet_(::workbook_add_worksheet(book, name.c_str())), formats_(formats), columns_(widths.size()) {
        if (sheet_ == nullptr) throw std::runtime_error("the workbook: no memory for a sheet");
        for (std::size_t i = 0; i < widths.size(); ++i)
            demand(::worksheet_set_column(sheet_, column(i), column(i), widths[i], nullptr));
        ::worksheet_freeze_panes(sheet_, 1, 0);
        ::worksheet_set_landscape(sheet_);
        ::worksheet_set_paper(sheet_, 9);  // A4
        ::worksheet_fit_to_pages(sheet_, 1, 0);
        ::worksheet_repeat_rows(sheet_, 0, 0);
    }

    // `status` colours the cell in column `status_column`, none where it is past the last.
    void add(const Row& row, lxw_format* status, std::size_t status_column) {
        if (next_ > most_rows) return;
        for (std::size_t i = 0; i < row.size(); ++i) {
            lxw_format* format = next_ == 0 ? formats_.head : i == status_column ? status : formats_.cell;
            demand(::worksheet_write_string(sheet_, next_, column(i), cut(row[i]).c_str(), format));
        }
        ++next_;
    }

    void end() { ::worksheet_autofilter(sheet_, 0, 0, std::max<lxw_row_t>(next_, 2) - 1, column(columns_ - 1)); }

  private:
    static lxw_col_t column(std::size_t index) { return static_cast<lxw_col_t>(index); }

    lxw_worksheet* sheet_;
    const Formats& formats_;
    std::size_t columns_;
    lxw_row_t next_ = 0;
};

void add_submissions(lxw_workbook* book, const Formats& formats, const std::vector<const Verdict*>& verdicts,
                     Language language) {
    Sheet sheet(book, say("table.sheet-submissions", language), formats, {14, 22, 32, 14, 80, 24});
    sheet.add(submission_heads(language), nullptr, 0);
    for (const Verdict* verdict : verdicts)
        sheet.add(submission_row(*verdict, language), formats.of(verdict->outcome), 0);
    sheet.end();
}

void add_findings(lxw_workbook* book, const Formats& formats, const std::vector<const Verdict*>& verdicts,
                  const RulePack& pack, Language language) {
    Sheet sheet(book, say("table.sheet-findings", language), formats,
                {22, 12, 20, 28, 14, 16, 20, 12, 10, 30, 16, 40, 40, 48, 34});
    constexpr std::size_t status_column = 7;
    sheet.add(finding_heads(language), nullptr, status_column);
    for (const Verdict* verdict : verdicts) {
        for (const FindingRow& row : finding_rows(*verdict, pack, language))
            sheet.add(row.cells, formats.of(row.status), status_column);
    }
    sheet.end();
}

struct FreeBook {
    void operator()(lxw_workbook* book) const { ::lxw_workbook_free(book); }
};

}  // namespace

std::vector<std::byte> xlsx_report(const std::vector<Verdict>& verdicts, const RulePack& pack, Language language) {
    const MemoryFile file;
    std::unique_ptr<lxw_workbook, FreeBook> book(::workbook_new(file.name().c_str()));
    if (!book) throw std::runtime_error("the workbook: no memory");
    lxw_doc_properties properties{};
    properties.created = created;
    demand(::workbook_set_properties(book.get(), &properties));
    const Formats formats = formats_of(book.get());
    const std::vector<const Verdict*> ordered = worst_first(verdicts);
    add_submissions(book.get(), formats, ordered, language);
    add_findings(book.get(), formats, ordered, pack, language);
    demand(::workbook_close(book.release()));  // frees it, whatever it answers
    return file.bytes();
}

}  // namespace mediaproof
