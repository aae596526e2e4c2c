// Atoms: digits, letters, signs, words, recurring digits and the answer box.
//
// Years 1-6 take every character from the text face when it has it (single-storey a, open 4); Years 7-11 take letters
// and digits from the maths face, letters italic from the Mathematical Alphanumeric Symbols (U+1D44E and on, h is
// U+210E), scaled so that its digits are as tall as the text face's. Heights are ink heights, digits counted as flat.
#include "layout/maths/math_setter.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace bookbag::layout {

namespace {

using fonts::FaceId;
using namespace base::literals;

/// Ink height and depth of shaped text, at least 0.
void measure_ink(MathBox& box, const fonts::ShapedText& text, const Measurer& measurer, Length size) {
    for (const fonts::GlyphRun& run : text.runs) {
        for (const fonts::Glyph& glyph : run.glyphs) {
            const fonts::GlyphBox ink = measurer.fonts().box(run.face, glyph.id);
            box.height = std::max(box.height, em(ink.top + glyph.y_offset, size));
            box.depth = std::max(box.depth, em(-ink.bottom - glyph.y_offset, size));
        }
    }
    if (box.depth < em(25, size)) {
        box.depth = {};  // overshoot of round digits and letters
    }
}

/// The mathematical letter that stands for `letter`: italic, or bold upright.
std::string maths_letter(std::string_view letter, bool bold) {
    const char32_t point = base::code_points(letter).at(0);
    if (point == U'h' && !bold) {
        return base::to_utf8(U'\u210E');
    }
    if (point >= U'a' && point <= U'z') {
        return base::to_utf8((bold ? U'\U0001D41A' : U'\U0001D44E') + (point - U'a'));
    }
    if (point >= U'A' && point <= U'Z') {
        return base::to_utf8((bold ? U'\U0001D400' : U'\U0001D434') + (point - U'A'));
    }
    if (point >= U'\u03B1' && point <= U'\u03C9') {
        return base::to_utf8((bold ? U'\U0001D6C2' : U'\U0001D6FC') + (point - U'\u03B1'));
    }
    return std::string(letter);
}

}  // namespace

MathBox MathSetter::glyphs(FaceId face, std::string_view text, Length size) {
    MathBox box;
    MathMark mark;
    mark.text = *measurer_->shape(face, text);
    mark.size = size;
    box.width = em(mark.text.width, size);
    measure_ink(box, mark.text, *measurer_, size);
    box.marks.push_back(std::move(mark));
    return box;
}

MathBox MathSetter::number(const Expr& expr, const MathPlace& place) {
    if (look_.maths_letters && !place.bold) {
        return glyphs(FaceId::Maths, expr.text, maths_size(place.size));
    }
    return glyphs(place.bold ? look_.bold_face : look_.regular, expr.text, place.size);
}

MathBox MathSetter::letter(const Expr& expr, const MathPlace& place) {
    if (!look_.maths_letters) {
        return sign(expr.text, place);
    }
    if (place.upright) {
        return glyphs(FaceId::Maths, expr.text, maths_size(place.size));
    }
    const std::string shown = maths_letter(expr.text, place.bold);
    if (!measurer_->fonts().covers(FaceId::Maths, base::code_points(shown).at(0))) {
        return sign(expr.text, place);
    }
    MathBox box = glyphs(FaceId::Maths, shown, maths_size(place.size));
    if (box.marks[0].text.runs.size() == 1) {
        box.marks[0].text.runs[0].text = expr.text;  // a reader searches for x, not for U+1D465
    }
    return box;
}

MathBox MathSetter::sign(std::string_view text, const MathPlace& place) {
    const FaceId text_face = place.bold ? look_.bold_face : look_.regular;
    const std::vector<char32_t> points = base::code_points(text);
    const fonts::FontSet& fonts = measurer_->fonts();
    const bool in_text = fonts.covers(text_face, points.at(0));
    const bool in_maths = fonts.covers(FaceId::Maths, points.at(0));
    if (in_maths && ((look_.maths_letters && !place.bold) || !in_text)) {
        return glyphs(FaceId::Maths, text, maths_size(place.size));
    }
    return glyphs(text_face, text, place.size);
}

MathBox MathSetter::words(std::string_view text, const MathPlace& place) {
    return glyphs(place.bold ? look_.bold_face : look_.regular, text, place.size);
}

MathBox MathSetter::recurring(const Expr& expr, const MathPlace& place) {
    Expr digits = expr;
    digits.kind = document::MathKind::Number;
    MathBox box = number(digits, place);
    const Length one = box.width / static_cast<std::int32_t>(expr.text.size());
    const Length radius = em(58, place.size);
    const Length y = -box.height - em(150, place.size);
    const std::size_t last = expr.text.size() - 1;
    for (const std::size_t digit : {std::size_t{0}, last}) {
        if (digit == last && last == 0 && box.marks.size() > 1) {
            break;
        }
        MathMark dot;
        dot.kind = MathMark::Kind::Path;
        dot.at = {one * static_cast<std::int32_t>(digit) + one / 2, y};
        dot.path = circle({}, radius, pens::kNone, Fill::Ink);
        box.marks.push_back(std::move(dot));
    }
    box.height = -y + radius;
    return box;
}

MathBox MathSetter::blank(const MathPlace& place) {
    const Length side = look_.box_side.units > 0 && place.script == 0 ? look_.box_side : em(1500, place.size);
    const Length margin = em(130, place.size);
    MathBox box;
    box.height = axis(place.size) + side / 2;
    box.depth = side - box.height;
    box.width = side + margin * 2;
    MathMark mark;
    mark.kind = MathMark::Kind::Path;
    mark.at = {margin, -box.height};
    mark.path = rounded({}, side, side, 0.6_mm, pens::kAnswer, Fill::White);
    box.marks.push_back(std::move(mark));
    return box;
}

}  // namespace bookbag::layout
