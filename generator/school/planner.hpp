// The teacher's word: what a class is learning when, and what a person has decided for a pupil.
//
// All of it is optional (features D-48): without a plan the weeks come from the curriculum's default order for the
// class's school year, spread evenly over the teaching weeks. Format: docs/formats/plan.md.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/fault.hpp"
#include "school/evidence.hpp"
#include "school/ids.hpp"
#include "school/loaded.hpp"

namespace bookbag::files {
class YamlNode;
}

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
    std::string why;  ///< the teacher's reason, as written; may be empty
    base::Origin where;
};

/// What a teacher says that a pupil can do: evidence of the weight of four answers on that day, not a lock.
struct TeacherWord {
    enum class State : std::uint8_t { NotYet, Emerging, Secure } state = State::Emerging;
    Token pupil;
    SkillIndex skill = kNoSkill;
    base::Date on;
    base::Origin where;
};

/// Pupils whom the teacher wants to work together until a day (absent = for good).
struct PlanGroup {
    std::vector<Token> members;
    base::Date until;
    base::Origin where;
};

struct ClassPlan {
    std::string class_id;
    std::vector<PlanWeek> weeks;  ///< ascending by date; empty = default order
    std::vector<PlanRule> rules;
    std::vector<TeacherWord> says;
    std::vector<Token> choice_off;  ///< pupils who are offered no choice of targets
    std::vector<PlanGroup> groups;
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

    /// The plan of a class, or nullptr when the school gave none.
    const ClassPlan* find(const std::string& class_id) const;
};

struct Curriculum;
struct Roll;

/// One file plan/<class>.yaml: its class (the file's name without ".yaml") and its document.
struct PlanFile {
    std::string class_id;
    const files::YamlNode* document = nullptr;
};

/// Reads the teachers' plans against the curriculum. Faults: unknown keys and skills, a date that is no date, a veto without an end
/// or of more than 120 days from `night`. What could be read stands; a line with a fault is left out.
Loaded<Planner> make_planner(const std::vector<PlanFile>& plans, std::vector<TermSpan> terms, const Curriculum& curriculum,
                             base::Date night);

/// Plans of classes and lines of pupils that tonight's roll does not have, one fault each, for the teacher's page.
std::vector<base::Fault> unused_plan_lines(const Planner& planner, const Roll& roll);

/// The teachers' words as evidence: weight 400 (four answers), full, half or no marks, source "teacher". Words about pupils who are
/// not on roll are left out (unused_plan_lines names them).
std::vector<Attempt> attempts_of_words(const Planner& planner, const Roll& roll);

/// The skills of one school year in curriculum order, spread evenly over the teaching weeks of `terms` (weeks with at least one
/// weekday inside a term), one PlanWeek a week: `focus` what begins that week (or the skill still running), `taught` what ended the week before.
std::vector<PlanWeek> default_plan(const Curriculum& curriculum, int year, const std::vector<TermSpan>& terms);

/// The six terms and half-terms of the school year (September to July) around `night`, by rule of thumb: for schools that give none.
std::vector<TermSpan> usual_terms(base::Date night);

/// What a class works on at `night`: the last entry of its own plan on or before that day, else of the default; nullptr before the first.
const PlanWeek* week_at(const std::vector<PlanWeek>& weeks, base::Date night);

}  // namespace bookbag::school
