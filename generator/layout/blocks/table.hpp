// Tables in parts: a flowing page takes as many rows as fit and repeats the head rows on the next one.
// Only tables are cut inside: a row of a register may stand on the next page, a question may not.
#pragma once

#include <cstddef>

#include "layout/blocks/box.hpp"

namespace bookbag::layout {

/// Rows `first` to `last` - 1 of a measured table, after its head rows when `first` is past them.
struct TablePart {
    std::size_t first = 0;
    std::size_t last = 0;
    std::int32_t tag = kArtefact;    ///< the Table node, one for all parts
};

/// How many rows at the top are head rows.
std::size_t head_rows(const document::Table& table);

/// Height of a part, with the repeated head rows.
Length part_height(const document::Table& table, const Box& box, const TablePart& part);

/// Paints a part with its top-left corner at `at`.
void place_part(const Box& box, const TablePart& part, Point at, Painter& painter);

}  // namespace bookbag::layout
