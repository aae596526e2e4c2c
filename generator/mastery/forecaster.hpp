// One shape for every model that predicts the next answer, so that all are compared on the same walk over the same rows.
//
// A forecaster is trained on a book, then walks pupil after pupil. Online it is asked and told in turn; overnight it is
// asked about a whole day and then told that day's answers in the same order. It sees an outcome only when it is told.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "mastery/answers.hpp"

namespace bookbag::mastery {

struct Forecaster {
    std::function<void()> restart;                 ///< a new pupil begins
    std::function<double(const Asked&)> ask;       ///< chance of a right answer, 0 … 1
    std::function<void(const Answer&)> tell;       ///< the answer to the oldest question asked and not yet told
};

/// What a model is trained for.
struct ForecastWish {
    Protocol protocol = Protocol::Online;
    ItemTerms items = ItemTerms::Off;
};

/// One model by name; train() builds a forecaster that keeps what it needs. Order of the list = order in the bench's table.
struct ForecastModel {
    std::string name;
    std::function<Forecaster(const AnswerBook& book, const ForecastWish& wish)> train;
};

/// Every model of the bench: skill mean, Bayesian knowledge tracing, performance factors, Elo, the night's constrained
/// model, the same without constraints, and the blend.
const std::vector<ForecastModel>& forecast_models();

/// The last of the list: what `bench learner --train --test` uses.
const ForecastModel& best_forecast_model();

}  // namespace bookbag::mastery
