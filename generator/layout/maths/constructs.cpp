// Fractions, mixed numbers, powers and indices, lines, hats and arrows above.
//
// Fractions: booklet-notes.md section 2, in em: bar on the axis 0.345 above the baseline, bar 0.062 thick (0.085 bold),
// gap to the digits 0.175, overhang 0.05 each side, padding 0.12. Digits stay at full size; only a fraction inside a
// fraction is smaller. Scripts: TeXbook appendix G, rule 18, with the MATH table's constants.
#include "layout/maths/math_setter.hpp"

#include <algorithm>

namespace bookbag::layout {

using document::MathKind;
using namespace base::literals;

MathPlace MathSetter::script_place(const MathPlace& place) const {
    MathPlace inner = place;
    const Length wanted = em(place.script == 0 ? 720 : 850, place.size);
    inner.size = std::max(wanted, std::min(place.size, 9_pt));  // nothing under 9 pt on paper
    ++inner.script;
    return inner;
}

MathPlace MathSetter::fraction_place(const MathPlace& place) const {
    MathPlace inner = place;
    ++inner.fraction;
    if (place.fraction > 0) {
        inner.size = std::max(em(780, place.size), std::min(place.size, 9_pt));
    }
    return inner;
}

MathBox MathSetter::fraction(const Expr& top, const Expr& bottom, const MathPlace& place) {
    const MathPlace inner = fraction_place(place);
    MathBox above = set(top, inner);
    MathBox below = set(bottom, inner);
    const Length bar = em(place.bold ? 85 : 62, place.size);
    const Length gap = em(175, inner.size);
    const Length overhang = em(50, place.size);
    const Length padding = em(120, place.size);
    const Length content = std::max(above.width, below.width);
    const Length bar_width = content + overhang * 2;
    const Length bar_top = -axis(place.size) - bar / 2;

    MathBox whole;
    whole.width = bar_width + padding * 2;
    whole.height = axis(place.size) + bar;
    if (!above.marks.empty()) {
        above.marks.back().ends_word = true;  // else 1 over 3 would be read as 13
    }
    const Point top_at{padding + overhang + (content - above.width) / 2, bar_top - gap - above.depth};
    const Point bottom_at{padding + overhang + (content - below.width) / 2, bar_top + bar + gap + below.height};
    add_box(whole, std::move(above), top_at);
    add_box(whole, std::move(below), bottom_at);
    whole.marks.push_back(bar_mark({padding, bar_top}, bar_width, bar));
    return whole;
}

MathBox MathSetter::mixed(const Expr& expr, const MathPlace& place) {
    MathBox whole = set(expr.parts[0], place);
    if (!whole.marks.empty()) {
        whole.marks.back().ends_word = true;
    }
    MathBox part = fraction(expr.parts[1], expr.parts[2], place);
    const Point at{whole.width - em(50, place.size), {}};  // 0.07 em of white: one number, not a product
    const Length width = part.width;
    add_box(whole, std::move(part), at);
    whole.width = at.x + width;
    return whole;
}

MathBox MathSetter::scripts(const Expr& expr, const MathPlace& place) {
    const Expr& power = expr.parts[1];
    const Expr& index = expr.parts[2];
    MathBox whole = set(expr.parts[0], place);
    const bool raised_already = power.kind == MathKind::Sign && (power.text == "°" || power.text == "′");
    if (raised_already) {
        MathBox mark = set(power, place);
        const Length width = mark.width;
        add_box(whole, std::move(mark), {whole.width, {}});
        whole.width += width;
        return whole;
    }
    const MathPlace inner = script_place(place);
    const Length size = maths_size(place.size);
    const bool simple_base = expr.parts[0].kind == MathKind::Letter || expr.parts[0].kind == MathKind::Number || expr.parts[0].kind == MathKind::Sign;
    MathBox above = set(power, inner);
    MathBox below = set(index, inner);
    Length up = std::max(constant("SuperscriptShiftUp", size), above.depth + constant("SuperscriptBottomMin", size));
    Length down = std::max(constant("SubscriptShiftDown", size), below.height - constant("SubscriptTopMax", size));
    if (!simple_base) {
        up = std::max(up, whole.height - constant("SuperscriptBaselineDropMax", size));
        down = std::max(down, whole.depth + constant("SubscriptBaselineDropMin", size));
    }
    const Length between = up - above.depth - (below.height - down);
    const Length least = constant("SubSuperscriptGapMin", size);
    if (!above.marks.empty() && !below.marks.empty() && between < least) {
        down += least - between;
    }
    const bool is_italic = look_.maths_letters && expr.parts[0].kind == MathKind::Letter && !whole.marks.empty() && !whole.marks[0].text.runs.empty();
    const Length lean = is_italic ? em(measurer_->fonts().italic_correction(whole.marks[0].text.runs[0].glyphs.at(0).id), size) : Length{};
    const Length start = whole.width + em(20, place.size);
    const Length width = std::max(above.width + lean, below.width);
    add_box(whole, std::move(above), {start + lean, -up});
    add_box(whole, std::move(below), {start, down});
    whole.width = start + width + constant("SpaceAfterScript", size) / 2;
    return whole;
}

MathBox MathSetter::overline(const Expr& expr, const MathPlace& place) {
    MathBox whole = set(expr.parts[0], place);
    const Length thickness = em(62, place.size);
    const Length y = -whole.height - em(130, place.size) - thickness;
    whole.marks.push_back(bar_mark({{}, y}, whole.width, thickness));
    whole.height = -y;
    return whole;
}

MathBox MathSetter::hat(const Expr& expr, const MathPlace& place) {
    MathBox whole = set(expr.parts[0], place);
    const Length foot = -whole.height - em(90, place.size);
    const Length rise = em(170, place.size);
    MathMark mark;
    mark.kind = MathMark::Kind::Path;
    const Length inset = em(60, place.size);
    mark.path = polyline({{inset, foot}, {whole.width / 2, foot - rise}, {whole.width - inset, foot}}, Pen{em(62, place.size), 100, {}, {}});
    whole.marks.push_back(std::move(mark));
    whole.height = -foot + rise + em(31, place.size);
    return whole;
}

MathBox MathSetter::vector_arrow(const Expr& expr, const MathPlace& place) {
    MathBox whole = set(expr.parts[0], place);
    const Length y = -whole.height - em(230, place.size);
    const Length head = em(170, place.size);
    const Length end = whole.width - em(20, place.size);
    MathMark mark;
    mark.kind = MathMark::Kind::Path;
    mark.path = polyline({{em(20, place.size), y}, {end, y}}, Pen{em(58, place.size), 100, {}, {}});
    mark.path.segments.insert(mark.path.segments.end(), {MoveTo{{end - head, y - head * 3 / 4}}, LineTo{{end, y}}, LineTo{{end - head, y + head * 3 / 4}}});
    whole.marks.push_back(std::move(mark));
    whole.height = -y + head * 3 / 4 + em(30, place.size);
    return whole;
}

}  // namespace bookbag::layout
