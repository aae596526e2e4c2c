// Opening, recognising and scanning; the codes are those of inputs.md 4.4.
#include "ingest/csv_table.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "ingest/fold.hpp"

namespace bookbag::ingest {

namespace {

using base::Fault;
using files::CsvDefect;
using files::CsvRecord;

constexpr std::uint64_t kMostRows = 1'048'576;
constexpr int kMostOpenQuotes = 1000;

/// For each column of the shape its place in the file, or none.
using Binding = std::vector<std::optional<std::size_t>>;

base::Result<Binding> bind(FileLog& log, const OpenedCsv& opened, const TableShape& shape) {
    Binding binding(shape.columns.size());
    std::size_t ignored = 0;
    for (std::size_t i = 0; i < opened.headers.size(); ++i) {
        const std::string name = folded_label(opened.headers[i]);
        const auto column = shape.column(name);
        if (!column) {
            ++ignored;
            continue;
        }
        if (binding[*column]) {
            return Fault{base::FaultKind::BadInput, {log.name(), opened.header_line, static_cast<std::uint32_t>(i + 1)},
                         "\"" + name + "\" is in columns " + std::to_string(*binding[*column] + 1) + " and " + std::to_string(i + 1),
                         "keep one of them", "E-HEADER-TWICE"};
        }
        binding[*column] = i;
        log.report().understood.push_back(std::string(shape.columns[*column]) + ": column " + std::to_string(i + 1));
    }
    if (ignored > 0) {
        log.note({base::FaultKind::BadInput, {log.name(), opened.header_line, 0}, "ignored " + std::to_string(ignored) + " columns",
                  "nothing to do", "I-IGNORED"});
    }
    return binding;
}

void fill(Fields& fields, const Binding& binding, const CsvRecord& record) {
    for (std::size_t i = 0; i < binding.size(); ++i) {
        const std::size_t at = binding[i].value_or(record.fields.size());
        if (at < record.fields.size()) {
            fields[i] = {record.fields[at].text, record.fields[at].line, static_cast<std::uint32_t>(at + 1)};
        } else {
            fields[i] = {{}, record.line, 0};
        }
    }
}

/// Counts what the whole file must not have too much of.
struct Tally {
    std::uint64_t rows = 0;
    std::uint64_t broken_utf8 = 0;
    int open_quotes = 0;
};

std::optional<Fault> over_limit(const FileLog& log, const Tally& tally) {
    if (tally.rows > kMostRows) {
        return log.about_file("E-LIMIT", "more than 1,048,576 rows", "split the file");
    }
    if (tally.open_quotes > kMostOpenQuotes) {
        return log.about_file("E-LIMIT", "more than 1,000 open quotes", "export it again, or set read.quote: none");
    }
    return std::nullopt;
}

}  // namespace

base::Result<OpenedCsv> open_csv(FileLog& log, const files::FileBytes& bytes) {
    auto decoded = files::decode_text(log.name(), bytes, files::Encoding::Auto);
    if (!decoded) {
        return decoded.error();
    }
    OpenedCsv opened;
    opened.text = *std::move(decoded);
    for (const Fault& note : opened.text.notes) {
        log.note(note);
    }
    const auto delimiter = files::find_delimiter(log.name(), opened.text.text(), files::CsvQuote::Double);
    if (!delimiter) {
        return delimiter.error();
    }
    opened.delimiter = *delimiter;
    if (opened.delimiter != ',') {
        const std::string shown_sign = opened.delimiter == '\t' ? "tab" : std::string(1, opened.delimiter);
        log.note(log.about_file("I-DELIM", "read with \"" + shown_sign + "\" as separator", "nothing to do"));
    }
    opened.reader = std::make_unique<files::CsvReader>(opened.text.text(), opened.delimiter, files::CsvQuote::Double);
    while (const CsvRecord* record = opened.reader->next()) {
        const bool separator_line = record->line == 1 && base::lower_ascii(record->raw.substr(0, 4)) == "sep=";
        if (record->blank() || separator_line) {
            continue;
        }
        opened.header_line = record->line;
        for (const files::CsvField& field : record->fields) {
            opened.headers.emplace_back(base::trimmed(field.text));
        }
        while (!opened.headers.empty() && opened.headers.back().empty()) {
            opened.headers.pop_back();
        }
        opened.reader->expect_width(opened.headers.size());
        opened.reader->allow_trailing_blanks();
        return opened;
    }
    return log.about_file("E-NO-HEADER", "no header line", "export it again with its header");
}

std::optional<Table> recognise(const std::vector<std::string>& headers) {
    std::vector<std::string> folded;
    for (const std::string& header : headers) {
        folded.push_back(folded_label(header));
    }
    for (const TableShape& shape : native_tables()) {
        const bool all = std::all_of(shape.needed.begin(), shape.needed.end(), [&](std::string_view name) {
            return std::find(folded.begin(), folded.end(), name) != folded.end();
        });
        if (all) {
            return shape.table;
        }
    }
    return std::nullopt;
}

std::optional<base::Fault> record_fault(const FileLog& log, const CsvRecord& record, const files::DecodedText& text,
                                        std::size_t width) {
    const auto at = [&](const char* code, std::string what, std::string remedy) {
        return Fault{base::FaultKind::BadInput, {log.name(), record.line, record.defect_field}, std::move(what), std::move(remedy), code};
    };
    const auto broken = std::lower_bound(text.broken.begin(), text.broken.end(), record.line,
                                         [](const files::BrokenByte& byte, std::uint32_t line) { return byte.line < line; });
    if (broken != text.broken.end() && broken->line <= record.last_line) {
        static constexpr std::array<char, 17> kHex = {"0123456789ABCDEF"};
        const std::string byte = std::string("byte 0x") + kHex[broken->byte >> 4U] + kHex[broken->byte & 15U];
        return broken->code == "E-BYTE" ? at("E-BYTE", byte + " is no character in UTF-8 or Windows-1252", "export the file again as UTF-8")
                                        : at("E-UTF8", "broken character", "export the file again as UTF-8");
    }
    switch (record.defect) {
        case CsvDefect::None: return std::nullopt;
        case CsvDefect::QuoteOpen: return at("E-QUOTE-OPEN", "quote opened here is never closed", "close it and drop the file again");
        case CsvDefect::QuoteText: return at("E-QUOTE-TEXT", "text after a closing quote", "double the quotes inside the cell");
        case CsvDefect::Cut: return at("E-CUT-RECORD", "file ends inside a record", "export it again");
        case CsvDefect::Limit: return at("E-LIMIT", "cell over 65,536 bytes or row over 10,000 columns", "export it again");
        case CsvDefect::Width: break;
    }
    return at("E-WIDTH", std::to_string(record.fields.size()) + " fields, header has " + std::to_string(width), "correct the row");
}

base::Status scan_rows(FileLog& log, OpenedCsv& opened, const TableShape& shape, FileClose close, const RowTaker& take) {
    BOOKBAG_TRY(binding, bind(log, opened, shape));
    Fields fields(shape.columns.size());
    Tally tally;
    while (const CsvRecord* record = opened.reader->next()) {
        log.row_read();
        ++tally.rows;
        std::optional<Fault> fault = record_fault(log, *record, opened.text, opened.headers.size());
        if (!fault && record->blank()) {
            log.skipped("I-BLANK");
            continue;
        }
        const bool unclosed = opened.reader->at_end() && !opened.reader->ended_with_newline() && close != FileClose::Proved;
        if (!fault && unclosed) {
            Fault open_end{base::FaultKind::BadInput, {log.name(), record->line, 0}, "last row may be cut", "export it again", "W-NO-FINAL-NEWLINE"};
            if (close == FileClose::NewlineBefore) {
                open_end.code = "E-CUT-RECORD";
                fault = std::move(open_end);
            } else {
                log.note(std::move(open_end));
            }
        }
        if (fault) {
            tally.broken_utf8 += fault->code == "E-UTF8" ? 1 : 0;
            tally.open_quotes += fault->code == "E-QUOTE-OPEN" ? 1 : 0;
            log.quarantined(*std::move(fault), record->raw);
        } else {
            fill(fields, binding, *record);
            take(fields, record->raw);
        }
        if (auto limit = over_limit(log, tally)) {
            return *std::move(limit);
        }
    }
    if (tally.broken_utf8 * 100 > tally.rows) {
        return log.about_file("E-UTF8", "broken characters in " + std::to_string(tally.broken_utf8) + " rows", "export the file again as UTF-8");
    }
    if (tally.rows == 0) {
        log.note(log.about_file("W-NO-ROWS", "no rows in this file", "check the export"));
    }
    return {};
}

}  // namespace bookbag::ingest
