// Policy file, flags with a near miss each, talk groups, retrieval page, sentences, and what the choice can see.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <type_traits>

#include "base/text.hpp"
#include "targets/candidates.hpp"
#include "targets/flags.hpp"
#include "targets/groups.hpp"
#include "targets/reasons.hpp"
#include "targets/trial_school.hpp"
#include "targets/work.hpp"

namespace bookbag::targets {
namespace {

using school::SkillIndex;

PolicyRead policy_from(const std::string& body) {
    return read_policy(files::parse_yaml("policy.yaml", "format: bookbag-policy\nformat_version: 1\n" + body).value());
}

TEST(Policy, ShipsTheDefaultsOfTheDesign) {
    const auto read = read_policy(files::parse_yaml("policy.yaml", text_of(std::string(BOOKBAG_SOURCE_DIR) + "/curriculum/policy.yaml")).value());
    ASSERT_TRUE(read.faults.empty()) << base::to_string(read.faults.front());
    const Policy defaults;
    EXPECT_EQ(read.policy.review_days, defaults.review_days);
    EXPECT_EQ(read.policy.fit_high, defaults.fit_high);
    EXPECT_EQ(read.policy.rung_seconds, defaults.rung_seconds);
    EXPECT_NEAR(read.policy.floor_share, defaults.floor_share, 1e-7);
    EXPECT_EQ(read.policy.group_weeks, 3);
}

TEST(Policy, RefusesValuesOutsideTheirBoundsWithPlaceAndBounds) {
    const auto low = policy_from("booklet:\n  floor_share: 0.2\n");
    ASSERT_EQ(low.faults.size(), 1U) << "the floor may be raised, never lowered";
    EXPECT_EQ(base::to_string(low.faults[0].where), "policy.yaml:4:16");
    EXPECT_NE(low.faults[0].remedy.find("0.33"), std::string::npos);
    EXPECT_FALSE(policy_from("score:\n  fit_low: 0.9\n").faults.empty());
    EXPECT_FALSE(policy_from("score:\n  review_days: [3, 1]\n").faults.empty());
    EXPECT_FALSE(policy_from("booklet:\n  rung_marks: [1, 2]\n").faults.empty());
    EXPECT_TRUE(policy_from("booklet:\n  learning_share: 0.7\n").faults.empty());
}

TEST(Policy, NamesTheNearestKeyForAnUnknownOne) {
    const auto read = policy_from("flags:\n  stuck_gian: 0.1\n");
    ASSERT_EQ(read.faults.size(), 1U);
    EXPECT_EQ(read.faults[0].where.line, 4U);
    EXPECT_NE(read.faults[0].remedy.find("stuck_gain"), std::string::npos);
}

// ---- flags -------------------------------------------------------------------------------------------------------

std::vector<FlagKind> kinds(const std::vector<Flag>& flags) {
    std::vector<FlagKind> all;
    for (const Flag& flag : flags) {
        all.push_back(flag.kind);
    }
    return all;
}

Night stuck_night(int booklets_with_answers) {
    Night night(5, day(2026, 11, 30));
    const auto skill = night.school.skill("y4-frac-05");
    for (int b = 0; b < 3; ++b) {
        const base::Date given = day(2026, 11, 2) + 7 * b;
        night.history.given.push_back({given, skill, "FOCUS", 300000});
        night.history.booklets.push_back(given);
        if (b < booklets_with_answers) {
            night.answer("y4-frac-05", given + 4, 4, 0);
        }
    }
    night.look();
    return night;
}

TEST(Flags, RaiseStuckAfterThreeBookletsWithoutGainAndStepBack) {
    Night night = stuck_night(3);
    EXPECT_EQ(kinds(find_flags(night.situation())), std::vector<FlagKind>{FlagKind::Stuck});
    const TargetPlan plan = night.plan();
    const auto skill = night.school.skill("y4-frac-05");
    for (const Target& target : plan.learning) {
        EXPECT_NE(target.skill, skill) << "it is not repeated a fourth time";
    }
    EXPECT_FALSE(plan.flags.empty());
    EXPECT_FALSE(plan.flags.front().evidence.empty());
}

TEST(Flags, DoNotRaiseStuckWhenOneOfTheBookletsBroughtNothing) {
    Night night = stuck_night(2);
    EXPECT_TRUE(find_flags(night.situation()).empty());
}

TEST(Flags, RaiseStalledByNewWrongAnswersButNotByAge) {
    Night night(5, day(2026, 11, 30));
    night.answer("y4-num-01", day(2026, 11, 2), 5, 100);
    night.answer("y4-num-01", day(2026, 11, 9), 5, 100);
    night.look();
    ASSERT_EQ(night.picture.at(night.school.skill("y4-num-01")).state, mastery::SkillState::Secure);
    EXPECT_TRUE(find_flags(night.situation()).empty());
    night.answer("y4-num-01", day(2026, 11, 23), 6, 0);
    night.look();
    EXPECT_EQ(kinds(find_flags(night.situation())), std::vector<FlagKind>{FlagKind::Stalled});
    Night aged(5, day(2027, 2, 8));
    aged.answer("y4-num-01", day(2026, 11, 2), 5, 100);
    aged.answer("y4-num-01", day(2026, 11, 9), 5, 100);
    aged.look();
    ASSERT_EQ(aged.picture.at(aged.school.skill("y4-num-01")).state, mastery::SkillState::Fading);
    EXPECT_TRUE(find_flags(aged.situation()).empty()) << "age is no fault of the pupil";
}

Night pace_night(int answers_lately) {
    Night night(5, day(2026, 11, 30));
    int n = 0;
    for (const school::Skill& skill : night.school.map.skills) {
        if (skill.year == 2 && n < 10) {  // ten skills became secure five to twelve weeks ago: a pace of five in four weeks
            night.answer(skill.id, day(2026, 9, 8) + 4 * n, 5, 100);
            night.answer(skill.id, day(2026, 9, 10) + 4 * n, 5, 100);
            ++n;
        }
    }
    night.answer("y5-calc-01", day(2026, 11, 20), answers_lately, 0);
    night.look();
    return night;
}

TEST(Flags, RaiseOffTrajectoryAgainstTheOwnPastOnlyAndNeverForSilence) {
    Night busy = pace_night(12);
    const auto flags = find_flags(busy.situation());
    ASSERT_EQ(kinds(flags), std::vector<FlagKind>{FlagKind::OffTrajectory});
    EXPECT_GE(flags[0].expected_hundredths, 300);
    EXPECT_EQ(flags[0].seen, 0);
    EXPECT_TRUE(find_flags(pace_night(9).situation()).empty()) << "fewer than ten answers: absence raises no flag";
}

// ---- what answers have shown -------------------------------------------------------------------------------------

TEST(ShownMissing, NeedsMoreThanOneSlip) {
    Night night(5, day(2026, 11, 30));
    const auto skill = night.school.skill("y4-frac-05");
    night.answer("y4-frac-05", day(2026, 11, 29), 1, 0);
    night.look();
    EXPECT_FALSE(shown_missing(night.school.policy, night.picture.at(skill)));
    night.answer("y4-frac-05", day(2026, 11, 29), 2, 0);
    night.look();
    EXPECT_TRUE(shown_missing(night.school.policy, night.picture.at(skill)));
}

TEST(ShownMissing, TakesThePresumptionFromEverythingUnseenThatRestsOnIt) {
    const TrialSchool& school = TrialSchool::get();
    Night before(6, day(2026, 11, 30));
    before.answer("y6-num-01", day(2026, 11, 27), 1, 100);
    before.look();
    const auto reach = [](Night& n) { return reach_of(n.school.atlas, n.situation().view, n.school.policy, n.picture); };
    const auto gap = school.skill("y3-num-02");
    Night after(6, day(2026, 11, 30));
    after.answer("y6-num-01", day(2026, 11, 27), 1, 100);
    after.answer("y3-num-02", day(2026, 11, 24), 3, 0);
    after.answer("y3-num-02", day(2026, 11, 27), 3, 0);
    after.look();
    const Reach sure = reach(before);
    const Reach doubted = reach(after);
    int lost = 0;
    for (const SkillIndex above : school.map.dependents[gap]) {
        EXPECT_FALSE(doubted.good_enough.has(above)) << school.map.skills[above].id;
        lost += sure.good_enough.has(above) ? 1 : 0;
    }
    EXPECT_GT(lost, 0) << "nothing above it was presumed before: the test shows nothing";
    EXPECT_FALSE(doubted.good_enough.has(gap));
}

// ---- groups ------------------------------------------------------------------------------------------------------

struct ClassOfTags {
    const TrialSchool& school = TrialSchool::get();
    ClassView view = school.view(5, day(2026, 11, 30));
    std::vector<std::vector<school::Attempt>> attempts;
    std::vector<TalkGroup> standing;

    /// A pupil with two wrong answers on two items, tagged; empty tag = no misconception.
    void pupil(const std::string& tag) {
        std::vector<school::Attempt> own;
        for (int i = 0; i < 2 && !tag.empty(); ++i) {
            school::Attempt a;
            a.id = school::AttemptId("g" + std::to_string(attempts.size()) + "-" + std::to_string(i));
            a.item = "item-" + std::to_string(i);
            a.day = day(2026, 11, 25);
            a.misconception = tag;
            own.push_back(a);
        }
        attempts.push_back(own);
    }
    std::vector<TalkGroup> groups() const {
        GroupQuestion question{school.atlas, view, school.policy, {}, standing};
        for (std::size_t p = 0; p < attempts.size(); ++p) {
            question.members.push_back({static_cast<school::PupilIndex>(p), {"T" + base::zero_padded(static_cast<std::int64_t>(p), 3)}, attempts[p], nullptr});
        }
        return make_groups(question);
    }
};

void expect_all_once(const std::vector<TalkGroup>& groups, std::size_t pupils) {
    std::multiset<school::PupilIndex> seen;
    for (const TalkGroup& group : groups) {
        seen.insert(group.members.begin(), group.members.end());
    }
    EXPECT_EQ(seen.size(), pupils);
    EXPECT_EQ(std::set<school::PupilIndex>(seen.begin(), seen.end()).size(), pupils);
}

TEST(Groups, SplitIntoThreeToFiveAsNearFourAsPossible) {
    EXPECT_EQ(group_sizes(6), (std::vector<std::size_t>{3, 3}));
    EXPECT_EQ(group_sizes(7), (std::vector<std::size_t>{4, 3}));
    EXPECT_EQ(group_sizes(11), (std::vector<std::size_t>{4, 4, 3}));
    for (std::size_t n = 3; n <= 60; ++n) {
        std::size_t sum = 0;
        for (const std::size_t size : group_sizes(n)) {
            EXPECT_GE(size, 3U);
            EXPECT_LE(size, 5U);
            sum += size;
        }
        EXPECT_EQ(sum, n);
    }
}

TEST(Groups, BringThoseTogetherWhoShareAMisconception) {
    ClassOfTags group_class;
    const std::string tag = group_class.school.map.misconceptions.begin()->first;
    for (int p = 0; p < 13; ++p) {
        group_class.pupil(p % 3 == 0 ? tag : "");
    }
    const auto groups = group_class.groups();
    expect_all_once(groups, 13);
    ASSERT_FALSE(groups.empty());
    EXPECT_EQ(groups.front().misconception, tag);
    EXPECT_EQ(groups.front().members, (std::vector<school::PupilIndex>{0, 3, 6, 9, 12}));
    for (const TalkGroup& group : groups) {
        EXPECT_GE(group.members.size(), 3U);
        EXPECT_LE(group.members.size(), 5U);
    }
}

TEST(Groups, NeedTwoWrongAnswersOnTwoItemsInFourWeeks) {
    ClassOfTags group_class;
    group_class.pupil("any");
    auto own = group_class.attempts.front();
    const Policy policy;
    EXPECT_EQ(shown_misconceptions(policy, own, day(2026, 11, 30)).size(), 1U);
    EXPECT_TRUE(shown_misconceptions(policy, own, day(2026, 12, 23)).empty()) << "28 days later";
    own[1].item = own[0].item;
    EXPECT_TRUE(shown_misconceptions(policy, own, day(2026, 11, 30)).empty()) << "one item only";
}

TEST(Groups, StayForThreeWeeksWhateverTheNewEvidence) {
    ClassOfTags group_class;
    for (int p = 0; p < 12; ++p) {
        group_class.pupil(p < 4 ? "one" : (p < 8 ? "two" : ""));
    }
    const auto first = group_class.groups();
    ClassOfTags later;
    for (int p = 0; p < 12; ++p) {
        later.pupil(p % 2 == 0 ? "three" : "four");
    }
    later.standing = first;
    later.view.date = day(2026, 12, 14);
    const auto second = later.groups();
    ASSERT_EQ(second.size(), first.size());
    for (std::size_t g = 0; g < first.size(); ++g) {
        EXPECT_EQ(second[g].members, first[g].members);
    }
    later.view.date = day(2026, 12, 21);
    EXPECT_NE(later.groups().front().members, first.front().members) << "three weeks are over";
}

TEST(Groups, MakeAPairOfAClassOfTwoAndPlaceEverybodyInAnyClass) {
    for (int n = 1; n <= 33; ++n) {
        ClassOfTags group_class;
        for (int p = 0; p < n; ++p) {
            group_class.pupil(p % 5 == 0 ? "one" : (p % 7 == 0 ? "two" : ""));
        }
        const auto groups = group_class.groups();
        expect_all_once(groups, static_cast<std::size_t>(n));
        if (n >= 3) {
            for (const TalkGroup& group : groups) {
                EXPECT_GE(group.members.size(), 3U) << n;
                EXPECT_LE(group.members.size(), 6U) << n;
            }
        }
    }
}

// ---- retrieval, rungs, time --------------------------------------------------------------------------------------

TEST(Retrieval, MixesLastWeekLastMonthAndLastTermWithoutRepeats) {
    Night night(4, day(2026, 11, 23));
    int n = 0;
    for (const school::Skill& skill : night.school.map.skills) {
        if (skill.year <= 2 && n < 30) {
            const base::Date date = n % 3 == 0 ? day(2026, 11, 19) : (n % 3 == 1 ? day(2026, 11, 2) : day(2026, 9, 10));
            night.answer(skill.id, date, 4, 100);
            ++n;
        }
    }
    night.look();
    const TargetPlan plan = night.plan();
    ASSERT_EQ(plan.retrieval.size(), 8U);
    std::map<Age, int> ages;
    std::set<SkillIndex> skills;
    for (const Retrieval& r : plan.retrieval) {
        ++ages[r.age];
        skills.insert(r.skill);
        EXPECT_TRUE(!r.reason.evidence.empty() || r.reason.grounds == Reason::Grounds::FindingOut);
    }
    EXPECT_EQ(skills.size(), 8U);
    EXPECT_EQ(ages[Age::LastWeek], 3);
    EXPECT_EQ(ages[Age::LastMonth], 3);
    EXPECT_EQ(ages[Age::LastTerm], 2);
}

TEST(Rungs, AreTheNearestToTheAimInsideTheWindow) {
    const Policy policy;
    EXPECT_EQ(rung_for(policy, base::chance(.78), Support::None), 2);
    EXPECT_EQ(rung_for(policy, base::chance(.93), Support::None), 3) << "the hardest above the window";
    EXPECT_EQ(rung_for(policy, base::chance(.60), Support::None), 1);
    EXPECT_EQ(rung_for(policy, base::chance(.20), Support::None), 1);
    EXPECT_NEAR(chance_with(base::chance(.5), Support::WorkedExample, 2).to_double(), 1 / (1 + std::exp(-1.0)), 1e-6);
    EXPECT_NEAR(chance_with(base::chance(.5), Support::Hint, 3).to_double(), 1 / (1 + std::exp(0.3)), 1e-6);
}

TEST(Time, GivesASlowerPupilFewerQuestionsAndNotLowerOnes) {
    Night night(5, day(2026, 11, 23));
    night.secure("y4-num-05", day(2026, 11, 20));
    night.look();
    const TargetPlan usual = night.plan();
    night.picture.pace = 1.8;
    const TargetPlan slow = night.plan();
    EXPECT_LT(slow.work.size(), usual.work.size());
    EXPECT_LE(slow.time.likely_end, slow.time.budget);
    ASSERT_EQ(slow.learning.size(), usual.learning.size());
    for (std::size_t i = 0; i < slow.learning.size(); ++i) {
        EXPECT_EQ(slow.learning[i].skill, usual.learning[i].skill);
    }
}

TEST(Time, GivesYoungPupilsAShorterBookletThatStillKeepsItsPromises) {
    Night night(1, day(2026, 11, 23));
    night.budget_seconds = 25 * 60;
    night.answer("y1-num-01", day(2026, 11, 20), 4, 100);
    night.look();
    const TargetPlan plan = night.plan();
    EXPECT_TRUE(broken_rules(night.situation(), plan).empty());
    EXPECT_LE(plan.time.likely_end, 25 * 60);
}

// ---- sentences ---------------------------------------------------------------------------------------------------

TEST(Reasons, NeverUseAWordThatLabelsAChild) {
    // Design 5.12 and the tone rules of the report, as whole words; skill names inside a sentence are mathematics.
    const std::set<std::string> refused = {"grade", "level", "rank", "percentile", "ability", "set", "band", "top", "bottom", "behind",
                                           "below", "above", "low", "high", "score", "predicted", "failed", "weak", "poor", "gap", "average"};
    const TrialSchool& school = TrialSchool::get();
    const ReasonContext context{school.map, "Mrs Penhale"};
    for (int code = 0; code <= static_cast<int>(ReasonCode::Check); ++code) {
        Target target;
        target.skill = school.skill("y1-num-01");
        target.reason.code = static_cast<ReasonCode>(code);
        target.reason.because = school.skill("y4-num-05");
        target.reason.on = day(2026, 11, 23);
        target.reason.right_hundredths = 300;
        target.reason.asked_hundredths = 500;
        for (const Reader reader : {Reader::Pupil, Reader::Parent}) {
            const std::string sentence = reason_sentence(context, target, reader);
            ASSERT_FALSE(sentence.empty()) << code;
            EXPECT_EQ(sentence.back(), '.') << sentence;
            EXPECT_EQ(sentence.find('%'), std::string::npos);
            std::string word;
            int words = 0;
            for (const char c : sentence + " ") {
                if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                    word += static_cast<char>(c | 0x20);
                } else if (!word.empty()) {
                    EXPECT_EQ(refused.count(word), 0U) << sentence;
                    word.clear();
                    ++words;
                }
            }
            EXPECT_LE(words, 40) << sentence;
        }
        EXPECT_FALSE(reason_sentence(context, target, Reader::Teacher).empty());
    }
}

TEST(Reasons, QuoteTheDateAndTheMarksOfAGap) {
    const TrialSchool& school = TrialSchool::get();
    Target target;
    target.skill = school.skill("y5-frac-04");
    target.reason.code = ReasonCode::Gap;
    target.reason.because = school.skill("y6-frac-04");
    target.reason.on = day(2026, 11, 23);
    target.reason.right_hundredths = 150;
    target.reason.asked_hundredths = 500;
    const std::string sentence = reason_sentence({school.map, ""}, target, Reader::Pupil);
    EXPECT_NE(sentence.find("23 November 1 of 5 went well"), std::string::npos) << sentence << ": a half is not told as a whole";
    EXPECT_LE(base::split(how_targets_are_chosen(), ' ').size(), 80U);
}

// F1: the candidates and the situation hold no label. A member more changes the count below and must be looked at.
template <typename T>
constexpr std::size_t members_of_candidate() {
    const auto [skill, kind, code, because, tier, utility, vetoed, has_questions] = T{};
    (void)skill, (void)kind, (void)code, (void)because, (void)tier, (void)utility, (void)vetoed, (void)has_questions;
    return 8;
}
static_assert(members_of_candidate<Candidate>() == 8, "Candidate has changed: does the new member say who the child is?");
static_assert(members_of_candidate<Candidate>() > 0 && std::is_aggregate_v<Situation>);

}  // namespace
}  // namespace bookbag::targets
