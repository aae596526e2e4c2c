// Brackets as in the booklet's bar frame: 0.7 pt line, ends of 2 mm, a gap of 3 mm round the label.
#include "layout/figures/pieces.hpp"

namespace bookbag::layout::figures {

namespace {

constexpr Length kEnd = 2_mm;

void bracket(Sketch& sketch, std::pair<Length, Length> left_right, Length y, const RichText& label, Length end) {
    const auto [left, right] = left_right;
    const Point middle{(left + right) / 2, y};
    const Length half = sketch.measure(label).width / 2 + 1.5_mm;
    const bool narrow = half * 2 > right - left - 4_mm;
    if (narrow || label.empty()) {
        sketch.add(polyline({{left, y + end}, {left, y}, {right, y}, {right, y + end}}, pens::kThin));
        const Length away = end.units > 0 ? -1_mm : 1_mm;
        sketch.text(label, {middle.x, y + away}, {.level = end.units > 0 ? Level::Above : Level::Below});
        return;
    }
    sketch.add(polyline({{left, y + end}, {left, y}, {middle.x - half, y}}, pens::kThin));
    sketch.add(polyline({{middle.x + half, y}, {right, y}, {right, y + end}}, pens::kThin));
    sketch.text(label, middle);
}

}  // namespace

void draw_cells(Sketch& sketch, const Cells& cells) {
    for (int col = 1; col < cells.cols; ++col) {
        const Length x = cells.corner.x + cells.cell.x * col;
        sketch.line({x, cells.corner.y}, {x, cells.foot()}, cells.inner);
    }
    for (int row = 1; row < cells.rows; ++row) {
        const Length y = cells.corner.y + cells.cell.y * row;
        sketch.line({cells.corner.x, y}, {cells.right(), y}, cells.inner);
    }
    sketch.add(rectangle(cells.corner, cells.cell.x * cells.cols, cells.cell.y * cells.rows, cells.outer));
}

void shade_cell(Sketch& sketch, const Cells& cells, std::pair<int, int> at, Fill fill) {
    sketch.add(rectangle(cells.corner_of(at.first, at.second), cells.cell.x, cells.cell.y, pens::kNone, fill));
}

void draw_strip(Sketch& sketch, const Strip& strip) {
    const auto edge = [&strip](int part) { return strip.corner.x + base::scaled(strip.size.x, part, strip.parts); };
    const auto fill = [&](int from, int to, Fill look) {
        if (to > from) {
            sketch.add(rectangle({edge(from), strip.corner.y}, edge(to) - edge(from), strip.size.y, pens::kNone, look));
        }
    };
    fill(0, strip.shaded, Fill::HatchRight);
    fill(strip.shaded, strip.shaded + strip.dotted, Fill::Dots);
    for (int part = 1; part < strip.parts; ++part) {
        sketch.line({edge(part), strip.corner.y}, {edge(part), strip.corner.y + strip.size.y}, pens::kThin);
    }
    sketch.add(rectangle(strip.corner, strip.size.x, strip.size.y, pens::kFigure));
}

void bracket_above(Sketch& sketch, std::pair<Length, Length> left_right, Length y, const RichText& label) {
    bracket(sketch, left_right, y, label, sketch.mark(kEnd));
}

void bracket_below(Sketch& sketch, std::pair<Length, Length> left_right, Length y, const RichText& label) {
    bracket(sketch, left_right, y, label, -sketch.mark(kEnd));
}

void bracket_right(Sketch& sketch, std::pair<Length, Length> top_foot, Length x, const RichText& label) {
    const auto [top, foot] = top_foot;
    const Length end = sketch.mark(kEnd);
    sketch.add(polyline({{x - end, top}, {x, top}, {x, foot}, {x - end, foot}}, pens::kThin));
    sketch.line({x, (top + foot) / 2}, {x + end / 2, (top + foot) / 2}, pens::kThin);
    sketch.text(label, {x + end / 2 + 1.5_mm, (top + foot) / 2}, {.anchor = Anchor::Left});
}

RichText unknown_text(const Sketch& sketch, const Entry& entry) {
    if (!entry.blank()) {
        return entry.text;
    }
    return sketch.answer() && !entry.text.empty() ? bolder(entry.text) : document::bold("?");
}

void draw_counter(Sketch& sketch, Point centre, Length radius, Counter look) {
    const bool solid = look == Counter::Solid;
    sketch.add(circle(centre, solid ? radius : radius - 500 * Length{1}, pens::kFigure, solid ? Fill::Solid : Fill::White));
}

}  // namespace bookbag::layout::figures
