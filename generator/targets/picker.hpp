// Fills the slots of one plan, one skill at a time (private to the room).
//
// The picker knows which skills are taken, steps aside to the nearest ready skill where one has no questions, and keeps
// the record of who lost and why.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "targets/candidates.hpp"
#include "targets/grounds.hpp"

namespace bookbag::targets {

class Picker {
public:
    Picker(const Situation& situation, const Reach& reach, const Candidates& candidates, TargetPlan& plan);

    void choose_learning();
    void choose_reviews();
    void choose_stretch();
    void choose_check();
    void choose_offers();
    void list_rivals();

private:
    void take_teachers();
    void take_choices();
    void take_choice(school::SkillIndex chosen);
    void fill(const std::vector<Candidate>& list, int most = -1);
    void fill_with_the_rest();
    void fill_when_all_is_secure();
    void choose_open_problem();

    bool choice_is_off() const;
    bool learning_full() const;
    bool usable(const Candidate& candidate) const;
    bool strand_is_full(const Candidate& candidate) const;
    bool another_strand_waits(const std::string& strand) const;
    std::optional<Candidate> with_stand_in(const Candidate& candidate);
    bool take(const Candidate& candidate, Slot slot, std::vector<Target>& into);
    Candidate plain(school::SkillIndex skill, TargetKind kind, ReasonCode code) const;
    std::optional<Candidate> best_successor(school::SkillIndex secure) const;
    std::optional<school::SkillIndex> untouched_strand_review() const;
    void log(Rule rule, school::SkillIndex skill, std::string what);

    const Situation& situation_;
    const Reach& reach_;
    const Candidates& candidates_;
    TargetPlan& plan_;
    SkillSet taken_;
};

}  // namespace bookbag::targets
