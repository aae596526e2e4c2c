// The accepted tables of the roll, how a new file changes them, and the Roll that comes of them.
// A staged table is judged whole before it is accepted, so that a file that is refused has changed nothing.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ingest/csv_table.hpp"
#include "ingest/native_tables.hpp"
#include "school/curriculum.hpp"
#include "school/evidence.hpp"
#include "school/groups.hpp"
#include "school/roll.hpp"

namespace bookbag::ingest {

/// All tables in force.
struct RollTables {
    std::vector<PupilRow> pupils;
    std::vector<ClassRow> classes;
    std::vector<EnrolmentRow> enrolments;
    std::vector<ContactRow> contacts;
    std::vector<NeedsRow> needs;
    std::vector<GroupRow> groups;
    std::map<std::string, TaskRow, std::less<>> tasks;
    std::vector<ChoiceRow> choices;
};

/// One file's rows before they are accepted. Only the member of its table is filled.
struct StagedTable {
    Table table = Table::Pupils;
    RollTables rows;
    std::vector<std::string> off_roll;   ///< pupils that the file says have left
    std::uint64_t rows_as_read = 0;      ///< before anything was set aside
};

/// Reads one native table other than evidence. The account of every row is in `log`.
base::Result<StagedTable> read_roll_table(FileLog& log, OpenedCsv& opened, Table table, FileClose close, base::Date night);

/// Judges rows that come from elsewhere than a CSV scan (a column map): give rows with take(), then finish().
class StagedReader {
public:
    StagedReader(FileLog& log, Table table, base::Date night);
    void take(const Fields& fields, std::string_view raw);
    /// The staged rows, with the judgement that needs the whole file (two rows of one pupil) done.
    StagedTable finish();

private:
    struct HeldPupil {
        Judged<PupilRow> judged;
        std::string raw;
    };

    template <typename Row>
    void settle(Judged<Row> judged, std::vector<Row>& rows, std::string_view raw);
    void settle_pupils();
    void settle_contact(Judged<ContactRow> judged, std::string_view raw);

    FileLog& log_;
    base::Date night_;
    StagedTable staged_;
    std::vector<HeldPupil> held_;
    std::map<std::pair<std::string, std::string>, std::size_t> contact_places_;
};

/// Whether a file stands for the whole table, or only for the pupils (classes, tasks) in it.
enum class Scope : std::uint8_t { Whole, Part };

/// The tables after `staged` is accepted. Contacts are always replaced whole: a contact missing from a new file is switched off.
RollTables accepted(RollTables tables, const StagedTable& staged, Scope scope);

/// The roll of a night: names as preferred, one class for each pupil (a mathematics class first, else the form, else the year),
/// register order by family name. `salt` makes tokens.
school::Roll make_roll(const RollTables& tables, base::Date night, const std::string& salt);

/// Flags by index of `roll`; empty when there is no groups table.
school::Groups make_groups(const RollTables& tables, const school::Roll& roll);

/// Choices of pupils on `roll` about skills of the curriculum.
std::vector<school::Choice> make_choices(const RollTables& tables, const school::Roll& roll, const school::Curriculum& curriculum);

/// The classes a pupil may be known by in other systems: enrolments of the day, the form.
std::vector<std::string> classes_of(const RollTables& tables, const PupilRow& pupil, base::Date night);

/// A table as its native file, header included; rows in a fixed order.
std::string native_file(const RollTables& tables, Table table);
/// How many rows a table has.
std::size_t rows_of(const RollTables& tables, Table table);

}  // namespace bookbag::ingest
