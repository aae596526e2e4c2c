// A formula as a tree, read from the closed TeX subset of docs/formats/maths-notation.md.
//
// The tree says what a formula is, not how it looks: layout/maths sets it, spoken() reads it aloud for /Alt, linear()
// writes it on one line for logs and tests. All three come from one parse, so they cannot disagree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace bookbag::document {

enum class MathKind : std::uint8_t {
    Sequence,   ///< parts side by side
    Number,     ///< `text`: digits with their point and group spaces, "12.5"; one atom
    Letter,     ///< `text`: one letter, italic in Years 7-11
    Sign,       ///< `text`: one sign, UTF-8; its class is in maths_signs.hpp
    Word,       ///< `text`: an upright function name, "sin", "HCF"
    Text,       ///< `text`: words inside a formula
    Fraction,   ///< parts: top, bottom
    Mixed,      ///< parts: whole number, top, bottom
    Root,       ///< parts: content, then the index when there is one
    Scripts,    ///< parts: base, superscript, subscript; an absent one is an empty Sequence
    Fenced,     ///< `text` and `closing`: brackets that grow with parts[0]; "" = none
    Overline,   ///< parts: content
    Hat,        ///< parts: content
    Vector,     ///< parts: content, with an arrow above
    Bold,       ///< parts: content, upright and bold
    Upright,    ///< parts: content, letters upright (\unit); `text` "unit" puts a thin space before
    Recurring,  ///< `text`: digits; a dot over the first and the last
    Blank,      ///< an answer box
    Table,      ///< `text`: align, pmatrix or cases; parts row by row, `columns` cells each
    Space       ///< `columns`: width in 1/18 em
};

/// One node. Depth at most kMathsDepth.
struct MathExpr {
    MathKind kind = MathKind::Sequence;
    std::string text = {};
    std::string closing = {};
    int columns = 0;
    std::vector<MathExpr> parts = {};

    friend bool operator==(const MathExpr&, const MathExpr&) = default;
};

constexpr int kMathsDepth = 40;

/// Reads one formula (without dollar signs). BadInput with the 1-based column in characters for an unknown command (with
/// the nearest known one), a missing or empty argument, an unbalanced brace or bracket, an unclosed table, broken UTF-8 or
/// more than 40 levels.
base::Result<MathExpr> parse_maths(std::string_view notation);

/// English words for a reader who cannot see it: "three quarters plus one half" (questions.md 8.6). A blank is "blank".
std::string spoken(const MathExpr& expr);

/// One line of plain text: "3/4 + 1/2", "x^2 − 5x", "√(a^2 + b^2)".
std::string linear(const MathExpr& expr);

}  // namespace bookbag::document
