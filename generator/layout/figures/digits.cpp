// Digit sizes and the places of small digits follow mock/booklet-notes.md section 6, "Columns".
#include "layout/figures/digits.hpp"

#include <algorithm>

#include "layout/figures/pieces.hpp"

namespace bookbag::layout::figures {

std::int64_t power_of_ten(int exponent) {
    std::int64_t value = 1;
    for (int i = 0; i < exponent; ++i) {
        value *= 10;
    }
    return value;
}

std::int64_t shifted_whole(const base::Rational& value, int places) {
    return base::multiply(value, base::Rational(power_of_ten(places))).value_or(base::Rational()).floor();
}

Digits digits_of(const base::Rational& value, int places) {
    Digits found;
    found.places = places;
    std::int64_t rest = shifted_whole(value, places);
    while (rest > 0 || static_cast<int>(found.digits.size()) < places + 1) {
        found.digits.push_back(static_cast<int>(rest % 10));
        rest /= 10;
    }
    std::reverse(found.digits.begin(), found.digits.end());
    return found;
}

SquarePaper::SquarePaper(Sketch& sketch, int cols, int rows) : sketch_(sketch), side_(sketch.square()) {
    draw_cells(sketch, {{}, {side_, side_}, cols, rows, pens::kSquare, pens::kSquare});
}

void SquarePaper::put(int col, int row, const RichText& text, Length right) {
    const Point middle = centre(col, row);
    sketch_.text(text, {middle.x + right, middle.y}, {.size = TextSize::Digit});
}

void SquarePaper::small(int col, int row, int value) {
    sketch_.text(std::to_string(value), centre(col, row), {.size = value > 9 ? TextSize::Small : TextSize::Label});
}

void SquarePaper::received(int col, int row, int value) {
    const Point at = corner(col, row);
    sketch_.text(document::bold(std::to_string(value)), {at.x + side_ / 14, at.y + side_ * 3 / 10},
                 {.size = TextSize::Small, .anchor = Anchor::Left});
}

void SquarePaper::strike(int col, int row) {
    const Point middle = centre(col, row);
    const Length dx = side_ * 26 / 100;
    const Length dy = side_ * 34 / 100;
    sketch_.line({middle.x - dx, middle.y + dy}, {middle.x + dx, middle.y - dy}, pens::kGeometry);
}

void SquarePaper::point(int col, int row) {
    const Point middle = centre(col, row);
    const Length foot = middle.y + sketch_.type(TextSize::Digit) * 30 / 100;
    sketch_.add(circle({corner(col, row).x, foot}, sketch_.mark(0.55_mm), pens::kNone, Fill::Ink));
}

void SquarePaper::rule(int col, int row, int count) {
    sketch_.line(corner(col, row), corner(col + count, row), pens::kHeavy);
}

}  // namespace bookbag::layout::figures
