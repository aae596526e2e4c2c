// Ruled lines to write on. Years 1-2 get a band with a middle line (booklet-notes.md section 6, Year 1).
#include <algorithm>

#include "layout/blocks/kinds.hpp"

namespace bookbag::layout {

namespace {

using namespace base::literals;

constexpr Length kBand = 6_mm;            // x-height of a young hand
constexpr Pen kMiddle{{700}, 60, {2200}, {2200}};

bool has_band(const Style& style) { return style.profile == Profile::Years1To2; }

Length pitch(const Style& style) { return has_band(style) ? kBand * 3 : style.line_pitch; }

}  // namespace

Length natural_width(const document::WritingLines& block, Measurer& measurer) {
    return 60_mm + natural_width(block.start, measurer.look(document::TextRole::Helper), measurer);
}

Box measure(const document::WritingLines& block, Length width, Measurer& measurer) {
    Box box;
    box.width = width;
    box.texts.push_back(set_text(block.start, measurer.look(document::TextRole::Helper), kUnbounded, measurer));
    box.height = pitch(measurer.style()) * std::max(block.count, 1);
    box.has_baseline = !block.start.empty();
    box.baseline = pitch(measurer.style()) - 1_mm - (has_band(measurer.style()) ? kBand / 2 : Length{});
    box.stretch = block.count == 0 ? 1 : 0;
    return box;
}

void place(const document::WritingLines& block, const Box& box, const Spot& spot, Painter& painter) {
    const Style& style = painter.style();
    const Length step = pitch(style);
    const int count = block.count > 0 ? block.count : std::max(1, spot.height.units / step.units);
    const SetText& start = box.texts.front();
    for (int i = 0; i < count; ++i) {
        const Length y = spot.at.y + step * (i + 1) - (has_band(style) ? kBand / 2 : Length{});
        const Length left = spot.at.x + (i == 0 && !start.lines.empty() ? start.width + 2_mm : Length{});
        const Length right = spot.at.x + box.width;
        if (has_band(style)) {
            painter.path(line({left, y - kBand * 2}, {right, y - kBand * 2}, pens::kSquare));
            painter.path(line({left, y - kBand}, {right, y - kBand}, kMiddle));
            painter.path(line({left, y}, {right, y}, pens::kMain));
        } else {
            painter.path(line({left, y}, {right, y}, painter.pen(pens::kRule)));
        }
    }
    if (!start.lines.empty()) {
        painter.text(start, {{spot.at.x, spot.at.y + box.baseline - start.baseline}, start.width, document::Align::Left, painter.tag(TagRole::P)});
    }
}

}  // namespace bookbag::layout
