// flock(2): released by the kernel when the holder ends, however it ends.
#include "run/lock.hpp"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace bookbag::run {

SchoolLock::~SchoolLock() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

SchoolLock::SchoolLock(SchoolLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

SchoolLock& SchoolLock::operator=(SchoolLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

base::Result<SchoolLock> SchoolLock::take(const std::string& path) {
    SchoolLock lock;
    lock.descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock.descriptor_ < 0) {
        return base::Fault{base::FaultKind::Outside,
                           {path, 0, 0},
                           std::string("the lock file cannot be made: ") + std::strerror(errno),
                           "check that records/ can be written",
                           "E-LOCK"};
    }
    if (::flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0) {
        return base::Fault{base::FaultKind::Outside,
                           {path, 0, 0},
                           "another night is at work on this school",
                           "wait until it has ended, then run again",
                           "E-BUSY"};
    }
    return lock;
}

}  // namespace bookbag::run
