// One process a school: a lock on records/lock that dies with its holder, so a killed night never blocks the next.
// The kernel frees the lock when the process ends however it ends, so there is no stale file for a technician to delete.
#pragma once

#include <string>

#include "base/result.hpp"

namespace bookbag::run {

/// Holds the school while it lives. Move-only.
class SchoolLock {
public:
    SchoolLock() = default;
    ~SchoolLock();
    SchoolLock(SchoolLock&& other) noexcept;
    SchoolLock& operator=(SchoolLock&& other) noexcept;
    SchoolLock(const SchoolLock&) = delete;
    SchoolLock& operator=(const SchoolLock&) = delete;

    /// Takes the lock file at `path`, made if absent. Outside with code E-BUSY when another process holds it; E-LOCK when the
    /// file cannot be made.
    static base::Result<SchoolLock> take(const std::string& path);

private:
    int descriptor_ = -1;
};

}  // namespace bookbag::run
