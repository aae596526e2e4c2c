// One pass, block by block: measure, see whether it fits, place it or turn the page. Nothing is measured twice and
// nothing is kept longer than a page, so a class's marking book costs no more memory than one pupil's part.
#include "layout/flow.hpp"

#include <utility>

#include "layout/blocks/table.hpp"

namespace bookbag::layout {

std::vector<Overflow> Flow::run() {
    new_page();
    add_all(section_->blocks, section_->gap);
    place_waiting();
    return std::move(overflows_);
}

void Flow::add_all(const document::Blocks& blocks, Length gap) {
    for (const document::Block& block : blocks) {
        const auto* stack = std::get_if<document::Stack>(&block.content);
        if (stack != nullptr && !stack->keep) {
            y_ += gap_before(gap > stack->gap ? gap - stack->gap : Length{});
            add_all(stack->blocks, stack->gap);
            continue;
        }
        Box box = measure(block, body_.width, painter_->measurer());
        if (std::holds_alternative<document::Table>(block.content)) {
            add_table(std::move(box), gap);
        } else if (box.keeps_with_next) {
            waiting_.push_back({std::move(box), gap});
        } else if (!at_top() || !waiting_.empty() || !std::holds_alternative<document::Gap>(block.content)) {
            add(std::move(box), gap);
        }
    }
}

Length Flow::waiting_height() const {
    Length height;
    for (const Waiting& one : waiting_) {
        height += one.box.height + one.gap;
    }
    return height;
}

void Flow::place_waiting() {
    for (const Waiting& one : std::exchange(waiting_, {})) {
        y_ += gap_before(one.gap);
        place(one.box, {{body_.at.x, y_}, one.box.height}, *painter_);
        y_ += one.box.height;
    }
}

void Flow::add(Box box, Length gap) {
    if (!at_top() && y_ + waiting_height() + gap + box.height > bottom()) {
        new_page();
    }
    place_waiting();
    y_ += gap_before(gap);
    if (y_ + box.height > bottom()) {
        overflows_.push_back({index_, y_ + box.height - bottom()});
    }
    place(box, {{body_.at.x, y_}, box.height}, *painter_);
    y_ += box.height;
}

void Flow::add_table(Box box, Length gap) {
    const auto& table = std::get<document::Table>(box.block->content);
    const std::size_t heads = head_rows(table);
    const Length least = part_height(table, box, {0, std::min(heads + 1, table.rows.size()), kArtefact});
    if (!at_top() && y_ + waiting_height() + gap + least > bottom()) {
        new_page();
    }
    place_waiting();
    y_ += gap_before(gap);
    TablePart part;
    part.tag = painter_->tag(TagRole::Table);
    while (part.first < table.rows.size()) {
        part.last = part.first + 1;
        while (part.last < table.rows.size() && (part.last < heads || y_ + part_height(table, box, {part.first, part.last + 1, kArtefact}) <= bottom())) {
            ++part.last;
        }
        const Length height = part_height(table, box, part);
        if (y_ + height > bottom()) {
            overflows_.push_back({index_, y_ + height - bottom()});
        }
        place_part(box, part, {body_.at.x, y_}, *painter_);
        y_ += height;
        part.first = part.last;
        if (part.first < table.rows.size()) {
            new_page();
        }
    }
}

void Flow::new_page() {
    painter_->start_page();
    body_ = body_of(section_->frame.look, {painter_->page_index() + 1, 0}, painter_->style());
    y_ = body_.at.y;
}

}  // namespace bookbag::layout
