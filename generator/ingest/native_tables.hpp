// The native export set: which tables there are, which columns they have, and their rows as values.
//
// Every other source is turned into these columns first (by a column map), so a rule about a pupil or an answer is written
// once. Columns and meanings: docs/formats/native.md.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/fault.hpp"
#include "ingest/file_log.hpp"
#include "school/groups.hpp"
#include "school/roll.hpp"

namespace bookbag::ingest {

enum class Table : std::uint8_t { Pupils, Classes, Enrolments, Contacts, Needs, Groups, Tasks, Choices, Evidence };
constexpr std::size_t kTables = 9;

/// A table's name (of its file and in maps), its columns in order, and how many of the first of `needed` must be in a header for a file to be known by it.
struct TableShape {
    Table table = Table::Pupils;
    std::string_view name;
    std::vector<std::string_view> columns;
    std::vector<std::string_view> needed;

    /// Position of a column, if the table has it.
    std::optional<std::size_t> column(std::string_view column_name) const;
};

/// All tables, in the order of the enumeration.
const std::array<TableShape, kTables>& native_tables();
const TableShape& shape_of_table(Table table);

/// One row in the table's own column order; a column that the file lacks is an empty Cell.
using Fields = std::vector<Cell>;

struct PupilRow {
    std::string pupil_id;
    std::string upn;
    std::string given_name;
    std::string preferred_name;
    std::string family_name;
    base::Date birth_date;
    int year = 0;
    std::string form;
    std::string pronoun;
    std::uint32_t line = 0;
    friend bool operator==(const PupilRow&, const PupilRow&) = default;
};

struct ClassRow {
    std::string class_id;
    std::string name;
    std::string subject;
    std::string teacher;
    int year = 0;  ///< 0 = by its pupils
};

struct EnrolmentRow {
    std::string class_id;
    std::string pupil_id;
    base::Date from;
    base::Date to;
};

struct ContactRow {
    std::string pupil_id;
    school::Guardian guardian;  ///< without its pupil index
};

struct NeedsRow {
    std::string pupil_id;
    school::HomeCircumstances home;
    school::AccessNeeds access;
};

struct GroupRow {
    std::string pupil_id;
    school::GroupFlags flags;
};

struct TaskRow {
    std::string task_id;
    std::string title;
    std::vector<std::string> skill_ids;
    std::int64_t max_score = 0;  ///< hundredths, 0 = not given
};

/// A target that a pupil ticked on a returned booklet. `pupil_id` may be the code printed on it.
struct ChoiceRow {
    std::string pupil_id;
    std::string skill_id;
    base::Date read_on;
    friend auto operator<=>(const ChoiceRow&, const ChoiceRow&) = default;
};

/// The fate of a row that was understood or not: a value, a reason to set it aside, or the code of a skip.
template <typename Row>
struct Judged {
    std::optional<Row> row;
    std::optional<base::Fault> quarantine;
    std::string skip;
};

/// Readers of single rows. `log` gets notes about fields that were left out while the row stays.
Judged<PupilRow> judge_pupil(FileLog& log, const Fields& fields, base::Date night);
Judged<ClassRow> judge_class(FileLog& log, const Fields& fields);
Judged<EnrolmentRow> judge_enrolment(FileLog& log, const Fields& fields, base::Date night);
Judged<ContactRow> judge_contact(FileLog& log, const Fields& fields);
Judged<NeedsRow> judge_needs(FileLog& log, const Fields& fields);
Judged<GroupRow> judge_groups(FileLog& log, const Fields& fields);
Judged<TaskRow> judge_task(FileLog& log, const Fields& fields);
Judged<ChoiceRow> judge_choice(FileLog& log, const Fields& fields, base::Date night);

/// The row as a line of its native file, columns in order.
std::string native_line(const PupilRow& row);
std::string native_line(const ClassRow& row);
std::string native_line(const EnrolmentRow& row);
std::string native_line(const ContactRow& row);
std::string native_line(const NeedsRow& row);
std::string native_line(const GroupRow& row);
std::string native_line(const TaskRow& row);
std::string native_line(const ChoiceRow& row);
/// The header line of a native file.
std::string native_header(Table table);

}  // namespace bookbag::ingest
