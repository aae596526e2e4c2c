// Folding answers in and reading features out (design 4.1 and 4.2).
//
// Weights: an answer of weight w counts as w answers in every sum and moves Elo by w times the error; a decay of .8 an
// answer becomes .8^w. Right answers to choice items count by credit(), so that lucky guesses teach less.
#include "mastery/walk.hpp"

#include <algorithm>
#include <cmath>

#include "mastery/logit.hpp"

namespace bookbag::mastery {
namespace {

constexpr double kRecentDecay = 0.8;
constexpr double kLongDecay = 0.97;
constexpr double kRightFrom = 0.8;   // share of marks from which a partly right answer counts as right in a streak
constexpr double kWrongUnder = 0.5;  // share of marks under which it counts as wrong; between the two it ends a streak
constexpr double kNeighbourShrink = 1.0;

/// sum ← decay^w · sum + (1 + decay + … ) · y, the closed form of w equal answers.
void decay_in(double& sum, double decay, double weight, double y) {
    if (weight == 1) {
        sum = decay * sum + y;
        return;
    }
    const double kept = std::pow(decay, weight);
    sum = kept * sum + (1 - kept) / (1 - decay) * y;
}

std::int32_t next_streak(std::int32_t streak, double right) {
    if (right >= kRightFrom) {
        return std::min(5, std::max(streak, 0) + 1);
    }
    if (right < kWrongUnder) {
        return std::max(-5, std::min(streak, 0) - 1);
    }
    return 0;
}

Feature streak_feature(std::int32_t streak) {
    const auto place = streak < 0 ? static_cast<std::size_t>(5 + streak) : static_cast<std::size_t>(4 + streak);
    return static_cast<Feature>(kStreakMinus5 + place);
}

Feature time_bin(double days) {
    if (days < 1.0 / 24) {
        return kUnderHour;
    }
    if (days < 1) {
        return kUnderDay;
    }
    if (days < 7) {
        return kUnderWeek;
    }
    return days < 30 ? kUnderMonth : kOverMonth;
}

}  // namespace

double days_between(const Asked& asked, const SkillMemory& memory) {
    if (asked.at != kNoTime && memory.last_at != kNoTime) {
        return std::max(0.0, static_cast<double>(asked.at - memory.last_at) / 86400.0);
    }
    return std::max(0.0, static_cast<double>(asked.day - memory.last_day));
}

Walk::Walk(const Tables& tables, const Neighbours* neighbours)
    : tables_(&tables), neighbours_(neighbours), skills_(tables.skill_right.size()), items_(tables.item_right.size()) {}

void Walk::restart(double ability) {
    for (const std::int32_t skill : touched_) {
        skills_[static_cast<std::size_t>(skill)] = {};
    }
    for (const std::int32_t item : touched_items_) {
        items_[static_cast<std::size_t>(item)] = {};
    }
    touched_.clear();
    touched_items_.clear();
    ability_ = ability;
    ability_answers_ = answers_ = right_ = wrong_ = 0;
    recent_right_ = recent_all_ = long_right_ = long_all_ = 0;
    place_ = 0;
}

double Walk::elo_logit(const Asked& asked) const {
    const auto s = static_cast<std::size_t>(asked.skill);
    double x = tables_->start + ability_ + skills_[s].gain - tables_->skill_difficulty[s];
    if (asked.item >= 0 && !items_.empty()) {
        x -= tables_->item_difficulty[static_cast<std::size_t>(asked.item)];
    }
    return x;
}

double Walk::mean_gain(const std::vector<std::int32_t>& skills) const {
    double sum = 0;
    double weight = kNeighbourShrink;
    for (const std::int32_t skill : skills) {
        const SkillMemory& memory = skills_[static_cast<std::size_t>(skill)];
        if (memory.answers > 0) {
            sum += memory.gain;
            weight += 1;
        }
    }
    return sum / weight;
}

void Walk::add_item(const Asked& asked, double share, FeatureRow& row) const {
    if (items_.empty() || asked.item < 0) {
        return;
    }
    const auto i = static_cast<std::size_t>(asked.item);
    row[kItemEase] = -tables_->item_difficulty[i];
    row[kItemShare] = log_odds(tables_->item_mean(asked.skill, asked.item), 1) - log_odds(share, 1);
    row[kItemNew] = tables_->item_count[i] == 0 ? 1 : 0;
    const ItemMemory& memory = items_[i];
    if (memory.right + memory.wrong > 0) {
        row[kItemMet] = 1;
        row[kItemRight] = std::log1p(memory.right);
        row[kItemWrong] = std::log1p(memory.wrong);
    }
}

void Walk::add_history(const SkillMemory& memory, double share, FeatureRow& row) const {
    row[kSkillGain] = memory.gain;
    row[kRate] = log_odds(memory.recent_right + 2 * share, memory.recent_all + 2);
    if (memory.last_place < 0) {
        row[kFirstOnSkill] = 1;
        return;
    }
    row[kRight] = std::log1p(memory.right);
    row[kWrong] = std::log1p(memory.wrong);
    if (memory.streak != 0) {
        row[streak_feature(memory.streak)] = 1;
    }
}

void Walk::add_time(const Asked& asked, const SkillMemory& memory, FeatureRow& row) const {
    if (memory.last_place < 0) {
        return;
    }
    const double gap = 1 / std::sqrt(static_cast<double>(place_ - memory.last_place));
    row[memory.last_right ? kGapAfterRight : kGapAfterWrong] = gap;
    if (asked.day == kNoDay || memory.last_day == kNoDay) {
        return;
    }
    const double days = days_between(asked, memory);
    const double log_days = std::log1p(days);
    row[memory.last_right ? kDaysAfterRight : kDaysAfterWrong] = log_days;
    row[memory.last_right ? kRootDaysAfterRight : kRootDaysAfterWrong] = 1 / std::sqrt(1 + days);
    row[kDaysTimesRight] = memory.last_right ? log_days * row[kRight] : 0;
    row[time_bin(days)] = 1;
}

FeatureRow Walk::ask(const Asked& asked) const {
    FeatureRow row{};
    const auto s = static_cast<std::size_t>(asked.skill);
    const SkillMemory& memory = skills_[s];
    const double share = tables_->skill_mean(asked.skill);
    const double mean = tables_->mean;
    row[kBias] = 1;
    row[kSkillShare] = logit(share);
    row[kAbility] = ability_;
    row[kSkillEase] = -tables_->skill_difficulty[s];
    row[kAllRight] = std::log1p(right_);
    row[kAllWrong] = std::log1p(wrong_);
    row[kRecent] = log_odds(recent_right_ + 2 * mean, recent_all_ + 2);
    row[kLongRun] = log_odds(long_right_ + 4 * mean, long_all_ + 4);
    row[kFirstEver] = place_ == 0 ? 1 : 0;
    add_item(asked, share, row);
    add_history(memory, share, row);
    add_time(asked, memory, row);
    if (neighbours_ != nullptr) {
        row[kBefore] = mean_gain(neighbours_->before[s]);
        row[kAfter] = mean_gain(neighbours_->after[s]);
    }
    return row;
}

void Walk::remember(const Answer& answer, double credit, SkillMemory& memory) {
    const double wrong = 1 - answer.right;
    memory.answers += answer.weight;
    memory.right += answer.weight * credit;
    memory.wrong += answer.weight * wrong;
    decay_in(memory.recent_right, kRecentDecay, answer.weight, credit);
    decay_in(memory.recent_all, kRecentDecay, answer.weight, credit + wrong);
    memory.streak = next_streak(memory.streak, answer.right);
    memory.last_place = place_;
    memory.last_day = answer.asked.day;
    memory.last_at = answer.asked.at;
    memory.last_right = answer.right >= kRightFrom;
}

void Walk::fold(const Answer& answer) {
    const auto s = static_cast<std::size_t>(answer.asked.skill);
    SkillMemory& memory = skills_[s];
    if (memory.last_place < 0) {
        touched_.push_back(answer.asked.skill);
    }
    const double known = sigma(elo_logit(answer.asked));
    const double got = credit(answer, known);
    const double error = surprise(answer, known) * answer.weight;
    ability_ += ability_step(ability_answers_) * error;
    ability_answers_ += answer.weight;
    memory.gain += skill_step(memory.answers) * error;
    const double wrong = 1 - answer.right;
    answers_ += answer.weight;
    right_ += answer.weight * got;
    wrong_ += answer.weight * wrong;
    decay_in(recent_right_, kRecentDecay, answer.weight, got);
    decay_in(recent_all_, kRecentDecay, answer.weight, got + wrong);
    decay_in(long_right_, kLongDecay, answer.weight, got);
    decay_in(long_all_, kLongDecay, answer.weight, got + wrong);
    remember(answer, got, memory);
    if (answer.asked.item >= 0 && !items_.empty()) {
        ItemMemory& item = items_[static_cast<std::size_t>(answer.asked.item)];
        if (item.right + item.wrong == 0) {
            touched_items_.push_back(answer.asked.item);
        }
        item.right += answer.weight * got;
        item.wrong += answer.weight * wrong;
    }
    ++place_;
}

void Walk::add_offset(std::int32_t skill, double logits) { skills_[static_cast<std::size_t>(skill)].offset += logits; }

}  // namespace bookbag::mastery
