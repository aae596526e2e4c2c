// The bench's strongest forecaster: the shared weights, corrected by boosted trees that see more of the recent past.
//
// logit = stack (rows, per-skill weights) + share · forest(rows, traces, pair tables). How much of the forest to take is decided
// on an inner split by pupil, because with few pupils trees learn the pupils and not the work. The night does not use it: a
// forest cannot promise that a right answer never lowers a chance (requirement M3). It shows what the constraints cost, figure by
// figure (docs/measurements-learner.md).
#pragma once

#include <memory>

#include "mastery/forecaster.hpp"
#include "mastery/logistic.hpp"
#include "mastery/tables.hpp"
#include "mastery/traces.hpp"
#include "mastery/trees.hpp"

namespace bookbag::mastery {

/// Everything fitted; const while forecasting.
struct Blend {
    ForecastWish wish;
    Tables tables;
    Weights weights;
    PairTables pairs{0, 5};
    Forest forest;
    double forest_share = 0;  ///< 0 … 1
};

/// Numbers a row for the forest: features, two logits, traces, pair means.
constexpr std::size_t kBlendFeatures = kFeatures + 2 + kTraces + 3;

/// Fits a blend to a book. Under 60 pupils or 20,000 answers: shared weights only.
std::shared_ptr<const Blend> fit_blend(const AnswerBook& book, const ForecastWish& wish);

Forecaster forecaster_of(std::shared_ptr<const Blend> blend);

}  // namespace bookbag::mastery
