// The promises of a plan, checked by a second road.
//
// choose_targets() builds a plan; broken_rules() reads it as a stranger would and recomputes what must hold. The night
// calls it for every pupil (a broken promise is a Bug and costs that pupil's booklet only), tests call it ten thousand
// times.
#pragma once

#include <string>
#include <vector>

#include "targets/situation.hpp"
#include "targets/target_plan.hpp"

namespace bookbag::targets {

/// One plain sentence for each broken promise; empty when all hold: no skill twice (an open stretch problem may
/// share one), prerequisites met except under TEACHER,
/// evidence or its words behind each target, floor by marks, at least one stretch item, likely end within the budget, 2 or
/// 3 offers or none, never under .50 without a worked example, retrieval without repeats, vetoes kept.
std::vector<std::string> broken_rules(const Situation& situation, const TargetPlan& plan);

}  // namespace bookbag::targets
