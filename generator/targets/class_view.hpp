// What a class works on tonight, seen from one school year: in focus, taught, coming, and what counts as age-related.
//
// Made once for each class and school year in it. Without a plan the weeks come from the curriculum's default order
// (school::default_plan), so a full run works with no teacher file (requirement T-l).
#pragma once

#include <cstdint>
#include <vector>

#include "base/date.hpp"
#include "school/planner.hpp"
#include "targets/atlas.hpp"
#include "targets/policy.hpp"

namespace bookbag::targets {

constexpr std::int32_t kNotPlanned = INT32_MAX;

/// Facts by skill; vectors have one entry a skill of the atlas.
struct ClassView {
    base::Date date;
    int year = 0;
    std::vector<school::SkillIndex> focus;      ///< in planner order
    std::vector<school::SkillIndex> upcoming;   ///< focus and what comes in the next weeks, without repeats
    SkillSet in_focus;
    SkillSet taught;                            ///< taught-by date is past
    SkillSet past_focus;                        ///< was in focus this school year and is no longer
    SkillSet age_related;                       ///< A(u) of design 5.4
    std::vector<std::int32_t> weeks_ahead;      ///< 0 in focus or past, else whole weeks; kNotPlanned beyond the plan
    std::vector<std::int32_t> order;            ///< planner order; skills outside the plan come after, by year and index
    std::vector<school::PlanRule> rules;        ///< of the class and its pupils, in force on `date`
    std::vector<school::Token> choice_off;      ///< pupils who are offered no choice
    std::vector<school::PlanGroup> groups;      ///< the teacher's own groups, in force on `date`
    base::Date term_from;                       ///< absent outside term
    base::Date term_to;
};

/// What view_class() needs. `plan` may be nullptr; `year` is the pupil's school year, 1 … 11; `date` is tonight.
struct ClassQuestion {
    const Atlas& atlas;
    const Policy& policy;
    const school::ClassPlan* plan = nullptr;
    const std::vector<school::TermSpan>& terms;
    int year = 0;
    base::Date date;
};

ClassView view_class(const ClassQuestion& question);

}  // namespace bookbag::targets
