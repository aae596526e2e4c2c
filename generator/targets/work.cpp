// Fills the booklet's minutes with questions.
//
// Order of filling: review up to its share, what every booklet has (shared item, stretch), learning by target, then the floor is
// checked and bought with the least valuable learning questions if it must be, then expected success is steered by rungs
// and help, then questions are taken from the end until the 80th percentile of the time fits the budget.
#include "targets/work.hpp"

#include <algorithm>
#include <cmath>

#include "targets/candidates.hpp"

namespace bookbag::targets {
namespace {

using school::SkillIndex;

constexpr int kMostItems = 40;
constexpr double kPlannedShare = 0.96;  // of the budget; the rest is room for the spread of times

struct Builder {
    const Situation& situation;
    TargetPlan& plan;

    double pace() const { return situation.picture.pace; }
    std::int32_t seconds(int usual) const { return static_cast<std::int32_t>(std::lround(usual * pace())); }

    WorkItem item(const Target& target, int place, int rung, Support support) const {
        const Policy& policy = situation.policy;
        const auto r = static_cast<std::size_t>(rung - 1);
        WorkItem work;
        work.skill = target.skill;
        work.slot = target.slot;
        work.target = place;
        work.rung = rung;
        work.support = support;
        work.chance = chance_under(policy, target.chance, support, rung);
        work.marks = policy.rung_marks[r];
        work.seconds = seconds(policy.rung_seconds[r]);
        work.age_related = target.age_related;
        return work;
    }
};

std::int32_t total_seconds(const TargetPlan& plan) {
    std::int32_t sum = 0;
    for (const WorkItem& work : plan.work) {
        sum += work.seconds;
    }
    return sum;
}

/// Mean plus .84 standard deviations of a sum of independent items (80th percentile).
std::int32_t likely_end(const Policy& policy, const TargetPlan& plan) {
    double mean = 0;
    double variance = 0;
    for (const WorkItem& work : plan.work) {
        mean += work.seconds;
        variance += policy.time_spread * work.seconds * policy.time_spread * work.seconds;
    }
    return static_cast<std::int32_t>(std::lround(mean + policy.percentile_deviations * std::sqrt(variance)));
}

/// Help where the chance is below the window. Only the first two questions of a new skill have the worked example beside
/// them; later ones have a hint when they still need it.
Support support_at(const Policy& policy, const Target& target, int place_in_target) {
    if (target.slot == Slot::Floor || target.kind == TargetKind::Teacher) {
        return Support::WorkedExample;
    }
    if (target.support != Support::WorkedExample) {
        return Support::None;
    }
    if (place_in_target < 2 || target.chance < base::chance(policy.easiest)) {
        return Support::WorkedExample;
    }
    return target.chance < base::chance(policy.window_low) ? Support::Hint : Support::None;
}

void add_practice(Builder& build, const Target& target, int place, std::int32_t budget) {
    const Policy& policy = build.situation.policy;
    std::int32_t used = 0;
    for (int n = 0; n < 8; ++n) {
        const Support support = support_at(policy, target, n);
        int rung = rung_for(policy, target.chance, support);
        if (n >= 3 && rung < 3 && n % 2 == 1) {
            ++rung;  // questions rise within a target
        }
        WorkItem work = build.item(target, place, rung, support);
        if (work.chance < base::chance(policy.easiest) && rung > 1) {
            work = build.item(target, place, 1, support);
        }
        if (n > 0 && used + work.seconds > budget) {
            return;
        }
        used += work.seconds;
        build.plan.work.push_back(work);
    }
}

/// Shares of the learning time: the pupil's choice in first place gets at least half.
std::vector<double> shares_of(const TargetPlan& plan) {
    static constexpr double kOrdinary[] = {5, 4, 4};
    std::vector<double> shares;
    double sum = 0;
    const bool chosen_first = !plan.learning.empty() && plan.learning.front().kind == TargetKind::Chosen;
    for (std::size_t i = 0; i < plan.learning.size(); ++i) {
        const double share = chosen_first && i == 0 ? static_cast<double>(4 * (plan.learning.size() - 1)) + 1
                                                    : kOrdinary[std::min<std::size_t>(i, 2)];
        shares.push_back(share);
        sum += share;
    }
    for (double& share : shares) {
        share /= sum;
    }
    return shares;
}

void add_learning(Builder& build, std::int32_t budget) {
    TargetPlan& plan = build.plan;
    std::int32_t left = budget;
    if (plan.shared) {
        plan.shared->slot = Slot::Shared;
        WorkItem work = build.item(*plan.shared, -1, build.situation.shared->rung, Support::None);
        if (work.chance < base::chance(build.situation.policy.window_low)) {
            work = build.item(*plan.shared, -1, build.situation.shared->rung, Support::WorkedExample);
        }
        work.seconds = build.seconds(build.situation.policy.shared_seconds);
        left -= work.seconds;
        plan.work.push_back(work);
    }
    for (std::size_t i = 0; i < plan.stretch.size(); ++i) {
        const Target& target = plan.stretch[i];
        WorkItem work =
            build.item(target, static_cast<int>(i), 3,
                       target.chance < base::chance(build.situation.policy.window_low) ? Support::Hint : Support::None);
        work.seconds = build.seconds(build.situation.policy.stretch_seconds);
        work.marks = 0;  // an open challenge has no wrong answer
        left -= work.seconds;
        plan.work.push_back(work);
    }
    if (plan.diagnostic) {
        return;
    }
    const std::vector<double> shares = shares_of(plan);
    double carried = 0;  // what one target leaves over goes to the next
    for (std::size_t i = 0; i < plan.learning.size(); ++i) {
        const std::int32_t before = total_seconds(plan);
        add_practice(build, plan.learning[i], static_cast<int>(i), static_cast<std::int32_t>(left * shares[i] + carried));
        carried += left * shares[i] - (total_seconds(plan) - before);
    }
}

void add_review(Builder& build, std::int32_t budget) {
    TargetPlan& plan = build.plan;
    const Policy& policy = build.situation.policy;
    std::int32_t left = budget;
    for (const Retrieval& retrieval : plan.retrieval) {
        WorkItem work;
        work.skill = retrieval.skill;
        work.slot = Slot::Retrieval;
        work.rung = 1;
        work.chance = chance_under(policy, retrieval.chance, Support::None, 1);
        work.marks = 0;
        work.seconds = build.seconds(policy.retrieval_seconds);
        work.age_related = build.situation.view.age_related.has(retrieval.skill);
        left -= work.seconds;
        plan.work.push_back(work);
    }
    if (plan.check) {
        for (int n = 0; n < 4; ++n) {
            plan.work.push_back(build.item(*plan.check, -1, n < 2 ? 1 : 2, Support::None));
            left -= plan.work.back().seconds;
        }
    }
    const auto reviews = static_cast<std::int32_t>(plan.reviews.size());
    for (std::int32_t i = 0; i < reviews; ++i) {
        const std::int32_t before = total_seconds(plan);
        add_practice(build, plan.reviews[static_cast<std::size_t>(i)], i, left / (reviews - i));
        left -= total_seconds(plan) - before;
    }
}

/// A ladder's questions, one mark each; chances are guesses of the prior and steer nothing.
void add_ladder(Builder& build) {
    TargetPlan& plan = build.plan;
    for (const LadderStep& step : plan.ladder) {
        WorkItem work;
        work.skill = step.skill;
        work.slot = Slot::Diagnostic;
        work.rung = 2;
        work.chance = build.situation.picture.at(step.skill).chance;
        work.seconds = build.seconds(build.situation.policy.rung_seconds[1]);
        work.age_related = build.situation.view.age_related.has(step.skill);
        plan.work.push_back(work);
    }
}

void count_marks(TargetPlan& plan) {
    plan.marks = plan.age_related_marks = 0;
    for (const WorkItem& work : plan.work) {
        plan.marks += work.marks;
        plan.age_related_marks += work.age_related ? work.marks : 0;
    }
}

bool floor_holds(const Policy& policy, const TargetPlan& plan) {
    return static_cast<double>(plan.age_related_marks) >= policy.floor_share * plan.marks - 1e-9;
}

/// A(u) by fewest prerequisites that are not good enough, then planner order and id (design 5.4).
std::vector<SkillIndex> floor_skills(const Situation& situation, const TargetPlan& plan) {
    struct Ranked {
        int unmet;
        std::int32_t gain;
        std::int32_t order;
        SkillIndex skill;
    };
    std::vector<Ranked> ranked;
    for (SkillIndex s = 0; s < situation.atlas.size(); ++s) {
        const bool used = std::any_of(plan.learning.begin(), plan.learning.end(), [&](const Target& t) { return t.skill == s; });
        if (!situation.view.age_related.has(s) || !situation.with_questions.has(s) || used) {
            continue;
        }
        int unmet = 0;
        for (const SkillIndex before : situation.atlas.skill(s).prerequisites) {
            unmet += situation.picture.at(before).known >= base::chance(situation.policy.prior_known) ? 0 : 1;
        }
        ranked.push_back({unmet, utility_of(situation, s, TargetKind::Focus, school::kNoSkill).gain, situation.view.order[s], s});
    }
    std::sort(ranked.begin(), ranked.end(), [&](const Ranked& a, const Ranked& b) {
        if (a.unmet != b.unmet) {
            return a.unmet < b.unmet;
        }
        if (a.gain != b.gain) {
            return a.gain > b.gain;
        }
        return a.order != b.order ? a.order < b.order : a.skill < b.skill;
    });
    std::vector<SkillIndex> skills;
    for (const Ranked& r : ranked) {
        skills.push_back(r.skill);
    }
    return skills;
}

Target floor_target(const Situation& situation, SkillIndex skill) {
    const mastery::SkillView& view = situation.picture.at(skill);
    Target target;
    target.skill = skill;
    target.kind = TargetKind::Focus;
    target.slot = Slot::Floor;
    target.reason.code = ReasonCode::Floor;
    target.reason.grounds = Reason::Grounds::FindingOut;
    target.chance = view.chance;
    target.known = view.known;
    target.support = Support::WorkedExample;
    target.new_to_pupil = !view.touched();
    target.age_related = true;
    return target;
}

/// Puts the last learning or review question that carries marks and is not age-related out of the plan; keeps one each.
bool drop_one_plain(TargetPlan& plan) {
    for (std::size_t i = plan.work.size(); i-- > 0;) {
        const WorkItem& work = plan.work[i];
        const auto same = std::count_if(plan.work.begin(), plan.work.end(),
                                        [&](const WorkItem& w) { return w.slot == work.slot && w.target == work.target; });
        if (!work.age_related && work.marks > 0 && same > 1 && (work.slot == Slot::Learning || work.slot == Slot::Review)) {
            plan.work.erase(plan.work.begin() + static_cast<std::ptrdiff_t>(i));
            return true;
        }
    }
    return false;
}

/// Design 5.4: supported floor items until a third of the marks is age-related, paid for with other questions.
void hold_floor(Builder& build) {
    TargetPlan& plan = build.plan;
    const Policy& policy = build.situation.policy;
    count_marks(plan);
    if (floor_holds(policy, plan)) {
        return;
    }
    const std::vector<SkillIndex> skills = floor_skills(build.situation, plan);
    if (skills.empty()) {
        plan.log.push_back({Rule::Floor, school::kNoSkill, "No age-related skill has questions; the floor cannot be held."});
        return;
    }
    for (int n = 0; n < kMostItems && !floor_holds(policy, plan); ++n) {
        const auto which = static_cast<std::size_t>(n / 3) % std::min<std::size_t>(skills.size(), 3);
        if (which >= plan.floor.size()) {
            plan.floor.push_back(floor_target(build.situation, skills[which]));
        }
        const Target& target = plan.floor[which];
        plan.work.push_back(build.item(target, static_cast<int>(which), 1, Support::WorkedExample));
        while (total_seconds(plan) > build.situation.budget_seconds && drop_one_plain(plan)) {
        }
        count_marks(plan);
    }
    plan.log.push_back({Rule::SixtyForty, plan.floor.empty() ? school::kNoSkill : plan.floor.front().skill,
                        "Class work with help was added, so that a third of the marks is work of the pupil's own year."});
}

/// Expected share of marks, counting questions without marks as one; open challenges are left out.
double expected_share(const TargetPlan& plan) {
    double sum = 0;
    double marks = 0;
    for (const WorkItem& work : plan.work) {
        if (work.slot != Slot::Stretch) {
            const int m = std::max(1, work.marks);
            sum += m * work.chance.to_double();
            marks += m;
        }
    }
    return marks == 0 ? 0 : sum / marks;
}

const Target* target_behind(const TargetPlan& plan, const WorkItem& work) {
    const auto at = [&](const std::vector<Target>& list) -> const Target* {
        return work.target >= 0 && static_cast<std::size_t>(work.target) < list.size()
                   ? &list[static_cast<std::size_t>(work.target)]
                   : nullptr;
    };
    switch (work.slot) {
        case Slot::Learning: return at(plan.learning);
        case Slot::Review: return at(plan.reviews);
        case Slot::Floor: return at(plan.floor);
        default: return nullptr;
    }
}

/// One step easier (help, then a lower rung) or harder (a higher rung, then less help); absent when there is none.
std::optional<WorkItem> nudged(const Builder& build, const WorkItem& work, bool easier) {
    const Target* target = target_behind(build.plan, work);
    if (target == nullptr) {
        return std::nullopt;
    }
    int rung = work.rung;
    Support support = work.support;
    if (easier) {
        if (support == Support::None) {
            support = Support::Hint;
        } else if (rung > 1) {
            --rung;
        } else if (support == Support::Hint) {
            support = Support::WorkedExample;
        } else {
            return std::nullopt;
        }
    } else if (rung < 3) {
        ++rung;
    } else {
        return std::nullopt;
    }
    WorkItem changed = build.item(*target, work.target, rung, support);
    return changed;
}

/// Swaps questions, the largest deviation first, until the booklet's expected share of marks is inside its limits.
void steer_success(Builder& build) {
    TargetPlan& plan = build.plan;
    const Policy& policy = build.situation.policy;
    for (int round = 0; round < 3 * kMostItems; ++round) {
        const double share = expected_share(plan);
        const bool easier = share < policy.booklet_low;
        if (!easier && share <= policy.booklet_high) {
            return;
        }
        std::optional<std::size_t> worst;
        std::optional<WorkItem> better;
        for (std::size_t i = 0; i < plan.work.size(); ++i) {
            const auto change = nudged(build, plan.work[i], easier);
            if (!change) {
                continue;
            }
            const bool further = !worst || (easier ? plan.work[i].chance < plan.work[*worst].chance
                                                   : plan.work[i].chance > plan.work[*worst].chance);
            if (further) {
                worst = i;
                better = change;
            }
        }
        if (!worst) {
            plan.log.push_back({Rule::SuccessWindow, school::kNoSkill,
                                "No easier or harder question was left; the expected score lies outside its limits."});
            return;
        }
        plan.work[*worst] = *better;
    }
}

bool counts_as_review(const WorkItem& work) {
    return work.slot == Slot::Review || work.slot == Slot::Retrieval || work.slot == Slot::Check;
}

/// Whether learning has more than its share of the seconds planned.
bool learning_is_over(const Policy& policy, const TargetPlan& plan) {
    double learning = 0;
    double all = 0;
    for (const WorkItem& work : plan.work) {
        all += work.seconds;
        learning += counts_as_review(work) ? 0 : work.seconds;
    }
    return learning > policy.learning_share * all;
}

/// The question to give up next: the last one of the target with most questions, on the side that has more than its share;
/// never the last of its target, never one that the floor needs.
std::optional<std::size_t> next_to_drop(const Policy& policy, const TargetPlan& plan, bool from_learning) {
    std::optional<std::size_t> victim;
    std::ptrdiff_t most = 1;
    for (std::size_t i = 0; i < plan.work.size(); ++i) {
        const WorkItem& work = plan.work[i];
        const auto same = std::count_if(plan.work.begin(), plan.work.end(),
                                        [&](const WorkItem& w) { return w.slot == work.slot && w.target == work.target; });
        const bool keeps_floor = !work.age_related || work.marks == 0 ||
                                 plan.age_related_marks - work.marks >= policy.floor_share * (plan.marks - work.marks);
        const bool fixed = work.slot == Slot::Stretch || work.slot == Slot::Shared;
        if (same >= most && same > 1 && keeps_floor && !fixed && counts_as_review(work) != from_learning) {
            most = same;
            victim = i;
        }
    }
    return victim;
}

void drop(TargetPlan& plan, std::size_t place) {
    if (plan.work[place].slot == Slot::Retrieval) {
        const SkillIndex skill = plan.work[place].skill;
        plan.retrieval.erase(
            std::find_if(plan.retrieval.begin(), plan.retrieval.end(), [&](const Retrieval& r) { return r.skill == skill; }));
    }
    plan.work.erase(plan.work.begin() + static_cast<std::ptrdiff_t>(place));
    count_marks(plan);
}

/// Takes questions away until the likely end fits the budget.
void fit_time(Builder& build) {
    TargetPlan& plan = build.plan;
    const Policy& policy = build.situation.policy;
    bool dropped = false;
    while (likely_end(policy, plan) > build.situation.budget_seconds) {
        const bool from_learning = learning_is_over(policy, plan);
        auto victim = next_to_drop(policy, plan, from_learning);
        if (!victim) {
            victim = next_to_drop(policy, plan, !from_learning);
        }
        if (!victim) {
            break;
        }
        drop(plan, *victim);
        dropped = true;
    }
    if (dropped) {
        plan.log.push_back(
            {Rule::TimeBudget, school::kNoSkill, "Fewer questions, so that the booklet can be finished in its time."});
    }
}

void add_explain(TargetPlan& plan) {
    const auto best = std::max_element(plan.work.begin(), plan.work.end(), [](const WorkItem& a, const WorkItem& b) {
        const auto key = [](const WorkItem& w) { return std::pair{w.slot == Slot::Learning ? w.rung : 0, w.chance.millionths}; };
        return key(a) < key(b);
    });
    if (best != plan.work.end()) {
        best->explain = true;
    }
}

void sum_up(Builder& build) {
    TargetPlan& plan = build.plan;
    count_marks(plan);
    plan.time.budget = build.situation.budget_seconds;
    plan.time.learning = plan.time.review = 0;
    for (const WorkItem& work : plan.work) {
        (counts_as_review(work) ? plan.time.review : plan.time.learning) += work.seconds;
        if (const Target* target = target_behind(plan, work)) {
            auto& list = work.slot == Slot::Learning ? plan.learning : (work.slot == Slot::Review ? plan.reviews : plan.floor);
            Target& mine = list[static_cast<std::size_t>(target - list.data())];
            mine.seconds += work.seconds;
            mine.marks += work.marks;
        }
    }
    for (Target& target : plan.stretch) {
        target.seconds = build.seconds(build.situation.policy.stretch_seconds);
    }
    plan.time.likely_end = likely_end(build.situation.policy, plan);
    plan.expected = base::chance(expected_share(plan));
}

/// Print order: retrieval (surest first), then learning, floor, shared, review, check, stretch.
void order_work(TargetPlan& plan) {
    const auto rank = [](Slot slot) {
        switch (slot) {
            case Slot::Retrieval: return 0;
            case Slot::Learning: return 1;
            case Slot::Floor: return 2;
            case Slot::Shared: return 3;
            case Slot::Review: return 4;
            case Slot::Check: return 5;
            case Slot::Stretch: return 6;
            case Slot::Diagnostic: return 7;
        }
        return 8;
    };
    std::stable_sort(plan.work.begin(), plan.work.end(), [&](const WorkItem& a, const WorkItem& b) {
        if (rank(a.slot) != rank(b.slot)) {
            return rank(a.slot) < rank(b.slot);
        }
        if (a.slot == Slot::Retrieval) {
            return a.chance > b.chance;
        }
        return a.target != b.target ? a.target < b.target : a.rung < b.rung;
    });
    std::stable_sort(plan.retrieval.begin(), plan.retrieval.end(),
                     [](const Retrieval& a, const Retrieval& b) { return a.chance > b.chance; });
}

}  // namespace

base::Chance chance_under(const Policy& policy, base::Chance plain, Support support, int rung) {
    const double p = std::clamp(plain.to_double(), 1e-6, 1 - 1e-6);
    double z = std::log(p / (1 - p)) + policy.rung_logits * (2 - rung);
    z += support == Support::WorkedExample ? policy.worked_logits : (support == Support::Hint ? policy.hint_logits : 0);
    return base::chance(1 / (1 + std::exp(-z)));
}

base::Chance chance_with(base::Chance plain, Support support, int rung) {
    return chance_under(Policy{}, plain, support, rung);
}

int rung_for(const Policy& policy, base::Chance plain, Support support) {
    int best = 0;
    std::int32_t nearest = 0;
    int hardest_above = 0;
    for (int rung = 1; rung <= 3; ++rung) {
        const base::Chance p = chance_under(policy, plain, support, rung);
        const std::int32_t away = std::abs(p.millionths - base::chance(policy.window_aim).millionths);
        if (p >= base::chance(policy.window_low) && p <= base::chance(policy.window_high) && (best == 0 || away < nearest)) {
            best = rung;
            nearest = away;
        }
        if (p > base::chance(policy.window_high)) {
            hardest_above = rung;
        }
    }
    return best != 0 ? best : std::max(1, hardest_above);
}

void plan_work(const Situation& situation, TargetPlan& plan) {
    Builder build{situation, plan};
    const Policy& policy = situation.policy;
    const auto budget = static_cast<std::int32_t>(situation.budget_seconds * kPlannedShare);
    add_review(build, static_cast<std::int32_t>(budget * (1 - policy.learning_share)));
    add_ladder(build);
    add_learning(build, budget - total_seconds(plan));  // what review does not need goes to learning
    hold_floor(build);
    if (!plan.diagnostic) {
        steer_success(build);
    }
    count_marks(plan);
    fit_time(build);
    hold_floor(build);
    fit_time(build);
    add_explain(plan);
    sum_up(build);
    order_work(plan);
}

}  // namespace bookbag::targets
