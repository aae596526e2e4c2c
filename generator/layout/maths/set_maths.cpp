// The door of the maths setter: one switch over the kinds of a formula, and the small helpers of all constructs.
#include "layout/maths/set_maths.hpp"

#include <algorithm>
#include <utility>

#include "layout/maths/math_setter.hpp"

namespace bookbag::layout {

using document::MathKind;

MathSetter::MathSetter(const MathLook& look, Measurer& measurer) : look_(look), measurer_(&measurer) {
    const auto text = measurer.fonts().metrics(look.regular).digit_height;
    const auto maths = measurer.fonts().metrics(fonts::FaceId::Maths).digit_height;
    if (text > 0 && maths > 0) {
        face_scale_permille_ = (static_cast<std::int64_t>(text) * 1000 + maths / 2) / maths;
    }
}

Length MathSetter::maths_size(Length size) const {
    return scaled(size, face_scale_permille_, 1000);
}

Length MathSetter::constant(const char* name, Length size) const {
    return em(measurer_->fonts().maths().at(name), size);
}

MathBox MathSetter::set(const Expr& expr, const MathPlace& place) {
    switch (expr.kind) {
        case MathKind::Sequence: return sequence(expr.parts, place);
        case MathKind::Number: return number(expr, place);
        case MathKind::Letter: return letter(expr, place);
        case MathKind::Sign: return sign(expr.text, place);
        case MathKind::Word:
            return look_.maths_letters && !place.bold ? glyphs(fonts::FaceId::Maths, expr.text, maths_size(place.size))
                                                      : words(expr.text, place);
        case MathKind::Text: return words(expr.text, place);
        case MathKind::Fraction: return fraction(expr.parts[0], expr.parts[1], place);
        case MathKind::Mixed: return mixed(expr, place);
        case MathKind::Root: return root(expr, place);
        case MathKind::Scripts: return scripts(expr, place);
        case MathKind::Fenced: return fenced(expr, place);
        case MathKind::Overline: return overline(expr, place);
        case MathKind::Hat: return hat(expr, place);
        case MathKind::Vector: return vector_arrow(expr, place);
        case MathKind::Recurring: return recurring(expr, place);
        case MathKind::Blank: return blank(place);
        case MathKind::Table: return table(expr, place);
        case MathKind::Space: {
            MathBox space;
            space.width = scaled(place.size, expr.columns, 18);
            return space;
        }
        case MathKind::Bold:
        case MathKind::Upright: {
            MathPlace inner = place;
            inner.bold = place.bold || expr.kind == MathKind::Bold;
            inner.upright = place.upright || expr.kind == MathKind::Upright;
            MathBox content = set(expr.parts[0], inner);
            if (expr.kind == MathKind::Bold) {
                return content;
            }
            MathBox spaced;
            spaced.width = em(190, place.size) + content.width;
            add_box(spaced, std::move(content), {em(190, place.size), {}});
            return spaced;
        }
    }
    return {};
}

void add_box(MathBox& whole, MathBox part, Point at) {
    whole.height = std::max(whole.height, part.height - at.y);
    whole.depth = std::max(whole.depth, part.depth + at.y);
    for (MathMark& mark : part.marks) {
        mark.at = {mark.at.x + at.x, mark.at.y + at.y};
        whole.marks.push_back(std::move(mark));
    }
}

MathMark bar_mark(Point corner, Length width, Length thickness) {
    MathMark mark;
    mark.kind = MathMark::Kind::Path;
    mark.at = corner;
    mark.path = rectangle({}, width, thickness, pens::kNone, Fill::Ink);
    return mark;
}

MathBox set_maths(const document::MathExpr& expr, const MathLook& look, Measurer& measurer) {
    MathPlace place;
    place.size = look.size;
    place.bold = look.bold;
    return MathSetter(look, measurer).set(expr, place);
}

}  // namespace bookbag::layout
