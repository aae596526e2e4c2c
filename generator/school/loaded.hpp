// A value with everything that was wrong on the way to it.
//
// Loaders collect all faults they can find. A person who corrects a file wants the whole list at once, so the list
// travels beside the value; which faults are fatal is decided at the loader's checkpoint, by the caller.
#pragma once

#include <vector>

#include "base/fault.hpp"

namespace bookbag::school {

/// `value` is complete when `faults` is empty; otherwise it holds what could be read.
template <typename T>
struct Loaded {
    T value;
    std::vector<base::Fault> faults;

    bool good() const { return faults.empty(); }
};

}  // namespace bookbag::school
