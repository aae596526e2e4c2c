// The parent hands out jobs through a shared counter in anonymous shared memory; each worker marks job and step there.
//
// Why fork and not threads: a crash in a C library then loses one job (rendering.md section 6.8 measured equal speed). A worker
// that dies marks its job as open again; the parent starts one more worker for what is left. A job that kills two
// workers at the same step is run a last time with that step left out, so that the rest of its class is made.
#include "run/workers.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <new>

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace bookbag::run {

namespace {

constexpr std::int32_t kNoJob = -1;
constexpr int kMostDeaths = 3;

/// State of one job in shared memory.
struct Slot {
    std::atomic<std::int32_t> state;  ///< 0 open, 1 taken, 2 ended well, 3 ended badly
    std::int32_t step;
    std::int32_t leave_out;
};

/// Anonymous memory that parent and children share.
class Shared {
public:
    explicit Shared(std::size_t count) : bytes_(sizeof(Slot) * (count + 1)) {
        void* memory = ::mmap(nullptr, bytes_, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        slots_ = memory == MAP_FAILED ? nullptr : static_cast<Slot*>(memory);
        for (std::size_t i = 0; slots_ != nullptr && i < count; ++i) {
            new (&slots_[i]) Slot{{0}, -1, kNoJob};
        }
    }
    ~Shared() {
        if (slots_ != nullptr) {
            ::munmap(slots_, bytes_);
        }
    }
    Shared(const Shared&) = delete;
    Shared& operator=(const Shared&) = delete;
    bool good() const { return slots_ != nullptr; }
    Slot& operator[](std::size_t i) { return slots_[i]; }

private:
    std::size_t bytes_;
    Slot* slots_;
};

[[noreturn]] void work(Shared& shared, std::size_t count, const Job& job) {
    for (std::size_t i = 0; i < count; ++i) {
        std::int32_t open = 0;
        if (!shared[i].state.compare_exchange_strong(open, 1)) {
            continue;
        }
        Whereabouts where(&shared[i].step);
        std::vector<std::int32_t> leave_out;
        if (shared[i].leave_out >= 0) {
            leave_out.push_back(shared[i].leave_out);
        }
        shared[i].state = job(i, leave_out, where) ? 2 : 3;
    }
    ::_exit(0);
}

std::size_t ended(Shared& shared, std::size_t count) {
    std::size_t done = 0;
    for (std::size_t i = 0; i < count; ++i) {
        done += shared[i].state >= 2 ? 1 : 0;
    }
    return done;
}

/// Notes the deaths: every job still marked as taken, now that its workers are gone, killed one.
bool reopen_after_deaths(Shared& shared, std::vector<JobOutcome>& outcomes) {
    bool again = false;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (shared[i].state != 1) {
            again = again || shared[i].state == 0;
            continue;
        }
        JobOutcome& outcome = outcomes[i];
        ++outcome.deaths;
        outcome.died_before = outcome.died_at;
        outcome.died_at = shared[i].step;
        if (outcome.deaths >= 2) {
            shared[i].leave_out = outcome.died_at;
        }
        shared[i].state = outcome.deaths >= kMostDeaths ? 3 : 0;
        again = again || outcome.deaths < kMostDeaths;
    }
    return again;
}

void add_cost(WorkerCost& cost, const rusage& used) {
    const auto microseconds = [](const timeval& t) { return static_cast<std::int64_t>(t.tv_sec) * 1000000 + t.tv_usec; };
    cost.cpu_microseconds += microseconds(used.ru_utime) + microseconds(used.ru_stime);
    cost.peak_kilobytes = std::max<std::int64_t>(cost.peak_kilobytes, used.ru_maxrss);
}

WorkersResult run_here(std::size_t count, const Job& job, const std::function<void(std::size_t)>& on_progress) {
    WorkersResult result;
    result.outcomes.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        std::int32_t step = -1;
        Whereabouts where(&step);
        result.outcomes[i].ended = job(i, {}, where);
        on_progress(i + 1);
    }
    return result;
}

base::Fault no_process() {
    return {base::FaultKind::Outside,
            {},
            std::string("no worker could be started: ") + std::strerror(errno),
            "free memory or processes and run again",
            "E-FORK"};
}

}  // namespace

base::Result<WorkersResult> run_workers(std::size_t count, int workers, const Job& job,
                                        const std::function<void(std::size_t)>& on_progress) {
    if (workers == kNoWorkers) {
        return run_here(count, job, on_progress);
    }
    WorkersResult result;
    result.outcomes.resize(count);
    Shared shared(count);
    if (!shared.good()) {
        return no_process();
    }
    bool again = count > 0;
    while (again) {
        int alive = 0;
        for (int w = 0; w < std::max(1, workers); ++w) {
            const pid_t child = ::fork();
            if (child == 0) {
                work(shared, count, job);
            }
            alive += child > 0 ? 1 : 0;
        }
        if (alive == 0) {
            return no_process();
        }
        while (alive > 0) {
            int status = 0;
            rusage used{};
            const pid_t gone = ::wait4(-1, &status, WNOHANG, &used);
            if (gone > 0) {
                --alive;
                add_cost(result.cost, used);
            } else if (gone < 0 && errno != EINTR) {
                break;
            } else {
                ::usleep(20000);
            }
            on_progress(ended(shared, count));
        }
        again = reopen_after_deaths(shared, result.outcomes);
    }
    for (std::size_t i = 0; i < count; ++i) {
        result.outcomes[i].ended = shared[i].state == 2;
    }
    return result;
}

}  // namespace bookbag::run
