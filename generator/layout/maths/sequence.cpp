// Atoms side by side, spaced by their classes.
//
// TeX's table (TeXbook chapter 18): thin space around operators and after punctuation, medium around binary signs, thick
// around relations; a binary sign that has no operand on one side is an ordinary sign (a minus before a number). In
// powers medium and thick spaces are dropped. Years 1-6 use the word space of the text face for medium and thick, as the
// same sum may stand in words beside it ("7 × 8").
#include "layout/maths/math_setter.hpp"

#include <algorithm>
#include <array>

#include "layout/maths/set_maths.hpp"

namespace bookbag::layout {

using document::MathClass;
using document::MathKind;

namespace {

/// 0 none, 1 thin, 2 medium, 3 thick; rows left, columns right, in the order of MathClass. Medium and thick vanish in powers.
constexpr std::array<std::array<int, 8>, 8> kGaps = {{
    //  Ord Op Bin Rel Open Close Punct Inner
    {0, 1, 2, 3, 0, 0, 0, 1},   // Ord
    {1, 1, 0, 3, 0, 0, 0, 1},   // Op
    {2, 2, 0, 0, 2, 0, 0, 2},   // Bin
    {3, 3, 0, 0, 3, 0, 0, 3},   // Rel
    {0, 0, 0, 0, 0, 0, 0, 0},   // Open
    {0, 1, 2, 3, 0, 0, 0, 1},   // Close
    {1, 1, 0, 1, 1, 1, 1, 1},   // Punct
    {1, 1, 2, 3, 1, 0, 1, 1},   // Inner
}};

bool is_capital(const document::MathExpr& expr) {
    return expr.kind == MathKind::Letter && expr.text.size() == 1 && expr.text[0] >= 'A' && expr.text[0] <= 'Z';
}

/// A binary sign without an operand on its left or right becomes ordinary (TeXbook appendix G, rules 5 and 6).
void settle_binaries(std::vector<MathClass>& classes) {
    for (std::size_t i = 0; i < classes.size(); ++i) {
        if (classes[i] != MathClass::Bin) {
            continue;
        }
        const MathClass left = i == 0 ? MathClass::Open : classes[i - 1];
        const MathClass right = i + 1 == classes.size() ? MathClass::Close : classes[i + 1];
        const bool no_left = left == MathClass::Bin || left == MathClass::Op || left == MathClass::Rel || left == MathClass::Open || left == MathClass::Punct;
        const bool no_right = right == MathClass::Rel || right == MathClass::Close || right == MathClass::Punct;
        if (no_left || no_right) {
            classes[i] = MathClass::Ord;
        }
    }
}

}  // namespace

MathClass MathSetter::class_of(const Expr& expr) const {
    switch (expr.kind) {
        case MathKind::Sign: {
            const document::MathSign* sign = document::find_sign(expr.text);
            return sign == nullptr ? MathClass::Ord : sign->math_class;
        }
        case MathKind::Word: return MathClass::Op;
        case MathKind::Scripts: return class_of(expr.parts[0]);
        default: return MathClass::Ord;
    }
}

Length MathSetter::gap(MathClass left, MathClass right, const MathPlace& place) const {
    const int kind = kGaps.at(static_cast<std::size_t>(left)).at(static_cast<std::size_t>(right));
    if (kind == 0 || (place.script > 0 && kind > 1)) {
        return {};
    }
    if (look_.maths_letters) {
        return scaled(place.size, kind + 2, 18);  // 3, 4 or 5 eighteenths of an em
    }
    return kind == 1 ? em(190, place.size) : measurer_->space(look_.regular, place.size);
}

MathBox MathSetter::sequence(const std::vector<Expr>& parts, const MathPlace& place) {
    std::vector<MathClass> classes;
    classes.reserve(parts.size());
    for (const Expr& part : parts) {
        classes.push_back(class_of(part));
    }
    settle_binaries(classes);
    MathBox whole;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0 && parts[i].kind != MathKind::Space && parts[i - 1].kind != MathKind::Space) {
            const Length space = gap(classes[i - 1], classes[i], place);
            whole.width += space;
            if (space.units > 0 && !whole.marks.empty()) {
                whole.marks.back().ends_word = true;
            }
        }
        if (i > 0 && look_.maths_letters && is_capital(parts[i]) && is_capital(parts[i - 1])) {
            whole.width -= em(120, place.size);  // AB reads as one name (booklet-notes.md section 2)
        }
        MathBox part = set(parts[i], place);
        const Length width = part.width;
        add_box(whole, std::move(part), {whole.width, {}});
        whole.width += width;
    }
    return whole;
}

std::vector<document::MathExpr> cut_at_relations(const document::MathExpr& expr) {
    if (expr.kind != MathKind::Sequence) {
        return {expr};
    }
    std::vector<document::MathExpr> pieces(1);
    int depth = 0;
    for (const document::MathExpr& part : expr.parts) {
        const document::MathSign* sign = part.kind == MathKind::Sign ? document::find_sign(part.text) : nullptr;
        const MathClass kind = sign == nullptr ? MathClass::Ord : sign->math_class;
        depth += kind == MathClass::Open ? 1 : kind == MathClass::Close ? -1 : 0;
        if (kind == MathClass::Rel && depth == 0 && !pieces.back().parts.empty()) {
            pieces.emplace_back();
        }
        pieces.back().parts.push_back(part);
        if (kind == MathClass::Punct && depth == 0) {
            pieces.emplace_back();
        }
    }
    if (pieces.back().parts.empty() && pieces.size() > 1) {
        pieces.pop_back();
    }
    return pieces;
}

}  // namespace bookbag::layout
