// One anonymous shared mapping, filled before the fork and read-only from then on.
// An Attempt is trivially copyable and its names point into a table that a fork copies at the same address.
#include "run/shared_attempts.hpp"

#include <sys/mman.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace bookbag::run {

SharedAttempts::~SharedAttempts() {
    if (start_ != nullptr) {
        ::munmap(const_cast<school::Attempt*>(start_), count_ * sizeof(school::Attempt));
    }
}

SharedAttempts::SharedAttempts(SharedAttempts&& other) noexcept
    : start_(std::exchange(other.start_, nullptr)), count_(std::exchange(other.count_, 0)) {}

SharedAttempts& SharedAttempts::operator=(SharedAttempts&& other) noexcept {
    std::swap(start_, other.start_);
    std::swap(count_, other.count_);
    return *this;
}

base::Result<SharedAttempts> SharedAttempts::copy_of(std::span<const school::Attempt> attempts) {
    SharedAttempts shared;
    if (attempts.empty()) {
        return shared;
    }
    void* memory = ::mmap(nullptr, attempts.size_bytes(), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        return base::Fault{base::FaultKind::Outside,
                           {},
                           "no memory for " + std::to_string(attempts.size()) + " answers: " + std::generic_category().message(errno),
                           "close other programs on this machine, then run again",
                           "E-MEMORY"};
    }
    std::memcpy(memory, attempts.data(), attempts.size_bytes());
    ::mprotect(memory, attempts.size_bytes(), PROT_READ);
    shared.start_ = static_cast<const school::Attempt*>(memory);
    shared.count_ = attempts.size();
    return shared;
}

void SharedAttempts::let_go() const {
    if (start_ != nullptr) {
        ::madvise(const_cast<school::Attempt*>(start_), count_ * sizeof(school::Attempt), MADV_DONTNEED);
    }
}

}  // namespace bookbag::run
