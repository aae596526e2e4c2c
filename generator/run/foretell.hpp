// The walk of a forecaster over test rows: asks, hands out the chance, and only then looks at the outcome.
//
// One function for the file form and the table form of `bookbag bench learner`, so that both keep the same promise.
#pragma once

#include <cstddef>

#include "mastery/forecaster.hpp"

namespace bookbag::run {

/// Calls write(place, chance) for every answer of `book`, pupil by pupil in time order, and outcome(place) (0 … 1) only
/// after that: online at once, overnight after all chances of that pupil's day have been written.
template <typename Write, typename Outcome>
void foretell(const mastery::Forecaster& model, const mastery::AnswerBook& book, mastery::Protocol protocol, Write&& write,
              Outcome&& outcome) {
    const auto same_day = [&](std::size_t a, std::size_t b) { return book.answers[a].asked.day == book.answers[b].asked.day; };
    for (std::size_t p = 0; p < book.pupils(); ++p) {
        model.restart();
        std::size_t a = book.first_of[p];
        const std::size_t end = book.first_of[p + 1];
        while (a < end) {
            std::size_t stop = a + 1;
            while (protocol == mastery::Protocol::Overnight && stop < end && same_day(stop, a)) {
                ++stop;
            }
            for (std::size_t i = a; i < stop; ++i) {
                write(i, model.ask(book.answers[i].asked));
            }
            for (; a < stop; ++a) {
                mastery::Answer answer = book.answers[a];
                answer.right = outcome(a);
                model.tell(answer);
            }
        }
    }
}

}  // namespace bookbag::run
