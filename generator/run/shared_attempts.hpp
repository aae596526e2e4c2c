// The answers of all pupils, in memory that the workers share.
//
// A forked worker is charged for every page of ordinary memory that its parent holds, so a school of 2,400 would cost each
// worker its 60 MB of answers. A shared mapping is charged by the pages that are looked at: those of the worker's own classes.
#pragma once

#include <cstddef>
#include <span>

#include "base/result.hpp"
#include "school/evidence.hpp"

namespace bookbag::run {

/// A copy of `attempts` that is never written again.
class SharedAttempts {
public:
    SharedAttempts() = default;
    ~SharedAttempts();
    SharedAttempts(SharedAttempts&& other) noexcept;
    SharedAttempts& operator=(SharedAttempts&& other) noexcept;

    /// Outside when the system gives no memory.
    static base::Result<SharedAttempts> copy_of(std::span<const school::Attempt> attempts);

    /// Gives back this process's hold on what it has looked at; the answers stay and can be looked at again.
    void let_go() const;

    std::span<const school::Attempt> all() const { return {start_, count_}; }

private:
    const school::Attempt* start_ = nullptr;
    std::size_t count_ = 0;
};

}  // namespace bookbag::run
