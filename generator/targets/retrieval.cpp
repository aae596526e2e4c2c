// The Remember page: quick questions on what was met last week, last month and last term.
//
// Spacing is done by age alone, and within an age the skill that is nearest to being forgotten (lowest r that is still
// likely to go well) comes first. A skill that was taught but never seen from this pupil may fill up: a right answer there
// is good news, a wrong one is the cheapest evidence there is.
#include "targets/work.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "targets/grounds.hpp"

namespace bookbag::targets {
namespace {

using mastery::SkillState;
using mastery::SkillView;
using school::SkillIndex;

constexpr std::array<std::size_t, 3> kWanted = {3, 3, 2};
constexpr int kWeekDays = 7;
constexpr int kMonthDays = 35;

struct Choice {
    SkillIndex skill;
    Age age;
    std::int32_t chance;
    std::int32_t days;
};

bool taken_elsewhere(const TargetPlan& plan, SkillIndex skill) {
    const auto is = [&](const Target& t) { return t.skill == skill; };
    return std::any_of(plan.learning.begin(), plan.learning.end(), is) || std::any_of(plan.stretch.begin(), plan.stretch.end(), is) ||
           (plan.check && plan.check->skill == skill);
}

/// Likely enough to open a booklet with: from the lower end of the window, on the easiest rung.
bool safe(const Situation& situation, const SkillView& view) {
    return chance_under(situation.policy, view.chance, Support::None, 1) >= base::chance(situation.policy.window_low);
}

std::vector<Choice> choices(const Situation& situation, const TargetPlan& plan) {
    std::vector<Choice> list;
    for (SkillIndex s = 0; s < situation.atlas.size(); ++s) {
        const SkillView& view = situation.picture.at(s);
        const bool taught = situation.view.taught.has(s);
        if (!situation.with_questions.has(s) || taken_elsewhere(plan, s) || !safe(situation, view) || (!view.touched() && !taught)) {
            continue;
        }
        const std::int32_t days = view.touched() ? situation.view.date - view.last_seen : 1000 + std::abs(situation.atlas.skill(s).year - situation.view.year);
        const Age age = days <= kWeekDays ? Age::LastWeek : (days <= kMonthDays ? Age::LastMonth : Age::LastTerm);
        list.push_back({s, age, view.chance.millionths, days});
    }
    std::sort(list.begin(), list.end(), [](const Choice& a, const Choice& b) {
        if ((a.days >= 1000) != (b.days >= 1000)) {
            return a.days < b.days;
        }
        if (a.days >= 1000 && a.days != b.days) {
            return a.days < b.days;
        }
        return a.chance != b.chance ? a.chance < b.chance : a.skill < b.skill;
    });
    return list;
}

}  // namespace

void choose_retrieval(const Situation& situation, TargetPlan& plan) {
    const std::vector<Choice> list = choices(situation, plan);
    const auto wanted = static_cast<std::size_t>(std::max(0, situation.policy.retrieval_items));
    std::array<std::size_t, 3> taken{};
    std::map<std::string, int> strands;
    std::vector<bool> used(list.size(), false);
    // Strand by strand within an age, so that the page is mixed: first one of each strand, then a second, then any.
    for (const int of_a_strand : {1, 2, 8}) {
        for (const bool by_age : {true, false}) {
            for (std::size_t i = 0; i < list.size() && plan.retrieval.size() < wanted; ++i) {
                const Choice& c = list[i];
                const auto age = static_cast<std::size_t>(c.age);
                int& strand = strands[situation.atlas.skill(c.skill).strand];
                if (used[i] || strand >= of_a_strand || (by_age && taken[age] >= kWanted[age]) || (!by_age && of_a_strand < 8)) {
                    continue;
                }
                used[i] = true;
                ++taken[age];
                ++strand;
                const Candidate candidate{c.skill, TargetKind::Review, ReasonCode::Review, school::kNoSkill, 0, {}, false, true};
                const SkillView& view = situation.picture.at(c.skill);
                plan.retrieval.push_back({c.skill, c.age, view.last_seen, view.chance, reason_for(situation, candidate)});
            }
        }
    }
}

}  // namespace bookbag::targets
