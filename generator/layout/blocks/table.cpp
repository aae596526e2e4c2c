// Measuring tables: columns like the cells of a row, rows as tall as their tallest cell, slanted heads of a class sheet.
//
// Slanted heads stand at 56.5 degrees (report-notes.md section 6): sine 0.8339, cosine 0.5519. Their text needs its width
// times the sine in height, and reaches sideways over the columns to its right.
#include "layout/blocks/table.hpp"

#include <algorithm>

#include "layout/blocks/kinds.hpp"

namespace bookbag::layout {

namespace {

using document::Table;
using document::TableColumn;
using namespace base::literals;

int span_of(const document::TableRow& row, std::size_t cell) { return cell < row.spans.size() ? std::max(row.spans[cell], 1) : 1; }

bool is_slanted(const Table& table, const document::TableRow& row, std::size_t column) {
    return row.head && table.columns.at(column).slanted_head;
}

/// Natural widths of columns that are neither fixed nor flexible.
std::vector<Length> natural_columns(const Table& table, Measurer& measurer) {
    std::vector<Length> widths(table.columns.size());
    for (const document::TableRow& row : table.rows) {
        std::size_t column = 0;
        for (std::size_t i = 0; i < row.cells.size() && column < table.columns.size(); ++i) {
            const int span = span_of(row, i);
            if (span == 1 && table.columns[column].width.units == 0 && table.columns[column].flex == 0 && !is_slanted(table, row, column)) {
                widths[column] = std::max(widths[column], natural_width(row.cells[i], measurer) + table.pad_x * 2);
            }
            column += static_cast<std::size_t>(span);
        }
    }
    return widths;
}

/// Left edges of the columns and the right edge of the last one.
std::vector<Length> column_edges(const Table& table, Length width, Measurer& measurer) {
    std::vector<Length> widths = natural_columns(table, measurer);
    Length taken;
    int flex = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const TableColumn& column = table.columns[i];
        widths[i] = column.width.units > 0 ? column.width : widths[i];
        flex += column.width.units == 0 ? column.flex : 0;
        taken += widths[i];
    }
    const Length left = std::max(width - taken, Length{});
    std::vector<Length> edges = {Length{}};
    int upto = 0;
    Length given;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const TableColumn& column = table.columns[i];
        if (column.width.units == 0 && column.flex > 0) {
            upto += column.flex;
            widths[i] = std::max(share(left, upto, flex) - given, Length{1000});
            given += widths[i];
        }
        edges.push_back(edges.back() + widths[i]);
    }
    return edges;
}

Length slanted_height(const document::Blocks& cell, Measurer& measurer) {
    const Length width = natural_width(cell, measurer);
    return scaled(width, 8339, 10000) + 4_mm;
}

/// One row: a box with a child for each cell; `tracks` holds each cell's left edge.
Box measure_row(const Table& table, const document::TableRow& row, const std::vector<Length>& edges, Measurer& measurer) {
    Box box;
    std::size_t column = 0;
    for (std::size_t i = 0; i < row.cells.size() && column < table.columns.size(); ++i) {
        const std::size_t after = std::min(column + static_cast<std::size_t>(span_of(row, i)), table.columns.size());
        const Length inner = std::max(edges[after] - edges[column] - table.pad_x * 2, Length{1000});
        if (is_slanted(table, row, column)) {
            box.height = std::max(box.height, slanted_height(row.cells[i], measurer));
            box.children.emplace_back();
        } else {
            const bool left = table.columns[column].align == document::Align::Left;
            const Length natural = left ? inner : std::min(natural_width(row.cells[i], measurer), inner);
            Box cell = measure_column(row.cells[i], {}, std::max(natural, Length{1000}), measurer);
            box.height = std::max(box.height, cell.height + table.pad_y * 2);
            box.children.push_back(std::move(cell));
        }
        box.tracks.push_back(edges[column]);
        column = after;
    }
    box.height = std::max(box.height, row.head ? Length{} : table.least_row);
    return box;
}

}  // namespace

std::size_t head_rows(const Table& table) {
    const auto first_plain = std::find_if(table.rows.begin(), table.rows.end(), [](const document::TableRow& row) { return !row.head; });
    return static_cast<std::size_t>(first_plain - table.rows.begin());
}

Length part_height(const Table& table, const Box& box, const TablePart& part) {
    Length height;
    const std::size_t heads = head_rows(table);
    for (std::size_t i = 0; part.first >= heads && i < heads; ++i) {
        height += box.children[i].height;
    }
    for (std::size_t i = part.first; i < part.last; ++i) {
        height += box.children[i].height;
    }
    return height;
}

Length natural_width(const Table& block, Measurer& measurer) {
    return column_edges(block, {}, measurer).back();
}

Box measure(const Table& block, Length width, Measurer& measurer) {
    Box box;
    box.width = width;
    box.tracks = column_edges(block, width, measurer);
    for (const document::TableRow& row : block.rows) {
        box.children.push_back(measure_row(block, row, box.tracks, measurer));
        box.height += box.children.back().height;
    }
    return box;
}

void place(const Table& block, const Box& box, const Spot& spot, Painter& painter) {
    place_part(box, {0, block.rows.size(), painter.tag(TagRole::Table)}, spot.at, painter);
}

}  // namespace bookbag::layout
