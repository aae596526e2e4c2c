// The setter of formulas: one function a construct, all working on boxes.
//
// The idea is TeX's (TeXbook appendix G): every construct sets its parts, moves them by amounts of the face's MATH table
// or of our notes, and merges their marks into one box. What differs from TeX: fractions use the booklet's own numbers
// and full-size digits (a child reads them), answer boxes are big enough for a hand, and in Years 1-6 everything that
// the text face has comes from the text face. Rejected: Knuth's line breaking inside formulas; a formula is one word.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "document/math_expr.hpp"
#include "document/maths_signs.hpp"
#include "layout/maths/math_box.hpp"
#include "layout/measurer.hpp"

namespace bookbag::layout {

/// Where a part stands: its type size and how deep it is in powers and indices.
struct MathPlace {
    Length size;          ///< size of the text face; the maths face is scaled from it
    int script = 0;       ///< 0 text, 1 power or index, 2 deeper: medium and thick spaces are dropped
    int fraction = 0;     ///< how many fractions it stands in
    bool bold = false;
    bool upright = false; ///< units: letters upright
};

class MathSetter {
public:
    MathSetter(const MathLook& look, Measurer& measurer);

    MathBox set(const document::MathExpr& expr, const MathPlace& place);

private:
    using Expr = document::MathExpr;

    // maths/atoms.cpp
    MathBox number(const Expr& expr, const MathPlace& place);
    MathBox letter(const Expr& expr, const MathPlace& place);
    MathBox sign(std::string_view text, const MathPlace& place);
    MathBox words(std::string_view text, const MathPlace& place);
    MathBox recurring(const Expr& expr, const MathPlace& place);
    MathBox blank(const MathPlace& place);
    MathBox glyphs(fonts::FaceId face, std::string_view text, Length size);

    // maths/sequence.cpp
    MathBox sequence(const std::vector<Expr>& parts, const MathPlace& place);
    document::MathClass class_of(const Expr& expr) const;
    Length gap(document::MathClass left, document::MathClass right, const MathPlace& place) const;

    // maths/constructs.cpp
    MathBox fraction(const Expr& top, const Expr& bottom, const MathPlace& place);
    MathBox mixed(const Expr& expr, const MathPlace& place);
    MathBox scripts(const Expr& expr, const MathPlace& place);
    MathBox overline(const Expr& expr, const MathPlace& place);
    MathBox hat(const Expr& expr, const MathPlace& place);
    MathBox vector_arrow(const Expr& expr, const MathPlace& place);

    // maths/stretch.cpp
    MathBox root(const Expr& expr, const MathPlace& place);
    MathBox fenced(const Expr& expr, const MathPlace& place);
    MathBox bracket(std::string_view sign, Length half, const MathPlace& place);
    MathBox stretched(char32_t sign, std::string_view says, Length at_least);

    // maths/tables.cpp
    MathBox table(const Expr& expr, const MathPlace& place);

    MathPlace script_place(const MathPlace& place) const;
    MathPlace fraction_place(const MathPlace& place) const;
    Length maths_size(Length size) const;                       ///< of the maths face, digit heights agreeing
    Length constant(const char* name, Length size) const;       ///< of the MATH table
    Length axis(Length size) const { return em(345, size); }    ///< booklet-notes.md section 2

    MathLook look_;
    Measurer* measurer_;
    std::int64_t face_scale_permille_ = 1000;
};

/// Merges `part` into `whole`, its baseline start at `at`; the whole grows upwards and downwards, not sideways.
void add_box(MathBox& whole, MathBox part, Point at);

/// A filled rectangle as a mark: a fraction bar, a root's roof.
MathMark bar_mark(Point corner, Length width, Length thickness);

}  // namespace bookbag::layout
