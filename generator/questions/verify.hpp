// The second road to an answer: the template's check, worked out afresh with the values of its names. Nothing that shows
// a value is used, so that a mistake in showing cannot hide one in the answer.
#pragma once

#include "base/result.hpp"
#include "questions/question.hpp"
#include "questions/question_template.hpp"

namespace bookbag::questions {

/// Draws the names of `question` again from its seed and recomputes the answer by the template's `check`, with no use of the
/// display code. Fails with code "E-SECOND-ROUTE" when it disagrees, and as draw() does when the seed gives no question.
/// A template checked by a teacher always passes.
base::Status verify(const QuestionTemplate& made_from, const Question& question);

constexpr const char* kSecondRoute = "E-SECOND-ROUTE";

}  // namespace bookbag::questions
