// Values on a line: exact arithmetic that cannot fail for values that fit a page, and the place of a value on an axis.
// Also the small helpers that turn lists of values into the words of an alternative text.
#pragma once

#include <string>
#include <vector>

#include "base/rational.hpp"
#include "layout/figures/parameters.hpp"
#include "layout/figures/sketch.hpp"

namespace bookbag::layout::figures {

/// Exact results; 0 in place of a result too large for 64 bits or a division by zero (figures check their values first).
base::Rational plus(const base::Rational& a, const base::Rational& b);
base::Rational minus(const base::Rational& a, const base::Rational& b);
base::Rational times(const base::Rational& a, const base::Rational& b);
base::Rational over(const base::Rational& a, const base::Rational& b);
base::Rational sum_of(const std::vector<base::Rational>& values);

/// from, from + step, … up to `to` (inclusive when it is met); `step` > 0; at most 1,000 values.
std::vector<base::Rational> steps(const base::Rational& from, const base::Rational& to, const base::Rational& step);
/// Whether `value` is a whole number of `step`s away from `from`.
bool on_step(const base::Rational& value, const base::Rational& from, const base::Rational& step);
/// A comfortable step (1, 2, 5 times a power of ten) that cuts `span` > 0 into at most `most` parts.
base::Rational tidy_step(const base::Rational& span, int most);
/// The least multiple of `step` not under `value`.
base::Rational rounded_up(const base::Rational& value, const base::Rational& step);

/// Maps [from, to] to lengths from `start` on; `span` may be negative for an upward axis.
struct Scale {
    base::Rational from;
    base::Rational to;
    Length start;
    Length span;
    Length at(const base::Rational& value) const {
        return start + geometry::share(span, over(minus(value, from), minus(to, from)));
    }
};

/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& items);
/// "1 dot", "3 dots".
std::string counted(std::int64_t n, const std::string& one, const std::string& many);
/// Words of the entries for an alternative text; a blank is "blank", an empty one is left out.
std::string spoken_entries(const std::vector<Entry>& entries);
std::string spoken(const Entry& entry);

}  // namespace bookbag::layout::figures
