// A paragraph: its lines as one P, or as H1 to H3.
#include "layout/blocks/kinds.hpp"

namespace bookbag::layout {

namespace {

TagRole role_of(int heading_level) {
    switch (heading_level) {
        case 1: return TagRole::H1;
        case 2: return TagRole::H2;
        case 3: return TagRole::H3;
        default: return TagRole::P;
    }
}

}  // namespace

Length natural_width(const document::Paragraph& block, Measurer& measurer) {
    return natural_width(block.text, measurer.look(block.role), measurer);
}

Box measure(const document::Paragraph& block, Length width, Measurer& measurer) {
    Box box;
    box.width = width;
    box.texts.push_back(set_text_in(block.text, measurer.look(block.role), {width, block.language}, measurer));
    const SetText& set = box.texts.front();
    box.height = set.height;
    box.baseline = set.baseline;
    box.has_baseline = !set.lines.empty();
    box.keeps_with_next = block.heading_level > 0;
    return box;
}

void place(const document::Paragraph& block, const Box& box, const Spot& spot, Painter& painter) {
    if (box.texts.front().lines.empty()) {
        return;
    }
    const std::int32_t tag = painter.tag(role_of(block.heading_level));
    painter.node(tag).language = block.language;
    painter.text(box.texts.front(), {spot.at, box.width, block.align, tag});
}

}  // namespace bookbag::layout
