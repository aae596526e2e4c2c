// The table of `bookbag bench learner --data DIR`: every model on every research set, beside the bars of the design.
//
// Pupils are dealt into five parts once, by a fixed shuffle. Each part is foretold by models fitted to the other four, so
// that no figure hangs on one lucky or unlucky part; means over the parts are shown, and for the best model the interval of
// a bootstrap over pupils. Nothing of a set is kept.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "files/world.hpp"

namespace bookbag::run {

/// Sets lie in `data`/dev/NAME.csv.gz. `only` limits the table to sets of these names (empty = all); `folds` 1 … 5 says how
/// many of the five parts are foretold.
struct LearnerTableWish {
    std::string data;
    std::vector<std::string> only;
    int folds = 5;
};

/// Whether the table has a set of this name.
bool is_learner_set(const std::string& name);

/// AUC, log loss, ECE, mean outcome where the chance lies in the window, and CPU seconds per million answers to fit and to
/// predict, for every model and bar. Sets that are not there are named and skipped. BadInput for a file that does not read.
base::Result<std::string> learner_table(files::World& world, const LearnerTableWish& wish);

}  // namespace bookbag::run
