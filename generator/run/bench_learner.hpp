// `bookbag bench learner`: how well the next answer is foretold, against older models on the same rows.
//
// Reads research files in the form `user,item,skill,t,correct` (.csv or .csv.gz), grouped by user in time order. The files
// are read in place and nothing of them is kept: no row and no fitted number goes into the project. An outcome of the test
// file is read only after the chance for it has been written (overnight: after those of its whole local day).
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "files/world.hpp"
#include "mastery/answers.hpp"

namespace bookbag::run {

/// One file to train on, one to foretell, one to write: a line `row,p` for each test row, rows counted from 0, in input
/// order, p with 7 decimals.
struct BenchLearnerWish {
    std::string train;
    std::string test;
    std::string out;
    mastery::Protocol protocol = mastery::Protocol::Online;
    mastery::ItemTerms items = mastery::ItemTerms::Off;
};

/// Trains the best model and writes its chances. Missing or BadInput (with line and column) for the files; BadInput also for
/// the overnight protocol on a file without times.
base::Status bench_learner_file(files::World& world, const BenchLearnerWish& wish);

/// The table of a data folder (with dev/*.csv.gz): every model on every set, trained on four fifths of the pupils and
/// scored on the last fifth, with log loss, calibration and seconds per million answers; then the bars E1 to E12. `only`
/// names the sets wanted; empty = all. Sets that are not there are skipped, with a line that says so.
base::Result<std::string> bench_learner_table(files::World& world, const std::string& folder,
                                              const std::vector<std::string>& only = {});

}  // namespace bookbag::run
