// Several abilities instead of one: which skills go well together, learned from many pupils.
//
// Each skill has a direction q_s in a small space, each pupil a place p_u in it: z = mu - d_s - d_i + p_u · q_s (the
// multidimensional item response model of Reckase, 2009). Directions are fitted by stochastic gradient; a pupil's place is
// filtered answer by answer with its uncertainty (an extended Kalman filter: Gaussian prior, logistic likelihood linearised
// at the prediction), so the first answers move it most. The first axis begins as general ability.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "mastery/answers.hpp"
#include "mastery/tables.hpp"

namespace bookbag::mastery {

constexpr std::size_t kAxes = 6;
using Axes = std::array<double, kAxes>;

/// Directions of skills.
struct Factors {
    std::vector<Axes> skill;
};

/// Fits directions to the pupils of `book` for which `keep` is not 0 (empty = all), with the difficulties of `tables`.
Factors fit_factors(const AnswerBook& book, const Tables& tables, const std::vector<std::uint8_t>& keep = {});

/// One pupil's place with its uncertainty.
class FactorPlace {
public:
    /// Both must outlive this.
    FactorPlace(const Factors& factors, const Tables& tables);
    void restart();
    /// Logit of the next answer, and the variance of p_u · q_s.
    double logit(const Asked& asked) const;
    double variance(const Asked& asked) const;
    void fold(const Answer& answer);

private:
    const Factors* factors_;
    const Tables* tables_;
    Axes place_{};
    std::array<Axes, kAxes> spread_{};
};

}  // namespace bookbag::mastery
