// `bookbag bench learner`: how well the next answer is foretold, against older models on the same rows.
//
// Reads research files in the form `user,item,skill,t,correct` (.csv or .csv.gz), grouped by user in time order. The files
// are read in place and nothing of them is kept: no row and no fitted number goes into the project. An outcome of the test
// file is read only after the chance for it has been written (overnight: after those of its whole local day).
#pragma once

#include <string>

#include "base/result.hpp"
#include "files/world.hpp"
#include "mastery/answers.hpp"
#include "run/command.hpp"

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

/// Trains the best model and writes its chances; the seconds it took. Missing or BadInput (with line and column) for the
/// files; BadInput also for the overnight protocol on a file without times.
base::Result<std::string> bench_learner_file(files::World& world, const BenchLearnerWish& wish);

/// The command line's words, unread. Either `data`, or `train`, `test` and `out`.
struct LearnerBench {
    std::string train;
    std::string test;
    std::string out;
    std::string protocol;  ///< online or overnight
    std::string items;     ///< yes or no
    std::string data;
    std::string only;      ///< names of sets with commas between
    int folds = 5;         ///< of --data: how many fifths of the pupils are foretold, each by a fit to the other four
};

/// Exit 64 for words that do not fit together, 65 for a bad file, 66 for one that is not there, 74 when `out` cannot be written.
CommandResult bench_learner(files::World& world, const LearnerBench& bench);

}  // namespace bookbag::run
