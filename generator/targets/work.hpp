// From targets to questions wanted: how many, how hard, with which help, for how long (design 5.4; private to the room).
//
// The plan asks for questions by skill, rung and support; compose finds them. Marks and seconds are those of the policy,
// so the floor and the time budget hold before a single question exists, and compose only has to keep to them.
#pragma once

#include "targets/situation.hpp"
#include "targets/target_plan.hpp"

namespace bookbag::targets {

/// Fills plan.retrieval: up to 8 skills outside tonight's learning targets, 3 last met within 7 days, 3 within 35, 2
/// earlier; skills that were only taught fill up. Each needs questions and must not be new and hard.
/// Up to 4 places go to `probes` (skills that block the class's work and of which nothing is known yet).
void choose_retrieval(const Situation& situation, const std::vector<school::SkillIndex>& probes, TargetPlan& plan);

/// Fills plan.work, plan.floor, marks, time and expected success, from the targets already chosen.
void plan_work(const Situation& situation, TargetPlan& plan);

/// The rung (1 … 3) whose chance with `support` lies nearest the aim inside the window; without one in the window, the
/// hardest above it or, failing that, rung 1. Rungs of the target's skill are shifts of policy.rung_logits.
int rung_for(const Policy& policy, base::Chance plain, Support support);

/// chance_with() under this policy's numbers.
base::Chance chance_under(const Policy& policy, base::Chance plain, Support support, int rung);

}  // namespace bookbag::targets
