// Bookkeeping of the recent past. Missing values are -1, so that a tree can tell "never" from "wrong".
#include "mastery/traces.hpp"

#include <algorithm>
#include <cmath>

#include "mastery/logit.hpp"

namespace bookbag::mastery {
namespace {

constexpr float kAbsent = -1;
constexpr float kShrink = 15;

float log1p_of(double x) { return static_cast<float>(std::log1p(x)); }

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    std::uint64_t x = a * 0x9E3779B97F4A7C15ULL ^ (b + 0x7F4A7C15ULL);
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

std::uint64_t outcome_code(float right) { return right < 0 ? 2 : (right >= 0.5F ? 1 : 0); }

}  // namespace

Trace::Trace(const Tables& tables) : tables_(&tables), items_(tables.item_right.size()), skills_(tables.skill_right.size()) { restart(); }

void Trace::restart() {
    for (const std::int32_t item : touched_items_) {
        items_[static_cast<std::size_t>(item)] = {};
    }
    for (const std::int32_t skill : touched_skills_) {
        skills_[static_cast<std::size_t>(skill)] = {};
    }
    touched_items_.clear();
    touched_skills_.clear();
    place_ = run_ = 0;
    last_item_ = last_skill_ = -1;
    last_right_.fill(kAbsent);
    surprise_fast_ = surprise_slow_ = ease_ = 0;
    last_at_ = kNoTime;
}

TraceRow Trace::ask(const Asked& asked) const {
    TraceRow row{};
    const auto s = static_cast<std::size_t>(asked.skill);
    const Practised& skill = skills_[s];
    const bool has_item = asked.item >= 0 && !items_.empty();
    const Met met = has_item ? items_[static_cast<std::size_t>(asked.item)] : Met{};
    std::size_t f = 0;
    row[f++] = has_item ? log1p_of(tables_->item_count[static_cast<std::size_t>(asked.item)]) : kAbsent;
    row[f++] = log1p_of(tables_->skill_count[s]);
    row[f++] = static_cast<float>(tables_->item_mean(asked.skill, has_item ? asked.item : -1));
    row[f++] = log1p_of(place_);
    for (const float right : last_right_) {
        row[f++] = right;
    }
    row[f++] = last_item_ < 0 ? kAbsent : (asked.item == last_item_ ? 1.0F : 0.0F);
    row[f++] = last_skill_ < 0 ? kAbsent : (asked.skill == last_skill_ ? 1.0F : 0.0F);
    row[f++] = met.last_right;
    row[f++] = static_cast<float>(met.times);
    row[f++] = met.last_place < 0 ? kAbsent : log1p_of(place_ - met.last_place);
    row[f++] = asked.skill == last_skill_ ? static_cast<float>(run_) : 0.0F;
    row[f++] = log1p_of(static_cast<double>(touched_skills_.size()));
    row[f++] = skill.last_place < 0 ? kAbsent : log1p_of(place_ - skill.last_place);
    row[f++] = skill.last_right;
    row[f++] = skill.before_last_right;
    row[f++] = static_cast<float>((skill.quick_right + 0.5 * tables_->skill_mean(asked.skill)) / (skill.quick_all + 0.5));
    row[f++] = static_cast<float>(skill.surprise);
    row[f++] = static_cast<float>(surprise_fast_);
    row[f++] = static_cast<float>(surprise_slow_);
    row[f++] = static_cast<float>(ease_);
    const bool timed = asked.at != kNoTime;
    row[f++] = timed && last_at_ != kNoTime ? log1p_of(static_cast<double>(std::max<std::int64_t>(0, asked.at - last_at_))) : kAbsent;
    row[f++] = timed && skill.last_at != kNoTime ? log1p_of(static_cast<double>(std::max<std::int64_t>(0, asked.at - skill.last_at))) : kAbsent;
    row[f++] = timed ? static_cast<float>((asked.at % 86400) / 3600) : kAbsent;
    row[f++] = static_cast<float>(skill.times);
    return row;
}

std::array<std::uint64_t, 3> Trace::keys(const Asked& asked) const {
    const auto skill = static_cast<std::uint64_t>(asked.skill);
    const bool has_item = asked.item >= 0 && !items_.empty();
    const std::uint64_t what = has_item ? static_cast<std::uint64_t>(asked.item) * 2 + 1 : skill * 2;
    const std::uint64_t last = has_item ? static_cast<std::uint64_t>(last_item_ + 1) : static_cast<std::uint64_t>(last_skill_ + 1);
    const std::uint64_t outcome = outcome_code(last_right_[0]);
    const Met met = has_item ? items_[static_cast<std::size_t>(asked.item)] : Met{};
    const Practised& practised = skills_[static_cast<std::size_t>(asked.skill)];
    const std::uint64_t times = static_cast<std::uint64_t>(std::min(has_item ? met.times : practised.times, 6));
    const float right = has_item ? met.last_right : practised.last_right;
    return {mix(mix(what, last), outcome + 10), mix(mix(skill, static_cast<std::uint64_t>(last_skill_ + 1)), outcome + 20),
            mix(mix(what, times), outcome_code(right) + 30)};
}

void Trace::fold(const Answer& answer, double expected) {
    const auto right = static_cast<float>(answer.right);
    const double surprise = answer.right - expected;
    const auto s = static_cast<std::size_t>(answer.asked.skill);
    Practised& skill = skills_[s];
    if (skill.last_place < 0) {
        touched_skills_.push_back(answer.asked.skill);
    }
    run_ = answer.asked.skill == last_skill_ ? run_ + 1 : 1;
    ++skill.times;
    skill.last_place = place_;
    skill.before_last_right = skill.last_right;
    skill.last_right = right;
    skill.quick_right = 0.5 * skill.quick_right + answer.right;
    skill.quick_all = 0.5 * skill.quick_all + 1;
    skill.surprise = 0.7 * skill.surprise + surprise;
    skill.last_at = answer.asked.at;
    double ease = -tables_->skill_difficulty[s];
    if (answer.asked.item >= 0 && !items_.empty()) {
        const auto i = static_cast<std::size_t>(answer.asked.item);
        Met& met = items_[i];
        if (met.last_place < 0) {
            touched_items_.push_back(answer.asked.item);
        }
        ++met.times;
        met.last_place = place_;
        met.last_right = right;
        ease -= tables_->item_difficulty[i];
    }
    ease_ = 0.8 * ease_ + 0.2 * ease;
    surprise_fast_ = 0.7 * surprise_fast_ + surprise;
    surprise_slow_ = 0.95 * surprise_slow_ + surprise;
    std::rotate(last_right_.begin(), last_right_.end() - 1, last_right_.end());
    last_right_[0] = right;
    last_item_ = answer.asked.item;
    last_skill_ = answer.asked.skill;
    last_at_ = answer.asked.at;
    ++place_;
}

PairTables::PairTables(std::size_t expected_keys, int folds) : folds_(folds) {
    std::size_t size = 64;
    while (size < 2 * expected_keys) {
        size *= 2;
    }
    entries_.resize(size);
}

/// The place of `key`, or the free place where it would go. Keys are well mixed; key 0 means free.
std::size_t PairTables::find(std::uint64_t key) const {
    const std::size_t mask = entries_.size() - 1;
    std::size_t place = static_cast<std::size_t>(key) & mask;
    while (entries_[place].key != 0 && entries_[place].key != key) {
        place = (place + 1) & mask;
    }
    return place;
}

void PairTables::add(std::uint64_t key, int fold, double right) {
    Entry& entry = entries_[find(key)];
    if (entry.key == 0) {
        if (2 * ++used_ > entries_.size()) {
            return;  // full: rare situations are left out rather than slow the walk down
        }
        entry.key = key;
    }
    entry.sum[static_cast<std::size_t>(fold)] += static_cast<float>(right);
    entry.count[static_cast<std::size_t>(fold)] += 1;
}

float PairTables::lift(std::uint64_t key, int fold, float usual) const {
    const Entry& entry = entries_[find(key)];
    float sum = 0;
    float count = 0;
    for (int k = 0; k < folds_; ++k) {
        if (k != fold) {
            sum += entry.sum[static_cast<std::size_t>(k)];
            count += entry.count[static_cast<std::size_t>(k)];
        }
    }
    return (sum + kShrink * usual) / (count + kShrink) - usual;
}

void PairTables::forget_folds() {
    std::vector<Total> kept;
    for (const Entry& entry : entries_) {
        Total total{entry.key, 0, 0};
        for (int k = 0; k < folds_; ++k) {
            total.sum += entry.sum[static_cast<std::size_t>(k)];
            total.count += entry.count[static_cast<std::size_t>(k)];
        }
        if (total.count > 0) {
            kept.push_back(total);
        }
    }
    entries_.assign(1, {});
    std::size_t size = 64;
    while (size < 2 * kept.size()) {
        size *= 2;
    }
    totals_.assign(size, {});
    for (const Total& total : kept) {
        std::size_t place = static_cast<std::size_t>(total.key) & (size - 1);
        while (totals_[place].key != 0) {
            place = (place + 1) & (size - 1);
        }
        totals_[place] = total;
    }
}

float PairTables::lift(std::uint64_t key, float usual) const {
    const std::size_t mask = totals_.size() - 1;
    std::size_t place = static_cast<std::size_t>(key) & mask;
    while (totals_[place].key != 0 && totals_[place].key != key) {
        place = (place + 1) & mask;
    }
    return (totals_[place].sum + kShrink * usual) / (totals_[place].count + kShrink) - usual;
}

}  // namespace bookbag::mastery
