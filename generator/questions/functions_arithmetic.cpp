// The signs + - * / % ^ on values: exact where both sides are exact, approximate where one is, joining for texts and lists.
#include <cmath>

#include "questions/display.hpp"
#include "questions/expression.hpp"
#include "questions/functions.hpp"

namespace bookbag::questions {

using base::Rational;
using base::Result;

namespace {

using Exact = Result<Rational> (*)(const Rational&, const Rational&);
using Rounded = double (*)(double, double);

bool is_numeric(const Value& value) { return value.is(Value::Kind::Number) || value.is(Value::Kind::Approx); }

double rough(const Value& value) {
    return value.is(Value::Kind::Approx) ? value.as_approx() : value.as_number().to_double();
}

NumberStyle joint_style(const Value& a, const Value& b) {
    return a.style() == NumberStyle::Decimal || b.style() == NumberStyle::Decimal ? NumberStyle::Decimal
                                                                                  : NumberStyle::Fraction;
}

base::Fault not_numbers(const char* sign, const Value& a, const Value& b) {
    const Value& odd = is_numeric(a) ? b : a;
    return wrong("'" + std::string(sign) + "' needs numbers, not " + in_words(odd),
                 odd.is(Value::Kind::Shown) ? "calculate with the number itself and show it last" : "");
}

Result<Value> finite(double number) {
    if (!std::isfinite(number)) {
        return wrong("the result is no finite number");
    }
    return Value::approx(number);
}

Result<Value> arithmetic(const char* sign, const Value& a, const Value& b, std::pair<Exact, Rounded> how) {
    if (!is_numeric(a) || !is_numeric(b)) {
        return not_numbers(sign, a, b);
    }
    if (a.is(Value::Kind::Approx) || b.is(Value::Kind::Approx)) {
        return finite(how.second(rough(a), rough(b)));
    }
    BOOKBAG_TRY(exact, how.first(a.as_number(), b.as_number()));
    return Value::number(exact, joint_style(a, b));
}

bool is_text(const Value& value) { return value.is(Value::Kind::Text) || value.is(Value::Kind::Shown); }

Result<Value> joined_texts(const Value& a, const Value& b) {
    if (a.is(Value::Kind::Text) && b.is(Value::Kind::Text)) {
        return bounded_text(a.as_text() + b.as_text());
    }
    Spelling spelling = Spelling{a.as_text(), a.as_words()} + Spelling{b.as_text(), b.as_words()};
    if (spelling.maths.size() > kLongestText || spelling.words.size() > kLongestText) {
        return wrong("a text of more than 4 KB");
    }
    return Value::shown(std::move(spelling));
}

std::optional<std::int64_t> exact_root(std::int64_t number, std::int64_t degree) {
    const auto guess =
        static_cast<std::int64_t>(std::llround(std::pow(static_cast<double>(number), 1.0 / static_cast<double>(degree))));
    for (std::int64_t candidate = guess > 1 ? guess - 1 : 0; candidate <= guess + 1; ++candidate) {
        const auto power = base::power(candidate, degree);
        if (power && *power == Rational(number)) {
            return candidate;
        }
    }
    return std::nullopt;
}

/// A positive base to the power n/d: exact when both parts of the base are perfect d-th powers.
Result<Value> fractional_power(const Value& a, const Rational& exponent) {
    const Rational& root = a.as_number();
    if (root.sign() <= 0) {
        return wrong("a fractional power needs a positive base");
    }
    if (exponent.denominator() <= 12) {
        const auto top = exact_root(root.numerator(), exponent.denominator());
        const auto bottom = exact_root(root.denominator(), exponent.denominator());
        if (top && bottom) {
            BOOKBAG_TRY(reduced, Rational::make(*top, *bottom));
            BOOKBAG_TRY(result, base::power(reduced, exponent.numerator()));
            return Value::number(result, a.style());
        }
    }
    return finite(std::pow(root.to_double(), exponent.to_double()));
}

}  // namespace

Result<Value> add_values(const Value& a, const Value& b) {
    if (a.is(Value::Kind::Number) && b.is(Value::Kind::Number) && a.as_number().is_integer() &&
        b.as_number().is_integer()) {
        std::int64_t total = 0;
        if (!__builtin_add_overflow(a.as_number().numerator(), b.as_number().numerator(), &total) && total != INT64_MIN) {
            return Value::number(total, joint_style(a, b));
        }
    }
    if (is_text(a) && is_text(b)) {
        return joined_texts(a, b);
    }
    if (a.is(Value::Kind::List) && b.is(Value::Kind::List)) {
        std::vector<Value> items = a.items();
        items.insert(items.end(), b.items().begin(), b.items().end());
        return bounded_list(std::move(items));
    }
    if (is_text(a) != is_text(b)) {
        return wrong("'+' joins a text with " + std::string(describe(is_text(a) ? b.kind() : a.kind())),
                     "write str(x) to join a number to a text");
    }
    return arithmetic("+", a, b, {base::add, [](double x, double y) { return x + y; }});
}

Result<Value> subtract_values(const Value& a, const Value& b) {
    return arithmetic("-", a, b, {base::subtract, [](double x, double y) { return x - y; }});
}

Result<Value> multiply_values(const Value& a, const Value& b) {
    if (a.is(Value::Kind::Number) && b.is(Value::Kind::Number) && a.as_number().is_integer() &&
        b.as_number().is_integer()) {
        std::int64_t product = 0;
        if (!__builtin_mul_overflow(a.as_number().numerator(), b.as_number().numerator(), &product) &&
            product != INT64_MIN) {
            return Value::number(product, joint_style(a, b));
        }
    }
    return arithmetic("*", a, b, {base::multiply, [](double x, double y) { return x * y; }});
}

Result<Value> divide_values(const Value& a, const Value& b) {
    return arithmetic("/", a, b, {base::divide, [](double x, double y) { return x / y; }});
}

Result<Value> remainder_values(const Value& a, const Value& b) {
    if (!is_numeric(a) || !is_numeric(b)) {
        return not_numbers("%", a, b);
    }
    BOOKBAG_TRY(dividend, whole_of(a));
    BOOKBAG_TRY(divisor, whole_of(b));
    if (divisor == 0) {
        return wrong("remainder of a division by zero", "exclude zero from the draw");
    }
    const std::int64_t size = divisor < 0 ? -divisor : divisor;
    return Value::whole(((dividend % size) + size) % size);
}

Result<Value> power_values(const Value& a, const Value& b) {
    if (!is_numeric(a) || !b.is(Value::Kind::Number)) {
        return is_numeric(a) ? wrong("a power needs an exact exponent, not " + in_words(b)) : not_numbers("^", a, b);
    }
    const Rational& exponent = b.as_number();
    if (exponent > Rational(kHighestPower) || exponent < Rational(-kHighestPower)) {
        return wrong("a power above " + std::to_string(kHighestPower), "use a smaller power");
    }
    if (a.is(Value::Kind::Approx)) {
        return finite(std::pow(a.as_approx(), exponent.to_double()));
    }
    if (!exponent.is_integer()) {
        return fractional_power(a, exponent);
    }
    BOOKBAG_TRY(result, base::power(a.as_number(), exponent.numerator()));
    return Value::number(result, a.style());
}

Result<Value> negate_value(const Value& a) {
    if (a.is(Value::Kind::Approx)) {
        return Value::approx(-a.as_approx());
    }
    if (!a.is(Value::Kind::Number)) {
        return wrong("'-' needs a number, not " + in_words(a));
    }
    BOOKBAG_TRY(negative, base::subtract(0, a.as_number()));
    return Value::number(negative, a.style());
}

}  // namespace bookbag::questions
