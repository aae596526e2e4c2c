// A stranger's table as cells, and the search for its header.
#include <algorithm>

#include "base/text.hpp"
#include "files/zip.hpp"
#include "ingest/fold.hpp"
#include "ingest/map_run.hpp"

namespace bookbag::ingest {

namespace {

constexpr std::size_t kMostRows = 1'048'576;

base::Result<char> delimiter_of(const FileLog& log, const SourceMap& map, std::string_view text) {
    return map.delimiter ? base::Result<char>(*map.delimiter) : files::find_delimiter(log.name(), text, map.quote);
}

/// Fills blanks from the left, as merged cells of a stacked header leave them.
void fill_from_left(std::vector<std::string>& cells) {
    for (std::size_t i = 1; i < cells.size(); ++i) {
        if (cells[i].empty()) {
            cells[i] = cells[i - 1];
        }
    }
}

/// Joins the stacked rows of a header into one name a column.
std::vector<std::string> joined_header(const SourceMap& map, const Sheet& sheet, std::size_t first) {
    std::vector<std::string> names;
    for (std::size_t r = 0; r < map.header_rows; ++r) {
        std::vector<std::string> cells = sheet.rows[first + r].cells;
        for (std::string& cell : cells) {
            cell = std::string(base::trimmed(cell));
        }
        const bool fills = std::find(map.fill_right.begin(), map.fill_right.end(), r + 1) != map.fill_right.end();
        if (fills) {
            fill_from_left(cells);
        }
        names.resize(std::max(names.size(), cells.size()));
        for (std::size_t i = 0; i < cells.size(); ++i) {
            names[i] += (names[i].empty() || cells[i].empty() ? "" : map.join) + cells[i];
        }
    }
    return names;
}

bool has_column(const MapField& field, const std::vector<std::string>& folded) {
    if (field.at) {
        return *field.at <= folded.size();
    }
    return std::any_of(field.headers.begin(), field.headers.end(), [&](const std::string& header) {
        return std::find(folded.begin(), folded.end(), header) != folded.end();
    });
}

/// Whether the header names every required field and, when the map has blocks, at least one column of one.
bool fits(const SourceMap& map, const std::vector<std::string>& names) {
    std::vector<std::string> folded;
    for (const std::string& name : names) {
        folded.push_back(folded_label(name));
    }
    bool any = false;
    for (const MapField& field : map.fields) {
        const bool there = has_column(field, folded);
        any = any || (there && !field.at);
        if (field.is_required && !there) {
            return false;
        }
    }
    if (map.blocks.empty()) {
        return any;
    }
    return any && std::any_of(map.blocks.begin(), map.blocks.end(), [&](const MapBlock& block) {
        return std::any_of(block.headers.begin(), block.headers.end(), [&](const Pattern& pattern) {
            return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return pattern.match(name).has_value(); });
        });
    });
}

}  // namespace

base::Result<Sheet> read_sheet(FileLog& log, const SourceMap& map, const files::FileBytes& bytes) {
    if (files::looks_like_ole2(bytes.view())) {
        return log.about_file("E-PASSWORD", "an old or password-protected workbook", "save it as CSV without a password");
    }
    if (files::looks_like_zip(bytes.view())) {
        return log.about_file("E-XLSX", "a workbook; this program reads CSV", "save the sheet as CSV UTF-8");
    }
    BOOKBAG_TRY(text, files::decode_text(log.name(), bytes, map.encoding));
    for (const base::Fault& note : text.notes) {
        log.note(note);
    }
    BOOKBAG_TRY(delimiter, delimiter_of(log, map, text.text()));
    files::CsvReader reader(text.text(), delimiter, map.quote);
    Sheet sheet;
    while (const files::CsvRecord* record = reader.next()) {
        Sheet::Row row;
        row.line = record->line;
        row.raw = record->raw;
        row.fault = record_fault(log, *record, text, record->fields.size());
        for (const files::CsvField& field : record->fields) {
            row.cells.emplace_back(field.text);
        }
        sheet.rows.push_back(std::move(row));
        if (sheet.rows.size() > kMostRows) {
            return log.about_file("E-LIMIT", "more than 1,048,576 rows", "split the file");
        }
    }
    sheet.cut = !reader.ended_with_newline();
    return sheet;
}

std::optional<SheetHeader> find_header(const SourceMap& map, const Sheet& sheet) {
    for (std::size_t first = 0; first < std::min(map.search_rows, sheet.rows.size()); ++first) {
        if (first + map.header_rows > sheet.rows.size()) {
            break;
        }
        std::vector<std::string> names = joined_header(map, sheet, first);
        if (fits(map, names)) {
            while (!names.empty() && names.back().empty()) {
                names.pop_back();
            }
            const std::size_t below = first + map.header_rows + map.after_header.size();
            return SheetHeader{std::move(names), first, std::min(below, sheet.rows.size())};
        }
    }
    return std::nullopt;
}

bool fits_file_name(const SourceMap& map, std::string_view base_name) {
    return std::any_of(map.files.begin(), map.files.end(), [&](const Pattern& pattern) { return pattern.match(base_name).has_value(); });
}

}  // namespace bookbag::ingest
