// The Remember page: quick questions on what was met last week, last month and last term.
//
// Within an age the skill that is most overdue on the review ladder comes first (days since the last answer against the
// interval that its spaced successes have earned), then the one with the lowest r: what was learnt lately fades first.
// Up to four places go to skills that block the class's work and were never seen from this pupil: a right answer there is
// good news, a wrong one is the cheapest evidence there is.
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
constexpr std::size_t kProbes = 4;
constexpr std::int32_t kUnseenDays = 1000;
constexpr int kWeekDays = 7;
constexpr int kMonthDays = 35;

struct Choice {
    SkillIndex skill;
    Age age;
    std::int32_t chance;
    std::int32_t days;
    std::int32_t probe;    // place among the probes, or their number
    std::int32_t overdue;  // hundredths of the interval
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

std::vector<Choice> choices(const Situation& situation, const std::vector<SkillIndex>& probes, const TargetPlan& plan) {
    std::vector<Choice> list;
    for (SkillIndex s = 0; s < situation.atlas.size(); ++s) {
        const SkillView& view = situation.picture.at(s);
        const bool taught = situation.view.taught.has(s);
        const auto probe = std::find(probes.begin(), probes.end(), s) - probes.begin();
        const bool is_probe = probe < static_cast<std::ptrdiff_t>(probes.size());
        const bool likely = is_probe ? chance_under(situation.policy, view.chance, Support::None, 1) >= base::chance(situation.policy.easiest)
                                     : safe(situation, view);
        if (!situation.with_questions.has(s) || taken_elsewhere(plan, s) || !likely || (!view.touched() && !taught && !is_probe)) {
            continue;
        }
        const std::int32_t years_apart = std::abs(situation.atlas.skill(s).year - situation.view.year);
        const std::int32_t days = view.touched() ? situation.view.date - view.last_seen : kUnseenDays + years_apart;
        const Age age = days <= kWeekDays ? Age::LastWeek : (days <= kMonthDays ? Age::LastMonth : Age::LastTerm);
        const std::int32_t interval = view.touched() ? std::max(1, review_due(situation.policy, view) - view.last_seen) : 1;
        list.push_back({s, age, view.chance.millionths, days, static_cast<std::int32_t>(probe), 100 * days / interval});
    }
    std::sort(list.begin(), list.end(), [](const Choice& a, const Choice& b) {
        const bool seen_a = a.days < kUnseenDays;
        const bool seen_b = b.days < kUnseenDays;
        if (seen_a != seen_b) {
            return seen_a;
        }
        if (seen_a) {
            if (a.overdue != b.overdue) {
                return a.overdue > b.overdue;
            }
            return a.chance != b.chance ? a.chance < b.chance : a.skill < b.skill;
        }
        if (a.probe != b.probe) {
            return a.probe < b.probe;
        }
        return a.days != b.days ? a.days < b.days : a.skill < b.skill;
    });
    return list;
}

}  // namespace

void choose_retrieval(const Situation& situation, const std::vector<SkillIndex>& probes, TargetPlan& plan) {
    const std::vector<Choice> list = choices(situation, probes, plan);
    const auto wanted = static_cast<std::size_t>(std::max(0, situation.policy.retrieval_items));
    std::array<std::size_t, 3> taken{};
    std::map<std::string, int> strands;
    std::vector<bool> used(list.size(), false);
    const auto take = [&](std::size_t i) {
        const Choice& c = list[i];
        used[i] = true;
        ++taken[static_cast<std::size_t>(c.age)];
        ++strands[situation.atlas.skill(c.skill).strand];
        const Candidate candidate{c.skill, TargetKind::Review, ReasonCode::Review, school::kNoSkill, 0, {}, false, true};
        const SkillView& view = situation.picture.at(c.skill);
        plan.retrieval.push_back({c.skill, c.age, view.last_seen, view.chance, reason_for(situation, candidate)});
    };
    for (std::size_t i = 0; i < list.size() && plan.retrieval.size() < std::min(kProbes, wanted); ++i) {
        if (list[i].probe < static_cast<std::int32_t>(probes.size())) {
            take(i);
        }
    }
    // Strand by strand within an age, so that the page is mixed: first one of each strand, then a second, then any.
    for (const int of_a_strand : {1, 2, 8}) {
        for (const bool by_age : {true, false}) {
            for (std::size_t i = 0; i < list.size() && plan.retrieval.size() < wanted; ++i) {
                const Choice& c = list[i];
                const auto age = static_cast<std::size_t>(c.age);
                const int strand = strands[situation.atlas.skill(c.skill).strand];
                if (used[i] || strand >= of_a_strand || (by_age && taken[age] >= kWanted[age]) || (!by_age && of_a_strand < 8)) {
                    continue;
                }
                take(i);
            }
        }
    }
}

}  // namespace bookbag::targets
