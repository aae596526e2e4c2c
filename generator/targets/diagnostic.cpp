// Bisection on paper.
//
// For up to four skills of the class plan, from different strands where possible, take the longest chain of prerequisites
// below the skill. The answer sought is how far up the chain the pupil stands. Three printed steps cut it into eight parts:
// the first step stands two thirds up (most pupils have most of it), a wrong answer leads half way down, a right one up.
#include "targets/diagnostic.hpp"

#include <algorithm>
#include <set>

#include "targets/candidates.hpp"
#include "targets/grounds.hpp"

namespace bookbag::targets {
namespace {

using school::SkillIndex;

constexpr std::size_t kLadders = 4;

/// The longest chain that ends in `skill`, deepest first; ties take the later skill of the map.
std::vector<SkillIndex> chain_to(const Atlas& atlas, SkillIndex skill) {
    std::vector<SkillIndex> chain{skill};
    while (!atlas.skill(chain.back()).prerequisites.empty()) {
        const auto& before = atlas.skill(chain.back()).prerequisites;
        chain.push_back(*std::max_element(before.begin(), before.end(), [&](SkillIndex a, SkillIndex b) {
            return atlas.depth[a] != atlas.depth[b] ? atlas.depth[a] < atlas.depth[b] : a < b;
        }));
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
}

/// Skills to climb towards: this week's and the coming weeks', one a strand first, then any.
std::vector<SkillIndex> tops(const Situation& situation) {
    std::vector<SkillIndex> wanted = situation.view.upcoming;
    for (SkillIndex s = situation.atlas.size() == 0 ? SkillIndex{0} : static_cast<SkillIndex>(situation.atlas.size() - 1); s > 0; --s) {
        if (situation.atlas.skill(s).year == situation.view.year) {
            wanted.push_back(s);
        }
    }
    std::vector<SkillIndex> chosen;
    std::set<std::string> strands;
    for (const bool new_strand_only : {true, false}) {
        for (const SkillIndex skill : wanted) {
            const bool known = std::find(chosen.begin(), chosen.end(), skill) != chosen.end();
            const bool fresh = strands.count(situation.atlas.skill(skill).strand) == 0;
            if (chosen.size() < kLadders && !known && (fresh || !new_strand_only) && !situation.atlas.skill(skill).prerequisites.empty()) {
                chosen.push_back(skill);
                strands.insert(situation.atlas.skill(skill).strand);
            }
        }
    }
    return chosen;
}

/// The place in `chain` nearest to `wanted` whose skill has questions and is not used; -1 if none.
int place_near(const Situation& situation, const std::vector<SkillIndex>& chain, int wanted, const SkillSet& used) {
    const int n = static_cast<int>(chain.size());
    for (int away = 0; away < n; ++away) {
        for (const int place : {wanted - away, wanted + away}) {
            if (place >= 0 && place < n) {
                const SkillIndex skill = chain[static_cast<std::size_t>(place)];
                if (situation.with_questions.has(skill) && !used.has(skill)) {
                    return place;
                }
            }
        }
    }
    return -1;
}

void add_ladder(const Situation& situation, SkillIndex top, SkillSet& used, TargetPlan& plan) {
    const std::vector<SkillIndex> chain = chain_to(situation.atlas, top);
    const int last = static_cast<int>(chain.size()) - 1;
    const int start = last * 2 / 3;
    std::vector<LadderStep> steps;
    for (const int wanted : {start, start / 2, last}) {
        const int place = place_near(situation, chain, wanted, used);
        if (place < 0) {
            continue;
        }
        used.add(chain[static_cast<std::size_t>(place)]);
        steps.push_back({chain[static_cast<std::size_t>(place)], place, -1, -1});
    }
    const int base = static_cast<int>(plan.ladder.size());
    for (std::size_t i = 1; i < steps.size() && !steps.empty(); ++i) {
        if (steps[i].rung < steps[0].rung && steps[0].if_wrong < 0) {
            steps[0].if_wrong = base + static_cast<int>(i);
        } else if (steps[i].rung > steps[0].rung && steps[0].if_right < 0) {
            steps[0].if_right = base + static_cast<int>(i);
        }
    }
    plan.ladder.insert(plan.ladder.end(), steps.begin(), steps.end());
}

/// The DIAGNOSE targets: ready skills of the ladders, else the nearest ready skills of the plan and the years before.
void add_targets(const Situation& situation, const Reach& reach, const SkillSet& vetoed, TargetPlan& plan) {
    std::vector<SkillIndex> wanted;
    for (const LadderStep& step : plan.ladder) {
        wanted.push_back(step.skill);
    }
    wanted.insert(wanted.end(), situation.view.upcoming.begin(), situation.view.upcoming.end());
    for (std::size_t s = situation.atlas.size(); s-- > 0;) {
        if (situation.atlas.skill(static_cast<SkillIndex>(s)).year <= situation.view.year) {
            wanted.push_back(static_cast<SkillIndex>(s));
        }
    }
    for (const SkillIndex skill : wanted) {
        const bool full = plan.learning.size() >= static_cast<std::size_t>(situation.policy.learning_targets);
        const bool twice = std::any_of(plan.learning.begin(), plan.learning.end(), [&](const Target& t) { return t.skill == skill; });
        if (full || twice || vetoed.has(skill) || !reach.ready.has(skill) || !situation.with_questions.has(skill)) {
            continue;
        }
        Candidate candidate{skill, TargetKind::Diagnose, ReasonCode::Diagnose, school::kNoSkill, 0, {}, false, true};
        candidate.utility = utility_of(situation, skill, TargetKind::Diagnose, school::kNoSkill);
        plan.learning.push_back(target_of(situation, candidate, Slot::Diagnostic));
    }
}

}  // namespace

TargetPlan diagnostic_plan(const Situation& situation, const Reach& reach, const SkillSet& vetoed) {
    TargetPlan plan;
    plan.on = situation.view.date;
    plan.diagnostic = true;
    SkillSet used = vetoed;
    for (const SkillIndex top : tops(situation)) {
        add_ladder(situation, top, used, plan);
    }
    for (SkillIndex s = 0; s < situation.atlas.size() && plan.ladder.size() < 8; ++s) {
        const auto skill = static_cast<SkillIndex>(situation.atlas.size() - 1 - s);
        if (situation.atlas.skill(skill).year <= situation.view.year && situation.with_questions.has(skill) && !used.has(skill)) {
            used.add(skill);
            plan.ladder.push_back({skill, situation.atlas.depth[skill], -1, -1});
        }
    }
    add_targets(situation, reach, vetoed, plan);
    return plan;
}

}  // namespace bookbag::targets
