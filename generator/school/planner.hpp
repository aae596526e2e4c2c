// The teacher's word: what a class is learning when, and what a person has decided for a pupil.
//
// All of it is optional (features D-48): without a plan the weeks come from the curriculum's default order for the
// class's school year, spread evenly over the teaching weeks. Format: docs/formats/plan.md.
#pragma once

#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/fault.hpp"
#include "school/ids.hpp"

namespace bookbag::school {

/// The skills in focus from a Monday on until the next entry, and those to count as taught by then.
struct PlanWeek {
    base::Date from;
    std::vector<SkillIndex> focus;
    std::vector<SkillIndex> taught;
    base::Origin where;
};

/// "Teach this first" or a veto, for a class (pupil empty) or one pupil, until a day (absent = for good, first only).
struct PlanRule {
    enum class Kind : std::uint8_t { First, Veto } kind = Kind::First;
    Token pupil;
    SkillIndex skill = kNoSkill;
    base::Date until;
    base::Origin where;
};

struct ClassPlan {
    std::string class_id;
    std::vector<PlanWeek> weeks;  ///< ascending by date; empty = default order
    std::vector<PlanRule> rules;
    base::Origin where;
};

/// Terms of the school year as spans of days, ascending, both ends included.
struct TermSpan {
    std::string name;
    base::Date from;
    base::Date to;
};

struct Planner {
    std::vector<ClassPlan> classes;  ///< ascending by class id
    std::vector<TermSpan> terms;

    const ClassPlan* find(const std::string& class_id) const;
};

}  // namespace bookbag::school
