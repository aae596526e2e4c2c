// The fit: stochastic, in a fixed shuffled order, one thread.
#include "mastery/logistic.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/random.hpp"
#include "mastery/logit.hpp"

namespace bookbag::mastery {
namespace {

constexpr std::array<Feature, 12> kNeverNegative = {kSkillShare, kAbility, kSkillGain, kSkillEase, kItemEase, kRight, kRate, kRecent,
                                                    kLongRun, kItemRight, kGapAfterRight, kRootDaysAfterRight};
constexpr std::array<Feature, 5> kNeverPositive = {kWrong, kAllWrong, kItemWrong, kDaysAfterRight, kDaysTimesRight};
constexpr std::array<Feature, 9> kUnreadAtNight = {kGapAfterWrong, kDaysAfterWrong, kRootDaysAfterWrong, kUnderHour, kUnderDay,
                                                   kUnderWeek, kUnderMonth, kOverMonth, kItemMet};

struct Slot {
    double weight = 0;
    double squares = 1e-8;
};

struct Fitting {
    std::array<Slot, kFeatures> shared{};
    std::array<int, kFeatures> sign{};  // -1 never positive, +1 never negative, 2 not read, 0 free
    std::vector<std::array<Slot, 3>> skill;
    std::vector<std::uint8_t> has_skill;
};

std::array<int, kFeatures> signs_of(Constraints constraints) {
    std::array<int, kFeatures> sign{};
    if (constraints == Constraints::Night) {
        for (const Feature f : kNeverNegative) {
            sign[f] = 1;
        }
        for (const Feature f : kNeverPositive) {
            sign[f] = -1;
        }
        sign[kAllRight] = 1;
        for (const Feature f : kUnreadAtNight) {
            sign[f] = 2;
        }
    }
    return sign;
}

double held(double weight, int sign) {
    if (sign == 2) {
        return 0;
    }
    if (sign == 1) {
        return std::max(0.0, weight);
    }
    return sign == -1 ? std::min(0.0, weight) : weight;
}

void move(Slot& slot, double gradient, double rate) {
    slot.squares += gradient * gradient;
    slot.weight -= rate * gradient / std::sqrt(slot.squares);
}

double value_of(const Fitting& fit, const float* x, std::size_t skill) {
    double z = 0;
    for (std::size_t f = 0; f < kFeatures; ++f) {
        z += fit.shared[f].weight * static_cast<double>(x[f]);
    }
    if (!fit.has_skill.empty() && fit.has_skill[skill] != 0) {
        const auto& own = fit.skill[skill];
        z += own[0].weight + own[1].weight * static_cast<double>(x[kRight]) + own[2].weight * static_cast<double>(x[kWrong]);
    }
    return z;
}

void step(Fitting& fit, const Rows& rows, std::size_t place, const LogisticWish& wish, double rate) {
    const float* x = rows.row(place);
    const auto skill = static_cast<std::size_t>(rows.skill[place]);
    const double error = (sigma(value_of(fit, x, skill)) - static_cast<double>(rows.right[place])) * static_cast<double>(rows.weight[place]);
    for (std::size_t f = 0; f < kFeatures; ++f) {
        if (x[f] != 0 && fit.sign[f] != 2) {
            Slot& slot = fit.shared[f];
            move(slot, error * static_cast<double>(x[f]) + wish.shared_l2 * slot.weight, rate);
            slot.weight = held(slot.weight, fit.sign[f]);
        }
    }
    if (!fit.has_skill.empty() && fit.has_skill[skill] != 0) {
        const std::array<double, 3> own = {1, static_cast<double>(x[kRight]), static_cast<double>(x[kWrong])};
        for (std::size_t k = 0; k < 3; ++k) {
            move(fit.skill[skill][k], error * own[k] + wish.skill_l2 * fit.skill[skill][k].weight, rate);
        }
    }
}

void prepare_skill_terms(Fitting& fit, const Rows& rows, const std::vector<std::uint32_t>& order, const LogisticWish& wish) {
    std::int32_t skills = 0;
    for (const std::int32_t s : rows.skill) {
        skills = std::max(skills, s + 1);
    }
    std::vector<std::int32_t> count(static_cast<std::size_t>(skills), 0);
    for (const std::uint32_t place : order) {
        ++count[static_cast<std::size_t>(rows.skill[place])];
    }
    fit.skill.resize(count.size());
    fit.has_skill.resize(count.size());
    for (std::size_t s = 0; s < count.size(); ++s) {
        fit.has_skill[s] = count[s] >= wish.skill_answers ? 1 : 0;
    }
}

/// Pools neighbours until `values` never falls (pool adjacent violators, equal weights).
void pool(std::array<double, 5>& values) {
    for (std::size_t round = 0; round < 5; ++round) {
        for (std::size_t i = 0; i + 1 < 5; ++i) {
            if (values[i] <= values[i + 1]) {
                continue;
            }
            std::size_t end = i + 1;
            double sum = values[i] + values[end];
            while (end + 1 < 5 && sum / static_cast<double>(end - i + 1) > values[end + 1]) {
                sum += values[++end];
            }
            for (std::size_t j = i; j <= end; ++j) {
                values[j] = sum / static_cast<double>(end - i + 1);
            }
        }
    }
}

void pool_streaks(std::array<double, kFeatures>& w) {
    std::array<double, 5> minus{};
    std::array<double, 5> plus{};
    std::copy_n(w.begin() + kStreakMinus5, 5, minus.begin());
    std::copy_n(w.begin() + kStreakPlus1, 5, plus.begin());
    pool(minus);
    pool(plus);
    for (std::size_t i = 0; i < 5; ++i) {
        w[kStreakMinus5 + i] = std::min(0.0, minus[i]);
        w[kStreakPlus1 + i] = std::max(0.0, plus[i]);
    }
}

}  // namespace

Weights fit_logistic(const Rows& rows, const LogisticWish& wish, const std::vector<std::uint32_t>& use) {
    std::vector<std::uint32_t> order = use;
    if (order.empty()) {
        order.resize(rows.size());
        std::iota(order.begin(), order.end(), 0U);
    }
    Fitting fit;
    fit.sign = signs_of(wish.constraints);
    if (wish.skill_terms == SkillTerms::On) {
        prepare_skill_terms(fit, rows, order, wish);
    }
    base::Random random(base::Seed{wish.seed});
    for (int epoch = 0; epoch < wish.epochs; ++epoch) {
        random.shuffle(order);
        const double rate = wish.rate / (1 + 0.5 * epoch);
        for (const std::uint32_t place : order) {
            step(fit, rows, place, wish, rate);
        }
    }
    Weights weights;
    for (std::size_t f = 0; f < kFeatures; ++f) {
        weights.shared[f] = fit.shared[f].weight;
    }
    for (const auto& own : fit.skill) {
        weights.per_skill.push_back({own[0].weight, own[1].weight, own[2].weight});
    }
    return wish.constraints == Constraints::Night ? constrained(std::move(weights)) : weights;
}

double logit_of(const Weights& weights, const float* row, std::int32_t skill) {
    double z = 0;
    for (std::size_t f = 0; f < kFeatures; ++f) {
        z += weights.shared[f] * static_cast<double>(row[f]);
    }
    if (static_cast<std::size_t>(skill) < weights.per_skill.size()) {
        const OwnWeights& own = weights.per_skill[static_cast<std::size_t>(skill)];
        z += own[0] + own[1] * static_cast<double>(row[kRight]) + own[2] * static_cast<double>(row[kWrong]);
    }
    return z;
}

double logit_of(const Weights& weights, const FeatureRow& row, std::int32_t skill) {
    double z = 0;
    for (std::size_t f = 0; f < kFeatures; ++f) {
        z += weights.shared[f] * row[f];
    }
    if (static_cast<std::size_t>(skill) < weights.per_skill.size()) {
        const OwnWeights& own = weights.per_skill[static_cast<std::size_t>(skill)];
        z += own[0] + own[1] * row[kRight] + own[2] * row[kWrong];
    }
    return z;
}

Weights constrained(Weights weights) {
    const auto sign = signs_of(Constraints::Night);
    for (std::size_t f = 0; f < kFeatures; ++f) {
        weights.shared[f] = held(weights.shared[f], sign[f]);
    }
    pool_streaks(weights.shared);
    for (OwnWeights& own : weights.per_skill) {
        own[1] = std::max(own[1], -weights.shared[kRight]);
        own[2] = std::min(own[2], -weights.shared[kWrong]);
    }
    return weights;
}

bool obeys_night(const Weights& weights) {
    for (const double w : weights.shared) {
        if (!std::isfinite(w)) {
            return false;
        }
    }
    const Weights other = constrained(weights);
    return other.shared == weights.shared && other.per_skill == weights.per_skill;
}

}  // namespace bookbag::mastery
