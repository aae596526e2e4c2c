// Names of the features; the order is that of enum Feature.
#include "mastery/features.hpp"

namespace bookbag::mastery {
namespace {

constexpr std::array<std::string_view, kFeatures> kNames = {
    "bias", "skill_share", "ability", "skill_gain", "skill_ease", "item_ease", "item_share", "item_new", "item_met",
    "item_right", "item_wrong", "right", "wrong", "all_right", "all_wrong", "rate", "recent", "long_run",
    "first_on_skill", "first_ever", "streak_minus_5", "streak_minus_4", "streak_minus_3", "streak_minus_2",
    "streak_minus_1", "streak_plus_1", "streak_plus_2", "streak_plus_3", "streak_plus_4", "streak_plus_5",
    "gap_after_right", "gap_after_wrong", "days_after_right", "days_after_wrong", "root_days_after_right",
    "root_days_after_wrong", "days_times_right", "under_hour", "under_day", "under_week", "under_month", "over_month",
    "before", "after"};

}  // namespace

std::string_view name_of(Feature feature) { return kNames.at(feature); }

}  // namespace bookbag::mastery
