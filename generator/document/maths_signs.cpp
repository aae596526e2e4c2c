// The one table of signs. Classes follow the TeXbook, appendix F; spoken words follow questions.md section 8.6.
//
// The lists are short, so a search through them costs less than a map would.
#include "document/maths_signs.hpp"

#include <algorithm>

namespace bookbag::document {

const std::vector<MathSign>& maths_signs() {
    using enum MathClass;
    static const std::vector<MathSign> kSigns = {
        {"times", "×", Bin, "times"},
        {"div", "÷", Bin, "divided by"},
        {"pm", "±", Bin, "plus or minus"},
        {"cdot", "·", Bin, "times"},
        {"le", "≤", Rel, "is less than or equal to"},
        {"ge", "≥", Rel, "is greater than or equal to"},
        {"ne", "≠", Rel, "is not equal to"},
        {"approx", "≈", Rel, "is about"},
        {"equiv", "≡", Rel, "is identical to"},
        {"propto", "∝", Rel, "is proportional to"},
        {"to", "→", Rel, "to"},
        {"implies", "⇒", Rel, "so"},
        {"parallel", "∥", Rel, "is parallel to"},
        {"perp", "⊥", Rel, "is perpendicular to"},
        {"cong", "≅", Rel, "is congruent to"},
        {"in", "∈", Rel, "is in"},
        {"cap", "∩", Bin, "and"},
        {"cup", "∪", Bin, "or"},
        {"pi", "π", Ord, "pi"},
        {"theta", "θ", Ord, "theta"},
        {"alpha", "α", Ord, "alpha"},
        {"beta", "β", Ord, "beta"},
        {"xi", "ξ", Ord, "the universal set"},
        {"degree", "°", Ord, "degrees"},
        {"angle", "∠", Ord, "angle"},
        {"triangle", "△", Ord, "triangle"},
        {"infty", "∞", Ord, "infinity"},
        {"prime", "′", Ord, "prime"},
        {"dots", "…", Inner, "and so on"},
        {"pounds", "£", Ord, "£"},
        {"%", "%", Ord, "per cent"},
        {"{", "{", Open, "open brace"},
        {"}", "}", Close, "close brace"},
        {"", "+", Bin, "plus"},
        {"", "−", Bin, "minus"},
        {"", "=", Rel, "equals"},
        {"", "<", Rel, "is less than"},
        {"", ">", Rel, "is greater than"},
        {"", ":", Rel, "to"},
        {"", ";", Punct, ";"},
        {"", ",", Punct, ","},
        {"", ".", Ord, "."},
        {"", "!", Ord, "factorial"},
        {"", "?", Ord, "question mark"},
        {"", "/", Ord, "over"},
        {"", "|", Ord, "bar"},
        {"", "(", Open, "open bracket"},
        {"", ")", Close, "close bracket"},
        {"", "[", Open, "open square bracket"},
        {"", "]", Close, "close square bracket"},
        {"", "€", Ord, "€"},
        {"", "√", Ord, "square root"},
        {"", "∼", Rel, "is similar to"},
    };
    return kSigns;
}

const MathSign* sign_of_command(std::string_view command) {
    const auto& signs = maths_signs();
    const auto found = std::find_if(signs.begin(), signs.end(), [&](const MathSign& entry) {
        return !entry.command.empty() && entry.command == command;
    });
    return found == signs.end() ? nullptr : &*found;
}

const MathSign* find_sign(std::string_view sign) {
    const auto& signs = maths_signs();
    const auto found = std::find_if(signs.begin(), signs.end(), [&](const MathSign& entry) { return entry.sign == sign; });
    return found == signs.end() ? nullptr : &*found;
}

const std::vector<std::string_view>& maths_words() {
    static const std::vector<std::string_view> kWords = {"sin", "cos", "tan", "log", "max", "min", "HCF", "LCM"};
    return kWords;
}

}  // namespace bookbag::document
