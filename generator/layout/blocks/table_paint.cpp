// Painting tables: stripes first, then the cells, then the lines, so that no line is hidden by a stripe.
//
// Looks (report-notes.md sections 1, 3 and 6): Lines has 0.4 pt rules between rows; Grid all lines; Striped every second
// row on 6 %; Register stripes and hairlines between columns, 1.4 pt above and below.
#include "layout/blocks/table.hpp"

#include <algorithm>

#include "layout/blocks/kinds.hpp"

namespace bookbag::layout {

namespace {

using document::Align;
using document::Table;
using document::TableLook;
using namespace base::literals;

constexpr Pen kRowPen{{400}, 70, {}, {}};
constexpr Pen kColumnPen{{500}, 70, {}, {}};
constexpr Pen kHeadPen{{1000}, 100, {}, {}};
constexpr Pen kHeavyPen{{1400}, 100, {}, {}};
constexpr Pen kGridPen{{700}, 100, {}, {}};
constexpr std::int32_t kSlant = 56500;

/// Everything the painting of one part needs.
struct Sheet {
    const Table& table;
    const Box& box;
    Point at;
    Painter& painter;

    Length left(std::size_t column) const { return at.x + box.tracks[column]; }
    Length right() const { return at.x + box.tracks.back(); }
};

/// The words of a slanted head, along the slant from the foot of its column.
void place_slanted(const Sheet& sheet, const document::Blocks& cell, Point foot, std::int32_t tag) {
    const auto* paragraph = cell.empty() ? nullptr : std::get_if<document::Paragraph>(&cell.front().content);
    if (paragraph == nullptr) {
        return;
    }
    Measurer& measurer = sheet.painter.measurer();
    const TextLook& look = measurer.look(paragraph->role);
    Length along;
    for (const document::Inline& inline_run : paragraph->text.runs) {
        const auto* words = std::get_if<document::Words>(&inline_run);
        if (words == nullptr) {
            continue;
        }
        const fonts::ShapedText* shaped = measurer.shape(face_of(look, words->bold), words->text);
        for (const fonts::GlyphRun& run : shaped->runs) {
            GlyphsMark mark{run, {foot.x + scaled(along, 5519, 10000), foot.y - scaled(along, 8339, 10000)}, look.size, 100, true, kSlant};
            for (const fonts::Glyph& glyph : run.glyphs) {
                along += em(glyph.advance, look.size);
            }
            sheet.painter.mark({std::move(mark), tag});
        }
    }
}

/// The blocks of a cell; plain paragraphs take the column's alignment.
void place_cell(const Sheet& sheet, const Box& cell, const Spot& spot, Align align) {
    Point at = spot.at;
    for (const Box& child : cell.children) {
        const auto* paragraph = std::get_if<document::Paragraph>(&child.block->content);
        if (paragraph != nullptr && align != Align::Left && paragraph->align == Align::Left && !child.texts.front().lines.empty()) {
            const std::int32_t tag = sheet.painter.tag(TagRole::P);
            sheet.painter.text(child.texts.front(), {at, child.width, align, tag});
        } else {
            place(child, {at, child.height}, sheet.painter);
        }
        at.y += child.height;
    }
}

void place_row(const Sheet& sheet, std::size_t row_index, Length y, std::int32_t table_tag) {
    const document::TableRow& row = sheet.table.rows[row_index];
    const Box& box = sheet.box.children[row_index];
    Painter& painter = sheet.painter;
    const std::int32_t before = painter.descend(table_tag);
    const std::int32_t row_tag = table_tag == kArtefact ? kArtefact : painter.tag(TagRole::TR);
    std::size_t column = 0;
    for (std::size_t i = 0; i < box.children.size(); ++i) {
        const std::size_t span = i < row.spans.size() ? static_cast<std::size_t>(std::max(row.spans[i], 1)) : 1;
        const std::size_t after = std::min(column + span, sheet.table.columns.size());
        painter.descend(row_tag);
        const std::int32_t cell_tag = painter.tag(row.head ? TagRole::TH : TagRole::TD);
        painter.node(cell_tag).column_scope = row.head;
        painter.descend(cell_tag);
        const Box& cell = box.children[i];
        const document::TableColumn& spec = sheet.table.columns[column];
        if (row.head && spec.slanted_head) {
            const Length middle = (sheet.left(column) + sheet.left(after)) / 2;
            place_slanted(sheet, row.cells[i], {middle + 1_mm, y + box.height - 1.6_mm}, painter.tag(TagRole::P));
        } else {
            const Length inner = sheet.left(after) - sheet.left(column) - sheet.table.pad_x * 2;
            const Length slack = std::max(inner - cell.width, Length{});
            const Length shift = spec.align == Align::Left ? Length{} : spec.align == Align::Centre ? slack / 2 : slack;
            const Length room = box.height - cell.height;
            const Length top = row.head ? room - sheet.table.pad_y : room / 2;
            place_cell(sheet, cell, {{sheet.left(column) + sheet.table.pad_x + shift, y + top}, cell.height}, spec.align);
        }
        column = after;
    }
    painter.descend(before);
}

void paint_stripe(const Sheet& sheet, std::size_t row_index, Length y) {
    const std::size_t heads = head_rows(sheet.table);
    const bool striped = sheet.table.look == TableLook::Striped || sheet.table.look == TableLook::Register;
    if (striped && row_index >= heads && (row_index - heads) % 2 == 0) {
        sheet.painter.path(rectangle({sheet.at.x, y}, sheet.box.tracks.back(), sheet.box.children[row_index].height, pens::kNone, Fill::Tint));
    }
}

/// The line below a row.
void paint_row_line(const Sheet& sheet, std::size_t row_index, Length y) {
    const std::size_t heads = head_rows(sheet.table);
    const bool ends_heads = heads > 0 && row_index + 1 == heads;
    const TableLook look = sheet.table.look;
    if (ends_heads) {
        sheet.painter.path(line({sheet.at.x, y}, {sheet.right(), y}, look == TableLook::Register ? kHeavyPen : kHeadPen));
    } else if (look == TableLook::Lines && row_index >= heads) {
        sheet.painter.path(line({sheet.at.x, y}, {sheet.right(), y}, kRowPen));
    } else if (look == TableLook::Grid) {
        sheet.painter.path(line({sheet.at.x, y}, {sheet.right(), y}, kGridPen));
    }
}

/// Whether a cell of `row` covers the edge to the left of `column`.
bool crosses(const document::TableRow& row, std::size_t column) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::size_t span = i < row.spans.size() ? static_cast<std::size_t>(std::max(row.spans[i], 1)) : 1;
        if (at < column && column < at + span) {
            return true;
        }
        at += span;
    }
    return false;
}

void paint_column_lines(const Sheet& sheet, std::size_t row_index, Length y) {
    const document::TableRow& row = sheet.table.rows[row_index];
    const Length height = sheet.box.children[row_index].height;
    for (std::size_t c = 0; c + 1 < sheet.table.columns.size() + 1; ++c) {
        if (c == 0 || crosses(row, c)) {
            continue;
        }
        const document::TableColumn& before = sheet.table.columns[c - 1];
        const bool slanted = row.head && (before.slanted_head || (c < sheet.table.columns.size() && sheet.table.columns[c].slanted_head));
        const bool ruled = sheet.table.look == TableLook::Grid || (sheet.table.look == TableLook::Register && !row.head) || before.heavy_after > 0;
        if (!ruled && !slanted) {
            continue;
        }
        const Pen pen = before.heavy_after == 1 ? kHeavyPen : sheet.table.look == TableLook::Grid ? kGridPen : kColumnPen;
        const Length lean = slanted ? scaled(height, 5519, 8339) : Length{};
        sheet.painter.path(line({sheet.left(c) + lean, y}, {sheet.left(c), y + height}, slanted ? kColumnPen : pen));
    }
}

void paint_outline(const Sheet& sheet, Length height) {
    if (sheet.table.look == TableLook::Grid) {
        sheet.painter.path(rectangle(sheet.at, sheet.box.tracks.back(), height, kHeadPen));
    } else if (sheet.table.look == TableLook::Register) {
        sheet.painter.path(line({sheet.at.x, sheet.at.y + height}, {sheet.right(), sheet.at.y + height}, kHeavyPen));
    }
}

}  // namespace

void place_part(const Box& box, const TablePart& part, Point at, Painter& painter) {
    const auto& table = std::get<Table>(box.block->content);
    const Sheet sheet{table, box, at, painter};
    const std::size_t heads = head_rows(table);
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; part.first >= heads && part.first > 0 && i < heads; ++i) {
        rows.push_back(i);
    }
    const std::size_t repeated = rows.size();
    for (std::size_t i = part.first; i < part.last; ++i) {
        rows.push_back(i);
    }
    Length y = at.y;
    for (const std::size_t row : rows) {
        paint_stripe(sheet, row, y);
        y += box.children[row].height;
    }
    y = at.y;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        place_row(sheet, rows[i], y, i < repeated ? kArtefact : part.tag);
        paint_column_lines(sheet, rows[i], y);
        y += box.children[rows[i]].height;
        paint_row_line(sheet, rows[i], y);
    }
    paint_outline(sheet, y - at.y);
}

}  // namespace bookbag::layout
