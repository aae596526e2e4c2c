// What the answers of many pupils say about skills and items: difficulties and shares right.
//
// Difficulties come from an Elo pass (Pelánek, "Applications of the Elo rating system in adaptive educational systems",
// Computers & Education 98, 2016): each answer moves pupil and item towards each other with a falling step. It costs
// one walk over the answers, against dozens for item response theory, and ranks items nearly as well. Constants:
// mastery-and-targets design 4.1. Tables are frozen at night; only pupil values move then.
#pragma once

#include <cstdint>
#include <vector>

#include "mastery/answers.hpp"

namespace bookbag::mastery {

/// Difficulties in logits; right and count are sums of y and of answers. `mean` is the share right over everything.
struct Tables {
    double mean = 0.7;
    double start = 0.8472978603872034;  ///< mu = logit(mean)
    std::vector<double> skill_difficulty;
    std::vector<double> skill_right;
    std::vector<double> skill_count;
    std::vector<double> item_difficulty;
    std::vector<double> item_right;
    std::vector<double> item_count;

    /// Share right on a skill, shrunk by 5 answers towards the mean.
    double skill_mean(std::int32_t skill) const {
        const auto s = static_cast<std::size_t>(skill);
        return (skill_right[s] + 5 * mean) / (skill_count[s] + 5);
    }
    /// Share right on an item, shrunk by 8 answers towards its skill; the skill's own share for no item.
    double item_mean(std::int32_t skill, std::int32_t item) const {
        if (item < 0) {
            return skill_mean(skill);
        }
        const auto i = static_cast<std::size_t>(item);
        return (item_right[i] + 8 * skill_mean(skill)) / (item_count[i] + 8);
    }
};

/// Tables that know nothing: difficulties 0, share right `mean` (0 < mean < 1).
Tables empty_tables(std::int32_t skills, std::int32_t items, double mean);

/// Which answers a table is fitted to, and where difficulties begin. keep[pupil] = 0 leaves a pupil out; empty = all.
/// difficulty[skill] is the first guess in logits (from the map's years); empty = 0.
struct TableWish {
    ItemTerms items = ItemTerms::Off;
    std::vector<std::uint8_t> keep;
    std::vector<double> difficulty;
};

/// Fits tables in two passes in pupil order; a pupil's values begin anew in each pass.
Tables fit_tables(const AnswerBook& book, const TableWish& wish);

/// The part of a right answer that was known rather than guessed: right × (1-g)q / (g + (1-g)q), where `known` = q is
/// the chance of knowing it before the answer. All of it for an open question.
double credit(const Answer& answer, double known);

/// The Elo error e of an answer, with guessing taken out: the slope of its log likelihood in logits of knowing. It is
/// right - known for an open question; a right guess moves less, a wrong answer moves as much as ever.
double surprise(const Answer& answer, double known);

/// Step sizes of the Elo pass, shared with the nightly walk: after n answers so far.
double ability_step(double answers);
double skill_step(double answers);

}  // namespace bookbag::mastery
