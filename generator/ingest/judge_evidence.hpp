// One row of evidence to scored attempts, one for each skill.
//
// Missing, exempt, unmarked and skipped are never zero: such a row is loaded and gives no attempt. A score without a maximum is kept
// in the archive and not modelled. Completion is never a score.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/native_tables.hpp"
#include "school/curriculum.hpp"
#include "school/evidence.hpp"

namespace bookbag::ingest {

/// Finds a pupil of tonight's roll by the school's own key, or by the code printed on a booklet.
class PupilDirectory {
public:
    /// Indexes by position; `ids` and `tokens` (as many, or none) must outlive the directory.
    PupilDirectory(const std::vector<std::string>& ids, const std::vector<std::string>& tokens);

    std::optional<school::PupilIndex> find(std::string_view id) const;
    /// The id with leading zeros restored, when padding to a width in use hits exactly one pupil.
    std::optional<std::string> with_zeros(std::string_view id) const;
    /// The key of the pupil whose printed code this is.
    std::optional<std::string> by_code(std::string_view token) const;

private:
    std::unordered_map<std::string_view, school::PupilIndex> by_id_;  // looked up only, never walked
    std::unordered_map<std::string_view, std::string_view> by_token_;
    std::vector<std::size_t> widths_;
};

/// An attempt with the pupil's key, which outlives tonight's roll.
struct StoredAttempt {
    std::string id;            ///< the text behind attempt.id
    std::string pupil_id;
    bool snapshot = false;     ///< a state at the export date: an equal later state is no new evidence
    school::Attempt attempt;   ///< `pupil` is set only when the pupil is on roll
};

/// What a row of evidence became.
struct EvidenceVerdict {
    std::vector<StoredAttempt> attempts;   ///< may be empty for a status
    std::optional<base::Fault> quarantine; ///< with `held`, the attempts are kept until the pupil appears
    std::string skip;
    bool held = false;
};

/// What judging a row needs to know.
struct EvidenceRules {
    const school::Curriculum* curriculum = nullptr;
    const PupilDirectory* directory = nullptr;
    const std::map<std::string, TaskRow, std::less<>>* tasks = nullptr;
    base::Date night;
    std::string source;              ///< "native" or the map's name
    std::string file;                ///< shown name, for the attempts' Origin
    std::optional<DateOrder> dates;  ///< proved order of the time column
    DecimalSign decimal = DecimalSign::Point;
    bool zone_expected = true;       ///< whether a time without a zone is worth a warning
};

/// Judges rows of one file.
class EvidenceJudge {
public:
    EvidenceJudge(FileLog& log, EvidenceRules rules);

    /// `fields` in the order of the native evidence table.
    EvidenceVerdict judge(const Fields& fields);

private:
    struct Marks {
        bool modelled = false;
        std::int32_t got = 0;
        std::int32_t possible = 100;
    };

    std::optional<base::Fault> read_pupil(const Fields& fields, StoredAttempt& stored, EvidenceVerdict& verdict);
    std::optional<base::Fault> read_when(const Fields& fields, school::Attempt& attempt);
    std::optional<base::Fault> read_marks(const Fields& fields, Marks& marks);
    std::optional<base::Fault> marks_of_score(const Fields& fields, const ReadScore& score, Marks& marks);
    std::optional<base::Fault> read_skills(const Fields& fields, std::vector<school::SkillIndex>& skills);
    void read_rest(const Fields& fields, StoredAttempt& stored);
    std::optional<std::int64_t> maximum(const Fields& fields) const;
    std::string id_of(const Fields& fields, const StoredAttempt& stored) const;
    const TaskRow* task(const Fields& fields) const;

    FileLog& log_;
    EvidenceRules rules_;
    std::int64_t latest_ = 0;
    std::vector<std::string> skill_ids_;
    std::string last_skill_text_;
    school::SkillIndex last_skill_ = school::kNoSkill;
};

}  // namespace bookbag::ingest
