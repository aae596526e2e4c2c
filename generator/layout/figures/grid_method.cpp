// Multiplication as a grid of parts: the factors split into thousands, hundreds, tens and ones, one product a cell.
#include <algorithm>

#include "layout/figures/digits.hpp"
#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

/// 347 as 300, 40, 7; zeros are left out.
std::vector<Rational> partitioned(const Rational& value) {
    const int places = std::max(0, base::decimal_places(value));
    const Digits digits = digits_of(value, places);
    std::vector<Rational> parts;
    for (std::size_t i = 0; i < digits.digits.size(); ++i) {
        if (digits.digits[i] > 0) {
            const std::int64_t part = digits.digits[i] * power_of_ten(static_cast<int>(digits.digits.size() - 1 - i));
            parts.push_back(over(Rational(part), Rational(power_of_ten(places))));
        }
    }
    return parts;
}

base::Status draw(Parameters& in, Sketch& sketch) {
    const Rational a = in.number("a");
    const Rational b = in.number("b");
    const std::vector<int> given = in.wholes("given", {0, 15});
    const bool heads = in.yes("heads", true);
    for (const auto& [key, value] : {std::pair{"a", a}, std::pair{"b", b}}) {
        const int places = base::decimal_places(value);
        in.demand(value.sign() > 0 && value < Rational(10000) && places >= 0 && places <= 3, key,
                  "must be above 0, at most 4 digits");
    }
    if (auto status = in.done(); !status) {
        return status;
    }
    const auto top = partitioned(a);
    const auto left = partitioned(b);
    const Point cell{sketch.span(24_mm), sketch.mark(11_mm)};
    const Length head = std::max(sketch.span(16_mm), sketch.mark(12_mm));
    const Cells cells{{head, cell.y}, cell,         static_cast<int>(top.size()), static_cast<int>(left.size()),
                      pens::kMain,    pens::kFigure};
    const bool show_heads = heads || sketch.answer();
    sketch.add(rectangle({head, {}}, cell.x * cells.cols, cell.y, pens::kFigure));
    sketch.add(rectangle({{}, cell.y}, head, cell.y * cells.rows, pens::kFigure));
    sketch.text(document::plain("×"), {head / 2, cell.y / 2}, {.size = TextSize::Body});
    for (int col = 0; col < cells.cols; ++col) {
        sketch.line(cells.corner_of(col, -1), cells.corner_of(col, 0), pens::kMain);
        if (show_heads) {
            sketch.text(bolder(number_text(top[static_cast<std::size_t>(col)])), cells.centre(col, -1), {.size = TextSize::Body});
        }
    }
    for (int row = 0; row < cells.rows; ++row) {
        sketch.line({{}, cells.corner_of(0, row).y}, cells.corner_of(0, row), pens::kMain);
        if (show_heads) {
            sketch.text(bolder(number_text(left[static_cast<std::size_t>(row)])), {head / 2, cells.centre(0, row).y},
                        {.size = TextSize::Body});
        }
        for (int col = 0; col < cells.cols; ++col) {
            const bool is_given = std::find(given.begin(), given.end(), row * cells.cols + col) != given.end();
            if (sketch.answer() || is_given) {
                const Rational product = times(top[static_cast<std::size_t>(col)], left[static_cast<std::size_t>(row)]);
                sketch.text(number_text(product), cells.centre(col, row), {.size = TextSize::Body});
            }
        }
    }
    draw_cells(sketch, cells);
    sketch.say("Multiplication grid for " + spoken(a) + " times " + spoken(b) + ", with a cell for each pair of parts.");
    return {};
}

}  // namespace

Kind grid_method() {
    return {"grid_method", draw, "{a: 347, b: 26}"};
}

}  // namespace bookbag::layout::figures
