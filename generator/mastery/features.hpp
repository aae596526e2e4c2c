// What the logistic model looks at (design 4.2), as a fixed row of numbers with names.
//
// The row is dense and short, because about thirty shared weights are enough (design 6.2) and a row that can be printed
// can be explained. None of these numbers is about who the child is; all are about answers.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace bookbag::mastery {

/// Places in a FeatureRow. Gap and day terms stand twice, by whether the last answer on the skill went well: the night
/// uses only the first of each pair (design 4.2, constraint 2).
enum Feature : std::size_t {
    kBias,
    kSkillShare,       ///< logit m_s
    kAbility,          ///< th_u
    kSkillGain,        ///< k_us
    kSkillEase,        ///< -d_s
    kItemEase,         ///< -d_i
    kItemShare,        ///< lo(m_i, 1) - lo(m_s, 1)
    kItemNew,          ///< no answer to this item in the tables
    kItemMet,          ///< this pupil has met the item
    kItemRight,        ///< ln(1 + right on it)
    kItemWrong,        ///< ln(1 + wrong on it)
    kRight,            ///< ln(1 + W) on the skill
    kWrong,            ///< ln(1 + F) on the skill
    kAllRight,         ///< ln(1 + W) on everything
    kAllWrong,         ///< ln(1 + F) on everything
    kRate,             ///< lo(dw + 2 m_s, da + 2), decay .8
    kRecent,           ///< recent on anything: decay .8, prior 2 m of 2
    kLongRun,          ///< long run on anything: decay .97, prior 4 m of 4
    kFirstOnSkill,
    kFirstEver,
    kStreakMinus5, kStreakMinus4, kStreakMinus3, kStreakMinus2, kStreakMinus1,
    kStreakPlus1, kStreakPlus2, kStreakPlus3, kStreakPlus4, kStreakPlus5,
    kGapAfterRight,    ///< 1 / sqrt(answers since the last on the skill), last one right
    kGapAfterWrong,
    kDaysAfterRight,   ///< ln(1 + days) since the last on the skill, last one right
    kDaysAfterWrong,
    kRootDaysAfterRight,   ///< (1 + days)^-.5
    kRootDaysAfterWrong,
    kDaysTimesRight,   ///< ln(1 + days) · ln(1 + W), last one right
    kUnderHour, kUnderDay, kUnderWeek, kUnderMonth, kOverMonth,  ///< bins of the time since the last on the skill
    kBefore,           ///< mean k of direct prerequisites with evidence, shrunk
    kAfter,            ///< mean k of direct dependents with evidence, shrunk
    kFeatures
};

using FeatureRow = std::array<double, kFeatures>;

/// The name of a feature in weights.yaml and `explain`: "ability", "streak_plus_3".
std::string_view name_of(Feature feature);

}  // namespace bookbag::mastery
