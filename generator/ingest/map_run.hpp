// Running a column map over one file (private to the room): rows and cells of a stranger's table become native fields.
// Everything is text until a record leaves here; the judges of the native tables then treat it as any native row.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "files/world.hpp"
#include "ingest/csv_table.hpp"
#include "ingest/inbox.hpp"
#include "ingest/judge_evidence.hpp"
#include "ingest/roll_tables.hpp"
#include "ingest/source_map.hpp"

namespace bookbag::ingest {

/// A table of text cells with the line of each row: what maps work on, whatever the file's format.
struct Sheet {
    struct Row {
        std::vector<std::string> cells;
        std::uint32_t line = 0;
        std::string raw;
        std::optional<base::Fault> fault;  ///< the row could not be read
    };
    std::vector<Row> rows;
    bool cut = false;                      ///< the last row has no line end
};

/// Reads a CSV file into a sheet as the map says. Faults refuse the file.
base::Result<Sheet> read_sheet(FileLog& log, const SourceMap& map, const files::FileBytes& bytes);

/// The header of a sheet, joined from the map's header rows.
struct SheetHeader {
    std::vector<std::string> names;   ///< by column
    std::size_t first_row = 0;        ///< index of its first row in the sheet
    std::size_t data_row = 0;         ///< index of the first row below it and its metadata rows
};

/// Finds the header: the first row within the map's search range under which every required field has a column; absent when none fits.
std::optional<SheetHeader> find_header(const SourceMap& map, const Sheet& sheet);

/// Whether the map's file pattern fits this name.
bool fits_file_name(const SourceMap& map, std::string_view base_name);

/// Finds pupils by the map's keys.
class KeyFinder {
public:
    KeyFinder(const SourceMap& map, const RollTables& tables, base::Date night);

    struct Hit {
        std::vector<std::string> pupil_ids;  ///< distinct; exactly one is a match
        std::string key;                     ///< names of the key's fields, for messages
    };
    /// `values` by field name. The first key whose fields are all filled and that finds any pupil decides; else the last that was filled.
    Hit find(const std::map<std::string, std::string, std::less<>>& values) const;

private:

    const SourceMap& map_;
    std::vector<std::map<std::string, std::vector<std::string>, std::less<>>> index_;
};

/// What became of one emitted record.
struct EmitFate {
    std::optional<base::Fault> fault;
    std::string skip;
};
/// Receives a record in the order of its native table.
using Emit = std::function<EmitFate(const Fields& fields, std::string_view raw)>;

/// What a run needs to know.
struct MapContext {
    const RollTables* tables = nullptr;
    base::Date night;
    std::int64_t file_time = 0;
    Table table = Table::Evidence;   ///< only the emits of this table run
};

/// Runs the emits of one table over the file. The account of every row, and of every cell of a wide table, is in `log`.
base::Status run_map(FileLog& log, const SourceMap& map, const Sheet& sheet, const MapContext& context, const Emit& emit);

}  // namespace bookbag::ingest
