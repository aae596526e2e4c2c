// Squares to shade, reflect, measure and write on.
#include <algorithm>

#include "layout/figures/figures.hpp"
#include "layout/figures/pieces.hpp"
#include "layout/figures/scale.hpp"

namespace bookbag::layout::figures {

using base::Rational;

namespace {

std::vector<std::pair<int, int>> read_cells(Parameters& in, std::string_view key, std::pair<int, int> cols_rows) {
    std::vector<std::pair<int, int>> cells;
    for (const Pair& cell : in.pairs(key)) {
        const bool inside = cell.x.is_integer() && cell.y.is_integer() && cell.x.sign() >= 0 && cell.y.sign() >= 0 &&
                            cell.x < Rational(cols_rows.first) && cell.y < Rational(cols_rows.second);
        in.demand(inside, key, "has a cell outside the grid; cells count from [0, 0] at the top left");
        cells.emplace_back(static_cast<int>(cell.x.numerator()), static_cast<int>(cell.y.numerator()));
    }
    return cells;
}

/// A size that keeps a grid of many squares on the page.
Length cell_size(const Sketch& sketch, int cols, int rows) {
    return sketch.span(std::min(7_mm, std::min(150_mm / cols, 110_mm / rows)));
}

base::Status draw_square_grid(Parameters& in, Sketch& sketch) {
    const int cols = in.whole("cols", {1, 30});
    const int rows = in.whole("rows", {1, 30});
    const auto cells = read_cells(in, "cells", {cols, rows});
    const auto outline = in.pairs("outline");
    const auto answer = in.pairs("answer_outline");
    const bool shown = in.yes("show", true);
    const Entry unit = in.entry("unit");
    for (const auto* list : {&outline, &answer}) {
        for (const Pair& corner : *list) {
            in.demand(corner.x.sign() >= 0 && corner.y.sign() >= 0 && corner.x <= Rational(cols) && corner.y <= Rational(rows),
                      "outline", "has a corner outside the grid");
        }
    }
    if (auto status = in.done(); !status) {
        return status;
    }
    const Length side = cell_size(sketch, cols, rows);
    const Cells grid{{}, {side, side}, cols, rows, pens::kSquare, pens::kSquare};
    if (shown || sketch.answer()) {
        for (const auto& cell : cells) {
            shade_cell(sketch, grid, cell);
        }
    }
    draw_cells(sketch, grid);
    const auto put = [&](const std::vector<Pair>& corners, Fill fill) {
        std::vector<Point> points;
        for (const Pair& corner : corners) {
            points.push_back({geometry::share(side, corner.x), geometry::share(side, corner.y)});
        }
        if (points.size() > 1) {
            sketch.add(polygon(points, pens::kHeavy, fill));
        }
    };
    put(outline, Fill::None);
    if (sketch.answer()) {
        put(answer, Fill::HatchRight);
    }
    if (!unit.empty()) {
        const Length y = side * rows + sketch.mark(2.5_mm);
        sketch.line({{}, y}, {side, y}, pens::kMain);
        for (const Length x : {Length{}, side}) {
            sketch.line({x, y - 1_mm}, {x, y + 1_mm}, pens::kMain);
        }
        sketch.text(unit.text, {side + 1.6_mm, y}, {.anchor = Anchor::Left});
    }
    sketch.say("Squared paper, " + std::to_string(cols) + " squares wide and " + std::to_string(rows) + " high." +
               (outline.size() > 1 ? " A shape is drawn on it." : "") +
               (shown && !cells.empty() ? " Some squares are shaded." : ""));
    return {};
}

base::Status draw_symmetry(Parameters& in, Sketch& sketch) {
    const int cols = in.whole("cols", {2, 24}, 12);
    const int rows = in.whole("rows", {2, 24}, 8);
    const auto cells = read_cells(in, "cells", {cols, rows});
    const bool vertical = in.choice("mirror", {"vertical", "horizontal"}) == "vertical";
    in.demand(!cells.empty(), "cells", "is missing or empty");
    in.demand((vertical ? cols : rows) % 2 == 0, vertical ? "cols" : "rows",
              "must be even, so that the mirror line lies between squares");
    if (auto status = in.done(); !status) {
        return status;
    }
    const Length side = cell_size(sketch, cols, rows);
    const Cells grid{{}, {side, side}, cols, rows, pens::kSquare, pens::kSquare};
    for (const auto& [col, row] : cells) {
        shade_cell(sketch, grid, {col, row}, Fill::Solid);
        if (sketch.answer()) {
            shade_cell(sketch, grid, {vertical ? cols - 1 - col : col, vertical ? row : rows - 1 - row}, Fill::HatchRight);
        }
    }
    draw_cells(sketch, grid);
    const Length beyond = sketch.mark(4_mm);
    const Pen dashed{pens::kHeavy.width, 100, 2.2_mm, 1.6_mm};
    if (vertical) {
        sketch.line({side * cols / 2, -beyond}, {side * cols / 2, side * rows + beyond}, dashed);
    } else {
        sketch.line({-beyond, side * rows / 2}, {side * cols + beyond, side * rows / 2}, dashed);
    }
    sketch.say(std::string("Squared paper with ") + (vertical ? "an upright" : "a level") +
               " mirror line in the middle. Some squares on one side are shaded.");
    return {};
}

base::Status draw_squares(Parameters& in, Sketch& sketch) {
    const int cols = in.whole("cols", {1, 25});
    const int rows = in.whole("rows", {1, 36});
    if (auto status = in.done(); !status) {
        return status;
    }
    // Twelve squares fill a column of 84 mm to the line: they give way by the width of that line.
    const Length fitted = (sketch.most_width() - 3_pt) / cols;
    const Length side = fitted < sketch.square() && fitted > sketch.square() * 97 / 100 ? fitted : sketch.square();
    draw_cells(sketch, {{}, {side, side}, cols, rows, pens::kSquare, pens::kSquare});
    sketch.say("Squared paper to write on.");
    return {};
}

}  // namespace

Kind square_grid() {
    return {"square_grid", draw_square_grid,
            "{cols: 12, rows: 7, outline: [[1, 1], [7, 1], [7, 3], [4, 3], [4, 6], [1, 6]], cells: [[9, 2], [10, 2], [9, 3]], "
            "unit: '1 cm'}"};
}

Kind symmetry_grid() {
    return {"symmetry_grid", draw_symmetry, "{cols: 10, rows: 6, cells: [[4, 1], [3, 2], [4, 2], [2, 3], [3, 4]]}"};
}

Kind squares() {
    return {"squares", draw_squares, "{cols: 12, rows: 5}"};
}

}  // namespace bookbag::layout::figures
