// Room left white: working space of a child, and gaps between furniture. Nothing is painted.
#include "layout/blocks/kinds.hpp"

namespace bookbag::layout {

Length natural_width(const document::WorkSpace&, Measurer&) { return {}; }

Box measure(const document::WorkSpace& block, Length width, Measurer&) {
    Box box;
    box.width = width;
    box.height = block.least;
    box.stretch = block.stretch;
    return box;
}

void place(const document::WorkSpace&, const Box&, const Spot&, Painter&) {}

Length natural_width(const document::Gap&, Measurer&) { return {}; }

Box measure(const document::Gap& block, Length width, Measurer&) {
    Box box;
    box.width = width;
    box.height = block.height;
    box.stretch = block.stretch;
    return box;
}

void place(const document::Gap&, const Box&, const Spot&, Painter&) {}

}  // namespace bookbag::layout
