// Parts that several figures share: brackets, strips, grids of cells, counters, and the "?" of a bar model. A figure that
// draws one of these by itself would soon look different from its neighbours.
#pragma once

#include <string>
#include <vector>

#include "layout/figures/sketch.hpp"

namespace bookbag::layout::figures {

/// Columns and rows of equal cells.
struct Cells {
    Point corner;
    Point cell;  ///< width and height of one cell
    int cols = 1;
    int rows = 1;
    Pen inner = pens::kThin;
    Pen outer = pens::kFigure;
    Length right() const { return corner.x + cell.x * cols; }
    Length foot() const { return corner.y + cell.y * rows; }
    Point centre(int col, int row) const { return {corner.x + cell.x * col + cell.x / 2, corner.y + cell.y * row + cell.y / 2}; }
    Point corner_of(int col, int row) const { return {corner.x + cell.x * col, corner.y + cell.y * row}; }
};
void draw_cells(Sketch& sketch, const Cells& cells);
/// Fills one cell, without an outline.
void shade_cell(Sketch& sketch, const Cells& cells, std::pair<int, int> at, Fill fill = Fill::HatchRight);

/// A bar cut into equal parts, the first `shaded` hatched and the next `dotted` dotted.
struct Strip {
    Point corner;
    Point size;
    int parts = 1;
    int shaded = 0;
    int dotted = 0;
};
void draw_strip(Sketch& sketch, const Strip& strip);

/// A bracket over [left, right] with turned-down ends, its line at `y`; the label stands in a gap of the line.
void bracket_above(Sketch& sketch, std::pair<Length, Length> left_right, Length y, const RichText& label);
/// The same below, turned up.
void bracket_below(Sketch& sketch, std::pair<Length, Length> left_right, Length y, const RichText& label);
/// A bracket at the right of [top, foot] with its label to the right of it.
void bracket_right(Sketch& sketch, std::pair<Length, Length> top_foot, Length x, const RichText& label);

/// What stands for an unknown in a bar: a bold "?" in the question form, the answer in bold in the answer form.
RichText unknown_text(const Sketch& sketch, const Entry& entry);

enum class Counter : std::uint8_t { Solid, Ring };
void draw_counter(Sketch& sketch, Point centre, Length radius, Counter look);

}  // namespace bookbag::layout::figures
