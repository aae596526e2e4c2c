// Formulas read aloud and on one line. Rules: questions.md section 8.6.
//
// Small whole numbers and simple fractions become words ("three quarters"); a power of 2 or 3 is "squared" or "cubed";
// anything that holds more than one part is closed aloud ("end root", "end fraction"), so that a listener can tell
// "the square root of a, plus b" from "the square root of, a plus b, end root".
#include "document/math_expr.hpp"
#include "document/maths_signs.hpp"

#include <array>
#include <string>
#include <utility>

#include "base/text.hpp"

namespace bookbag::document {

namespace {

constexpr std::array<std::string_view, 21> kNumbers = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};

constexpr std::array<std::string_view, 13> kOrdinals = {"", "", "half", "third", "quarter", "fifth", "sixth", "seventh",
                                                        "eighth", "ninth", "tenth", "eleventh", "twelfth"};

std::string number_words(const std::string& text) {
    const auto value = base::parse_integer(text);
    return value && *value >= 0 && *value < static_cast<std::int64_t>(kNumbers.size())
               ? std::string(kNumbers.at(static_cast<std::size_t>(*value)))
               : text;
}

/// "third", "hundredth"; "" when the denominator has no word here.
std::string_view ordinal_word(const std::string& text) {
    const auto value = base::parse_integer(text);
    if (!value) {
        return {};
    }
    if (*value >= 2 && *value <= 12) {
        return kOrdinals.at(static_cast<std::size_t>(*value));
    }
    return *value == 100 ? "hundredth" : *value == 1000 ? "thousandth" : std::string_view();
}

bool is_simple(const MathExpr& expr) {
    return expr.kind == MathKind::Number || expr.kind == MathKind::Letter || expr.kind == MathKind::Blank;
}

bool is_number(const MathExpr& expr, std::string_view text) { return expr.kind == MathKind::Number && expr.text == text; }

bool is_nothing(const MathExpr& expr) { return expr.kind == MathKind::Sequence && expr.parts.empty(); }

std::string fraction_words(const MathExpr& top, const MathExpr& bottom) {
    const std::string_view ordinal = bottom.kind == MathKind::Number ? ordinal_word(bottom.text) : std::string_view();
    const bool whole_top = top.kind == MathKind::Number && base::parse_integer(top.text).has_value();
    if (whole_top && !ordinal.empty()) {
        const bool one = top.text == "1";
        const std::string plural = ordinal == "half" ? "halves" : std::string(ordinal) + "s";
        return number_words(top.text) + " " + (one ? std::string(ordinal) : plural);
    }
    if (is_simple(top) && is_simple(bottom)) {
        return spoken(top) + " over " + spoken(bottom);
    }
    return "the fraction, " + spoken(top) + ", over, " + spoken(bottom) + ", end fraction";
}

std::string root_words(const MathExpr& expr) {
    std::string name = "the square root of";
    if (expr.parts.size() > 1) {
        name = is_number(expr.parts[1], "3") ? "the cube root of" : "the root of index " + spoken(expr.parts[1]) + " of";
    }
    return is_simple(expr.parts[0]) ? name + " " + spoken(expr.parts[0]) : name + ", " + spoken(expr.parts[0]) + ", end root";
}

std::string scripts_words(const MathExpr& expr) {
    std::string words = spoken(expr.parts[0]);
    if (!is_nothing(expr.parts[2])) {
        words += " sub " + spoken(expr.parts[2]);
    }
    const MathExpr& power = expr.parts[1];
    if (is_nothing(power)) {
        return words;
    }
    if (power.kind == MathKind::Sign && (power.text == "°" || power.text == "′")) {
        return words + " " + spoken(power);
    }
    if (is_number(power, "2") || is_number(power, "3")) {
        return words + (power.text == "2" ? " squared" : " cubed");
    }
    return words + " to the power of " + spoken(power) + (is_simple(power) ? "" : ", end power");
}

std::string table_words(const MathExpr& expr) {
    const std::size_t columns = static_cast<std::size_t>(expr.columns);
    std::string words = expr.text == "pmatrix" ? (columns == 1 ? "column vector" : "matrix") : "lines";
    for (std::size_t i = 0; i < expr.parts.size(); ++i) {
        const bool starts_row = i % columns == 0;
        const std::string cell = spoken(expr.parts[i]);
        if (expr.text == "pmatrix") {
            words += starts_row && columns > 1 ? ", row " + std::to_string(i / columns + 1) + ": " : ", ";
        } else {
            words += starts_row ? ", " : " ";
        }
        words += cell;
    }
    return words + (expr.text == "pmatrix" ? ", end " + std::string(columns == 1 ? "vector" : "matrix") : "");
}

/// A recurring decimal: "0.16" then "6 recurring".
std::string recurring_words(const std::string& digits) {
    std::string words = "then";
    for (const char digit : digits) {
        words += std::string(" ") + digit;
    }
    return words + " recurring";
}

/// A unit in words: "square centimetres". Letters one by one when it is not in the list.
std::string unit_words(const MathExpr& unit) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kUnits = {{
        {"mm", "millimetres"}, {"cm", "centimetres"}, {"m", "metres"}, {"km", "kilometres"}, {"mm^2", "square millimetres"},
        {"cm^2", "square centimetres"}, {"m^2", "square metres"}, {"km^2", "square kilometres"}, {"mm^3", "cubic millimetres"},
        {"cm^3", "cubic centimetres"}, {"m^3", "cubic metres"}, {"g", "grams"}, {"kg", "kilograms"}, {"ml", "millilitres"},
        {"l", "litres"}, {"s", "seconds"}, {"h", "hours"}, {"m/s", "metres per second"}, {"km/h", "kilometres per hour"},
        {"g/cm^3", "grams per cubic centimetre"}, {"N", "newtons"}, {"p", "pence"},
    }};
    const std::string line = linear(unit);
    for (const auto& [written, words] : kUnits) {
        if (written == line) {
            return std::string(words);
        }
    }
    return spoken(unit);
}

/// Spoken words are joined by one space; commas and the pound sign cling.
void append_words(std::string& words, const std::string& next) {
    if (next.empty()) {
        return;
    }
    const bool clings = next == "," || next == ";" || words.empty() || (words.size() >= 2 && words.substr(words.size() - 2) == "£");
    words += clings ? next : " " + next;
}

std::string sequence_words(const std::vector<MathExpr>& parts) {
    std::string words;
    for (const MathExpr& part : parts) {
        append_words(words, spoken(part));
    }
    return words;
}

std::string fenced_words(const MathExpr& expr) {
    const auto bracket = [](const std::string& sign) {
        const MathSign* entry = find_sign(sign);
        return entry == nullptr ? std::string() : std::string(entry->spoken);
    };
    std::string words = bracket(expr.text);
    append_words(words, spoken(expr.parts[0]));
    append_words(words, bracket(expr.closing));
    return words;
}

// ---- one line ---------------------------------------------------------------------------------------------------

/// A part that needs brackets when it stands beside "/" or "^".
std::string bracketed(const MathExpr& expr) {
    const bool alone = is_simple(expr) || expr.kind == MathKind::Sign || expr.kind == MathKind::Fenced || expr.kind == MathKind::Word;
    return alone ? linear(expr) : "(" + linear(expr) + ")";
}

std::string scripts_line(const MathExpr& expr) {
    std::string line = expr.parts[0].kind == MathKind::Sequence ? bracketed(expr.parts[0]) : linear(expr.parts[0]);
    if (!is_nothing(expr.parts[2])) {
        line += "_" + bracketed(expr.parts[2]);
    }
    if (!is_nothing(expr.parts[1])) {
        const bool plain_sign = expr.parts[1].kind == MathKind::Sign && (expr.parts[1].text == "°" || expr.parts[1].text == "′");
        line += plain_sign ? linear(expr.parts[1]) : "^" + bracketed(expr.parts[1]);
    }
    return line;
}

std::string table_line(const MathExpr& expr) {
    std::string line;
    for (std::size_t i = 0; i < expr.parts.size(); ++i) {
        line += i == 0 ? "" : i % static_cast<std::size_t>(expr.columns) == 0 ? "; " : expr.text == "pmatrix" ? ", " : " ";
        line += linear(expr.parts[i]);
    }
    return expr.text == "pmatrix" ? "(" + line + ")" : line;
}

/// A binary or relation sign between two parts gets spaces, a leading sign does not.
std::string sequence_line(const std::vector<MathExpr>& parts) {
    std::string line;
    bool after_operand = false;
    for (const MathExpr& part : parts) {
        const MathSign* sign = part.kind == MathKind::Sign ? find_sign(part.text) : nullptr;
        const bool relation = sign != nullptr && sign->math_class == MathClass::Rel;
        const bool binary = sign != nullptr && sign->math_class == MathClass::Bin && after_operand;
        if (relation || binary) {
            line += (line.empty() ? "" : " ") + part.text + " ";
        } else {
            const bool word_gap = part.kind == MathKind::Word || (part.kind == MathKind::Mixed && after_operand);
            line += (word_gap && after_operand ? " " : "") + linear(part);
            line += sign != nullptr && sign->math_class == MathClass::Punct ? " " : "";
            line += part.kind == MathKind::Word ? " " : "";
        }
        after_operand = sign == nullptr ? part.kind != MathKind::Space && part.kind != MathKind::Word
                                        : sign->math_class == MathClass::Ord || sign->math_class == MathClass::Close;
    }
    while (!line.empty() && line.back() == ' ') {
        line.pop_back();
    }
    return line;
}

}  // namespace

std::string spoken(const MathExpr& expr) {
    switch (expr.kind) {
        case MathKind::Sequence: return sequence_words(expr.parts);
        case MathKind::Number: return number_words(expr.text);
        case MathKind::Letter:
        case MathKind::Sign: {
            const MathSign* sign = find_sign(expr.text);
            return sign == nullptr || sign->spoken.empty() ? expr.text : std::string(sign->spoken);
        }
        case MathKind::Word: return expr.text;
        case MathKind::Text: return std::string(base::trimmed(expr.text));
        case MathKind::Fraction: return fraction_words(expr.parts[0], expr.parts[1]);
        case MathKind::Mixed: return spoken(expr.parts[0]) + " and " + fraction_words(expr.parts[1], expr.parts[2]);
        case MathKind::Root: return root_words(expr);
        case MathKind::Scripts: return scripts_words(expr);
        case MathKind::Fenced: return fenced_words(expr);
        case MathKind::Overline: return "line " + spoken(expr.parts[0]);
        case MathKind::Hat: return "angle " + spoken(expr.parts[0]);
        case MathKind::Vector: return "vector " + spoken(expr.parts[0]);
        case MathKind::Bold: return "bold " + spoken(expr.parts[0]);
        case MathKind::Upright: return unit_words(expr.parts[0]);
        case MathKind::Recurring: return recurring_words(expr.text);
        case MathKind::Blank: return "blank";
        case MathKind::Table: return table_words(expr);
        case MathKind::Space: return {};
    }
    return {};
}

std::string linear(const MathExpr& expr) {
    switch (expr.kind) {
        case MathKind::Sequence: return sequence_line(expr.parts);
        case MathKind::Number:
        case MathKind::Letter:
        case MathKind::Sign:
        case MathKind::Word:
        case MathKind::Text: return expr.text;
        case MathKind::Fraction: return bracketed(expr.parts[0]) + "/" + bracketed(expr.parts[1]);
        case MathKind::Mixed: return bracketed(expr.parts[0]) + " " + bracketed(expr.parts[1]) + "/" + bracketed(expr.parts[2]);
        case MathKind::Root:
            return (expr.parts.size() > 1 ? (is_number(expr.parts[1], "3") ? "∛" : bracketed(expr.parts[1]) + "√") : "√") + bracketed(expr.parts[0]);
        case MathKind::Scripts: return scripts_line(expr);
        case MathKind::Fenced: return expr.text + linear(expr.parts[0]) + expr.closing;
        case MathKind::Overline:
        case MathKind::Hat:
        case MathKind::Vector:
        case MathKind::Bold: return linear(expr.parts[0]);
        case MathKind::Upright: return " " + linear(expr.parts[0]);
        case MathKind::Recurring: return "(" + expr.text + " recurring)";
        case MathKind::Blank: return "□";
        case MathKind::Table: return table_line(expr);
        case MathKind::Space: return expr.columns >= 5 ? " " : "";
    }
    return {};
}

}  // namespace bookbag::document
