// Every skill that could be a target tonight, with its kind and its score U (design 5.2 and 5.3).
//
// A skill appears once, under its strongest kind. Vetoed skills and skills without questions stay in the list and are
// marked, so that the plan can say why they lost.
#pragma once

#include <cstdint>
#include <vector>

#include "targets/reach.hpp"
#include "targets/situation.hpp"
#include "targets/target_plan.hpp"

namespace bookbag::targets {

struct Candidate {
    school::SkillIndex skill = school::kNoSkill;
    TargetKind kind = TargetKind::Focus;
    ReasonCode code = ReasonCode::Focus;
    school::SkillIndex because = school::kNoSkill;  ///< GAP: the skill that it helps
    std::int32_t tier = 0;                          ///< lower is asked first within its list
    Utility utility;
    bool vetoed = false;
    bool has_questions = true;
};

/// Best first within each list: tier, then U descending, planner order, skill id. Learning slots are filled from gap, focus,
/// next and later, in this order.
struct Candidates {
    std::vector<Candidate> gap;      ///< shown by answers to be missing: tier 0 for this week, 1 for later
    std::vector<Candidate> focus;
    std::vector<Candidate> next;
    std::vector<Candidate> later;    ///< tier 0 missed earlier this year; 1 blockers not seen yet; 2 blockers that lack proof; 3 others
    std::vector<Candidate> stretch;
    std::vector<Candidate> review;
    std::vector<school::SkillIndex> probes;  ///< blockers of which nothing is known, this week's first: to be asked about
    SkillSet vetoed;
    SkillSet stuck;      ///< given in three booklets without gain: not repeated, its prerequisites are asked instead
};

Candidates find_candidates(const Situation& situation, const Reach& reach);

/// U of one skill under a kind. `because` as in Candidate. Values are rounded to a millionth before they are compared.
Utility utility_of(const Situation& situation, school::SkillIndex skill, TargetKind kind, school::SkillIndex because);

/// The day on which a secure or fading skill is due for review: last success plus 1, 3, 7, 21, 60 days by the number of
/// spaced successes; the day after the last answer when that went badly.
base::Date review_due(const Policy& policy, const mastery::SkillView& skill);

/// Booklets in which a skill was given as a target, oldest first, with the evidence that came after each (design 5.8).
struct StuckTrace {
    std::int32_t booklets = 0;     ///< that brought evidence
    std::int32_t gain = 0;         ///< r tonight - r at the first of the last `stuck_booklets` of them, in millionths
    base::Date since;
};
StuckTrace stuck_trace(const Situation& situation, school::SkillIndex skill);
bool is_stuck(const Policy& policy, const StuckTrace& trace);

/// Whether `a` comes before `b`: tier, U descending, planner order, id.
bool comes_before(const Situation& situation, const Candidate& a, const Candidate& b);

}  // namespace bookbag::targets
