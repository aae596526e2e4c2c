// `bookbag bench night`: a whole night on a made-up school, measured against its limits.
// A benchmark, not a timed test: it prints figures beside their limits.
#pragma once

#include <cstdint>
#include <string>

#include "files/world.hpp"
#include "run/command.hpp"

namespace bookbag::run {

struct NightBench {
    std::string home;
    std::string folder;  ///< keep the school here; empty = a scratch folder that is removed
    std::int64_t pupils = 2400;
    int jobs = 0;
};

/// Makes the school, runs its night and prints CPU a pupil by stage, wall time, peak memory and bytes, each beside its limit:
/// 15 ms of CPU a pupil for booklet and report, 100 MB a worker. Exit 0 within the limits, 70 beyond them.
CommandResult bench_night(files::World& world, const NightBench& bench);

}  // namespace bookbag::run
