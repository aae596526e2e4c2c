// One class, one week, one skill; the same seed makes the same question for all (questions room).
#include "targets/shared_item.hpp"

#include <algorithm>

namespace bookbag::targets {
namespace {

using school::SkillIndex;

bool vetoed_for_class(const ClassView& view, SkillIndex skill) {
    return std::any_of(view.rules.begin(), view.rules.end(), [&](const school::PlanRule& rule) {
        return rule.kind == school::PlanRule::Kind::Veto && rule.pupil.value.empty() && rule.skill == skill;
    });
}

std::optional<SkillIndex> pick(const Atlas& atlas, const ClassView& view, const SkillSet& with_questions) {
    const auto good = [&](SkillIndex s) { return with_questions.has(s) && !vetoed_for_class(view, s); };
    for (const SkillIndex skill : view.upcoming) {  // focus first, then what comes
        if (good(skill)) {
            return skill;
        }
    }
    std::optional<SkillIndex> newest;
    const auto rank = [&](SkillIndex s) {
        return std::tuple{view.age_related.has(s) && atlas.skill(s).year <= view.year, atlas.skill(s).year <= view.year, s};
    };
    for (SkillIndex s = 0; s < atlas.size(); ++s) {
        if (good(s) && (!newest || rank(s) > rank(*newest))) {
            newest = s;
        }
    }
    return newest;
}

}  // namespace

std::optional<SharedItem> choose_shared(const Atlas& atlas, const ClassView& view, const SkillSet& with_questions,
                                        const std::vector<const mastery::PupilPicture*>& pictures) {
    const auto skill = pick(atlas, view, with_questions);
    if (!skill) {
        return std::nullopt;
    }
    std::vector<base::Chance> chances;
    for (const mastery::PupilPicture* picture : pictures) {
        chances.push_back(picture->at(*skill).chance);
    }
    std::sort(chances.begin(), chances.end());
    const bool hard = !chances.empty() && chances[chances.size() / 2] < base::chance(0.5);
    return SharedItem{*skill, hard ? 1 : 2};
}

}  // namespace bookbag::targets
