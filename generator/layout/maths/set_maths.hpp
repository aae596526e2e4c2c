// Formulas to boxes.
#pragma once

#include "document/math_expr.hpp"
#include "layout/maths/math_box.hpp"

namespace bookbag::layout {

class Measurer;

/// Sets `expr` by the rules of questions.md section 8.3 and booklet-notes.md section 2. Never fails; a sign that no face
/// has is kept as a fault of `measurer`.
MathBox set_maths(const document::MathExpr& expr, const MathLook& look, Measurer& measurer);

}  // namespace bookbag::layout
