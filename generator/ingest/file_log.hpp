// The pen of a file's report: readers tell it what happened to each row, and it closes the account.
// Rows are counted by the reading loop and judged elsewhere; the two counts must meet when the account is closed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/report.hpp"
#include "ingest/values.hpp"

namespace bookbag::ingest {

/// A value of a row with its place. `text` lives as long as the row.
struct Cell {
    std::string_view text;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// Whether a cell's value may be shown in a message, or its shape only (names, dates of birth, UPNs, addresses).
enum class Privacy : std::uint8_t { Plain, Personal };

/// Collects the fate of every row of one file.
class FileLog {
public:
    explicit FileLog(std::string shown_name) { report_.name = std::move(shown_name); }

    FileReport& report() { return report_; }
    const std::string& name() const { return report_.name; }

    /// One row was taken from the file. Called by the reading loop only.
    void row_read() { ++rows_read_; }
    void loaded() { ++counts_.loaded; }
    void skipped(const std::string& code) { ++counts_.skipped[code]; }
    /// The row is set aside for `fault`.
    void quarantined(base::Fault fault, std::string_view raw);
    /// A cell of a loaded row is set aside.
    void cell_quarantined(base::Fault fault, std::string_view raw);
    /// A message about the file or about a row that is loaded all the same.
    void note(base::Fault fault);

    /// A Fault about `cell`; its value is shown, or its shape when it is personal.
    base::Fault about(const Cell& cell, const Refusal& refusal, Privacy privacy) const;
    /// A Fault at line 1, column 0.
    base::Fault about_file(std::string code, std::string what, std::string remedy) const;

    /// Refuses the whole file: every row read so far counts as quarantined.
    FileReport refuse(base::Fault fault);
    /// Closes the account; a refusal when it does not balance.
    FileReport close();

private:
    FileReport report_;
    std::uint64_t rows_read_ = 0;
    Accounting::Counts counts_;
};

}  // namespace bookbag::ingest
