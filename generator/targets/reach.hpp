// What a pupil can begin: which prerequisites are good enough, and so which skills are ready (design 5.1).
// See docs/architecture.md for its place in the house.
#pragma once

#include <vector>

#include "mastery/skill_view.hpp"
#include "targets/atlas.hpp"
#include "targets/class_view.hpp"
#include "targets/policy.hpp"

namespace bookbag::targets {

/// good_enough: SECURE; or FADING with r >= .70; or UNKNOWN, taught, with prior r >= .70. ready: every direct
/// prerequisite is good enough. fringe: ready and not SECURE.
struct Reach {
    SkillSet good_enough;
    SkillSet ready;
    SkillSet fringe;
};

Reach reach_of(const Atlas& atlas, const ClassView& view, const Policy& policy, const mastery::PupilPicture& picture);

/// The deepest blockers of an unready skill: ancestors that are not good enough but themselves ready, ascending.
std::vector<school::SkillIndex> blockers_of(const Atlas& atlas, const Reach& reach, school::SkillIndex skill);

}  // namespace bookbag::targets
