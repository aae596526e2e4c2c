// Roots, trigonometry and pi, and the two roundings that make exact decimals of them.
//
// Double arithmetic stands here and in arithmetic.cpp only. The last bits of sin and cos differ between libraries, so a
// value within 1e-9 of a rounding tie refuses the draw: what is printed is then the same everywhere.
#include <cmath>
#include <numbers>

#include "questions/expression.hpp"
#include "questions/functions.hpp"

namespace bookbag::questions {

using base::Rational;
using base::Result;

namespace {

constexpr double kTieDistance = 1e-9;  // of the scaled value …
constexpr double kTieShare = 1e-12;    // … and of its size: a thousand times the error of double arithmetic
constexpr double kLargestExact = 9e15;
constexpr std::int64_t kMostPlaces = 9;

Result<double> rough(const Value& value) {
    if (value.is(Value::Kind::Approx)) {
        return value.as_approx();
    }
    BOOKBAG_TRY(number, number_of(value));
    return number.to_double();
}

Result<Value> finite(double number) {
    return std::isfinite(number) ? Result<Value>(Value::approx(number)) : Result<Value>(wrong("has no value here"));
}

Result<Value> square_root(Arguments values, const Work&) {
    if (values[0].is(Value::Kind::Approx)) {
        return values[0].as_approx() < 0 ? Result<Value>(wrong("the root of a negative number"))
                                         : finite(std::sqrt(values[0].as_approx()));
    }
    BOOKBAG_TRY(number, number_of(values[0]));
    if (number.sign() < 0) {
        return wrong("the root of a negative number");
    }
    const auto top = static_cast<std::int64_t>(std::llround(std::sqrt(static_cast<double>(number.numerator()))));
    const auto bottom = static_cast<std::int64_t>(std::llround(std::sqrt(static_cast<double>(number.denominator()))));
    const auto is_root = [](std::int64_t root, std::int64_t square) { return root <= 3037000499 && root * root == square; };
    if (is_root(top, number.numerator()) && is_root(bottom, number.denominator())) {
        BOOKBAG_TRY(exact, Rational::make(top, bottom));
        return Value::number(exact, values[0].style());
    }
    return finite(std::sqrt(number.to_double()));
}

template <double (*body)(double)>
Result<Value> of_degrees(Arguments values, const Work&) {
    BOOKBAG_TRY(degrees, rough(values[0]));
    return finite(body(degrees * std::numbers::pi / 180));
}

template <double (*body)(double)>
Result<Value> in_degrees(Arguments values, const Work&) {
    BOOKBAG_TRY(ratio, rough(values[0]));
    return finite(body(ratio) * 180 / std::numbers::pi);
}

Result<Value> pi(Arguments, const Work&) { return Value::approx(std::numbers::pi); }

/// `number` to the nearest multiple of 10^-places (places may be negative), refusing a near tie.
Result<Rational> rounded_approx(double number, std::int64_t places) {
    const double scaled = std::abs(number) * std::pow(10.0, static_cast<double>(places));
    if (!(scaled < kLargestExact)) {
        return wrong("the number is too large to round", "ask for fewer places");
    }
    const double part = scaled - std::floor(scaled);
    if (std::abs(part - 0.5) < std::max(kTieDistance, kTieShare * scaled)) {
        base::Fault tie = wrong("an approximate number lies on a rounding tie");
        tie.code = kRedraw;
        return tie;
    }
    const auto units = static_cast<std::int64_t>(std::floor(scaled + 0.5));
    BOOKBAG_TRY(scale, power_of_ten(-places));
    return base::multiply(number < 0 ? -units : units, scale);
}

Result<Value> to_places(Arguments values, const Work&) {
    BOOKBAG_TRY(places, count_of(values[1], kMostPlaces));
    if (values[0].is(Value::Kind::Approx)) {
        BOOKBAG_TRY(rounded, rounded_approx(values[0].as_approx(), places));
        return Value::decimal(rounded);
    }
    BOOKBAG_TRY(number, number_of(values[0]));
    BOOKBAG_TRY(step, power_of_ten(-places));
    BOOKBAG_TRY(rounded, rounded_to(number, step));
    return Value::decimal(rounded);
}

/// The e with 10^e <= |number| < 10^(e+1), for a number that is not zero.
std::int64_t leading_place(const Rational& number) {
    const Rational size = number.sign() < 0 ? base::subtract(0, number).value_or(1) : number;
    std::int64_t place = 0;
    while (place < 18 && size >= power_of_ten(place + 1).value_or(size)) {
        ++place;
    }
    while (place > -18 && size < power_of_ten(place).value_or(size)) {
        --place;
    }
    return place;
}

Result<Value> to_figures(Arguments values, const Work&) {
    BOOKBAG_TRY(figures, count_of(values[1], kMostPlaces));
    if (figures == 0) {
        return wrong("needs at least 1 significant figure");
    }
    if (values[0].is(Value::Kind::Approx)) {
        const double size = std::abs(values[0].as_approx());
        if (size == 0) {
            return Value::decimal(0);
        }
        const auto place = static_cast<std::int64_t>(std::floor(std::log10(size)));
        BOOKBAG_TRY(rounded, rounded_approx(values[0].as_approx(), figures - 1 - place));
        return Value::decimal(rounded);
    }
    BOOKBAG_TRY(number, number_of(values[0]));
    if (number.is_zero()) {
        return Value::decimal(0);
    }
    BOOKBAG_TRY(step, power_of_ten(leading_place(number) - figures + 1));
    BOOKBAG_TRY(rounded, rounded_to(number, step));
    return Value::decimal(rounded);
}

constexpr Function kFunctions[] = {
    {"sqrt", 1, 1, square_root},
    {"sin", 1, 1, of_degrees<std::sin>},
    {"cos", 1, 1, of_degrees<std::cos>},
    {"tan", 1, 1, of_degrees<std::tan>},
    {"asin", 1, 1, in_degrees<std::asin>},
    {"acos", 1, 1, in_degrees<std::acos>},
    {"atan", 1, 1, in_degrees<std::atan>},
    {"pi", 0, 0, pi},
    {"dp", 2, 2, to_places},
    {"sf", 2, 2, to_figures},
};

}  // namespace

std::span<const Function> approx_functions() { return kFunctions; }

}  // namespace bookbag::questions
