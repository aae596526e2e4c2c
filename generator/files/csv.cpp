// The CSV machine: see the header for what it promises.
#include "files/csv.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/text.hpp"

namespace bookbag::files {

namespace {

constexpr std::size_t kMaxCell = 65'536;
constexpr std::size_t kMaxColumns = 10'000;
constexpr int kSampleRecords = 200;

bool only_spaces(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }

}  // namespace

bool CsvRecord::blank() const {
    return std::all_of(fields.begin(), fields.end(), [](const CsvField& field) { return only_spaces(field.text); });
}

CsvReader::CsvReader(std::string_view text, char delimiter, CsvQuote quote)
    : text_(text), delimiter_(delimiter), quote_(quote) {}

const CsvRecord* CsvReader::next() {
    if (at_ >= text_.size()) {
        return nullptr;
    }
    read_record();
    return &record_;
}

bool CsvReader::at_line_end() const { return text_[at_] == '\n' || text_[at_] == '\r'; }

void CsvReader::pass_line_end() {
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') {
        ++at_;
    }
    ++at_;
    ++line_;
    if (after_first_line_.at == 0) {
        after_first_line_ = {at_, line_};
    }
}

void CsvReader::set_defect(CsvDefect defect) {
    if (record_.defect == CsvDefect::None) {
        record_.defect = defect;
        record_.defect_field = static_cast<std::uint32_t>(record_.fields.size());
    }
}

void CsvReader::read_record() {
    record_.fields.clear();
    record_.defect = CsvDefect::None;
    record_.defect_field = 0;
    unescaped_used_ = 0;
    start_ = {at_, line_};
    after_first_line_ = {};
    record_.line = line_;
    while (true) {
        read_field();
        if (at_ >= text_.size() || record_.defect == CsvDefect::QuoteOpen || record_.defect == CsvDefect::Limit) {
            break;
        }
        if (text_[at_] == delimiter_) {
            ++at_;
            if (at_ >= text_.size()) {  // a delimiter at the very end: one more empty field
                record_.fields.push_back({text_.substr(at_), line_, false});
            } else {
                continue;
            }
        }
        break;
    }
    end_record();
}

void CsvReader::read_field() {
    record_.fields.push_back({{}, line_, false});
    CsvField& field = record_.fields.back();
    if (record_.fields.size() > kMaxColumns) {
        set_defect(CsvDefect::Limit);
        return;
    }
    if (quote_ == CsvQuote::Double && at_ < text_.size() && text_[at_] == '"') {
        read_quoted(field);
    } else {
        read_plain(field);
    }
    if (field.text.size() > kMaxCell) {
        set_defect(CsvDefect::Limit);
    }
}

void CsvReader::read_plain(CsvField& field) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != delimiter_ && !at_line_end()) {
        ++at_;
    }
    field.text = text_.substr(begin, at_ - begin);
}

void CsvReader::read_quoted(CsvField& field) {
    field.quoted = true;
    const std::size_t begin = ++at_;
    bool doubled = false;
    while (true) {
        if (at_ >= text_.size() || at_ - begin > kMaxCell) {
            set_defect(CsvDefect::QuoteOpen);
            return;
        }
        if (text_[at_] == '"') {
            if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
                break;
            }
            doubled = true;
            at_ += 2;
        } else if (at_line_end()) {
            pass_line_end();
        } else {
            ++at_;
        }
    }
    field.text = text_.substr(begin, at_ - begin);
    ++at_;
    if (doubled) {
        if (unescaped_used_ == unescaped_.size()) {
            unescaped_.emplace_back();
        }
        std::string& held = unescaped_[unescaped_used_++];
        held = base::replaced(field.text, "\"\"", "\"");
        field.text = held;
    }
    if (at_ < text_.size() && text_[at_] != delimiter_ && !at_line_end()) {
        set_defect(CsvDefect::QuoteText);
        while (at_ < text_.size() && text_[at_] != delimiter_ && !at_line_end()) {
            ++at_;
        }
    }
}

void CsvReader::check_width() {
    auto& fields = record_.fields;
    while (trailing_blanks_ && width_ != 0 && fields.size() > width_ && only_spaces(fields.back().text)) {
        fields.pop_back();
    }
    if (width_ != 0 && fields.size() != width_ && !record_.blank() && record_.defect == CsvDefect::None) {
        record_.defect = CsvDefect::Width;
        record_.defect_field = static_cast<std::uint32_t>(fields.size());
    }
}

void CsvReader::end_record() {
    const bool at_end = at_ >= text_.size();
    std::size_t raw_end = at_;
    if (record_.defect == CsvDefect::Limit) {
        while (at_ < text_.size() && !at_line_end()) {
            ++at_;
        }
        raw_end = at_;
    }
    record_.last_line = line_;
    record_.raw = text_.substr(start_.at, raw_end - start_.at);
    check_width();
    if (record_.last_line != start_.line && record_.defect != CsvDefect::None && record_.defect != CsvDefect::Limit) {
        give_up_after_first_line();
        return;
    }
    if (at_end) {
        ended_with_newline_ = false;
        if (record_.defect == CsvDefect::QuoteOpen || (record_.defect == CsvDefect::Width && record_.fields.size() < width_)) {
            record_.defect = CsvDefect::Cut;
        }
        at_ = text_.size();
    } else if (record_.defect == CsvDefect::QuoteOpen) {
        give_up_after_first_line();
    } else if (at_ < text_.size()) {
        pass_line_end();
    }
}

/// The quote that swallowed lines is the first one still open at the end of the first line; the rest is read again.
void CsvReader::give_up_after_first_line() {
    std::size_t end = start_.at;
    while (end < text_.size() && text_[end] != '\n' && text_[end] != '\r') {
        ++end;
    }
    record_.raw = text_.substr(start_.at, end - start_.at);
    record_.last_line = start_.line;
    record_.defect = CsvDefect::QuoteOpen;
    std::uint32_t field = 0;
    for (std::size_t i = 0; i < record_.fields.size() && record_.fields[i].line == start_.line; ++i) {
        field = static_cast<std::uint32_t>(i + 1);
    }
    record_.defect_field = field;
    record_.fields.resize(field);
    at_ = end;
    line_ = start_.line;
    if (at_ < text_.size()) {
        pass_line_end();
    } else {
        ended_with_newline_ = false;
        record_.defect = CsvDefect::Cut;
    }
}

base::Result<char> find_delimiter(const std::string& path, std::string_view text, CsvQuote quote) {
    if (text.size() > 5 && base::lower_ascii(text.substr(0, 4)) == "sep=" && (text[5] == '\n' || text[5] == '\r')) {
        return text[4];
    }
    struct Score {
        std::size_t rows = 0;
        std::size_t width = 0;
        char delimiter = 0;
    };
    std::vector<Score> scores;
    for (const char delimiter : {',', ';', '\t', '|'}) {
        CsvReader reader(text, delimiter, quote);
        std::map<std::size_t, std::size_t> widths;
        for (int i = 0; i < kSampleRecords; ++i) {
            const CsvRecord* record = reader.next();
            if (record == nullptr) {
                break;
            }
            ++widths[record->fields.size()];
        }
        Score best;
        for (const auto& [width, rows] : widths) {
            if (width >= 2 && rows >= best.rows) {
                best = {rows, width, delimiter};
            }
        }
        scores.push_back(best);
    }
    std::stable_sort(scores.begin(), scores.end(), [](const Score& a, const Score& b) {
        return std::pair(a.rows, a.width) > std::pair(b.rows, b.width);
    });
    const bool tie = scores[0].rows == scores[1].rows && scores[0].width == scores[1].width;
    if (scores[0].rows == 0 || tie) {
        return base::Fault{base::FaultKind::BadInput, {path, 1, 0}, "cannot tell the separator", "set read.delimiter", "E-DELIM"};
    }
    return scores[0].delimiter;
}

std::string csv_field(std::string_view text) {
    const bool plain = text.find_first_of(",\"\r\n") == std::string_view::npos && base::trimmed(text).size() == text.size();
    return plain ? std::string(text) : "\"" + base::replaced(text, "\"", "\"\"") + "\"";
}

std::string csv_line(const std::vector<std::string>& fields) {
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        line += (i == 0 ? "" : ",") + csv_field(fields[i]);
    }
    return line + "\n";
}

std::string csv_field_for_people(std::string_view text) {
    const bool starts_formula = !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
    const bool number = !text.empty() && text[0] == '-' && base::parse_decimal(text).has_value();
    return csv_field(starts_formula && !number ? "'" + std::string(text) : std::string(text));
}

}  // namespace bookbag::files
