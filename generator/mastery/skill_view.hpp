// What a child can probably do tonight, skill by skill.
//
// These are the values that leave the mastery room. Everything behind them is computed in double and rounded here to
// base::Chance, so that targets and compose compare whole numbers and a last-bit difference between compilers cannot
// change a child's page. The chance numbers are for machines and the teacher's page; children and parents read the
// words of SkillState only (compose owns the words).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/chance.hpp"
#include "base/date.hpp"
#include "school/ids.hpp"

namespace bookbag::mastery {

/// Where a skill stands for one pupil. Rules and numbers: mastery/states.hpp.
enum class SkillState : std::uint8_t {
    Unknown,   ///< "We would like to find out": less than one answer's worth of evidence
    NotYet,    ///< "Coming later"
    Emerging,  ///< "Growing"
    Secure,    ///< "I can"
    Fading,    ///< "Worth another look": was secure; older or shakier now
};

/// The state's own name for machines and records: "secure".
const char* name_of(SkillState state);

/// One term of the sum behind a chance: `share` = weight × value, in logits. `feature` names it for `explain`.
struct Contribution {
    std::string_view feature;
    double value = 0;
    double share = 0;
};

/// Tonight's view of one pupil on one skill. `evidence` are places in the list of attempts that was given to estimate().
struct SkillView {
    school::SkillIndex skill = school::kNoSkill;
    base::Chance chance;                ///< p: right answer tonight on a typical item
    base::Chance known;                 ///< r: p with guessing taken out; every threshold reads this
    base::Chance lower;                 ///< L: lower bound of r (1.28 standard deviations)
    std::int32_t evidence_hundredths = 0;  ///< n_eff: answers' worth of evidence, fading by half in 60 days, in 1/100
    std::int32_t recent_hundredths = 0; ///< share right of the latest answers, decay .8 an answer, in 1/100; 0 without evidence
    std::int32_t evidence_days = 0;     ///< number of different local days with evidence
    SkillState state = SkillState::Unknown;
    base::Date since;                   ///< day on which the state began; absent without evidence
    base::Date secured_on;              ///< day on which it last became secure; absent if never
    base::Date left_secure_on;          ///< day on which it last left secure; absent if never
    bool left_by_new_answers = false;   ///< it left secure on a day with new answers on it, not by age
    base::Date last_seen;               ///< day of the last answer on the skill; absent if none
    base::Date last_success;            ///< last day whose answers were mostly right; absent if none
    std::int32_t spaced_successes = 0;  ///< days in a row, at least a day apart, whose answers were mostly right
    bool lacks_only_proof = false;      ///< r is at the bar for secure; only L, n_eff or the second day is missing
    std::vector<std::uint32_t> evidence;        ///< oldest first
    std::vector<Contribution> contributions;    ///< largest first; only where there is evidence on the skill

    bool touched() const { return !evidence.empty(); }
};

/// Tonight's view of one pupil. `skills[s].skill == s` for every skill of the curriculum.
struct PupilPicture {
    base::Date tonight;
    std::vector<SkillView> skills;
    base::Date last_evidence;           ///< absent without any
    std::int32_t answers_used = 0;      ///< attempts that count
    std::int32_t answers_set_aside = 0; ///< weight 0: future, too quick, stamped in bulk, unknown skill
    std::int32_t moves_cancelled = 0;   ///< times the monotone guard stepped in (rule M3)
    double pace = 1.0;                  ///< median ratio of own to usual seconds, clipped to 0.5 … 2; 1 when unknown

    bool has_evidence() const { return answers_used > 0; }
    const SkillView& at(school::SkillIndex skill) const { return skills.at(skill); }
};

}  // namespace bookbag::mastery
