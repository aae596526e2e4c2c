// Numbers in cells: the track, the hundred square and the grid of a hundred parts.
#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

bool has(const std::vector<Rational>& list, const Rational& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

void number(Sketch& sketch, Point centre, const Rational& value, std::pair<bool, TextSize> missing_size) {
    const auto [missing, size] = missing_size;
    if (!missing) {
        sketch.text(number_text(value), centre, {.size = size});
    } else if (sketch.answer()) {
        sketch.text(bolder(number_text(value)), centre, {.size = size});
    }
}

base::Status draw_track(Parameters& in, Sketch& sketch) {
    const Rational step = in.number("step", Rational(1));
    const bool counted_from_one = in.has("n");
    const Rational from = counted_from_one ? Rational(1) : in.number("from");
    const Rational to = counted_from_one ? Rational(in.whole("n", {1, 40})) : in.number("to");
    const std::vector<Rational> missing = in.numbers("missing");
    in.demand(!step.is_zero() && (to == from || (minus(to, from).sign() > 0) == (step.sign() > 0)), "step",
              "must lead from `from` to `to`");
    in.demand(!step.is_zero() && over(minus(to, from), step) <= Rational(39), "to", "gives more than 40 cells");
    if (auto status = in.done(); !status) {
        return status;
    }
    const int count = static_cast<int>(over(minus(to, from), step).floor()) + 1;
    Length cell = std::max(sketch.span(count <= 10 ? 15_mm : 13_mm), sketch.mark(9.5_mm));  // never too narrow to write in
    for (int i = 0; i < count; ++i) {
        cell = std::max(cell, sketch.measure(number_text(plus(from, times(step, Rational(i)))), TextSize::Digit).width + 2.5_mm);
    }
    const int most = std::max(1, (sketch.most_width() - 3_pt).units / cell.units);
    const int per_row = count <= std::min(most, 12) ? count : most >= 10 && count > 10 ? 10 : std::min(most, (count + 1) / 2);
    const Length height = std::max(sketch.mark(13_mm), cell * 9 / 10);
    for (int row = 0; row * per_row < count; ++row) {
        const int here = std::min(per_row, count - row * per_row);
        const Cells cells{{{}, (height + sketch.span(4_mm)) * row}, {cell, height}, here, 1, pens::kMain, pens::kFigure};
        draw_cells(sketch, cells);
        for (int i = 0; i < here; ++i) {
            const Rational value = plus(from, times(step, Rational(row * per_row + i)));
            number(sketch, cells.centre(i, 0), value, {has(missing, value), TextSize::Digit});
        }
    }
    sketch.say("A number track that starts at " + std::string(has(missing, from) ? "a blank" : spoken(from)) + ", " +
               counted(static_cast<std::int64_t>(missing.size()), "cell is", "cells are") + " empty.");
    return {};
}

base::Status draw_square(Parameters& in, Sketch& sketch) {
    const Rational from = in.number("from", Rational(1));
    const Rational step = in.number("step", Rational(1));
    const int rows = in.whole("rows", {1, 12}, 10);
    const int cols = in.whole("cols", {1, 12}, 10);
    const std::vector<Rational> shade = in.numbers("shade");
    const std::vector<Rational> missing = in.numbers("missing");
    const bool shown = in.yes("show", true);
    if (auto status = in.done(); !status) {
        return status;
    }
    Length cell = sketch.span(10_mm);
    const Rational last = plus(from, times(step, Rational(rows * cols - 1)));
    cell = std::max(cell, std::max(sketch.measure(number_text(last)).width, sketch.measure(number_text(from)).width) + 1.6_mm);
    const Cells cells{
        {}, {cell, std::max(sketch.span(9_mm), sketch.type(TextSize::Label) * 13 / 10)}, cols, rows, pens::kThin, pens::kFigure};
    for (int i = 0; i < rows * cols; ++i) {
        const Rational value = plus(from, times(step, Rational(i)));
        const Point centre = cells.centre(i % cols, i / cols);
        const bool hatched = has(shade, value) && (shown || sketch.answer());
        if (hatched) {
            shade_cell(sketch, cells, {i % cols, i / cols});
            sketch.add(circle(centre, std::min(cells.cell.y * 42 / 100, cell * 42 / 100), pens::kNone, Fill::White));
        }
        number(sketch, centre, value, {has(missing, value), TextSize::Label});
    }
    draw_cells(sketch, cells);
    sketch.say(
        "A number grid of " + counted(rows, "row", "rows") + " of " + std::to_string(cols) + ", starting at " +
        std::string(has(missing, from) ? "a blank" : spoken(from)) +
        (step == Rational(1) ? "." : ", in steps of " + spoken(step) + ".") +
        (!missing.empty() ? " " + counted(static_cast<std::int64_t>(missing.size()), "cell is", "cells are") + " empty." : "") +
        (shown && !shade.empty() ? " Some cells are shaded." : ""));
    return {};
}

base::Status draw_percent(Parameters& in, Sketch& sketch) {
    const int shaded = in.whole("shaded", {0, 100});
    const bool shown = in.yes("show", true);
    if (auto status = in.done(); !status) {
        return status;
    }
    const Cells cells{{}, {sketch.span(5_mm), sketch.span(5_mm)}, 10, 10, pens::kThin, pens::kFigure};
    if (shown || sketch.answer()) {
        const Length full = cells.cell.y * (shaded / 10);
        if (shaded >= 10) {
            sketch.add(rectangle({}, cells.cell.x * 10, full, pens::kNone, Fill::HatchRight));
        }
        if (shaded % 10 > 0) {
            sketch.add(rectangle({{}, full}, cells.cell.x * (shaded % 10), cells.cell.y, pens::kNone, Fill::HatchRight));
        }
    }
    draw_cells(sketch, cells);
    sketch.say(std::string("A square cut into 10 rows of 10 equal squares") +
               (shown && shaded > 0 ? ", some of them shaded." : ", none shaded."));
    return {};
}

}  // namespace

Kind number_track() {
    return {"number_track", draw_track, "{from: 11, to: 20, missing: [13, 16, 19]}"};
}

Kind hundred_square() {
    return {"hundred_square", draw_square, "{rows: 4, shade: [3, 6, 9, 12], missing: [17, 25, 34]}"};
}

Kind percent_grid() {
    return {"percent_grid", draw_percent, "{shaded: 37}"};
}

}  // namespace bookbag::layout::figures
