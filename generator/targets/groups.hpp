// Talk groups: three to five pupils who share a wrong idea and can argue it out (design 5.9).
//
// Groups are made from misconceptions and shared targets only. Nothing about how much a pupil can do, and no group
// attribute, is an input, and new evidence alone never moves a child out of a standing group.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "school/evidence.hpp"
#include "targets/class_view.hpp"
#include "targets/target_plan.hpp"

namespace bookbag::targets {

/// What grouping needs to know of one pupil. `token` orders members; `attempts` are the pupil's own.
struct GroupMember {
    school::PupilIndex pupil = 0;
    school::Token token;
    std::span<const school::Attempt> attempts;
    const TargetPlan* plan = nullptr;
};

/// One talk group. `misconception` or else `skill` says what it is about. A pair or a single stands only in a class of one
/// or two.
struct TalkGroup {
    std::string misconception;
    school::SkillIndex skill = school::kNoSkill;
    std::vector<school::PupilIndex> members;  ///< in token order
    base::Date formed;
    base::Date stable_until;
};

/// What make_groups() needs.
struct GroupQuestion {
    const Atlas& atlas;
    const ClassView& view;
    const Policy& policy;
    std::vector<GroupMember> members;
    std::vector<TalkGroup> standing;
};

/// Groups for tonight. The teacher's own groups (ClassView::groups) come first. Standing groups (formed earlier, not past their
/// date, all members still in the class, not under the smallest size) stay as they are; the others' pupils are grouped anew.
/// Every pupil of `members` is in exactly one group.
std::vector<TalkGroup> make_groups(const GroupQuestion& question);

/// Misconceptions that a pupil shows: tagged by at least 2 wrong answers on at least 2 different items in 28 days.
std::vector<std::string> shown_misconceptions(const Policy& policy, std::span<const school::Attempt> attempts,
                                              base::Date tonight);

/// How n pupils split into groups of 3 to 5, as near 4 as possible: 6 = 3+3, 7 = 4+3, 11 = 4+4+3; under 3: one group of n.
std::vector<std::size_t> group_sizes(std::size_t pupils);

}  // namespace bookbag::targets
