// Rows and columns inside a formula: aligned equations, column vectors and matrices, cases.
//
// Numbers (questions.md section 8.3): align has a column gap of 0.278 em and 0.55 em between rows, odd columns to the
// right and even ones to the left; pmatrix and cases 0.9 em and 0.28 em, centred and left. Every row is at least as tall
// as a strut of 0.75 / 0.28 em. The whole is centred on the axis.
#include "layout/maths/math_setter.hpp"

#include <algorithm>

namespace bookbag::layout {

namespace {

struct TableRow {
    Length height;
    Length depth;
};

enum class CellAlign : std::uint8_t { Left, Centre, Right };

CellAlign align_of(const std::string& name, std::size_t column) {
    if (name == "align") {
        return column % 2 == 0 ? CellAlign::Right : CellAlign::Left;
    }
    return name == "cases" ? CellAlign::Left : CellAlign::Centre;
}

}  // namespace

MathBox MathSetter::table(const Expr& expr, const MathPlace& place) {
    const std::size_t columns = static_cast<std::size_t>(expr.columns);
    const bool align = expr.text == "align";
    const Length column_gap = align ? gap(document::MathClass::Rel, document::MathClass::Ord, place) : em(900, place.size);
    const Length row_gap = em(align ? 550 : 280, place.size);
    std::vector<MathBox> cells;
    std::vector<Length> widths(columns);
    std::vector<TableRow> rows(expr.parts.size() / columns, TableRow{em(750, place.size), em(280, place.size)});
    for (std::size_t i = 0; i < expr.parts.size(); ++i) {
        cells.push_back(set(expr.parts[i], place));
        TableRow& row = rows.at(i / columns);
        row.height = std::max(row.height, cells.back().height);
        row.depth = std::max(row.depth, cells.back().depth);
        widths.at(i % columns) = std::max(widths.at(i % columns), cells.back().width);
    }
    Length total;
    for (const TableRow& row : rows) {
        total += row.height + row.depth;
    }
    total += row_gap * static_cast<std::int32_t>(rows.size() - 1);

    MathBox body;
    Length y = -axis(place.size) - total / 2;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        Length x;
        y += rows[r].height;
        for (std::size_t c = 0; c < columns; ++c) {
            MathBox& cell = cells[r * columns + c];
            const CellAlign how = align_of(expr.text, c);
            const Length slack = widths[c] - cell.width;
            const Length shift = how == CellAlign::Left ? Length{} : how == CellAlign::Right ? slack : slack / 2;
            if (!cell.marks.empty()) {
                cell.marks.back().ends_word = true;
            }
            add_box(body, std::move(cell), {x + shift, y});
            x += widths[c] + (c + 1 < columns ? column_gap : Length{});
        }
        body.width = std::max(body.width, x);
        y += rows[r].depth + row_gap;
    }
    body.height = axis(place.size) + total / 2;
    body.depth = total - body.height;
    if (align) {
        return body;
    }
    const Length half = em(960, total / 2);
    MathBox whole = bracket(expr.text == "pmatrix" ? "(" : "{", half, place);
    const Length body_width = body.width;
    add_box(whole, std::move(body), {whole.width + em(60, place.size), {}});
    whole.width += body_width + em(120, place.size);
    if (expr.text == "pmatrix") {
        MathBox right = bracket(")", half, place);
        const Length right_width = right.width;
        add_box(whole, std::move(right), {whole.width, {}});
        whole.width += right_width;
    }
    return whole;
}

}  // namespace bookbag::layout
