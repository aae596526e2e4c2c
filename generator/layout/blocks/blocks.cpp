// Dispatch over the kinds, and columns of blocks.
//
// Slack is shared by cumulative rounding: child i gets share(W_i) - share(W_i-1), so no unit is lost or invented.
#include "layout/blocks/box.hpp"

#include <algorithm>

#include "layout/blocks/kinds.hpp"

namespace bookbag::layout {

Length natural_width(const document::Block& block, Measurer& measurer) {
    return std::visit([&](const auto& kind) { return natural_width(kind, measurer); }, block.content);
}

Length natural_width(const document::Blocks& blocks, Measurer& measurer) {
    Length widest;
    for (const document::Block& block : blocks) {
        widest = std::max(widest, natural_width(block, measurer));
    }
    return widest;
}

Box measure(const document::Block& block, Length width, Measurer& measurer) {
    Box box = std::visit([&](const auto& kind) { return measure(kind, width, measurer); }, block.content);
    box.block = &block;
    return box;
}

void place(const Box& box, const Spot& spot, Painter& painter) {
    std::visit([&](const auto& kind) { place(kind, box, spot, painter); }, box.block->content);
}

Box measure_column(const document::Blocks& blocks, Length gap, Length width, Measurer& measurer) {
    Box column;
    column.width = width;
    column.children.reserve(blocks.size());
    int codes = 0;
    for (const document::Block& block : blocks) {
        Box child = measure(block, width, measurer);
        if (!column.children.empty()) {
            column.height += gap;
        } else if (child.has_baseline) {
            column.has_baseline = true;
            column.baseline = child.baseline;
        }
        column.height += child.height;
        column.stretch += child.stretch;
        codes += child.has_code ? 1 : 0;
        column.children.push_back(std::move(child));
    }
    column.has_code = codes == 1;
    return column;
}

void place_column(const Box& column, Length gap, const Spot& spot, Painter& painter) {
    const Length slack = std::max(spot.height - column.height, Length{});
    int weight = 0;
    Length given;
    Point at = spot.at;
    for (const Box& child : column.children) {
        weight += child.stretch;
        const Length upto = column.stretch > 0 ? share(slack, weight, column.stretch) : Length{};
        const Length height = child.height + (upto - given);
        given = upto;
        place(child, {at, height}, painter);
        at.y += height + gap;
    }
}

Length share(Length slack, int upto, int total) { return scaled(slack, upto, total); }

QuestionScope::QuestionScope(const Box& box, Painter& painter) : painter_(&painter) {
    if (!box.has_code || painter.is_in_question()) {
        return;
    }
    is_open_ = true;
    before_ = painter.parent();
    painter.enter_question();
    painter.descend(painter.list_here());
    painter.descend(painter.tag(TagRole::LI));
    painter.reserve_label(painter.tag(TagRole::Lbl));
    painter.descend(painter.tag(TagRole::LBody));
}

QuestionScope::~QuestionScope() {
    if (is_open_) {
        painter_->leave_question();
        painter_->reserve_label(kArtefact);
        painter_->descend(before_);
    }
}

Length centred_baseline(Length height, const Measurer& measurer) {
    return height / 2 + em(330, measurer.look(document::TextRole::Child).size);
}

}  // namespace bookbag::layout
