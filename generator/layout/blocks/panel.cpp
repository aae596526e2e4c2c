// A frame around blocks: cards, tinted panels, bands, black bars and speech bubbles.
//
// A panel that groups a task has an outline as well as its tint, since a grey under 50 % may vanish in a photocopy
// (booklet-notes.md section 3). The black bar paints its words white.
#include <algorithm>

#include "layout/blocks/kinds.hpp"

namespace bookbag::layout {

namespace {

using document::PanelLook;
using namespace base::literals;

struct PanelArt {
    Pen pen = pens::kMain;
    Length radius = 3_mm;
    Fill fill = Fill::White;
};

PanelArt art_of(PanelLook look) {
    switch (look) {
        case PanelLook::Card: return {};
        case PanelLook::LightCard: return {pens::kAnswer, 3_mm, Fill::White};
        case PanelLook::Tinted: return {pens::kMain, 3_mm, Fill::Tint};
        case PanelLook::Heavy: return {{1.5_pt, 100, {}, {}}, 4_mm, Fill::White};
        case PanelLook::TintOnly: return {pens::kNone, {}, Fill::Tint};
        case PanelLook::Band: return {pens::kNone, 3_mm, Fill::Grey10};
        case PanelLook::Bubble: return {pens::kAnswer, 3_mm, Fill::White};
        case PanelLook::Bar: return {pens::kNone, 1.2_mm, Fill::Ink};
        case PanelLook::Plain: return {pens::kNone, {}, Fill::None};
    }
    return {};
}

/// A rounded rectangle with its tail: to the left at two fifths of its height, or below (reports).
PathItem bubble(Point at, Length width, Length height, const PanelArt& art) {
    PathItem item = rounded(at, width, height, art.radius, art.pen, art.fill);
    const Length y = at.y + std::max(art.radius + 1_mm, std::min(scaled(height, 2, 5), height - art.radius - 4_mm));
    // before the upper left corner's arc: up the left side, out to the tip and back
    const auto place_of_side = item.segments.end() - 3;
    item.segments.insert(place_of_side, {LineTo{{at.x, y + 4.6_mm}}, LineTo{{at.x - 4.9_mm, y + 3.1_mm}}, LineTo{{at.x, y}}});
    return item;
}

PathItem bubble_below(Point at, Length width, Length height, const PanelArt& art) {
    PathItem item = rounded(at, width, height, art.radius, art.pen, art.fill);
    const Length foot = at.y + height;
    const Length x = at.x + std::min(10_mm, scaled(width, 1, 4));
    // after the lower right corner's arc: along the foot to the tail
    item.segments.insert(item.segments.begin() + 5, {LineTo{{x + 6_mm, foot}}, LineTo{{x + 1.4_mm, foot + 4.4_mm}}, LineTo{{x, foot}}});
    return item;
}

void paint_frame(PanelLook look, const Box& box, const Spot& spot, Painter& painter) {
    PanelArt art = art_of(look);
    art.pen = painter.pen(art.pen);
    if (look == PanelLook::Plain) {
        return;
    }
    if (look == PanelLook::Bubble) {
        const Profile profile = painter.style().profile;
        const bool below = profile == Profile::Report || profile == Profile::Staff;
        painter.path(below ? bubble_below(spot.at, box.width, spot.height, art) : bubble(spot.at, box.width, spot.height, art));
        return;
    }
    painter.path(rounded(spot.at, box.width, spot.height, art.radius, art.pen, art.fill));
}

}  // namespace

Length natural_width(const document::Panel& block, Measurer& measurer) {
    return natural_width(block.blocks, measurer) + block.pad_x * 2;
}

Box measure(const document::Panel& block, Length width, Measurer& measurer) {
    Box box;
    box.width = width;
    Box inner = measure_column(block.blocks, block.gap, std::max(width - block.pad_x * 2, Length{1000}), measurer);
    box.height = inner.height + block.pad_y * 2;
    box.stretch = inner.stretch;
    box.has_baseline = inner.has_baseline;
    box.baseline = inner.baseline + block.pad_y;
    box.has_code = inner.has_code;
    box.children.push_back(std::move(inner));
    return box;
}

void place(const document::Panel& block, const Box& box, const Spot& spot, Painter& painter) {
    const QuestionScope question(box, painter);
    paint_frame(block.look, box, spot, painter);
    const Grey before = painter.ink();
    if (block.look == PanelLook::Bar) {
        painter.set_ink(0);
    }
    const Box& inner = box.children.front();
    Spot inside{{spot.at.x + block.pad_x, spot.at.y + block.pad_y}, spot.height - block.pad_y * 2};
    const bool centres = block.look == PanelLook::Bubble || block.look == PanelLook::Bar || block.look == PanelLook::Band || block.look == PanelLook::Tinted;
    if (centres && inner.stretch == 0) {
        inside.at.y += (inside.height - inner.height) / 2;
        inside.height = inner.height;
    }
    place_column(inner, block.gap, inside, painter);
    painter.set_ink(before);
}

}  // namespace bookbag::layout
