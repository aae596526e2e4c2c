// Probabilities as whole numbers.
//
// mastery computes in double and rounds to a Chance at its edge, so that later rooms compare integers and a last-bit
// difference between compilers cannot change a child's target.
#pragma once

#include <compare>
#include <cstdint>

namespace bookbag::base {

/// A probability as a count of 1/1,000,000; always 0 … 1,000,000.
struct Chance {
    std::int32_t millionths = 0;

    friend constexpr auto operator<=>(Chance, Chance) = default;
    constexpr double to_double() const { return millionths / 1e6; }
};

/// `p` rounded to the nearest millionth and held inside 0 … 1; a NaN becomes 0.
constexpr Chance chance(double p) {
    if (!(p > 0)) {
        return {0};
    }
    return p >= 1 ? Chance{1000000} : Chance{static_cast<std::int32_t>(p * 1e6 + 0.5)};
}

}  // namespace bookbag::base
