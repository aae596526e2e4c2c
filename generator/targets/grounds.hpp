// The evidence behind a target: which answers, when, and how they went (requirement T-b).
// Every reader of a target, from the child to the inspector, is told the same dated facts; nothing is chosen without them.
#pragma once

#include <string>

#include "targets/candidates.hpp"
#include "targets/situation.hpp"
#include "targets/target_plan.hpp"

namespace bookbag::targets {

/// The reason for `candidate`: its code, and the newest day's answers on the skill; without any, those on its direct
/// prerequisites; without any there either, Grounds::FindingOut. At most 8 places of evidence, oldest first.
Reason reason_for(const Situation& situation, const Candidate& candidate);

/// The misconception tagged most often on the skill in the last 28 days (ties: newest, then id); empty if none.
std::string likely_misconception(const Situation& situation, school::SkillIndex skill);

/// A target for `candidate` in `slot`, with reason, chances and support; time and marks are still 0.
Target target_of(const Situation& situation, const Candidate& candidate, Slot slot);

}  // namespace bookbag::targets
