// Numbers taken apart into digits on squared paper, for the written methods: column sums, divisions and the grid share
// one way of placing a digit, a small carry, a struck digit and the point.
#pragma once

#include <cstdint>
#include <vector>

#include "base/rational.hpp"
#include "layout/figures/sketch.hpp"

namespace bookbag::layout::figures {

/// A whole number of 10^-places as digits, most significant first, without leading zeros before the ones digit.
struct Digits {
    std::vector<int> digits;
    int places = 0;  ///< how many of them stand after the point
};

/// `value` >= 0 with exactly `places` decimals (it must not need more).
Digits digits_of(const base::Rational& value, int places);
/// The value times 10^places as a whole number.
std::int64_t shifted_whole(const base::Rational& value, int places);
std::int64_t power_of_ten(int exponent);

/// Squared paper with one digit a square. Column 0 is at the left, row 0 at the top; each square has the profile's size.
class SquarePaper {
public:
    SquarePaper(Sketch& sketch, int cols, int rows);

    void digit(int col, int row, int value) { put(col, row, document::plain(std::to_string(value))); }
    void put(int col, int row, const RichText& text, Length right = {});
    /// A small digit above or below, 11 pt.
    void small(int col, int row, int value);
    /// A small bold digit at the upper left corner of a square; the digit in it must be put 0.55 mm to the right.
    void received(int col, int row, int value);
    void strike(int col, int row);
    /// The decimal point, on the line to the left of `col`, level with the foot of the digits.
    void point(int col, int row);
    /// Rules of a sum on square lines, 1.6 pt: the upper edge of `row` from `col` for `count` squares.
    void rule(int col, int row, int count);
    Length side() const { return side_; }
    Point corner(int col, int row) const { return {side_ * col, side_ * row}; }
    Point centre(int col, int row) const { return {side_ * col + side_ / 2, side_ * row + side_ / 2}; }

private:
    Sketch& sketch_;
    Length side_;
};

}  // namespace bookbag::layout::figures
