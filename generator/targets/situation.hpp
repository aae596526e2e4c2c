// Everything that a choice is made from, for one pupil, as references to values that stay where they are.
//
// There is no member here that says who the child is: no group, no label, no set, no forecast, no name (F1). Equal
// evidence, plan and school year give equal targets because nothing else can be read.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "mastery/skill_view.hpp"
#include "school/evidence.hpp"
#include "school/history.hpp"
#include "targets/atlas.hpp"
#include "targets/class_view.hpp"
#include "targets/policy.hpp"

namespace bookbag::targets {

/// The class's common question of the week (design 5.4, T-m); see shared_item.hpp.
struct SharedItem {
    school::SkillIndex skill = school::kNoSkill;
    std::int32_t rung = 2;
};

/// One pupil's situation tonight. `picture` is made by mastery::estimate() from exactly `attempts`. `token` finds the
/// pupil's own plan lines and is never copied into the plan. `choices` are this pupil's, oldest first.
struct Situation {
    const Atlas& atlas;
    const ClassView& view;
    const Policy& policy;
    const mastery::PupilPicture& picture;
    std::span<const school::Attempt> attempts;
    const school::PupilHistory& history;
    std::span<const school::Choice> choices;
    const SkillSet& with_questions;      ///< skills that have question templates
    school::Token token;
    std::optional<SharedItem> shared;
    std::int32_t budget_seconds = 45 * 60;
};

}  // namespace bookbag::targets
