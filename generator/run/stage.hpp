// CPU time by stage, for the table of night.json.
// Wall time would say how busy the machine was; CPU time says what a school pays for.
#pragma once

#include <cstdint>
#include <ctime>

namespace bookbag::run {

/// Adds the CPU time of its life, in microseconds, to a counter.
class Stage {
public:
    explicit Stage(std::int64_t& counter) : counter_(counter), start_(cpu_now()) {}
    ~Stage() { counter_ += cpu_now() - start_; }
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

private:
    static std::int64_t cpu_now() {
        timespec now{};
        ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
        return static_cast<std::int64_t>(now.tv_sec) * 1000000 + now.tv_nsec / 1000;
    }

    std::int64_t& counter_;
    std::int64_t start_;
};

}  // namespace bookbag::run
