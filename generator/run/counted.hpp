// "1 report", "2 reports": a count with the noun that goes with it.
// For the pages and messages that staff read, which are in English only; what children and families read comes from language/.
#pragma once

#include <cstdint>
#include <string>

#include "base/text.hpp"

namespace bookbag::run {

/// `count`, grouped by thousands, with `one` for 1 and `many` for every other number.
inline std::string counted(std::int64_t count, const std::string& one, const std::string& many) {
    return base::grouped(count) + ' ' + (count == 1 ? one : many);
}

}  // namespace bookbag::run
