// Readiness in one pass; blockers by walking down through what is not good enough.
#include "targets/reach.hpp"

#include <algorithm>

namespace bookbag::targets {
namespace {

using mastery::SkillState;
using school::SkillIndex;

bool good_enough(const ClassView& view, const Policy& policy, const mastery::SkillView& skill) {
    if (shown_missing(policy, skill)) {
        return false;
    }
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

/// Below a skill that is shown missing: no answer says that this is missing, too.
bool presumed(const ClassView& view, const Policy& policy, const mastery::SkillView& skill) {
    if (shown_missing(policy, skill)) {
        return false;
    }
    return skill.state == SkillState::Unknown ? view.taught.has(skill.skill) && skill.known >= base::chance(policy.presumed_known)
                                              : skill.touched();
}

/// Skills that answers have shown to be missing, and unseen ones that rest on such a skill, near or far.
SkillSet doubtful_skills(const Atlas& atlas, const Policy& policy, const mastery::PupilPicture& picture) {
    SkillSet doubtful(atlas.size());
    for (SkillIndex s = 0; s < atlas.size(); ++s) {  // prerequisites have smaller indices
        const mastery::SkillView& skill = picture.at(s);
        const auto& before = atlas.skill(s).prerequisites;
        const bool rests_on_doubt = std::any_of(before.begin(), before.end(), [&](SkillIndex p) { return doubtful.has(p); });
        if (shown_missing(policy, skill) || (skill.state == SkillState::Unknown && rests_on_doubt)) {
            doubtful.add(s);
        }
    }
    return doubtful;
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

bool shown_missing(const Policy& policy, const mastery::SkillView& skill) {
    return skill.evidence_hundredths >= static_cast<int>(100 * policy.gap_answers) &&
           (skill.known < base::chance(policy.gap_known) ||
            skill.recent_hundredths < static_cast<int>(100 * policy.gap_recent));
}

Reach reach_of(const Atlas& atlas, const ClassView& view, const Policy& policy, const mastery::PupilPicture& picture) {
    const std::size_t n = atlas.size();
    Reach reach{SkillSet(n), SkillSet(n), SkillSet(n)};
    const SkillSet doubtful = doubtful_skills(atlas, policy, picture);
    SkillSet before_focus(n);
    for (const SkillIndex focus : view.focus) {
        before_focus.add_all(atlas.ancestors[focus]);
    }
    for (SkillIndex s = 0; s < n; ++s) {
        const mastery::SkillView& skill = picture.at(s);
        if (good_enough(view, policy, skill) && (skill.state != SkillState::Unknown || !doubtful.has(s))) {
            reach.good_enough.add(s);
        }
        const auto& before = atlas.skill(s).prerequisites;
        const bool missing = before_focus.has(s) && shown_missing(policy, skill);
        const auto carries = [&](SkillIndex p) {
            return reach.good_enough.has(p) || (missing && !doubtful.has(p) && presumed(view, policy, picture.at(p)));
        };
        if (std::all_of(before.begin(), before.end(), carries)) {
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
