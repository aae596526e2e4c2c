// Small cases worked out by hand, so that a formula that drifts is seen at once.
#include <gtest/gtest.h>

#include <cmath>

#include "mastery/features.hpp"
#include "mastery/logit.hpp"
#include "mastery/states.hpp"
#include "mastery/tables.hpp"
#include "mastery/walk.hpp"
#include "mastery/yardstick.hpp"

namespace bookbag::mastery {
namespace {

Answer answer(std::int32_t skill, double right, std::int32_t day = kNoDay) { return {{skill, -1, kNoTime, day}, right, 1, 0}; }

TEST(Yardstick, CountsTiesAsHalfInTheAreaUnderTheCurve) {
    // Pairs (right, wrong): (.8,.3) won, (.8,.5) won, (.5,.3) won, (.5,.5) tied: 3.5 of 4.
    const std::vector<float> chance = {0.8F, 0.5F, 0.5F, 0.3F};
    const std::vector<float> right = {1, 1, 0, 0};
    EXPECT_DOUBLE_EQ(score(chance, right).auc, 3.5 / 4);
}

TEST(Yardstick, GivesLogLossAndCalibrationByHand) {
    const std::vector<float> chance = {0.75F, 0.75F, 0.75F, 0.25F};
    const std::vector<float> right = {1, 1, 0, 0};
    const Score s = score(chance, right);
    EXPECT_NEAR(s.log_loss, -(2 * std::log(.75) + std::log(.25) + std::log(.75)) / 4, 1e-9);
    // Bin .7 to .8: 2.25 predicted, 2 happened; bin .2 to .3: .25 predicted, 0 happened.
    EXPECT_NEAR(s.ece, (0.25 + 0.25) / 4, 1e-9);
    EXPECT_EQ(s.window_count, 3U);
    EXPECT_NEAR(s.window_mean, 2.0 / 3, 1e-9);
}

TEST(Yardstick, ClipsCertaintyThatWasWrong) {
    const std::vector<float> chance = {1.0F, 0.0F};
    const std::vector<float> right = {0, 1};
    EXPECT_NEAR(score(chance, right).log_loss, -std::log(1e-6), 1e-6);
    EXPECT_DOUBLE_EQ(score(chance, right).auc, 0);
}

TEST(Elo, MovesPupilSkillAndDifficultyByTheHandComputedSteps) {
    // One pupil, one right answer on skill 0: m = 2/3, q = m, e = 1/3 in the first pass.
    AnswerBook book;
    book.answers = {answer(0, 1)};
    book.first_of = {0, 1};
    book.skills = 1;
    const Tables tables = fit_tables(book, {});
    EXPECT_DOUBLE_EQ(tables.mean, 2.0 / 3);
    const double first = -0.5 / 3;  // d after pass one: - .5 · e
    const double q = sigma(std::log(2.0) - first);
    EXPECT_NEAR(tables.skill_difficulty[0], first - 0.5 / 1.05 * (1 - q), 1e-12);
    EXPECT_DOUBLE_EQ(tables.skill_mean(0), (1 + 5 * 2.0 / 3) / 6);
}

TEST(Walk, GivesTheFeaturesOfThreeAnswersByHand) {
    const Tables tables = empty_tables(2, 0, 0.5);
    Walk walk(tables);
    walk.restart();
    EXPECT_EQ(walk.ask({0, -1, kNoTime, 10})[kFirstEver], 1);
    walk.fold(answer(0, 1, 10));
    walk.fold(answer(0, 1, 10));
    walk.fold(answer(1, 0, 12));
    const FeatureRow row = walk.ask({0, -1, kNoTime, 13});
    EXPECT_EQ(row[kFirstOnSkill], 0);
    EXPECT_DOUBLE_EQ(row[kRight], std::log(3.0));
    EXPECT_DOUBLE_EQ(row[kWrong], 0);
    EXPECT_EQ(row[kStreakPlus2], 1);
    EXPECT_EQ(row[kStreakPlus1], 0);
    EXPECT_DOUBLE_EQ(row[kAllRight], std::log(3.0));
    EXPECT_DOUBLE_EQ(row[kAllWrong], std::log(2.0));
    // dw = .8 + 1 = 1.8, da = 1.8, prior 2·.5 of 2: lo(2.8, 3.8).
    EXPECT_NEAR(row[kRate], std::log(2.8 / 1.0), 1e-12);
    // Anything: right 1, 1.8, 1.44; all 1, 1.8, 2.44; lo(2.44, 4.44).
    EXPECT_NEAR(row[kRecent], std::log(2.44 / 2.0), 1e-12);
    // The last answer on skill 0 was the second of three: the gap is 2 places, 3 days.
    EXPECT_DOUBLE_EQ(row[kGapAfterRight], 1 / std::sqrt(2.0));
    EXPECT_EQ(row[kGapAfterWrong], 0);
    EXPECT_DOUBLE_EQ(row[kDaysAfterRight], std::log(4.0));
    EXPECT_EQ(row[kUnderWeek], 1);
    // Elo: e = .5, then 1 - sigma(.5·.5 + .44·.5) …
    const double first = 0.5 * 0.5;
    const double gain = 0.44 * 0.5;
    const double e = 1 - sigma(first + gain);
    const double ability = first + 0.5 / 1.05 * e;
    EXPECT_NEAR(row[kSkillGain], gain + (0.4 / 1.05 + 0.04) * e, 1e-12);
    EXPECT_NEAR(row[kAbility], ability - 0.5 / 1.1 * sigma(ability), 1e-12);
}

TEST(Walk, CountsAGuessedChoiceItemForLessThanAnOpenOne) {
    Answer open = answer(0, 1);
    Answer choice = open;
    choice.guess = 0.25;
    EXPECT_DOUBLE_EQ(credit(open, 0.5), 1);
    EXPECT_DOUBLE_EQ(credit(choice, 0.5), 0.75 * 0.5 / (0.25 + 0.75 * 0.5));
    EXPECT_DOUBLE_EQ(surprise(open, 0.5), 0.5);
    EXPECT_LT(surprise(choice, 0.5), 0.5);
    choice.right = 0;
    EXPECT_DOUBLE_EQ(surprise(choice, 0.5), -0.5) << "a wrong answer was no lucky guess";
}

TEST(Walk, TakesAnAnswerOfWeightTwoAsTwoEqualAnswersInEverySum) {
    const Tables tables = empty_tables(1, 0, 0.5);
    Walk twice(tables);
    Walk heavy(tables);
    twice.restart();
    heavy.restart();
    twice.fold(answer(0, 1));
    twice.fold(answer(0, 1));
    Answer two = answer(0, 1);
    two.weight = 2;
    heavy.fold(two);
    EXPECT_NEAR(heavy.skill(0).recent_right, twice.skill(0).recent_right, 1e-12);
    EXPECT_NEAR(heavy.skill(0).right, twice.skill(0).right, 1e-12);
}

TEST(Walk, ForgetsThePupilAtRestart) {
    const Tables tables = empty_tables(3, 0, 0.6);
    Walk walk(tables);
    walk.restart();
    const FeatureRow fresh = walk.ask({1});
    walk.fold(answer(1, 0));
    walk.fold(answer(2, 1));
    walk.restart();
    EXPECT_EQ(walk.ask({1}), fresh);
    EXPECT_TRUE(walk.touched().empty());
}

TEST(States, FollowTheTableOfTheDesign) {
    const StateBars bars;
    const auto none = SkillState::Unknown;
    EXPECT_EQ(next_state(bars, none, {.9, .8, .5, 1, 0}), SkillState::Unknown) << "less than one answer";
    EXPECT_EQ(next_state(bars, none, {.9, .8, 3, 2, 0}), SkillState::Secure);
    EXPECT_EQ(next_state(bars, none, {.9, .8, 3, 1, 0}), SkillState::Emerging) << "one day is not enough";
    EXPECT_EQ(next_state(bars, none, {.9, .69, 3, 2, 0}), SkillState::Emerging) << "the lower bound is too low";
    EXPECT_EQ(next_state(bars, none, {.84, .8, 3, 2, 0}), SkillState::Emerging);
    EXPECT_EQ(next_state(bars, none, {.40, .1, 2, 1, 0}), SkillState::Emerging);
    EXPECT_EQ(next_state(bars, none, {.39, .1, 2, 1, 0}), SkillState::NotYet);
}

TEST(States, KeepAnEarnedTickUntilItReallyFades) {
    const StateBars bars;
    const auto was = SkillState::Secure;
    EXPECT_EQ(next_state(bars, was, {.80, .3, .5, 2, 60}), SkillState::Secure) << "kept under the entry bar";
    EXPECT_EQ(next_state(bars, was, {.79, .7, 5, 3, 1}), SkillState::Fading);
    EXPECT_EQ(next_state(bars, was, {.95, .9, 5, 3, 61}), SkillState::Fading) << "older than 60 days";
    EXPECT_EQ(next_state(bars, SkillState::Fading, {.82, .75, 5, 3, 1}), SkillState::Fading) << "back only by the entry bar";
    EXPECT_EQ(next_state(bars, SkillState::Fading, {.86, .75, 5, 3, 1}), SkillState::Secure);
    EXPECT_EQ(next_state(bars, SkillState::Fading, {.10, .01, .2, 3, 400}), SkillState::Fading) << "never lost in silence";
}

}  // namespace
}  // namespace bookbag::mastery
