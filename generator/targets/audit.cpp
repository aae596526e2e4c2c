// Each check is its own few lines and shares no code with the choice.
#include "targets/audit.hpp"

#include <algorithm>
#include <set>

namespace bookbag::targets {
namespace {

using mastery::SkillState;
using school::SkillIndex;

using Faults = std::vector<std::string>;

bool logged(const TargetPlan& plan, Rule rule) {
    return std::any_of(plan.log.begin(), plan.log.end(), [&](const Relaxed& r) { return r.rule == rule; });
}

std::vector<const Target*> targets_of(const TargetPlan& plan) {
    std::vector<const Target*> all;
    for (const auto* list : {&plan.learning, &plan.reviews, &plan.stretch}) {
        for (const Target& target : *list) {
            all.push_back(&target);
        }
    }
    if (plan.check) {
        all.push_back(&*plan.check);
    }
    return all;
}

/// Few of its latest answers right, or unlikely to be right now.
bool went_badly(const Situation& situation, SkillIndex skill) {
    const mastery::SkillView& view = situation.picture.at(skill);
    const Policy& policy = situation.policy;
    return view.evidence_hundredths >= static_cast<int>(100 * policy.gap_answers) &&
           (view.known < base::chance(policy.gap_known) || view.recent_hundredths < static_cast<int>(100 * policy.gap_recent));
}

/// Whether answers showed this skill or, by unseen skills only, one before it to be missing.
bool doubted(const Situation& situation, SkillIndex skill) {
    const auto& before = situation.atlas.skill(skill).prerequisites;
    return went_badly(situation, skill) ||
           (situation.picture.at(skill).state == SkillState::Unknown &&
            std::any_of(before.begin(), before.end(), [&](SkillIndex p) { return doubted(situation, p); }));
}

/// `below` is met from this chance on where it was taught and never seen; less is asked below a skill that went badly.
bool prerequisite_met(const Situation& situation, SkillIndex below, SkillIndex above) {
    const mastery::SkillView& view = situation.picture.at(below);
    const Policy& policy = situation.policy;
    if (doubted(situation, below)) {
        return false;
    }
    const auto& focus = situation.view.focus;
    const bool fault_is_above = went_badly(situation, above) && std::any_of(focus.begin(), focus.end(), [&](SkillIndex f) {
                                    return situation.atlas.ancestors[f].has(above);
                                });
    switch (view.state) {
        case SkillState::Secure: return true;
        case SkillState::Emerging:
            return fault_is_above || view.lacks_only_proof || view.known >= base::chance(policy.building_known);
        case SkillState::Fading: return fault_is_above || view.known >= base::chance(policy.fading_known);
        case SkillState::NotYet: return false;
        case SkillState::Unknown: break;
    }
    const bool unseen_is_enough = view.known >= base::chance(fault_is_above ? policy.presumed_known : policy.prior_known);
    return (situation.view.taught.has(below) && unseen_is_enough) || (fault_is_above && view.touched());
}

void check_targets(const Situation& situation, const TargetPlan& plan, Faults& faults) {
    std::set<SkillIndex> seen;
    for (const Target* target : targets_of(plan)) {
        const std::string& id = situation.atlas.skill(target->skill).id;
        const bool open_problem = target->slot == Slot::Stretch && target->reason.code == ReasonCode::JoinedProblem;
        if (!open_problem && !seen.insert(target->skill).second) {
            faults.push_back(id + " stands twice");
        }
        for (const SkillIndex before : situation.atlas.skill(target->skill).prerequisites) {
            if (target->kind != TargetKind::Teacher && !prerequisite_met(situation, before, target->skill)) {
                faults.push_back(id + " has an unmet prerequisite, " + situation.atlas.skill(before).id);
            }
        }
        if (target->reason.grounds == Reason::Grounds::Evidence && (target->reason.evidence.empty() || !target->reason.on.valid())) {
            faults.push_back(id + " quotes no evidence");
        }
        if (!situation.with_questions.has(target->skill)) {
            faults.push_back(id + " has no questions");
        }
    }
    if (plan.learning.empty()) {
        faults.emplace_back("there is no learning target");
    }
}

void check_work(const Situation& situation, const TargetPlan& plan, Faults& faults) {
    int marks = 0;
    int age_related = 0;
    for (const WorkItem& work : plan.work) {
        marks += work.marks;
        const int year = situation.atlas.skill(work.skill).year;
        age_related += work.age_related && year >= situation.view.year ? work.marks : 0;
        if (work.chance < base::chance(situation.policy.easiest) && work.support != Support::WorkedExample &&
            (work.slot == Slot::Learning || work.slot == Slot::Floor)) {
            faults.push_back("a hard question on " + situation.atlas.skill(work.skill).id + " stands without a worked example");
        }
        if (!situation.with_questions.has(work.skill)) {
            faults.push_back("work on " + situation.atlas.skill(work.skill).id + ", which has no questions");
        }
    }
    if (marks <= 0) {
        faults.emplace_back("the booklet carries no marks");
    }
    if (3 * age_related < marks && !logged(plan, Rule::Floor)) {
        faults.push_back("floor: " + std::to_string(age_related) + " of " + std::to_string(marks) + " marks are age-related");
    }
    if (plan.stretch.empty()) {
        faults.emplace_back("there is no stretch item");
    }
    if (plan.time.likely_end > situation.budget_seconds) {
        faults.push_back("the likely end is at " + std::to_string(plan.time.likely_end) + " seconds of " + std::to_string(situation.budget_seconds));
    }
}

void check_lists(const Situation& situation, const TargetPlan& plan, Faults& faults) {
    if (plan.offered.size() == 1 || plan.offered.size() > 3) {
        faults.push_back(std::to_string(plan.offered.size()) + " offers");
    }
    if (plan.offered.empty() && !logged(plan, Rule::Offer)) {
        faults.emplace_back("no offers, and the log does not say why");
    }
    if (std::set<SkillIndex>(plan.offered.begin(), plan.offered.end()).size() != plan.offered.size()) {
        faults.emplace_back("an offer stands twice");
    }
    std::set<SkillIndex> retrieved;
    for (const Retrieval& r : plan.retrieval) {
        if (!retrieved.insert(r.skill).second) {
            faults.push_back(situation.atlas.skill(r.skill).id + " stands twice on the Remember page");
        }
    }
    for (const school::PlanRule& rule : situation.view.rules) {
        const bool mine = !rule.pupil.value.empty() && rule.pupil == situation.token;
        if (rule.kind != school::PlanRule::Kind::Veto || !mine) {
            continue;
        }
        for (const Target* target : targets_of(plan)) {
            if (target->skill == rule.skill) {
                faults.push_back(situation.atlas.skill(rule.skill).id + " is vetoed and stands in the plan");
            }
        }
    }
}

}  // namespace

std::vector<std::string> broken_rules(const Situation& situation, const TargetPlan& plan) {
    Faults faults;
    check_targets(situation, plan, faults);
    check_work(situation, plan, faults);
    check_lists(situation, plan, faults);
    return faults;
}

}  // namespace bookbag::targets
