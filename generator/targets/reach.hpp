// What a pupil can begin: which prerequisites are good enough, and so which skills are ready (design 5.1).
// Kept apart from choosing, because explain, the groups and the audit ask the same question and must get the same answer.
#pragma once

#include <vector>

#include "mastery/skill_view.hpp"
#include "targets/atlas.hpp"
#include "targets/class_view.hpp"
#include "targets/policy.hpp"

namespace bookbag::targets {

/// Whether answers have shown a skill to be missing: they touched it, and r or the share of its latest answers is low. It is
/// no ground to build on, whatever its state or year says.
bool shown_missing(const Policy& policy, const mastery::SkillView& skill);

/// good_enough: not shown missing, and SECURE; or FADING with r >= .70; or EMERGING with r >= .80 (or only proof lacking); or
/// UNKNOWN, taught, with prior r >= .70 and nothing shown missing below it. ready: every direct prerequisite is good enough;
/// for a skill that is shown missing itself and stands before this week's focus, what was taught and never seen below it is
/// presumed to be in place from r >= .40 on, because the fault is looked for where it showed. fringe: ready and not SECURE.
struct Reach {
    SkillSet good_enough;
    SkillSet ready;
    SkillSet fringe;
};

Reach reach_of(const Atlas& atlas, const ClassView& view, const Policy& policy, const mastery::PupilPicture& picture);

/// The deepest blockers of an unready skill: ancestors that are not good enough but themselves ready, ascending.
std::vector<school::SkillIndex> blockers_of(const Atlas& atlas, const Reach& reach, school::SkillIndex skill);

}  // namespace bookbag::targets
