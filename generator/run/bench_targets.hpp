// `bookbag bench targets`: does the policy teach more than simpler ones? On virtual schools, in one run, by thirds.
//
// Every policy gets the same pupils (same seed), the same lessons, the same number of questions and the same luck rules; they
// differ only in which skills each weekly booklet holds. What is counted is what is true of the pupils, which no policy but
// the oracle can see. Numbers of the virtual world: targets/virtual_school.hpp; all of them are assumptions.
#pragma once

#include <string>

#include "base/result.hpp"
#include "files/world.hpp"
#include "run/command.hpp"

namespace bookbag::run {

/// `curriculum` is the project's curriculum folder; `graph` a folder with junyi_prerequisites.tsv, or empty: without it the
/// second graph is skipped. At least 12 weeks are usual.
struct BenchTargetsWish {
    std::string curriculum;
    std::string graph;
    int pupils = 220;
    int weeks = 12;
    std::uint64_t seed = 1;
};

/// The tables T2 and T4 to T6 with their bars, and the speed of fold-in and choice. Missing or BadInput for the files.
base::Result<std::string> bench_targets(files::World& world, const BenchTargetsWish& wish);

/// The same for the command line: exit 65 for a bad file, 66 for one that is not there.
CommandResult bench_targets_command(files::World& world, const BenchTargetsWish& wish);

}  // namespace bookbag::run
