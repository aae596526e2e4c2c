// Blocks side by side.
//
// Widths: fixed cells first, then natural ones (shrunk together when they do not fit), then flexible cells share the
// rest by weight. Each cell is a column of blocks. Baseline rows hang the cells' first lines of text on one line; a cell
// that starts with something else (a figure) hangs from the top.
#include <algorithm>

#include "layout/blocks/kinds.hpp"

namespace bookbag::layout {

namespace {

using document::Cell;
using document::VAlign;

/// A code box or disc is never cut: large print needs more room for it than the row may have asked for.
Length least_width(const Cell& cell, Measurer& measurer) {
    if (!measurer.style().large_print || cell.blocks.size() != 1) {
        return {};
    }
    const auto& only = cell.blocks.front().content;
    const bool is_fixed = std::holds_alternative<document::CodeBox>(only) || std::holds_alternative<document::Disc>(only);
    return is_fixed ? natural_width(cell.blocks, measurer) : Length{};
}

/// Widths of the cells of a row `width` wide.
std::vector<Length> cell_widths(const document::Row& row, Length width, Measurer& measurer) {
    std::vector<Length> widths(row.cells.size());
    Length fixed = row.cells.empty() ? Length{} : row.gap * static_cast<std::int32_t>(row.cells.size() - 1);
    Length natural;
    int flex = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const Cell& cell = row.cells[i];
        if (cell.width.units > 0) {
            widths[i] = std::max(cell.width, least_width(cell, measurer));
            fixed += widths[i];
        } else if (cell.flex > 0) {
            flex += cell.flex;
        } else {
            widths[i] = natural_width(cell.blocks, measurer);
            natural += widths[i];
        }
    }
    const Length room = std::max(width - fixed, Length{});
    const Length left = std::max(room - natural, Length{});
    int upto = 0;
    Length given;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const Cell& cell = row.cells[i];
        if (cell.width.units == 0 && cell.flex > 0) {
            upto += cell.flex;
            widths[i] = share(left, upto, flex) - given;
            given += widths[i];
        } else if (cell.width.units == 0 && natural > room && natural.units > 0) {
            widths[i] = scaled(widths[i], room.units, natural.units);
        }
        widths[i] = std::max(widths[i], Length{1000});
    }
    return widths;
}

}  // namespace

Length natural_width(const document::Row& block, Measurer& measurer) {
    Length width = block.cells.empty() ? Length{} : block.gap * static_cast<std::int32_t>(block.cells.size() - 1);
    for (const Cell& cell : block.cells) {
        width += cell.width.units > 0 ? cell.width : natural_width(cell.blocks, measurer);
    }
    return width;
}

Box measure(const document::Row& block, Length width, Measurer& measurer) {
    Box box;
    box.width = width;
    const std::vector<Length> widths = cell_widths(block, width, measurer);
    Length x;
    for (std::size_t i = 0; i < block.cells.size(); ++i) {
        Box cell = measure_column(block.cells[i].blocks, block.cells[i].gap, widths[i], measurer);
        if (cell.has_baseline) {
            box.has_baseline = true;
            box.baseline = std::max(box.baseline, cell.baseline);
        }
        for (const Box& child : cell.children) {
            box.has_code = box.has_code || (child.has_code && std::holds_alternative<document::CodeBox>(child.block->content));
        }
        box.stretch = std::max(box.stretch, cell.stretch);
        box.tracks.push_back(x);
        x += widths[i] + block.gap;
        box.children.push_back(std::move(cell));
    }
    for (const Box& cell : box.children) {
        const bool hangs = block.align == VAlign::Baseline && cell.has_baseline;
        box.height = std::max(box.height, cell.height + (hangs ? box.baseline - cell.baseline : Length{}));
    }
    if (block.align != VAlign::Baseline && !box.children.empty()) {
        const Box& first = box.children.front();
        const Length slack = box.height - first.height;
        const Length top = block.align == VAlign::Middle ? slack / 2 : block.align == VAlign::Bottom ? slack : Length{};
        box.has_baseline = first.has_baseline;
        box.baseline = first.baseline + (first.stretch > 0 ? Length{} : top);
    }
    return box;
}

void place(const document::Row& block, const Box& box, const Spot& spot, Painter& painter) {
    const QuestionScope question(box, painter);
    for (std::size_t i = 0; i < box.children.size(); ++i) {
        const Box& cell = box.children[i];
        const bool hangs = block.align == VAlign::Baseline && cell.has_baseline;
        const VAlign align = block.align == VAlign::Baseline ? block.cells[i].align : block.align;
        Length top = hangs ? box.baseline - cell.baseline : Length{};
        Length height = block.equal_heights ? spot.height - top : cell.height;
        if (!hangs && (cell.stretch == 0 || !block.equal_heights)) {
            const Length slack = spot.height - cell.height;
            top = align == VAlign::Middle ? slack / 2 : align == VAlign::Bottom ? slack : Length{};
            height = cell.height;
        }
        place_column(cell, block.cells[i].gap, {{spot.at.x + box.tracks[i], spot.at.y + top}, height}, painter);
    }
}

}  // namespace bookbag::layout
