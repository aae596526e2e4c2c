// Forked workers over a list of jobs, so that a crash costs one job and not the night.
//
// Everything that the jobs read is made before the fork and shared by copy-on-write. A job leaves its result as a file
// (its shard); its exit tells only whether it ended. The parent runs a job again in a fresh process when its worker
// died, once, and reports it then.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace bookbag::run {

/// Where a worker is within its job, written by the job itself and read by the parent after a crash.
class Whereabouts {
public:
    /// Says that step `step` of the job begins (a pupil's place in the class).
    void at(std::int32_t step) { *step_ = step; }
    explicit Whereabouts(std::int32_t* step) : step_(step) {}

private:
    std::int32_t* step_;
};

/// What became of one job.
struct JobOutcome {
    bool ended = false;             ///< the job returned true
    int deaths = 0;                 ///< how often its worker died
    std::int32_t died_at = -1;      ///< step of the last death, -1 unknown
    std::int32_t died_before = -1;  ///< step of the death before it, -1 = none
};

/// Measures of all workers together, from getrusage.
struct WorkerCost {
    std::int64_t cpu_microseconds = 0;
    std::int64_t peak_kilobytes = 0;  ///< of the largest worker
};

/// A job: number, which steps to leave out (they killed a worker before), and where it is. True when it ended well.
using Job = std::function<bool(std::size_t job, const std::vector<std::int32_t>& leave_out, Whereabouts& where)>;

struct WorkersResult {
    std::vector<JobOutcome> outcomes;
    WorkerCost cost;
};

/// As many workers: all jobs one after the other in the caller's own process, for a World that lives in memory. A job that dies
/// there takes the caller with it.
inline constexpr int kNoWorkers = -1;

/// Runs jobs 0 … count - 1 on `workers` processes (at least 1). `on_progress(done)` is called in the parent now and then.
/// Outside when no process can be started.
base::Result<WorkersResult> run_workers(std::size_t count, int workers, const Job& job,
                                        const std::function<void(std::size_t)>& on_progress);

}  // namespace bookbag::run
