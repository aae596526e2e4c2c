// The first booklet of a pupil nobody has seen yet (design 5.7; private to the room).
// A wrong guess costs most in the first weeks, so the first pages ask instead of assuming.
#pragma once

#include "targets/reach.hpp"
#include "targets/situation.hpp"
#include "targets/target_plan.hpp"

namespace bookbag::targets {

/// A plan of 8 to 12 questions along the class plan, as ladders: each ladder halves a chain of prerequisites ("start at A;
/// after a wrong answer go to B, after a right one to C"). Never assumes "low": ladders start near this week's work. Vetoed skills are passed
/// over.
TargetPlan diagnostic_plan(const Situation& situation, const Reach& reach, const SkillSet& vetoed);

}  // namespace bookbag::targets
