// One child's next steps: the front door of this room.
//
// A pure function of a Situation. Order of work: find what is ready, find candidates, let the teacher, the pupil and the
// rules take the three learning slots in that order, then reviews, stretch, offers, the retrieval page, the questions to
// ask for, the floor and the time. Each rule that has to give way is logged; nothing is dropped silently.
#pragma once

#include "targets/situation.hpp"
#include "targets/target_plan.hpp"

namespace bookbag::targets {

/// Tonight's plan for one pupil. Cannot fail: without evidence it is a diagnostic plan, with everything secure it joins
/// skills into problems. Promises (audit.hpp proves them): no skill twice; no unmet prerequisite except under TEACHER;
/// every target with evidence, "teacher chose" or "finding out"; floor, stretch, time budget.
TargetPlan choose_targets(const Situation& situation);

}  // namespace bookbag::targets
