// The question that a whole class has in common, so that the class can talk about it (requirement T-m).
// One per class and week, chosen before any pupil is looked at, so that everybody has the same numbers on the same day.
#pragma once

#include <optional>
#include <vector>

#include "mastery/skill_view.hpp"
#include "targets/situation.hpp"

namespace bookbag::targets {

/// Tonight's common skill of a class: of the in-focus skills with questions the first in planner order that is not
/// vetoed for the class; without one, the nearest upcoming, then the newest skill of the class's year with questions.
/// The rung is 2, or 1 when the class's middle chance on it is under .5. Absent only when nothing of the map has
/// questions. `pictures` are those of the class in register order.
std::optional<SharedItem> choose_shared(const Atlas& atlas, const ClassView& view, const SkillSet& with_questions,
                                        const std::vector<const mastery::PupilPicture*>& pictures);

}  // namespace bookbag::targets
