// Blocks one under the other. A stack with one code box in it is a question.
#include "layout/blocks/kinds.hpp"

namespace bookbag::layout {

Length natural_width(const document::Stack& block, Measurer& measurer) { return natural_width(block.blocks, measurer); }

Box measure(const document::Stack& block, Length width, Measurer& measurer) {
    return measure_column(block.blocks, block.gap, width, measurer);
}

void place(const document::Stack& block, const Box& box, const Spot& spot, Painter& painter) {
    const QuestionScope question(box, painter);
    place_column(box, block.gap, spot, painter);
}

}  // namespace bookbag::layout
