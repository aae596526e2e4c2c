// A template and a seed make a question: the same one on every machine, so that template, version and seed on a page
// foot are enough to print it again.
#pragma once

#include <cstdint>
#include <string>

#include "base/random.hpp"
#include "base/result.hpp"
#include "questions/question.hpp"
#include "questions/question_template.hpp"

namespace bookbag::questions {

constexpr int kMostTries = 1000;

/// The question of `made_from` for `seed`: the same on every machine. A draw that fails `require`, lies on a rounding tie, or
/// has a wrong answer equal to the right one or two options alike, is repeated, at most 1,000 times; a pool seed has one try.
/// Fails with code "E-NO-DRAW" when no try succeeds, else with BadInput at the place of the failing expression.
base::Result<Question> draw(const QuestionTemplate& made_from, base::Seed seed);

/// Only the variant's note: what draw() would put there, without making the rest.
base::Result<std::string> draw_note(const QuestionTemplate& made_from, base::Seed seed);

/// How hard a template is to draw.
struct DrawTally {
    std::int64_t tries = 0;
    std::int64_t accepted = 0;
};

/// Counts tries over `seeds` ordinary seeds.
base::Result<DrawTally> tally_draws(const QuestionTemplate& made_from, int seeds);

/// The code of the fault when no try succeeded.
constexpr const char* kNoDraw = "E-NO-DRAW";

}  // namespace bookbag::questions
