// A pictogram, plain or in the rounded square of a page title. Never the only cue, so it is an artefact.
#include "layout/icons.hpp"

#include "layout/blocks/kinds.hpp"

namespace bookbag::layout {

namespace {

using namespace base::literals;

Length outer_size(const document::Icon& block) { return block.badge ? scaled(block.size, 13, 9) : block.size; }

}  // namespace

Length natural_width(const document::Icon& block, Measurer&) { return outer_size(block); }

Box measure(const document::Icon& block, Length width, Measurer& measurer) {
    Box box;
    box.width = width;
    box.height = outer_size(block);
    box.has_baseline = true;
    box.baseline = block.badge ? scaled(box.height, 104, 130) : centred_baseline(box.height, measurer);
    return box;
}

void place(const document::Icon& block, const Box&, const Spot& spot, Painter& painter) {
    Point at = spot.at;
    if (block.badge) {
        const Length outer = outer_size(block);
        painter.path(rounded(at, outer, outer, scaled(outer, 3, 13), painter.pen(pens::kFigure), Fill::White));
        const Length margin = (outer - block.size) / 2;
        at = {at.x + margin, at.y + margin};
    }
    Pen pen = painter.pen(icon_pen(block.size));
    pen.grey = block.soft && !painter.style().large_print ? Grey{70} : Grey{100};
    for (PathItem& stroke : icon_paths(block.name, block.size, pen)) {
        painter.path(std::move(stroke), at);
    }
}

}  // namespace bookbag::layout
