// Who needs three minutes of a teacher, and why (design 5.8). Teacher page only; never on pupil or parent paper.
// A flag asks for a conversation, so it names what was seen and for how long, and compares a child with nobody else.
#pragma once

#include <vector>

#include "targets/situation.hpp"
#include "targets/target_plan.hpp"

namespace bookbag::targets {

/// Stuck, stalled and off trajectory, worst first. A pupil is compared with the own past only; absence and silent feeds
/// raise nothing.
std::vector<Flag> find_flags(const Situation& situation);

}  // namespace bookbag::targets
