// Logistic regression by AdaGrad (Duchi, Hazan and Singer, JMLR 12, 2011), with signs that must hold.
//
// One shared weight a feature, and, where a skill has data enough, three weights of its own (bias, ln(1+W), ln(1+F)).
// Sign constraints are kept at every step by projection, and the streak weights are pooled afterwards, so that a fitted
// set obeys the night's rules (design 4.2) by construction and the guard has little left to cancel.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "mastery/rows.hpp"

namespace bookbag::mastery {

/// Weights of one skill: bias, ln(1+W), ln(1+F).
using OwnWeights = std::array<double, 3>;

/// A model's numbers. per_skill is empty, or has one entry a skill.
struct Weights {
    std::array<double, kFeatures> shared{};
    std::vector<OwnWeights> per_skill;
};

enum class SkillTerms : std::uint8_t { Off, On };

/// Free: as the data say. Night: the constraints of design 4.2 hold, and only features that the night may read are used.
enum class Constraints : std::uint8_t { Free, Night };

struct LogisticWish {
    SkillTerms skill_terms = SkillTerms::Off;
    Constraints constraints = Constraints::Free;
    int epochs = 8;
    double rate = 0.05;
    double shared_l2 = 1e-5;
    double skill_l2 = 1e-2;
    std::int32_t skill_answers = 300;   ///< per-skill weights only from this many answers on
    std::uint64_t seed = 20260901;
};

/// Fits to the rows whose place is in `use` (empty = all).
Weights fit_logistic(const Rows& rows, const LogisticWish& wish, const std::vector<std::uint32_t>& use = {});

/// z of a row: the sum of weights × features; a skill that the fit has not met has no weights of its own.
double logit_of(const Weights& weights, const float* row, std::int32_t skill);
double logit_of(const Weights& weights, const FeatureRow& row, std::int32_t skill);

/// The nearest weights that obey the night's constraints: signs held, streak pooled (pool adjacent violators, 0 at
/// streak 0), terms that the night may not read set to 0.
Weights constrained(Weights weights);

/// Whether `weights` obeys them exactly and every number is finite.
bool obeys_night(const Weights& weights);

}  // namespace bookbag::mastery
