// Functions that spell a value: maths notation inside $…$, plain words outside. A spelling of a number still knows it.
#include <algorithm>

#include "questions/display.hpp"
#include "questions/expression.hpp"
#include "questions/functions.hpp"

namespace bookbag::questions {

using base::Rational;
using base::Result;

namespace {

constexpr const char* kMinus = "\u2212";
constexpr const char* kNoBreak = "\u00A0";
constexpr std::int64_t kMostMinutes = 1000000;

Result<Value> known(Result<Spelling> spelling, const Rational& number) {
    if (!spelling) {
        return std::move(spelling).error();
    }
    return Value::shown(std::move(*spelling), number);
}

bool is_whole_number(const Value& value) { return value.is(Value::Kind::Number) && value.as_number().is_integer(); }

Result<Value> fraction(Arguments values, const Work&) {
    if (is_whole_number(values[0]) && is_whole_number(values[1])) {
        const std::int64_t top = values[0].as_number().numerator();
        const std::int64_t bottom = values[1].as_number().numerator();
        BOOKBAG_TRY(number, Rational::make(top, bottom));
        return Value::shown(spell_fraction(top, bottom), number);
    }
    BOOKBAG_TRY(top, spell(values[0]));
    BOOKBAG_TRY(bottom, spell(values[1]));
    const Spelling spelling = {"\\frac{" + top.maths + "}{" + bottom.maths + "}", top.words + "/" + bottom.words};
    const auto a = values[0].exact();
    const auto b = values[1].exact();
    if (a && b && !b->is_zero()) {
        return known(spelling, base::divide(*a, *b).value_or(0));
    }
    return Value::shown(spelling);
}

Result<Value> mixed(Arguments values, const Work&) {
    BOOKBAG_TRY(number, number_of(values[0]));
    return Value::shown(spell_mixed(number), number);
}

Result<Value> decimal(Arguments values, const Work&) {
    BOOKBAG_TRY(number, number_of(values[0]));
    if (values.size() == 1) {
        return known(spell_decimal(number), number);
    }
    BOOKBAG_TRY(places, count_of(values[1], 12));
    return known(spell_places(number, static_cast<int>(places)), number);
}

Result<Value> money(Arguments values, const Work&) {
    BOOKBAG_TRY(number, number_of(values[0]));
    return known(spell_money(number), number);
}

Result<Value> pence(Arguments values, const Work&) {
    BOOKBAG_TRY(number, whole_of(values[0]));
    const Spelling spelling = spell_whole(number);
    return Value::shown({spelling.maths + maths_text("p"), spelling.words + "p"}, number);
}

Result<Value> grouped(Arguments values, const Work&) {
    BOOKBAG_TRY(number, whole_of(values[0]));
    return Value::shown(spell_grouped(number), number);
}

Result<Value> time12(Arguments values, const Work&) {
    BOOKBAG_TRY(minutes, count_of(values[0], kMostMinutes));
    return Value::shown(spell_time12(minutes), minutes);
}

Result<Value> time24(Arguments values, const Work&) {
    BOOKBAG_TRY(minutes, count_of(values[0], kMostMinutes));
    return Value::shown(spell_time24(minutes), minutes);
}

Result<Value> duration(Arguments values, const Work&) {
    BOOKBAG_TRY(minutes, count_of(values[0], kMostMinutes));
    return Value::shown(spell_duration(minutes), minutes);
}

Result<Value> percent(Arguments values, const Work&) {
    BOOKBAG_TRY(number, number_of(values[0]));
    return known(spell_percent(number), number);
}

Result<Value> ratio(Arguments values, const Work&) {
    const Arguments parts = values.size() == 1 && values[0].is(Value::Kind::List) ? Arguments(values[0].items()) : values;
    Spelling spelling;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        BOOKBAG_TRY(one, spell(parts[i]));
        spelling = i == 0 ? one : spelling + Spelling{" : ", std::string(kNoBreak) + ":" + kNoBreak} + one;
    }
    return Value::shown(std::move(spelling));
}

// ---- algebra -----------------------------------------------------------------------------------------------------

Rational size_of(const Rational& number) { return number.sign() < 0 ? base::subtract(0, number).value_or(0) : number; }

Result<Spelling> spell_size(const Value& coefficient) {
    BOOKBAG_TRY(number, number_of(coefficient));
    return spell(Value::number(size_of(number), coefficient.style()));
}

/// |c| times a symbol, without a leading 1; just |c| when the symbol is empty.
Result<Spelling> times_symbol(const Value& coefficient, const Spelling& symbol) {
    BOOKBAG_TRY(number, number_of(coefficient));
    if (size_of(number) == Rational(1) && !symbol.maths.empty()) {
        return symbol;
    }
    BOOKBAG_TRY(size, spell_size(coefficient));
    return size + symbol;
}

/// Puts terms together with proper signs; `first` terms carry only a minus.
Spelling with_sign(const Spelling& so_far, const Spelling& size, int sign) {
    const bool first = so_far.maths.empty();
    if (first) {
        return sign < 0 ? Spelling{"-" + size.maths, kMinus + size.words} : size;
    }
    return so_far + (sign < 0 ? Spelling{" - ", std::string(" ") + kMinus + " "} : both(" + ")) + size;
}

Result<Value> term(Arguments values, const Work&) {
    BOOKBAG_TRY(number, number_of(values[0]));
    BOOKBAG_TRY(symbol, spell(values[1]));
    if (number.is_zero()) {
        return Value::shown(both("0"));
    }
    BOOKBAG_TRY(size, times_symbol(values[0], symbol));
    return Value::shown(with_sign({}, size, number.sign()));
}

Result<Value> polynomial(Arguments values, const Work&) {
    BOOKBAG_TRY(letter, spell(values[0]));
    if (!values[1].is(Value::Kind::List)) {
        return wrong("needs a list of coefficients, not " + in_words(values[1]), "write poly('x', [c0, c1, c2])");
    }
    const auto& coefficients = values[1].items();
    Spelling total;
    for (std::size_t i = coefficients.size(); i > 0; --i) {
        BOOKBAG_TRY(number, number_of(coefficients[i - 1]));
        if (number.is_zero()) {
            continue;
        }
        const auto power = static_cast<std::int64_t>(i - 1);
        const Spelling symbol = power == 0   ? Spelling{}
                                : power == 1 ? letter
                                             : letter + Spelling{"^{" + std::to_string(power) + "}", superscript(power)};
        BOOKBAG_TRY(size, times_symbol(coefficients[i - 1], symbol));
        total = with_sign(total, size, number.sign());
    }
    return Value::shown(total.maths.empty() ? both("0") : total);
}

Result<Value> signed_number(Arguments values, const Work&) {
    BOOKBAG_TRY(number, number_of(values[0]));
    BOOKBAG_TRY(size, spell_size(values[0]));
    const Spelling sign = number.sign() < 0 ? Spelling{"- ", std::string(kMinus) + " "} : both("+ ");
    return Value::shown(sign + size, number);
}

Result<Value> surd(Arguments values, const Work&) {
    BOOKBAG_TRY(whole, number_of(values[0]));
    BOOKBAG_TRY(factor, number_of(values[1]));
    BOOKBAG_TRY(inside, count_of(values[2], INT64_MAX));
    Spelling total;
    if (!whole.is_zero()) {
        BOOKBAG_TRY(size, spell_size(values[0]));
        total = with_sign(total, size, whole.sign());
    }
    if (!factor.is_zero()) {
        const Spelling number = spell_whole(inside);
        BOOKBAG_TRY(size, times_symbol(values[1], {"\\sqrt{" + number.maths + "}", "\u221A" + number.words}));
        total = with_sign(total, size, factor.sign());
    }
    return Value::shown(total.maths.empty() ? both("0") : total);
}

Result<Value> standard_form(Arguments values, const Work&) {
    BOOKBAG_TRY(mantissa, number_of(values[0]));
    BOOKBAG_TRY(exponent, whole_of(values[1]));
    BOOKBAG_TRY(size, spell_decimal(mantissa));
    const Spelling power = {" \\times 10^{" + std::to_string(exponent) + "}", "\u00A0×\u00A010" + superscript(exponent)};
    const auto scale = base::power(10, exponent);
    const auto number = scale ? base::multiply(mantissa, *scale) : scale;
    return number ? Value::shown(size + power, *number) : Value::shown(size + power);
}

Result<Value> power_of(Arguments values, const Work&) {
    BOOKBAG_TRY(root, spell(values[0]));
    BOOKBAG_TRY(exponent, spell(values[1]));
    const auto number = values[0].exact();
    const bool bracketed = number && (number->sign() < 0 || !number->is_integer());
    const Spelling body = bracketed ? Spelling{"\\left(" + root.maths + "\\right)", "(" + root.words + ")"} : root;
    const auto whole = whole_of(values[1]);
    const std::string raised = whole ? superscript(*whole) : "^" + exponent.words;
    return Value::shown(body + Spelling{"^{" + exponent.maths + "}", raised});
}

Result<Value> coordinates(Arguments values, const Work&) {
    BOOKBAG_TRY(x, spell(values[0]));
    BOOKBAG_TRY(y, spell(values[1]));
    return Value::shown(both("(") + x + Spelling{", ", std::string(",") + kNoBreak} + y + both(")"));
}

Result<Value> column_vector(Arguments values, const Work&) {
    BOOKBAG_TRY(x, spell(values[0]));
    BOOKBAG_TRY(y, spell(values[1]));
    return Value::shown({"\\begin{pmatrix}" + x.maths + "\\\\" + y.maths + "\\end{pmatrix}",
                         "(" + x.words + "," + kNoBreak + y.words + ")"});
}

Result<Value> line_equation(Arguments values, const Work& work) {
    const Value coefficients[] = {Value::text("x"), Value::list({values[1], values[0]})};
    BOOKBAG_TRY(side, polynomial(coefficients, work));
    return Value::shown(both("y = ") + Spelling{side.as_text(), side.as_words()});
}

Result<Value> recurring(Arguments values, const Work&) {
    BOOKBAG_TRY(number, number_of(values[0]));
    return known(spell_recurring(number), number);
}

constexpr Function kFunctions[] = {
    {"frac", 2, 2, fraction},
    {"mixed", 1, 1, mixed},
    {"dec", 1, 2, decimal},
    {"money", 1, 1, money},
    {"pence", 1, 1, pence},
    {"group", 1, 1, grouped},
    {"time12", 1, 1, time12},
    {"time24", 1, 1, time24},
    {"hm", 1, 1, duration},
    {"percent", 1, 1, percent},
    {"ratio", 1, 6, ratio},
    {"poly", 2, 2, polynomial},
    {"term", 2, 2, term},
    {"signed", 1, 1, signed_number},
    {"surd", 3, 3, surd},
    {"standard_form", 2, 2, standard_form},
    {"power_of", 2, 2, power_of},
    {"coord", 2, 2, coordinates},
    {"vector", 2, 2, column_vector},
    {"eq_line", 2, 2, line_equation},
    {"recurring", 1, 1, recurring},
};

}  // namespace

std::span<const Function> display_functions() { return kFunctions; }

}  // namespace bookbag::questions
