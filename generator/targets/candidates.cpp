// Kinds, tiers and the score U.
//
// Beyond the letter of design 5.2, so that a pupil whose focus skills are all secure or all out of reach still gets three
// learning targets: blockers of coming and of missed skills are gaps, too, once answers have shown them to be missing; what
// was missed earlier in the year is caught up. And a gap is something that answers have shown: blockers of which nothing is
// known are first asked about on the Remember page (targets/retrieval.cpp), because a quick question costs less than a lesson
// that is not needed; on virtual schools three quarters of such blockers were in place.
#include "targets/candidates.hpp"

#include <algorithm>
#include <cmath>

namespace bookbag::targets {
namespace {

using mastery::SkillState;
using mastery::SkillView;
using school::GivenTarget;
using school::SkillIndex;

constexpr double kWeeksInYear = 40;

std::int32_t millionths(double value) { return static_cast<std::int32_t>(std::lround(value * 1e6)); }

double fit_of(const Policy& policy, double known) {
    if (known < policy.fit_low) {
        return std::clamp((known - policy.fit_zero_low) / (policy.fit_low - policy.fit_zero_low), 0.0, 1.0);
    }
    if (known > policy.fit_high) {
        return std::clamp((policy.fit_zero_high - known) / (policy.fit_zero_high - policy.fit_high), 0.0, 1.0);
    }
    return 1;
}

/// What a lesson can bring: what is not known yet, as far as what stands before it carries.
double gain_of(const Situation& situation, SkillIndex skill) {
    const SkillView& view = situation.picture.at(skill);
    const bool met = view.touched() || situation.view.taught.has(skill);
    double gain = met ? 1 - view.known.to_double() : 1;  // what nobody has taught yet is all to learn
    for (const SkillIndex before : situation.atlas.skill(skill).prerequisites) {
        gain *= situation.picture.at(before).known.to_double();
    }
    return gain;
}

/// Share of the coming weeks' skills that rest on `skill`, which is not secure.
double unlock_of(const Situation& situation, SkillIndex skill) {
    const auto& upcoming = situation.view.upcoming;
    if (upcoming.empty() || situation.picture.at(skill).state == SkillState::Secure) {
        return 0;
    }
    const auto resting = std::count_if(upcoming.begin(), upcoming.end(),
                                       [&](SkillIndex later) { return situation.atlas.ancestors[later].has(skill); });
    return static_cast<double>(resting) / static_cast<double>(upcoming.size());
}

double weeks_to(const Situation& situation, SkillIndex skill) {
    const std::int32_t planned = situation.view.weeks_ahead[skill];
    if (planned != kNotPlanned) {
        return planned;
    }
    return kWeeksInYear * std::max(1, std::abs(situation.atlas.skill(skill).year - situation.view.year));
}

double near_of(const Situation& situation, SkillIndex skill, SkillIndex because) {
    double weeks = weeks_to(situation, skill);
    if (because != school::kNoSkill) {
        weeks = std::min(weeks, weeks_to(situation, because));
    }
    return 1 / (1 + weeks);
}

double due_of(const Situation& situation, SkillIndex skill) {
    const base::Date due = review_due(situation.policy, situation.picture.at(skill));
    if (!due.valid() || situation.view.date < due) {
        return 0;
    }
    return std::min(1.0, static_cast<double>(situation.view.date - due) / situation.policy.due_full_days);
}

/// Targeted in the last days, and nothing has come back since.
bool is_recent(const Situation& situation, SkillIndex skill) {
    const SkillView& view = situation.picture.at(skill);
    const base::Date from = situation.view.date - situation.policy.recent_days;
    return std::any_of(situation.history.given.begin(), situation.history.given.end(), [&](const GivenTarget& given) {
        return given.skill == skill && given.on >= from && given.on < situation.view.date &&
               (!view.last_seen.valid() || view.last_seen <= given.on);
    });
}

/// Adds candidates, each skill once.
class Collector {
public:
    Collector(const Situation& situation, const Reach& reach, Candidates& out)
        : situation_(situation), reach_(reach), out_(out), taken_(situation.atlas.size()) {}

    void add(std::vector<Candidate>& list, Candidate candidate) {
        if (taken_.has(candidate.skill)) {
            return;
        }
        taken_.add(candidate.skill);
        candidate.utility = utility_of(situation_, candidate.skill, candidate.kind, candidate.because);
        candidate.vetoed = out_.vetoed.has(candidate.skill);
        candidate.has_questions = situation_.with_questions.has(candidate.skill);
        list.push_back(candidate);
    }

    /// Blockers of a skill that is in focus (`now`), coming or past. Answers that went badly make a gap. A blocker without
    /// answers is asked about first; one that looks in place only lacks proof.
    void add_blockers(SkillIndex wanted, bool now) {
        for (const SkillIndex blocker : blockers_of(situation_.atlas, reach_, wanted)) {
            const SkillView& view = situation_.picture.at(blocker);
            const bool unsure = view.known < base::chance(situation_.policy.prior_known);
            if (shown_missing(situation_.policy, view)) {
                add(out_.gap, {blocker, TargetKind::Gap, ReasonCode::Gap, wanted, now ? 0 : 1, {}, false, true});
                continue;
            }
            if (!view.touched() && std::find(out_.probes.begin(), out_.probes.end(), blocker) == out_.probes.end()) {
                out_.probes.push_back(blocker);
            }
            waiting_.push_back(unsure ? Candidate{blocker, TargetKind::Gap, ReasonCode::Gap, wanted, 1, {}, false, true}
                                       : Candidate{blocker, TargetKind::Next, ReasonCode::Strengthen, wanted, 2, {}, false, true});
        }
    }

    void add_waiting() {
        for (const Candidate& candidate : waiting_) {
            add(out_.later, candidate);
        }
    }

    /// Three booklets did not help: what stands directly before it and is not sure itself, weakest first. Where all of that
    /// is in place, the skill rests and a grown-up looks at it.
    void add_step_back(SkillIndex stuck) {
        std::vector<SkillIndex> before;
        for (const SkillIndex p : situation_.atlas.skill(stuck).prerequisites) {
            const SkillView& view = situation_.picture.at(p);
            if (reach_.ready.has(p) && shown_missing(situation_.policy, view)) {
                before.push_back(p);
            }
        }
        std::sort(before.begin(), before.end(), [&](SkillIndex a, SkillIndex b) {
            const auto ra = situation_.picture.at(a).known;
            const auto rb = situation_.picture.at(b).known;
            return ra != rb ? ra < rb : a < b;
        });
        if (!before.empty()) {
            add(out_.gap, {before.front(), TargetKind::Gap, ReasonCode::StepBack, stuck, 0, {}, false, true});
        }
        taken_.add(stuck);
    }

    bool taken(SkillIndex skill) const { return taken_.has(skill); }

private:
    const Situation& situation_;
    const Reach& reach_;
    Candidates& out_;
    SkillSet taken_;
    std::vector<Candidate> waiting_;  // blockers that come after the class's own work
};

/// The class's vetoes, less what the pupil's own "teach this first" lines lift, plus the pupil's own vetoes.
SkillSet vetoes(const Situation& situation) {
    using Kind = school::PlanRule::Kind;
    SkillSet vetoed(situation.atlas.size());
    const auto for_rules = [&](Kind kind, bool own, auto&& act) {
        for (const school::PlanRule& rule : situation.view.rules) {
            if (rule.kind == kind && (own ? rule.pupil == situation.token : rule.pupil.value.empty())) {
                act(rule.skill);
            }
        }
    };
    for_rules(Kind::Veto, false, [&](SkillIndex skill) { vetoed.add(skill); });
    if (!situation.token.value.empty()) {
        for_rules(Kind::First, true, [&](SkillIndex skill) { vetoed.remove(skill); });
        for_rules(Kind::Veto, true, [&](SkillIndex skill) { vetoed.add(skill); });
    }
    return vetoed;
}

void add_learning(const Situation& situation, const Reach& reach, Candidates& out, Collector& collect) {
    const ClassView& view = situation.view;
    for (const SkillIndex skill : view.focus) {
        if (!reach.ready.has(skill)) {
            collect.add_blockers(skill, true);
        }
    }
    for (const SkillIndex skill : view.focus) {
        if (reach.fringe.has(skill)) {
            collect.add(out.focus, {skill, TargetKind::Focus, ReasonCode::Focus, school::kNoSkill, 0, {}, false, true});
        }
    }
    for (const SkillIndex skill : view.upcoming) {
        if (reach.fringe.has(skill)) {
            collect.add(out.next, {skill, TargetKind::Next, ReasonCode::Next, school::kNoSkill, 0, {}, false, true});
        } else if (!reach.ready.has(skill)) {
            collect.add_blockers(skill, false);
        }
    }
    for (SkillIndex s = 0; s < situation.atlas.size(); ++s) {
        const mastery::SkillState state = situation.picture.at(s).state;
        if (!view.past_focus.has(s) || state == SkillState::Secure) {
            continue;
        }
        if (!reach.ready.has(s)) {
            collect.add_blockers(s, false);
        } else if (state != SkillState::Fading) {
            collect.add(out.later, {s, TargetKind::Next, ReasonCode::CatchUp, school::kNoSkill, 0, {}, false, true});
        }
    }
    collect.add_waiting();
}

void add_rest(const Situation& situation, const Reach& reach, Candidates& out, Collector& collect) {
    const ClassView& view = situation.view;
    for (SkillIndex s = 0; s < situation.atlas.size(); ++s) {
        const SkillView& skill = situation.picture.at(s);
        const bool due = review_due(situation.policy, skill).valid() && review_due(situation.policy, skill) <= view.date;
        if (reach.ready.has(s) && (skill.state == SkillState::Fading || (skill.state == SkillState::Secure && due))) {
            collect.add(out.review, {s, TargetKind::Review, ReasonCode::Review, school::kNoSkill, 0, {}, false, true});
        } else if (reach.fringe.has(s) && !view.taught.has(s)) {
            collect.add(out.stretch, {s, TargetKind::Stretch, ReasonCode::Stretch, school::kNoSkill, 0, {}, false, true});
        } else if (reach.fringe.has(s)) {
            collect.add(out.later, {s, TargetKind::Next, ReasonCode::Strengthen, school::kNoSkill, 3, {}, false, true});
        }
    }
}

}  // namespace

base::Date review_due(const Policy& policy, const SkillView& skill) {
    if (!skill.last_seen.valid()) {
        return {};
    }
    if (skill.spaced_successes == 0 || !skill.last_success.valid()) {
        return skill.last_seen + policy.review_days.front();
    }
    const auto step = std::min(static_cast<std::size_t>(skill.spaced_successes), policy.review_days.size()) - 1;
    return skill.last_success + policy.review_days[step];
}

Utility utility_of(const Situation& situation, SkillIndex skill, TargetKind kind, SkillIndex because) {
    const Policy& policy = situation.policy;
    Utility u;
    u.fit = millionths(fit_of(policy, situation.picture.at(skill).known.to_double()));
    u.gain = kind == TargetKind::Review ? 0 : millionths(gain_of(situation, skill));
    u.unlock = millionths(unlock_of(situation, skill));
    u.due = kind == TargetKind::Review ? millionths(due_of(situation, skill)) : 0;
    u.near = millionths(near_of(situation, skill, because));
    u.recent = is_recent(situation, skill) ? 1000000 : 0;
    u.total = millionths((policy.gain_weight * u.gain + policy.fit_weight * u.fit + policy.unlock_weight * u.unlock +
                          policy.due_weight * u.due + policy.near_weight * u.near - policy.recent_weight * u.recent) / 1e6);
    return u;
}

StuckTrace stuck_trace(const Situation& situation, SkillIndex skill) {
    const SkillView& view = situation.picture.at(skill);
    std::vector<const GivenTarget*> answered;
    for (const GivenTarget& given : situation.history.given) {
        if (given.skill != skill || given.kind == "REVIEW" || given.kind == "STRETCH") {
            continue;
        }
        if (!answered.empty() && answered.back()->on == given.on) {
            continue;
        }
        const bool brought = std::any_of(view.evidence.begin(), view.evidence.end(), [&](std::uint32_t place) {
            const base::Date day = situation.attempts[place].day;
            return day > given.on && day <= given.on + 21;
        });
        if (brought) {
            answered.push_back(&given);
        }
    }
    StuckTrace trace;
    trace.booklets = static_cast<std::int32_t>(answered.size());
    const auto window = static_cast<std::size_t>(situation.policy.stuck_booklets);
    if (answered.size() >= window) {
        const GivenTarget& first = *answered[answered.size() - window];
        trace.gain = view.known.millionths - first.chance_then;
        trace.since = first.on;
    }
    return trace;
}

bool is_stuck(const Policy& policy, const StuckTrace& trace) {
    return trace.booklets >= policy.stuck_booklets && trace.gain < millionths(policy.stuck_gain);
}

bool comes_before(const Situation& situation, const Candidate& a, const Candidate& b) {
    if (a.tier != b.tier) {
        return a.tier < b.tier;
    }
    if (a.utility.total != b.utility.total) {
        return a.utility.total > b.utility.total;
    }
    const auto oa = situation.view.order[a.skill];
    const auto ob = situation.view.order[b.skill];
    return oa != ob ? oa < ob : situation.atlas.skill(a.skill).id < situation.atlas.skill(b.skill).id;
}

Candidates find_candidates(const Situation& situation, const Reach& reach) {
    Candidates out;
    out.vetoed = vetoes(situation);
    out.stuck = SkillSet(situation.atlas.size());
    Collector collect(situation, reach, out);
    for (const GivenTarget& given : situation.history.given) {
        const bool open = given.skill < situation.atlas.size() && situation.picture.at(given.skill).state != SkillState::Secure;
        const bool rests = given.on + situation.policy.stuck_rest_days > situation.view.date;
        if (open && rests && !out.stuck.has(given.skill) && is_stuck(situation.policy, stuck_trace(situation, given.skill))) {
            out.stuck.add(given.skill);
            collect.add_step_back(given.skill);
        }
    }
    add_learning(situation, reach, out, collect);
    add_rest(situation, reach, out, collect);
    for (auto* list : {&out.gap, &out.focus, &out.next, &out.later, &out.stretch, &out.review}) {
        std::sort(list->begin(), list->end(), [&](const Candidate& a, const Candidate& b) { return comes_before(situation, a, b); });
    }
    return out;
}

}  // namespace bookbag::targets
