// Readiness in one pass; blockers by walking down through what is not good enough.
#include "targets/reach.hpp"

#include <algorithm>

namespace bookbag::targets {
namespace {

using mastery::SkillState;
using school::SkillIndex;

bool good_enough(const ClassView& view, const Policy& policy, const mastery::SkillView& skill) {
    switch (skill.state) {
        case SkillState::Secure: return true;
        case SkillState::Fading: return skill.known >= base::chance(policy.fading_known);
        case SkillState::Unknown: return view.taught.has(skill.skill) && skill.known >= base::chance(policy.prior_known);
        // Nine fresh answers are needed before the lower bound says "secure" (design 4.4): a child who gets nearly everything right
        // on fewer is steady enough to build on, or a week's homework would keep whole classes below their year.
        case SkillState::Emerging: return skill.lacks_only_proof || skill.known >= base::chance(policy.building_known);
        case SkillState::NotYet: return false;
    }
    return false;
}

void walk_down(const Atlas& atlas, const Reach& reach, SkillIndex skill, SkillSet& seen, std::vector<SkillIndex>& found) {
    for (const SkillIndex before : atlas.skill(skill).prerequisites) {
        if (reach.good_enough.has(before) || seen.has(before)) {
            continue;
        }
        seen.add(before);
        if (reach.ready.has(before)) {
            found.push_back(before);
        } else {
            walk_down(atlas, reach, before, seen, found);
        }
    }
}

}  // namespace

Reach reach_of(const Atlas& atlas, const ClassView& view, const Policy& policy, const mastery::PupilPicture& picture) {
    const std::size_t n = atlas.size();
    Reach reach{SkillSet(n), SkillSet(n), SkillSet(n)};
    for (SkillIndex s = 0; s < n; ++s) {
        if (good_enough(view, policy, picture.at(s))) {
            reach.good_enough.add(s);
        }
        const auto& before = atlas.skill(s).prerequisites;
        if (std::all_of(before.begin(), before.end(), [&](SkillIndex p) { return reach.good_enough.has(p); })) {
            reach.ready.add(s);
            if (picture.at(s).state != SkillState::Secure) {
                reach.fringe.add(s);
            }
        }
    }
    return reach;
}

std::vector<SkillIndex> blockers_of(const Atlas& atlas, const Reach& reach, SkillIndex skill) {
    SkillSet seen(atlas.size());
    std::vector<SkillIndex> found;
    walk_down(atlas, reach, skill, seen, found);
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace bookbag::targets
