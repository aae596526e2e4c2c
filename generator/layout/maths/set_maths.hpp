// Formulas to boxes.
// Spacing and sizes follow the MATH table of the font, so that a fraction in a booklet looks like one in a printed book.
#pragma once

#include "document/math_expr.hpp"
#include "layout/maths/math_box.hpp"

#include <vector>

namespace bookbag::layout {

class Measurer;

/// Sets `expr` by the rules of questions.md section 8.3 and booklet-notes.md section 2. Never fails; a sign that no face
/// has is kept as a fault of `measurer`.
MathBox set_maths(const document::MathExpr& expr, const MathLook& look, Measurer& measurer);

/// The parts of a formula that may stand on lines of their own: cut after commas and before relations of the outermost
/// sequence (questions.md section 8.3: break only at relations).
std::vector<document::MathExpr> cut_at_relations(const document::MathExpr& expr);

}  // namespace bookbag::layout
