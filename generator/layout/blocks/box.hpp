// A measured block: what measuring found out and placing needs.
//
// Measuring builds a tree of boxes beside the tree of blocks, so that text is broken into lines once and slack can be
// shared afterwards without measuring again. A box lives shorter than its block.
#pragma once

#include <memory>
#include <vector>

#include "document/block.hpp"
#include "layout/drawing.hpp"
#include "layout/measurer.hpp"
#include "layout/painter.hpp"
#include "layout/text/set_text.hpp"

namespace bookbag::layout {

struct Box {
    const document::Block* block = nullptr;
    Length width;                    ///< what it was measured for
    Length height;                   ///< the least it needs
    Length baseline;                 ///< of its first line of text, from its top
    bool has_baseline = false;
    bool has_code = false;           ///< a bookwork code stands directly in it
    bool keeps_with_next = false;    ///< a heading: never last on a page
    int stretch = 0;                 ///< sum of the weights of what stretches in it; 0 = rigid
    std::vector<Box> children = {};
    std::vector<SetText> texts = {};
    std::vector<Length> tracks = {}; ///< by kind: left edges of cells, widths of columns
    std::unique_ptr<Drawing> drawing = {};
    Length scale_width = {};         ///< of a drawing: the width it is scaled to
};

/// Where a box goes. `height` is at least the box's own.
struct Spot {
    Point at;
    Length height;
};

/// The width a block would take if it had all the room it wanted.
Length natural_width(const document::Block& block, Measurer& measurer);
Length natural_width(const document::Blocks& blocks, Measurer& measurer);

/// Measures for `width` (> 0).
Box measure(const document::Block& block, Length width, Measurer& measurer);

/// Paints a measured block. Slack above the box's own height goes to what stretches, by weight.
void place(const Box& box, const Spot& spot, Painter& painter);

/// Blocks one under the other with `gap` between them, as one box without a block of its own.
Box measure_column(const document::Blocks& blocks, Length gap, Length width, Measurer& measurer);

/// Paints the children of a column; `gap` as in measuring.
void place_column(const Box& column, Length gap, const Spot& spot, Painter& painter);

/// The share of `slack` up to and including weight `upto` of `total`: cumulative, so that shares add up exactly.
Length share(Length slack, int upto, int total);

/// Opens the tags of a question (L, LI, Lbl, LBody) while it lives, when the box holds a code and no question is open.
class QuestionScope {
public:
    QuestionScope(const Box& box, Painter& painter);
    ~QuestionScope();
    QuestionScope(const QuestionScope&) = delete;
    QuestionScope& operator=(const QuestionScope&) = delete;

private:
    Painter* painter_;
    std::int32_t before_ = kArtefact;
    bool is_open_ = false;
};

}  // namespace bookbag::layout
