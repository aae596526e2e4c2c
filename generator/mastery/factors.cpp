// Fitting by alternating small gradient steps in pupil order; filtering in place.
#include "mastery/factors.hpp"

#include <cmath>

#include "base/random.hpp"
#include "mastery/logit.hpp"

namespace bookbag::mastery {
namespace {

constexpr int kEpochs = 6;
constexpr double kPlacePull = 0.02;      // L2 of a pupil's place, an answer
constexpr double kDirectionPull = 0.002; // L2 of a direction towards its start
constexpr double kFirstSpread = 0.8;     // prior variance along general ability
constexpr double kOtherSpread = 0.5;     // and along the others
constexpr double kDrift = 0.004;         // variance added by each answer: pupils learn

double difficulty(const Tables& tables, const Asked& asked) {
    double d = tables.skill_difficulty[static_cast<std::size_t>(asked.skill)];
    if (asked.item >= 0 && !tables.item_difficulty.empty()) {
        d += tables.item_difficulty[static_cast<std::size_t>(asked.item)];
    }
    return d;
}

double product(const Axes& a, const Axes& b) {
    double sum = 0;
    for (std::size_t k = 0; k < kAxes; ++k) {
        sum += a[k] * b[k];
    }
    return sum;
}

void learn_pupil(const AnswerBook& book, const Tables& tables, std::size_t pupil, double rate, Axes& place, Factors& factors) {
    for (std::size_t a = book.first_of[pupil]; a < book.first_of[pupil + 1]; ++a) {
        const Answer& answer = book.answers[a];
        Axes& q = factors.skill[static_cast<std::size_t>(answer.asked.skill)];
        const double error = answer.right - sigma(tables.start - difficulty(tables, answer.asked) + product(place, q));
        for (std::size_t k = 0; k < kAxes; ++k) {
            const double old = place[k];
            const double rest = k == 0 ? 1 : 0;
            place[k] += rate * (error * q[k] - kPlacePull * old);
            q[k] += rate * 0.3 * (error * old - kDirectionPull * (q[k] - rest));
        }
    }
}

}  // namespace

Factors fit_factors(const AnswerBook& book, const Tables& tables, const std::vector<std::uint8_t>& keep) {
    Factors factors;
    factors.skill.resize(tables.skill_right.size());
    base::Random random(base::Seed{20260903});
    for (Axes& q : factors.skill) {
        q[0] = 1;
        for (std::size_t k = 1; k < kAxes; ++k) {
            q[k] = 0.6 * (random.unit() - 0.5);
        }
    }
    std::vector<Axes> places(book.pupils(), Axes{});
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
        const double rate = 0.12 / (1 + 0.3 * epoch);
        for (std::size_t p = 0; p < book.pupils(); ++p) {
            if (keep.empty() || keep[p] != 0) {
                learn_pupil(book, tables, p, rate, places[p], factors);
            }
        }
    }
    return factors;
}

FactorPlace::FactorPlace(const Factors& factors, const Tables& tables) : factors_(&factors), tables_(&tables) { restart(); }

void FactorPlace::restart() {
    place_ = {};
    spread_ = {};
    for (std::size_t k = 0; k < kAxes; ++k) {
        spread_[k][k] = k == 0 ? kFirstSpread : kOtherSpread;
    }
}

double FactorPlace::logit(const Asked& asked) const {
    return tables_->start - difficulty(*tables_, asked) + product(place_, factors_->skill[static_cast<std::size_t>(asked.skill)]);
}

double FactorPlace::variance(const Asked& asked) const {
    const Axes& q = factors_->skill[static_cast<std::size_t>(asked.skill)];
    double sum = 0;
    for (std::size_t k = 0; k < kAxes; ++k) {
        sum += q[k] * product(spread_[k], q);
    }
    return sum;
}

void FactorPlace::fold(const Answer& answer) {
    const Axes& q = factors_->skill[static_cast<std::size_t>(answer.asked.skill)];
    const double p = sigma(logit(answer.asked));
    const double curvature = std::max(0.02, p * (1 - p));
    Axes along{};
    for (std::size_t k = 0; k < kAxes; ++k) {
        along[k] = product(spread_[k], q);
    }
    const double scale = 1 / (product(q, along) + 1 / curvature);
    const double step = (answer.right - p) / curvature;
    for (std::size_t k = 0; k < kAxes; ++k) {
        place_[k] += along[k] * scale * step;
        for (std::size_t j = 0; j < kAxes; ++j) {
            spread_[k][j] -= along[k] * along[j] * scale;
        }
        spread_[k][k] += kDrift;
    }
}

}  // namespace bookbag::mastery
