// What became of every row of every file, in a form that cannot hide one.
//
// An Accounting exists only if loaded + quarantined + skipped equals the rows read, and rows are counted where they are read, not
// where they are judged. So a reader that drops a row cannot make a report at all, and its file is refused.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/fault.hpp"
#include "base/result.hpp"

namespace bookbag::ingest {

/// Counts of one file. Build with make().
class Accounting {
public:
    /// Counts as the judging side has them.
    struct Counts {
        std::uint64_t loaded = 0;
        std::uint64_t quarantined = 0;
        std::map<std::string, std::uint64_t> skipped;  ///< by code: I-BLANK, I-TOTAL, I-DUP, I-OFF-ROLL, ...
    };

    Accounting() = default;

    /// Bug "E-ACCOUNT" unless the counts add up to `rows_read`.
    static base::Result<Accounting> make(std::uint64_t rows_read, Counts counts);

    std::uint64_t rows_read() const { return rows_read_; }
    std::uint64_t loaded() const { return counts_.loaded; }
    std::uint64_t quarantined() const { return counts_.quarantined; }
    std::uint64_t skipped() const;
    const std::map<std::string, std::uint64_t>& skipped_by_code() const { return counts_.skipped; }

    /// "240 rows read: 239 loaded, 1 quarantined, 0 skipped".
    std::string line() const;

private:
    std::uint64_t rows_read_ = 0;
    Counts counts_;
};

/// A row that was set aside. `raw` is the row as it stands in the file: for the quarantine file only, never for a log.
struct RejectedRow {
    base::Fault fault;
    std::string raw;
};

/// How a file ended (inputs.md I1).
enum class FileEnd : std::uint8_t { Loaded, Warned, PartlyQuarantined, Refused, Skipped };
const char* name_of(FileEnd end);

/// Everything that is said about one file of the inbox.
struct FileReport {
    std::string name;        ///< relative to inbox/; "set.zip/pupils.csv" inside a zip or folder
    std::string source;      ///< "native", or the name of the map
    std::string table;       ///< what it feeds: pupils, evidence, ...
    std::string sha256;
    FileEnd end = FileEnd::Loaded;
    Accounting rows;
    std::uint64_t cells_read = 0;     ///< of a wide table: values, absent and set aside
    std::uint64_t cells_loaded = 0;
    std::uint64_t cells_absent = 0;
    std::uint64_t cells_quarantined = 0;
    std::vector<base::Fault> messages;              ///< at most 20 of one code
    std::map<std::string, std::uint64_t> by_code;   ///< all messages counted
    std::vector<RejectedRow> rejected;
    bool complete = false;            ///< proved by a manifest's counts
    std::vector<std::string> understood;  ///< for the dry run: one line a field, in plain words
};

/// All files of a night.
struct IngestReport {
    base::Date night;
    std::vector<FileReport> files;
    std::vector<base::Fault> faults;  ///< of the inbox as a whole: guards, school, disk
    std::uint64_t attempts_new = 0;   ///< attempts that tonight's files added
    std::uint64_t attempts_all = 0;   ///< attempts about pupils on roll, all nights
    std::uint64_t attempts_held = 0;  ///< attempts in the store about pupils who are not on roll

    /// Rows over all files.
    std::uint64_t rows_read() const;
    std::uint64_t rows_quarantined() const;
    /// Whether any file or table was refused.
    bool any_refused() const;
};

/// The report as people read it: one paragraph a file, at most `most` lines in all, messages grouped by code. No personal value.
std::vector<std::string> summary_lines(const IngestReport& report, std::size_t most);

/// The rejected rows of one file as CSV for people: line, column, code, reason, remedy, row. Cells that would be formulas are defused.
std::string quarantine_csv(const FileReport& file);

}  // namespace bookbag::ingest
