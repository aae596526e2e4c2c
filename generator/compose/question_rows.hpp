// Questions on a page: side by side where both fit, else one under the other, in print order.
// Pages share it, so that the rule for two columns stands in one place.
#pragma once

#include "compose/question_block.hpp"
#include "compose/sections.hpp"

namespace bookbag::compose {

/// The blocks of `questions`: pairs of two columns where two neighbours fit, the whole width otherwise; spot-the-mistake
/// panels at full width. Never reorders.
Blocks question_rows(const SectionContext& context, const std::vector<PrintedQuestion>& questions);

/// Sum of the questions' seconds.
int seconds_of(const std::vector<PrintedQuestion>& questions);

}  // namespace bookbag::compose
