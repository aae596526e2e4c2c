// What one child does next, and why: the values that leave the targets room.
//
// A plan says which skills, in which slot, with which support, for how many marks and minutes, and carries the reason
// and the evidence behind each, the rivals that lost, and every rule that had to give way. It holds no question: compose
// meets the child with a question. All numbers are whole numbers, so equal inputs print equal booklets.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/chance.hpp"
#include "base/date.hpp"
#include "school/ids.hpp"

namespace bookbag::targets {

/// Why a skill is here (design 5.2). Stored in the ledger by name_of().
enum class TargetKind : std::uint8_t { Focus, Gap, Next, Stretch, Review, Diagnose, Chosen, Teacher };

/// "FOCUS", "GAP", …: the word kept in school::GivenTarget::kind.
const char* name_of(TargetKind kind);

/// Where in the booklet the work stands.
enum class Slot : std::uint8_t {
    Learning,   ///< one of the (at most 3) learning targets
    Review,     ///< one of the review targets; also the source of the mixed page
    Retrieval,  ///< one quick question of the "Remember" page
    Stretch,    ///< something to think hard about
    Shared,     ///< the item that the whole class has
    Floor,      ///< supported age-related work; work, never called "my next step"
    Check,      ///< ready check: no worked example
    Diagnostic, ///< finding out
};
const char* name_of(Slot slot);

/// Help printed beside a question.
enum class Support : std::uint8_t { None, Hint, WorkedExample };

/// The sentence to choose. Plain kinds have the code of the kind; the rest are turns of it.
enum class ReasonCode : std::uint8_t {
    Focus, Gap, Next, Stretch, Review, Diagnose, Chosen, Teacher,
    ChosenNext,       ///< chosen skill is secure by now: this is the next from there (`because` = chosen skill)
    NearestWithQuestions,  ///< stands in for `instead_of`, which is ready but has no questions yet
    CatchUp,          ///< the class had this earlier in the year
    Strengthen,       ///< met before and not secure yet
    StepBack,         ///< three booklets without gain on `because`: its prerequisite now
    Floor,            ///< class work with help
    Shared,           ///< the whole class has this question
    JoinedProblem,    ///< a problem that joins two or more skills
    Check,            ///< ready to show it
};
const char* name_of(ReasonCode code);

/// The data behind a reason. Every target has evidence, or says in `grounds` why it needs none.
struct Reason {
    enum class Grounds : std::uint8_t { Evidence, TeacherChose, FindingOut };

    ReasonCode code = ReasonCode::Focus;
    Grounds grounds = Grounds::Evidence;
    school::SkillIndex because = school::kNoSkill;     ///< focus skill that this helps, or the skill first chosen
    school::SkillIndex instead_of = school::kNoSkill;  ///< skill that this one stands in for
    base::Date on;                        ///< day of the newest evidence quoted; absent without any
    std::int32_t right_hundredths = 0;    ///< of the answers on that day: marks got …
    std::int32_t asked_hundredths = 0;    ///< … of marks possible, in 1/100 answers
    std::vector<std::uint32_t> evidence;  ///< places in the pupil's list of attempts, oldest first, never empty for Evidence
};

/// The score U and its parts, in millionths: total = 4 gain + fit + .5 unlock + .5 due + .3 near - .4 recent (design 5.3 and
/// docs/decisions.md, "Gain"; weights in policy.yaml).
struct Utility {
    std::int32_t gain = 0;      ///< what there is to learn (1 - r) times how sure the direct prerequisites are
    std::int32_t total = 0;
    std::int32_t fit = 0;
    std::int32_t unlock = 0;
    std::int32_t due = 0;
    std::int32_t near = 0;
    std::int32_t recent = 0;
};

/// Why a candidate did not get the slot.
enum class Loss : std::uint8_t { LowerScore, Vetoed, StrandFull, NoQuestions, ChoiceCameFirst, TeacherCameFirst, GapCameFirst, StuckStepBack };
const char* name_of(Loss loss);

struct Rival {
    school::SkillIndex skill = school::kNoSkill;
    TargetKind kind = TargetKind::Focus;
    Utility utility;
    Loss lost_by = Loss::LowerScore;
};

/// One target. `chance` is p on a middling question without help; chance_with() gives it with help.
struct Target {
    school::SkillIndex skill = school::kNoSkill;
    TargetKind kind = TargetKind::Focus;
    Slot slot = Slot::Learning;
    Reason reason;
    Utility utility;
    base::Chance chance;
    base::Chance known;
    Support support = Support::None;     ///< WorkedExample: a worked example must be printed
    bool new_to_pupil = false;           ///< no evidence yet
    bool age_related = false;            ///< counts for the floor (design 5.4)
    std::int32_t seconds = 0;            ///< time planned for it in this booklet, at the pupil's pace
    std::int32_t marks = 0;              ///< marks planned for it in this booklet
    std::string misconception;           ///< the pupil's likeliest wrong idea about it, by recent tagged answers; may be empty
    std::vector<school::SkillIndex> joins;  ///< JoinedProblem: the skills that it joins
};

/// How long ago a retrieval skill was last met.
enum class Age : std::uint8_t { LastWeek, LastMonth, LastTerm };
const char* name_of(Age age);

/// One skill of the "Remember" page: 3 from last week, 3 from last month, 2 from last term where they exist.
struct Retrieval {
    school::SkillIndex skill = school::kNoSkill;
    Age age = Age::LastWeek;
    base::Date last_seen;                ///< absent when only taught, not yet seen from this pupil
    base::Chance chance;
    Reason reason;
};

/// One planned question: what compose asks the question bank for, in print order within its slot.
/// rung: 1 fluency, 2 secure, 3 reasoning (the templates' difficulty).
struct WorkItem {
    school::SkillIndex skill = school::kNoSkill;
    Slot slot = Slot::Learning;
    std::int32_t target = -1;            ///< place in learning / reviews / stretch / floor; -1 for retrieval and shared
    std::int32_t rung = 2;
    Support support = Support::None;
    base::Chance chance;                 ///< with rung and support taken into account
    std::int32_t marks = 1;              ///< 0 on the Remember page and for the open challenge
    std::int32_t seconds = 60;           ///< at the pupil's pace
    bool age_related = false;
    bool explain = false;                ///< should be an "explain" question (at least one in each booklet)
};

/// A rule that had to give way, strongest first (design 5.4, conflict order).
enum class Rule : std::uint8_t { TeacherOverride, TimeBudget, Floor, Stretch, Choice, Gap, SixtyForty, SuccessWindow, Interleaving, Breadth, Offer, Questions };
const char* name_of(Rule rule);

struct Relaxed {
    Rule rule = Rule::SuccessWindow;
    school::SkillIndex skill = school::kNoSkill;
    std::string what;                    ///< one plain sentence for the teacher's page and for explain
};

/// For the teacher only (design 5.8).
enum class FlagKind : std::uint8_t { Stuck, Stalled, OffTrajectory };
const char* name_of(FlagKind kind);

struct Flag {
    FlagKind kind = FlagKind::Stuck;
    school::SkillIndex skill = school::kNoSkill;  ///< none for off trajectory
    base::Date since;
    std::int32_t expected_hundredths = 0;         ///< off trajectory: own pace λ in 1/100 skills per 4 weeks
    std::int32_t seen = 0;                        ///< off trajectory: newly secure skills in the last 4 weeks
    std::vector<std::uint32_t> evidence;
};

/// One step of a diagnostic ladder: "start at A; if two are wrong go to B". Steps are in print order.
struct LadderStep {
    school::SkillIndex skill = school::kNoSkill;
    std::int32_t rung = 0;               ///< depth in the chain: 0 = first place of the ladder
    std::int32_t if_wrong = -1;          ///< step to go to after a wrong answer; -1 = go on
    std::int32_t if_right = -1;          ///< step to go to after a right answer; -1 = stop here
};

/// Time of the booklet in seconds at this pupil's pace.
struct TimePlan {
    std::int32_t budget = 0;
    std::int32_t learning = 0;
    std::int32_t review = 0;
    std::int32_t likely_end = 0;         ///< 80th percentile of the whole; <= budget
};

/// Tonight's whole choice for one pupil. No skill stands twice among learning, reviews, check and stretch; only an open
/// problem (ReasonCode::JoinedProblem) may stand on a skill of the others.
struct TargetPlan {
    base::Date on;
    bool diagnostic = false;             ///< no evidence: `ladder` is the booklet, learning holds DIAGNOSE targets
    std::vector<Target> learning;        ///< at most 3, in print order; the child's page says them
    std::vector<Target> reviews;         ///< 2 where any exist
    std::vector<Target> stretch;         ///< at least 1 while the map has an unsecured ready skill
    std::vector<Target> floor;           ///< supported age-related work, if the rest does not reach a third
    std::optional<Target> shared;        ///< the class's common item; the same for all of the class
    std::optional<Target> check;         ///< ready check, instead of the second review target
    std::vector<Retrieval> retrieval;    ///< up to 8, in print order
    std::vector<LadderStep> ladder;      ///< diagnostic booklets only
    std::vector<school::SkillIndex> offered;     ///< 2 or 3 to choose from, best first; empty: no box (logged)
    std::vector<school::SkillIndex> withdrawn_choices;  ///< chosen, but vetoed or not ready any more: one sentence says so
    std::vector<school::SkillIndex> secure_choices;     ///< chosen, but secure by now
    std::vector<WorkItem> work;          ///< the questions wanted, by slot
    TimePlan time;
    base::Chance expected;               ///< expected share of marks
    std::int32_t marks = 0;
    std::int32_t age_related_marks = 0;  ///< 3 × this >= marks
    std::vector<Rival> rivals;           ///< candidates that lost, best first, at most 12
    std::vector<school::SkillIndex> thin;        ///< ready and wanted, but without questions: for the lead's list
    std::vector<Relaxed> log;
    std::vector<Flag> flags;             ///< teacher page only, worst first
};

/// p with help: sigma(logit p + 1.0) with a worked example, + 0.5 with a hint (policy.yaml support.*; an assumption
/// until returns have been measured). `rung` 1 … 3 shifts by 0.8 a rung from the middle one.
base::Chance chance_with(base::Chance plain, Support support, int rung);

}  // namespace bookbag::targets
