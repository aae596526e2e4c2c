// The signs of formulas: what they are called, how TeX would space them, how they are read aloud.
//
// One table serves the parser (commands and typed signs), the setter (atom classes, TeXbook chapter 18) and the spoken
// form, so a new sign is one line.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace bookbag::document {

/// TeX's atom classes, as far as signs have them.
enum class MathClass : std::uint8_t { Ord, Op, Bin, Rel, Open, Close, Punct, Inner };

struct MathSign {
    std::string_view command;   ///< without backslash; "" = typed only
    std::string_view sign;      ///< UTF-8
    MathClass math_class = MathClass::Ord;
    std::string_view spoken;    ///< words between spaces; "" = the sign itself
};

/// All signs, commands first.
const std::vector<MathSign>& maths_signs();

/// The entry of a command or of a sign; null when there is none.
const MathSign* sign_of_command(std::string_view command);
const MathSign* find_sign(std::string_view sign);

/// Names set upright: sin, cos, HCF … (each also a command).
const std::vector<std::string_view>& maths_words();

}  // namespace bookbag::document
