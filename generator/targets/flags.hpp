// Who needs three minutes of a teacher, and why (design 5.8). Teacher page only; never on pupil or parent paper.
// See docs/architecture.md for its place in the house.
#pragma once

#include <vector>

#include "targets/situation.hpp"
#include "targets/target_plan.hpp"

namespace bookbag::targets {

/// Stuck, stalled and off trajectory, worst first. A pupil is compared with the own past only; absence and silent feeds
/// raise nothing.
std::vector<Flag> find_flags(const Situation& situation);

}  // namespace bookbag::targets
