// Comma-separated text by RFC 4180, with the physical line of every field.
//
// A machine of our own because of what happens when a file is wrong: a quote that is never closed must cost one line and
// not the rest of the file, and a message must name the line that a person sees in an editor. Libraries at hand either lose
// the line, accept an unclosed quote silently or stop at the first bad row.
//
// Lines end at LF, CRLF or a lone CR. A record over several lines that breaks a rule, or whose width is not the header's,
// is given up after its first line (defect QuoteOpen) and reading goes on at the next line.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.hpp"
#include "base/result.hpp"

namespace bookbag::files {

enum class CsvQuote : std::uint8_t { Double, None };

enum class CsvDefect : std::uint8_t {
    None,
    QuoteOpen,   ///< E-QUOTE-OPEN: a quote opened here is never closed
    QuoteText,   ///< E-QUOTE-TEXT: text after a closing quote
    Width,       ///< E-WIDTH: more or fewer fields than the header
    Cut,         ///< E-CUT-RECORD: the file ends inside this record
    Limit,       ///< E-LIMIT: a cell over 64 KiB or a record over 10,000 columns
};

/// One field. `text` is without its quotes and lives until the next record is read.
struct CsvField {
    std::string_view text;
    std::uint32_t line = 0;    ///< physical line on which it begins
    bool quoted = false;
};

/// One record. With a defect, `fields` holds what was understood and `defect_field` (1-based) is where it went wrong.
struct CsvRecord {
    std::vector<CsvField> fields;
    std::uint32_t line = 0;
    std::uint32_t last_line = 0;
    std::string_view raw;      ///< as in the file, without the line end
    CsvDefect defect = CsvDefect::None;
    std::uint32_t defect_field = 0;

    /// Whether every field is empty or spaces.
    bool blank() const;
};

/// Reads records one after another from text that outlives it.
class CsvReader {
public:
    CsvReader(std::string_view text, char delimiter, CsvQuote quote);

    /// The next record, or nullptr at the end. The pointer and its fields live until the next call.
    const CsvRecord* next();

    /// From now on a record of another number of fields has defect Width. 0 = any.
    void expect_width(std::size_t width) { width_ = width; }
    /// Empty fields beyond the width are then dropped instead of being a defect.
    void allow_trailing_blanks() { trailing_blanks_ = true; }

    /// Whether no record follows.
    bool at_end() const { return at_ >= text_.size(); }
    /// Whether the text's last record is closed by a line end; known once next() has returned nullptr.
    bool ended_with_newline() const { return ended_with_newline_; }

private:
    struct Mark {
        std::size_t at = 0;
        std::uint32_t line = 1;
    };

    void read_record();
    void read_field();
    void read_quoted(CsvField& field);
    void read_plain(CsvField& field);
    void end_record();
    void check_width();
    void give_up_after_first_line();
    void set_defect(CsvDefect defect);
    bool at_line_end() const;
    void pass_line_end();

    std::string_view text_;
    char delimiter_;
    CsvQuote quote_;
    std::size_t width_ = 0;
    bool trailing_blanks_ = false;
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
    Mark start_;
    Mark after_first_line_;
    bool ended_with_newline_ = true;
    CsvRecord record_;
    std::deque<std::string> unescaped_;
    std::size_t unescaped_used_ = 0;
};

/// The separator of `text`: of comma, semicolon, tab and pipe the one that gives the most records of one common width of at
/// least 2, over the first 200 records; after a first line "sep=;" that one. BadInput E-DELIM when none or two fit equally.
base::Result<char> find_delimiter(const std::string& path, std::string_view text, CsvQuote quote);

/// A field for writing: quoted when it needs to be.
std::string csv_field(std::string_view text);
/// One line of fields with CRLF-free end "\n".
std::string csv_line(const std::vector<std::string>& fields);
/// A cell for a file that people open in a spreadsheet: text that would start a formula gets a leading apostrophe (CWE-1236).
std::string csv_field_for_people(std::string_view text);

}  // namespace bookbag::files
