// The order of the choice, one line a step.
#include "targets/choose.hpp"

#include "targets/candidates.hpp"
#include "targets/diagnostic.hpp"
#include "targets/flags.hpp"
#include "targets/picker.hpp"
#include "targets/work.hpp"

namespace bookbag::targets {
namespace {

void add_shared(const Situation& situation, TargetPlan& plan) {
    if (!situation.shared || !situation.with_questions.has(situation.shared->skill)) {
        plan.log.push_back({Rule::Questions, school::kNoSkill, "The class has no common question this week."});
        return;
    }
    const Candidate candidate{situation.shared->skill, TargetKind::Focus, ReasonCode::Shared, school::kNoSkill, 0, {}, false, true};
    plan.shared = target_of(situation, candidate, Slot::Shared);
}

}  // namespace

TargetPlan choose_targets(const Situation& situation) {
    const Reach reach = reach_of(situation.atlas, situation.view, situation.policy, situation.picture);
    const Candidates candidates = find_candidates(situation, reach);
    TargetPlan plan;
    if (!situation.picture.has_evidence()) {
        plan = diagnostic_plan(situation, reach, candidates.vetoed);
    }
    plan.on = situation.view.date;
    Picker picker(situation, reach, candidates, plan);
    if (!plan.diagnostic) {
        picker.choose_check();
        picker.choose_learning();
        picker.choose_reviews();
    }
    picker.choose_stretch();
    picker.choose_offers();
    add_shared(situation, plan);
    if (!plan.diagnostic) {
        choose_retrieval(situation, candidates.probes, plan);
    }
    plan_work(situation, plan);
    picker.list_rivals();
    plan.flags = find_flags(situation);
    return plan;
}

}  // namespace bookbag::targets
