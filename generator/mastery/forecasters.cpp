// The list of models, weakest first. Each entry is a few lines: train, then three closures over what was trained.
#include "mastery/forecaster.hpp"

#include <array>
#include <cmath>
#include <memory>

#include "mastery/bayesian_tracing.hpp"
#include "mastery/blend.hpp"
#include "mastery/logistic.hpp"
#include "mastery/logit.hpp"
#include "mastery/rows.hpp"
#include "mastery/walk.hpp"

namespace bookbag::mastery {
namespace {

Forecaster train_skill_mean(const AnswerBook& book, const ForecastWish& wish) {
    auto tables = std::make_shared<Tables>(fit_tables(book, {wish.items, {}, {}}));
    const bool items = wish.items == ItemTerms::On;
    return {[] {},
            [tables, items](const Asked& a) { return items ? tables->item_mean(a.skill, a.item) : tables->skill_mean(a.skill); },
            [](const Answer&) {}};
}

Forecaster train_elo(const AnswerBook& book, const ForecastWish& wish) {
    auto tables = std::make_shared<Tables>(fit_tables(book, {wish.items, {}, {}}));
    auto walk = std::make_shared<Walk>(*tables);
    return {[walk, tables] { walk->restart(); }, [walk](const Asked& a) { return sigma(walk->elo_logit(a)); },
            [walk](const Answer& a) { walk->fold(a); }};
}

/// Beliefs by skill of the pupil at hand.
struct TracingState {
    std::vector<TracingSkill> skills;
    std::vector<double> belief;
    void restart() {
        belief.resize(skills.size());
        for (std::size_t s = 0; s < skills.size(); ++s) {
            belief[s] = skills[s].known_first;
        }
    }
};

Forecaster train_tracing(const AnswerBook& book, const ForecastWish&) {
    auto state = std::make_shared<TracingState>();
    state->skills = fit_tracing(book);
    return {[state] { state->restart(); },
            [state](const Asked& a) {
                return traced_chance(state->skills[static_cast<std::size_t>(a.skill)],
                                     state->belief[static_cast<std::size_t>(a.skill)]);
            },
            [state](const Answer& a) {
                const auto s = static_cast<std::size_t>(a.asked.skill);
                state->belief[s] = traced(state->skills[s], state->belief[s], a.right >= 0.5);
            }};
}

/// Performance factors analysis with logarithms of counts: per skill a bias and two slopes (Pavlik, Cen and Koedinger, 2009).
struct FactorsState {
    std::vector<std::array<double, 3>> weights;
    std::vector<std::array<double, 2>> counts;
    std::vector<std::size_t> touched;

    double logit(std::size_t s) const {
        return weights[s][0] + weights[s][1] * std::log1p(counts[s][0]) + weights[s][2] * std::log1p(counts[s][1]);
    }
    void restart() {
        for (const std::size_t s : touched) {
            counts[s] = {};
        }
        touched.clear();
    }
    void tell(const Answer& a) {
        const auto s = static_cast<std::size_t>(a.asked.skill);
        touched.push_back(s);
        counts[s][a.right >= 0.5 ? 0 : 1] += 1;
    }
};

void fit_factors_epoch(const AnswerBook& book, double rate, FactorsState& state, std::vector<std::array<double, 3>>& squares) {
    for (std::size_t p = 0; p < book.pupils(); ++p) {
        state.restart();
        for (std::size_t a = book.first_of[p]; a < book.first_of[p + 1]; ++a) {
            const Answer& answer = book.answers[a];
            const auto s = static_cast<std::size_t>(answer.asked.skill);
            const double error = sigma(state.logit(s)) - answer.right;
            const std::array<double, 3> x = {1, std::log1p(state.counts[s][0]), std::log1p(state.counts[s][1])};
            for (std::size_t k = 0; k < 3; ++k) {
                const double g = error * x[k] + 1e-4 * state.weights[s][k];
                squares[s][k] += g * g;
                state.weights[s][k] -= rate * g / std::sqrt(squares[s][k]);
            }
            state.tell(answer);
        }
    }
}

Forecaster train_performance_factors(const AnswerBook& book, const ForecastWish&) {
    auto state = std::make_shared<FactorsState>();
    const auto skills = static_cast<std::size_t>(book.skills);
    state->weights.assign(skills, {});
    state->counts.assign(skills, {});
    std::vector<std::array<double, 3>> squares(skills, {1e-8, 1e-8, 1e-8});
    for (int epoch = 0; epoch < 6; ++epoch) {
        fit_factors_epoch(book, 0.1 / (1 + 0.5 * epoch), *state, squares);
    }
    return {[state] { state->restart(); },
            [state](const Asked& a) { return sigma(state->logit(static_cast<std::size_t>(a.skill))); },
            [state](const Answer& a) { state->tell(a); }};
}

Forecaster train_stack(const AnswerBook& book, const ForecastWish& wish, Constraints constraints) {
    struct State {
        Tables tables;
        Weights weights;
        std::unique_ptr<Walk> walk;
    };
    auto state = std::make_shared<State>();
    state->tables = fit_tables(book, {wish.items, {}, {}});
    LogisticWish logistic;
    logistic.constraints = constraints;
    logistic.epochs = book.answers.size() >= 250000 ? 4 : 8;
    state->weights = fit_logistic(cross_fitted_rows(book, {wish.protocol, wish.items, nullptr, {}}), logistic);
    state->walk = std::make_unique<Walk>(state->tables);
    return {[state] { state->walk->restart(); },
            [state](const Asked& a) { return sigma(logit_of(state->weights, state->walk->ask(a), a.skill)); },
            [state](const Answer& a) { state->walk->fold(a); }};
}

}  // namespace

const std::vector<ForecastModel>& forecast_models() {
    static const std::vector<ForecastModel> models = {
        {"skill or item mean", train_skill_mean},
        {"knowledge tracing", train_tracing},
        {"performance factors", train_performance_factors},
        {"Elo", train_elo},
        {"stack, night rules", [](const AnswerBook& b, const ForecastWish& w) { return train_stack(b, w, Constraints::Night); }},
        {"stack, free", [](const AnswerBook& b, const ForecastWish& w) { return train_stack(b, w, Constraints::Free); }},
        {"blend", [](const AnswerBook& b, const ForecastWish& w) { return forecaster_of(fit_blend(b, w)); }},
    };
    return models;
}

const ForecastModel& best_forecast_model() {
    return forecast_models().back();
}

}  // namespace bookbag::mastery
