// Signs that grow: roots and brackets.
//
// A bracket is the smallest ready variant tall enough or an assembly of pieces (fonts room); its half-height is 0.96 of
// the taller half of its content about the axis (questions.md section 8.3). A root's sign must be as tall as content,
// gap and roof together; what it is taller is shared above and below, as TeX does (appendix G, rule 11).
#include "layout/maths/math_setter.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace bookbag::layout {

MathBox MathSetter::stretched(char32_t sign, std::string_view says, Length at_least) {
    const Length size = maths_size(look_.size);
    const auto wanted = scaled(at_least, 1000, size.units).units;
    const fonts::StretchedGlyph whole = measurer_->fonts().stretched(sign, wanted);
    MathBox box;
    box.height = em(whole.height, size);
    box.width = em(whole.advance, size);
    for (const auto& piece : whole.pieces) {
        MathMark mark;
        mark.kind = MathMark::Kind::Glyph;
        mark.at = {{}, -em(piece.y, size)};
        mark.size = size;
        mark.glyph.id = piece.id;
        mark.glyph.advance = whole.advance;
        mark.says = box.marks.empty() ? std::string(says) : std::string();
        box.marks.push_back(std::move(mark));
    }
    return box;
}

MathBox MathSetter::root(const Expr& expr, const MathPlace& place) {
    MathBox content = set(expr.parts[0], place);
    const Length size = maths_size(place.size);
    const Length roof = constant("RadicalRuleThickness", size);  // as thick as the sign's own top stroke
    Length gap = std::max(constant("RadicalVerticalGap", size), em(110, place.size));
    content.height = std::max(content.height, em(700, place.size));
    MathBox sign = stretched(U'√', "√", content.height + content.depth + gap + roof);
    gap = std::max(gap, (gap + sign.height - roof - content.height - content.depth) / 2);

    MathBox whole;
    const Length roof_top = -content.height - gap - roof;
    Length x;
    if (expr.parts.size() > 1) {
        MathPlace tiny = script_place(script_place(place));
        MathBox index = set(expr.parts[1], tiny);
        const std::int32_t raise = measurer_->fonts().maths().at("RadicalDegreeBottomRaisePercent");
        const Length foot = roof_top + sign.height - scaled(sign.height, raise > 0 ? raise : 60, 100) - em(90, place.size);
        const Length before = constant("RadicalKernBeforeDegree", size);
        const Length after = constant("RadicalKernAfterDegree", size);
        const Length index_width = index.width;
        add_box(whole, std::move(index), {std::max(before, Length{}), foot});
        x = std::max(std::max(before, Length{}) + index_width + after, Length{});
    }
    const Length sign_width = sign.width;
    const Length sign_foot = roof_top + sign.height;
    add_box(whole, std::move(sign), {x, sign_foot});
    x += sign_width;
    whole.marks.push_back(bar_mark({x - em(8, place.size), roof_top}, content.width + em(68, place.size), roof));
    const Length content_width = content.width;
    add_box(whole, std::move(content), {x + em(20, place.size), {}});
    whole.height = std::max(whole.height, -roof_top + roof);
    whole.width = x + content_width + em(90, place.size);
    return whole;
}

MathBox MathSetter::bracket(std::string_view sign_text, Length half, const MathPlace& place) {
    if (sign_text.empty()) {
        MathBox nothing;
        nothing.width = em(120, place.size);
        return nothing;
    }
    MathBox plain = sign(sign_text, place);
    if (half * 2 <= plain.height + plain.depth + em(60, place.size)) {
        return plain;
    }
    MathBox tall = stretched(base::code_points(sign_text).at(0), sign_text, half * 2);
    const Length foot = tall.height / 2 - axis(place.size);
    MathBox moved;
    moved.width = tall.width;
    add_box(moved, std::move(tall), {{}, foot});
    moved.depth = std::max(foot, Length{});
    return moved;
}

MathBox MathSetter::fenced(const Expr& expr, const MathPlace& place) {
    MathBox content = set(expr.parts[0], place);
    const Length above = content.height - axis(place.size);
    const Length below = content.depth + axis(place.size);
    const Length half = em(960, std::max(above, below));
    MathBox whole = bracket(expr.text, half, place);
    const Length content_width = content.width;
    add_box(whole, std::move(content), {whole.width, {}});
    whole.width += content_width;
    MathBox right = bracket(expr.closing, half, place);
    const Length right_width = right.width;
    add_box(whole, std::move(right), {whole.width, {}});
    whole.width += right_width;
    return whole;
}

}  // namespace bookbag::layout
