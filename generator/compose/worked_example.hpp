// A worked example as blocks: each step with its disc, its figure and its reason; the last steps blanked as it fades.
// The same columns in every example let a child look up the page to see how.
#pragma once

#include "compose/blocks.hpp"
#include "compose/booklet.hpp"

namespace bookbag::compose {

/// How an example is set. `blanked`: how many of the last steps are the child's turn (backward fading, Renkl).
struct ExampleLook {
    const language::Phrasebook& words;
    int blanked = 0;
    bool with_reasons = true;  ///< reasons in the grey margin at the right
    bool narrow = false;       ///< half width: reasons under the step, no figures
    std::string title;         ///< "Read this one."
    std::string turn;          ///< "Your turn: step 3."
};

/// The blocks of one example. Solid disc = done for you, open disc = your turn.
Block example_block(const Example& example, const ExampleLook& look);

/// How many steps can be blanked without leaving an empty example: at most the last two, never the first.
int most_blanked(const questions::Question& question);

}  // namespace bookbag::compose
