// A CSV export opened: decoded, separated, its header read, its rows handed over one by one.
//
// Streaming, so that a file of a million rows costs no more memory than one row. Broken rows never reach the judging side:
// they are set aside here with the code of what broke them.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "files/csv.hpp"
#include "files/decode.hpp"
#include "ingest/file_log.hpp"
#include "ingest/native_tables.hpp"

namespace bookbag::ingest {

/// An open export whose next record is the first below the header.
struct OpenedCsv {
    files::DecodedText text;
    char delimiter = ',';
    std::unique_ptr<files::CsvReader> reader;
    std::vector<std::string> headers;
    std::uint32_t header_line = 0;
};

/// Decodes and finds the separator and the first line that is not blank. Notes of both go to `log`. Faults: those of decode_text and
/// find_delimiter, E-NO-HEADER when every line is blank.
base::Result<OpenedCsv> open_csv(FileLog& log, const files::FileBytes& bytes);

/// The native table whose needed columns are all in `headers`, if any.
std::optional<Table> recognise(const std::vector<std::string>& headers);

/// What is known about the end of the file.
enum class FileClose : std::uint8_t {
    Proved,         ///< a manifest's hash matched: the last row is whole
    Unknown,        ///< no newline at the end is worth a warning
    NewlineBefore,  ///< the source's last file ended in a newline: a last row without one is set aside
};

/// Receives a row in the table's own column order, and the row as it stands in the file. Must tell `log` the row's fate.
using RowTaker = std::function<void(const Fields& fields, std::string_view raw)>;

/// Hands every whole row of `opened` to `take`. Afterwards the notes of the whole file are in `log`. A fault refuses the file: a
/// mapped header given twice, a row over the limits, over 1,048,576 rows, too many broken rows (E-UTF8 over 1 %).
base::Status scan_rows(FileLog& log, OpenedCsv& opened, const TableShape& shape, FileClose close, const RowTaker& take);

/// The fault of a record that the CSV machine could not read, or of one that holds a broken byte; absent for a whole record.
std::optional<base::Fault> record_fault(const FileLog& log, const files::CsvRecord& record, const files::DecodedText& text,
                                        std::size_t width);

}  // namespace bookbag::ingest
