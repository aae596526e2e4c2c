// Lines across the width: separators, dashes, and the line where scissors go.
#include "layout/icons.hpp"

#include "layout/blocks/kinds.hpp"

namespace bookbag::layout {

namespace {

using document::RuleLook;
using namespace base::literals;

constexpr Length kScissors = 6_mm;

Pen pen_of(RuleLook look) {
    switch (look) {
        case RuleLook::Hair: return {0.5_pt, 70, {}, {}};
        case RuleLook::Thin: return pens::kRule;
        case RuleLook::Main: return pens::kMain;
        case RuleLook::Heavy: return {1.5_pt, 100, {}, {}};
        case RuleLook::Dashed:
        case RuleLook::CutHere: return {0.9_pt, 100, 2.2_mm, 1.6_mm};
    }
    return pens::kRule;
}

}  // namespace

Length natural_width(const document::Rule&, Measurer&) { return {}; }

Box measure(const document::Rule& block, Length width, Measurer&) {
    Box box;
    box.width = width;
    box.height = block.look == RuleLook::CutHere ? kScissors : pen_of(block.look).width;
    return box;
}

void place(const document::Rule& block, const Box& box, const Spot& spot, Painter& painter) {
    const bool cut = block.look == RuleLook::CutHere;
    const Length y = spot.at.y + box.height / 2;
    if (cut) {
        for (PathItem& stroke : icon_paths(document::IconName::Scissors, kScissors, {})) {
            painter.path(std::move(stroke), {spot.at.x - 0.6_mm, spot.at.y});
        }
    }
    Pen pen = painter.pen(pen_of(block.look));
    painter.path(line({spot.at.x + (cut ? kScissors + 0.4_mm : Length{}), y}, {spot.at.x + box.width, y}, pen));
}

}  // namespace bookbag::layout
