// The slots of design 5.4, the choices of 5.5 and the breadth rule of 5.10.
#include "targets/picker.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace bookbag::targets {
namespace {

using mastery::SkillState;
using school::GivenTarget;
using school::SkillIndex;

bool is_learning_kind(const std::string& kind) { return kind != "REVIEW" && kind != "STRETCH" && kind != "DIAGNOSE"; }

/// How often each strand was a learning target in this term; the second count is of all kinds.
struct TermCount {
    std::map<std::string, int> learning;
    std::map<std::string, int> any;
    int all_learning = 0;
};

TermCount count_term(const Situation& situation) {
    TermCount count;
    const base::Date from = situation.view.term_from;
    for (const GivenTarget& given : situation.history.given) {
        if (!from.valid() || given.on < from || given.skill >= situation.atlas.size()) {
            continue;
        }
        const std::string& strand = situation.atlas.skill(given.skill).strand;
        ++count.any[strand];
        if (is_learning_kind(given.kind)) {
            ++count.learning[strand];
            ++count.all_learning;
        }
    }
    return count;
}

/// Nearness of a stand-in: same strand first, then years apart, then places apart in the map.
std::array<std::int32_t, 4> distance(const Situation& situation, SkillIndex from, SkillIndex to) {
    const school::Skill& a = situation.atlas.skill(from);
    const school::Skill& b = situation.atlas.skill(to);
    const bool related = situation.atlas.ancestors[from].has(to) || situation.atlas.ancestors[to].has(from);
    return {a.strand == b.strand ? 0 : 1, std::abs(a.year - b.year), related ? 0 : 1, std::abs(static_cast<int>(from) - static_cast<int>(to))};
}

}  // namespace

Picker::Picker(const Situation& situation, const Reach& reach, const Candidates& candidates, TargetPlan& plan)
    : situation_(situation), reach_(reach), candidates_(candidates), plan_(plan), taken_(situation.atlas.size()) {
    for (const Target& target : plan.learning) {
        taken_.add(target.skill);
    }
}

void Picker::log(Rule rule, SkillIndex skill, std::string what) { plan_.log.push_back({rule, skill, std::move(what)}); }

bool Picker::learning_full() const { return plan_.learning.size() >= static_cast<std::size_t>(situation_.policy.learning_targets); }

bool Picker::usable(const Candidate& candidate) const { return !candidate.vetoed && !taken_.has(candidate.skill); }

Candidate Picker::plain(SkillIndex skill, TargetKind kind, ReasonCode code) const {
    Candidate candidate{skill, kind, code, school::kNoSkill, 0, {}, false, true};
    candidate.utility = utility_of(situation_, skill, kind, school::kNoSkill);
    candidate.vetoed = candidates_.vetoed.has(skill);
    candidate.has_questions = situation_.with_questions.has(skill);
    return candidate;
}

/// The candidate itself if there are questions for it; else the nearest ready skill that has some, unsecured ones first.
std::optional<Candidate> Picker::with_stand_in(const Candidate& candidate) {
    if (candidate.has_questions) {
        return candidate;
    }
    if (std::find(plan_.thin.begin(), plan_.thin.end(), candidate.skill) == plan_.thin.end()) {
        plan_.thin.push_back(candidate.skill);
    }
    std::optional<SkillIndex> best;
    const auto key = [&](SkillIndex s) {
        return std::pair{situation_.picture.at(s).state == SkillState::Secure ? 1 : 0, distance(situation_, candidate.skill, s)};
    };
    for (SkillIndex s = 0; s < situation_.atlas.size(); ++s) {
        if (situation_.with_questions.has(s) && reach_.ready.has(s) && !taken_.has(s) && !candidates_.vetoed.has(s) &&
            !candidates_.stuck.has(s) && (!best || key(s) < key(*best))) {
            best = s;
        }
    }
    if (!best) {
        log(Rule::Questions, candidate.skill, "There are no questions for this skill or any ready skill near it.");
        return std::nullopt;
    }
    Candidate stand_in = candidate;
    stand_in.skill = *best;
    stand_in.utility = utility_of(situation_, *best, candidate.kind, candidate.because);
    stand_in.has_questions = true;
    log(Rule::Questions, candidate.skill, "There are no questions for this skill yet; the nearest ready one stands in.");
    return stand_in;
}

bool Picker::take(const Candidate& candidate, Slot slot, std::vector<Target>& into) {
    if (taken_.has(candidate.skill)) {
        return false;
    }
    const std::optional<Candidate> chosen = with_stand_in(candidate);
    if (!chosen) {
        return false;
    }
    Target target = target_of(situation_, *chosen, slot);
    if (chosen->skill != candidate.skill) {
        target.reason.instead_of = candidate.skill;
        if (target.reason.code != ReasonCode::Chosen && target.reason.code != ReasonCode::Teacher) {
            target.reason.code = ReasonCode::NearestWithQuestions;
        }
    }
    taken_.add(chosen->skill);
    taken_.add(candidate.skill);
    into.push_back(std::move(target));
    return true;
}

// ---- learning --------------------------------------------------------------------------------------------------

void Picker::take_teachers() {
    for (const bool own : {true, false}) {
        for (const school::PlanRule& rule : situation_.view.rules) {
            const bool mine = own ? !rule.pupil.value.empty() && rule.pupil == situation_.token : rule.pupil.value.empty();
            if (rule.kind != school::PlanRule::Kind::First || !mine || learning_full()) {
                continue;
            }
            if (candidates_.vetoed.has(rule.skill)) {
                log(Rule::TeacherOverride, rule.skill, "Both \"teach this first\" and a veto stand for this skill; the veto holds.");
                continue;
            }
            if (situation_.picture.at(rule.skill).state == SkillState::Secure) {
                log(Rule::TeacherOverride, rule.skill, "The teacher's first skill is secure by now and gives its place.");
                continue;
            }
            if (!reach_.ready.has(rule.skill)) {
                log(Rule::TeacherOverride, rule.skill, "The teacher chose this although something before it is not secure.");
            }
            take(plain(rule.skill, TargetKind::Teacher, ReasonCode::Teacher), Slot::Learning, plan_.learning);
        }
    }
}

std::optional<Candidate> Picker::best_successor(SkillIndex secure) const {
    std::optional<Candidate> best;
    for (const SkillIndex next : situation_.atlas.curriculum->dependents[secure]) {
        if (!reach_.fringe.has(next) || taken_.has(next) || candidates_.vetoed.has(next)) {
            continue;
        }
        const Candidate candidate = plain(next, TargetKind::Chosen, ReasonCode::ChosenNext);
        if (!best || comes_before(situation_, candidate, *best)) {
            best = candidate;
        }
    }
    if (best) {
        best->because = secure;
    }
    return best;
}

void Picker::take_choice(SkillIndex chosen) {
    if (candidates_.vetoed.has(chosen) || (!reach_.ready.has(chosen) && situation_.picture.at(chosen).state != SkillState::Secure)) {
        plan_.withdrawn_choices.push_back(chosen);
        log(Rule::Choice, chosen, "The pupil chose this; it is vetoed or not ready tonight and will be offered again.");
        return;
    }
    if (situation_.picture.at(chosen).state != SkillState::Secure) {
        take(plain(chosen, TargetKind::Chosen, ReasonCode::Chosen), Slot::Learning, plan_.learning);
        return;
    }
    plan_.secure_choices.push_back(chosen);
    if (const auto next = best_successor(chosen)) {
        take(*next, Slot::Learning, plan_.learning);
    } else {
        log(Rule::Choice, chosen, "The pupil chose this and can do it by now; nothing new from there is ready.");
    }
}

bool Picker::choice_is_off() const {
    const auto& off = situation_.view.choice_off;
    return std::find(off.begin(), off.end(), situation_.token) != off.end();
}

void Picker::take_choices() {
    if (choice_is_off()) {
        return;
    }
    const base::Date from = situation_.view.date - situation_.policy.choice_days;
    SkillSet seen(situation_.atlas.size());
    for (const school::Choice& choice : situation_.choices) {
        if (choice.skill >= situation_.atlas.size() || choice.read_on < from || choice.read_on > situation_.view.date || seen.has(choice.skill)) {
            continue;
        }
        seen.add(choice.skill);
        const auto& next = situation_.atlas.curriculum->dependents[choice.skill];
        const bool honoured = std::any_of(situation_.history.given.begin(), situation_.history.given.end(), [&](const GivenTarget& given) {
            return given.kind == "CHOSEN" && given.on >= choice.read_on && given.on < situation_.view.date &&
                   (given.skill == choice.skill || std::find(next.begin(), next.end(), given.skill) != next.end());
        });
        if (honoured) {
            continue;
        }
        if (taken_.has(choice.skill)) {
            continue;  // the teacher's first choice is the pupil's too
        }
        if (learning_full()) {
            log(Rule::Choice, choice.skill, "The teacher's first skills filled the page; the pupil's choice waits.");
            continue;
        }
        take_choice(choice.skill);
    }
}

bool Picker::another_strand_waits(const std::string& strand) const {
    for (const auto* list : {&candidates_.gap, &candidates_.focus, &candidates_.next, &candidates_.later}) {
        for (const Candidate& other : *list) {
            if (usable(other) && situation_.atlas.skill(other.skill).strand != strand) {
                return true;
            }
        }
    }
    return false;
}

/// Design 5.10: a strand with more than 60 % of the term's learning targets is passed over for slots 2 and 3.
bool Picker::strand_is_full(const Candidate& candidate) const {
    if (plan_.learning.empty()) {
        return false;
    }
    const TermCount count = count_term(situation_);
    if (count.all_learning < situation_.policy.strand_from_targets) {
        return false;
    }
    const std::string& strand = situation_.atlas.skill(candidate.skill).strand;
    const auto found = count.learning.find(strand);
    const double share = found == count.learning.end() ? 0 : static_cast<double>(found->second) / count.all_learning;
    return share > situation_.policy.strand_share && another_strand_waits(strand);
}

void Picker::fill(const std::vector<Candidate>& list, int most) {
    for (const Candidate& candidate : list) {
        if (learning_full() || most == 0) {
            return;
        }
        if (!usable(candidate)) {
            continue;
        }
        if (strand_is_full(candidate)) {
            log(Rule::Breadth, candidate.skill, "This strand has most of the term's work already; another one goes first.");
            continue;
        }
        take(candidate, Slot::Learning, plan_.learning);
        --most;
    }
}

/// What is left of the year's work and what lies beyond the plan, by what a lesson can bring.
void Picker::fill_with_the_rest() {
    std::vector<Candidate> rest = candidates_.later;
    rest.insert(rest.end(), candidates_.stretch.begin(), candidates_.stretch.end());
    std::sort(rest.begin(), rest.end(), [&](const Candidate& a, const Candidate& b) {
        return a.utility.total != b.utility.total ? a.utility.total > b.utility.total : comes_before(situation_, a, b);
    });
    fill(rest);
}

/// The graph holds nothing unsecured that is ready: the least sure of the secure skills keep the page alive.
void Picker::fill_when_all_is_secure() {
    fill(candidates_.stretch);
    fill(candidates_.review);
    if (!plan_.learning.empty()) {
        return;
    }
    std::vector<Candidate> rest;
    for (SkillIndex s = 0; s < situation_.atlas.size(); ++s) {
        if (reach_.ready.has(s) && usable(plain(s, TargetKind::Review, ReasonCode::Review))) {
            rest.push_back(plain(s, TargetKind::Review, ReasonCode::Review));
        }
    }
    std::sort(rest.begin(), rest.end(), [&](const Candidate& a, const Candidate& b) {
        const auto ka = situation_.picture.at(a.skill).known;
        const auto kb = situation_.picture.at(b.skill).known;
        return ka != kb ? ka < kb : comes_before(situation_, a, b);
    });
    fill(rest);
}

void Picker::choose_learning() {
    take_teachers();
    take_choices();
    // One gap first, then the class's own work: high expectations of every child, and the gap that blocks it closed.
    fill(candidates_.gap, situation_.policy.first_gaps);
    fill(candidates_.focus);
    fill(candidates_.next, 1);
    fill(candidates_.gap);
    fill(candidates_.next);
    fill_with_the_rest();
    fill_when_all_is_secure();
    const bool has_gap = std::any_of(plan_.learning.begin(), plan_.learning.end(), [](const Target& t) { return t.kind == TargetKind::Gap; });
    const auto gap_left = std::find_if(candidates_.gap.begin(), candidates_.gap.end(), [&](const Candidate& c) { return usable(c); });
    if (!has_gap && gap_left != candidates_.gap.end()) {
        log(Rule::Gap, gap_left->skill, "The teacher's and the pupil's choices filled the page; this gap waits.");
    }
}

// ---- review ----------------------------------------------------------------------------------------------------

std::optional<SkillIndex> Picker::untouched_strand_review() const {
    const ClassView& view = situation_.view;
    if (!view.term_from.valid() || view.term_to <= view.term_from) {
        return std::nullopt;
    }
    const double passed = static_cast<double>(view.date - view.term_from) / (view.term_to - view.term_from);
    if (passed < situation_.policy.breadth_from) {
        return std::nullopt;
    }
    const TermCount count = count_term(situation_);
    std::set<std::string> wanted;
    for (const school::Skill& skill : situation_.atlas.curriculum->skills) {
        if (skill.year == view.year && count.any.find(skill.strand) == count.any.end()) {
            wanted.insert(skill.strand);
        }
    }
    for (const Target& target : plan_.learning) {
        wanted.erase(situation_.atlas.skill(target.skill).strand);
    }
    for (const std::string& strand : wanted) {
        std::optional<Candidate> best;
        for (SkillIndex s = 0; s < situation_.atlas.size(); ++s) {
            const Candidate candidate = plain(s, TargetKind::Review, ReasonCode::Review);
            if (situation_.atlas.skill(s).strand == strand && reach_.ready.has(s) && candidate.has_questions && usable(candidate) &&
                situation_.view.taught.has(s) && (!best || comes_before(situation_, candidate, *best))) {
                best = candidate;
            }
        }
        if (best) {
            return best->skill;
        }
    }
    return std::nullopt;
}

void Picker::choose_reviews() {
    const auto wanted = static_cast<std::size_t>(situation_.policy.review_targets);
    const auto reserved = wanted >= 2 ? untouched_strand_review() : std::nullopt;
    const std::size_t free = reserved ? wanted - 1 : wanted;
    for (const Candidate& candidate : candidates_.review) {
        if (plan_.reviews.size() >= free) {
            break;
        }
        if (usable(candidate) && (!reserved || candidate.skill != *reserved)) {
            take(candidate, Slot::Review, plan_.reviews);
        }
    }
    if (reserved) {
        log(Rule::Breadth, *reserved, "This strand has not been touched this term; it has the second review place.");
        take(plain(*reserved, TargetKind::Review, ReasonCode::Review), Slot::Review, plan_.reviews);
    }
    if (plan_.reviews.empty()) {
        log(Rule::SixtyForty, school::kNoSkill, "Nothing is due for review; its minutes go to learning.");
    }
}

/// Testing when ready (T-n): only proof is missing, and the last practice was on an earlier day.
void Picker::choose_check() {
    std::optional<Candidate> best;
    for (SkillIndex s = 0; s < situation_.atlas.size(); ++s) {
        const mastery::SkillView& skill = situation_.picture.at(s);
        Candidate candidate = plain(s, TargetKind::Review, ReasonCode::Check);
        if (!skill.lacks_only_proof || !usable(candidate) || !candidate.has_questions || !reach_.ready.has(s) || skill.last_seen >= situation_.view.date) {
            continue;
        }
        if (!best || skill.known > situation_.picture.at(best->skill).known) {
            best = candidate;
        }
    }
    if (best) {
        taken_.add(best->skill);
        plan_.check = target_of(situation_, *best, Slot::Check);
    }
}

// ---- stretch ---------------------------------------------------------------------------------------------------

void Picker::choose_stretch() {
    for (const Candidate& candidate : candidates_.stretch) {
        if (usable(candidate) && take(candidate, Slot::Stretch, plan_.stretch)) {
            return;
        }
    }
    choose_open_problem();
}

/// No skill beyond the plan is ready: a problem that joins two skills with r >= .70, newest year first; else an open problem
/// on any ready skill, which may be one of tonight's targets.
void Picker::choose_open_problem() {
    std::vector<SkillIndex> ready;
    for (SkillIndex s = 0; s < situation_.atlas.size(); ++s) {
        if (situation_.with_questions.has(s) && !candidates_.vetoed.has(s) && reach_.ready.has(s)) {
            ready.push_back(s);
        }
    }
    const auto key = [&](SkillIndex s) {
        const bool sure = situation_.picture.at(s).known >= base::chance(situation_.policy.window_low);
        return std::tuple{taken_.has(s) ? 1 : 0, sure ? 0 : 1, -situation_.atlas.skill(s).year, -static_cast<int>(s)};
    };
    std::sort(ready.begin(), ready.end(), [&](SkillIndex a, SkillIndex b) { return key(a) < key(b); });
    if (ready.empty()) {
        log(Rule::Stretch, school::kNoSkill, "No ready skill has questions for a stretch item.");
        return;
    }
    taken_.add(ready.front());
    Target target = target_of(situation_, plain(ready.front(), TargetKind::Stretch, ReasonCode::JoinedProblem), Slot::Stretch);
    target.joins.push_back(ready.front());
    for (std::size_t i = 1; i < ready.size() && target.joins.size() < 2; ++i) {
        if (situation_.picture.at(ready[i]).known >= base::chance(situation_.policy.window_low)) {
            target.joins.push_back(ready[i]);
        }
    }
    plan_.stretch.push_back(std::move(target));
}

// ---- offers and rivals -----------------------------------------------------------------------------------------

/// Tonight's best learning candidates that are not already on tonight's page, from two strands where possible; then
/// stretch, review and tonight's own targets fill up to two.
void Picker::choose_offers() {
    if (choice_is_off()) {
        log(Rule::Offer, school::kNoSkill, "The teacher has turned choosing off for this pupil; no box is printed.");
        return;
    }
    std::vector<Candidate> pool;
    for (const auto* list : {&candidates_.gap, &candidates_.focus, &candidates_.next, &candidates_.later}) {
        for (const Candidate& c : *list) {
            if (!c.vetoed && c.has_questions && reach_.ready.has(c.skill) && !taken_.has(c.skill)) {
                pool.push_back(c);
            }
        }
    }
    const auto offer = [&](SkillIndex skill) {
        if (std::find(plan_.offered.begin(), plan_.offered.end(), skill) == plan_.offered.end()) {
            plan_.offered.push_back(skill);
        }
    };
    const auto strand_of = [&](SkillIndex s) -> const std::string& { return situation_.atlas.skill(s).strand; };
    if (!pool.empty()) {
        offer(pool.front().skill);
        const auto other = std::find_if(pool.begin(), pool.end(), [&](const Candidate& c) { return strand_of(c.skill) != strand_of(pool.front().skill); });
        if (other != pool.end()) {
            offer(other->skill);
        }
    }
    for (const Candidate& c : pool) {
        if (plan_.offered.size() < static_cast<std::size_t>(situation_.policy.offers)) {
            offer(c.skill);
        }
    }
    for (const auto* list : {&candidates_.stretch, &candidates_.review}) {
        for (const Candidate& c : *list) {
            if (plan_.offered.size() < 2 && !c.vetoed && c.has_questions && reach_.ready.has(c.skill)) {
                offer(c.skill);
            }
        }
    }
    for (const Target& target : plan_.learning) {
        if (plan_.offered.size() < 2 && reach_.ready.has(target.skill)) {
            offer(target.skill);
        }
    }
    if (plan_.offered.size() < 2) {
        plan_.offered.clear();
        log(Rule::Offer, school::kNoSkill, "Fewer than two skills are ready to choose from; no box is printed.");
    }
}

void Picker::list_rivals() {
    constexpr std::size_t kRivals = 12;
    const bool teacher = !plan_.learning.empty() && plan_.learning.back().kind == TargetKind::Teacher;
    for (const auto* list : {&candidates_.gap, &candidates_.focus, &candidates_.next, &candidates_.later, &candidates_.stretch, &candidates_.review}) {
        for (const Candidate& c : *list) {
            const bool won = taken_.has(c.skill);
            if (won || plan_.rivals.size() >= kRivals) {
                continue;
            }
            Rival rival{c.skill, c.kind, c.utility, Loss::LowerScore};
            if (c.vetoed) {
                rival.lost_by = Loss::Vetoed;
            } else if (!c.has_questions) {
                rival.lost_by = Loss::NoQuestions;
            } else if (teacher) {
                rival.lost_by = Loss::TeacherCameFirst;
            } else if (c.kind == TargetKind::Focus || c.kind == TargetKind::Next) {
                rival.lost_by = plan_.learning.empty() || plan_.learning.back().kind != TargetKind::Gap ? Loss::LowerScore : Loss::GapCameFirst;
            }
            if (std::any_of(plan_.log.begin(), plan_.log.end(), [&](const Relaxed& r) { return r.rule == Rule::Breadth && r.skill == c.skill; })) {
                rival.lost_by = Loss::StrandFull;
            }
            plan_.rivals.push_back(rival);
        }
    }
}

}  // namespace bookbag::targets
