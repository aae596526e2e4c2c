// Squared paper at the profile's square: one path of lines. `rows` 0 takes as many whole rows as the slack holds.
#include <algorithm>

#include "layout/blocks/kinds.hpp"

namespace bookbag::layout {

namespace {

int columns_in(const document::SquaredPaper& block, Length width, const Style& style) {
    const int most = width.units / style.square.units;
    // 175 mm is 25 squares of 7 mm less a rounding unit or two
    const int fitting = width.units - style.square.units * most > style.square.units - 30 ? most + 1 : most;
    return std::max(1, block.columns > 0 ? std::min(block.columns, fitting) : fitting);
}

}  // namespace

Length natural_width(const document::SquaredPaper& block, Measurer& measurer) {
    return measurer.style().square * (block.columns > 0 ? block.columns : 12);
}

Box measure(const document::SquaredPaper& block, Length width, Measurer& measurer) {
    Box box;
    box.width = width;
    box.height = measurer.style().square * (block.rows > 0 ? block.rows : 2);
    box.stretch = block.rows > 0 ? 0 : 1;
    return box;
}

void place(const document::SquaredPaper& block, const Box& box, const Spot& spot, Painter& painter) {
    const Length square = painter.style().square;
    const int columns = columns_in(block, box.width, painter.style());
    const int rows = block.rows > 0 ? block.rows : std::max(1, spot.height.units / square.units);
    PathItem grid{{}, painter.pen(pens::kSquare), Fill::None};
    grid.segments.reserve(static_cast<std::size_t>(columns + rows + 2) * 2);
    for (int c = 0; c <= columns; ++c) {
        grid.segments.emplace_back(MoveTo{{spot.at.x + square * c, spot.at.y}});
        grid.segments.emplace_back(LineTo{{spot.at.x + square * c, spot.at.y + square * rows}});
    }
    for (int r = 0; r <= rows; ++r) {
        grid.segments.emplace_back(MoveTo{{spot.at.x, spot.at.y + square * r}});
        grid.segments.emplace_back(LineTo{{spot.at.x + square * columns, spot.at.y + square * r}});
    }
    painter.path(std::move(grid));
}

}  // namespace bookbag::layout
