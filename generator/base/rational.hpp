// Exact fractions for everything that a child will mark.
//
// Numerator and denominator are 64-bit and every intermediate is 128-bit, so a result is either exact or a Fault:
// nothing wraps and nothing is rounded. Floating point has no place in questions, answers or seeds.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace bookbag::base {

/// A fraction in lowest terms. Invariant: denominator > 0, gcd(|numerator|, denominator) = 1.
class Rational {
public:
    Rational() = default;
    Rational(std::int64_t whole) : numerator_(whole) {}  // NOLINT(google-explicit-constructor): 3 is a fraction

    /// numerator / denominator in lowest terms. BadInput for a zero denominator or when the reduced parts leave 64 bits.
    static Result<Rational> make(std::int64_t numerator, std::int64_t denominator);

    std::int64_t numerator() const { return numerator_; }
    std::int64_t denominator() const { return denominator_; }
    bool is_integer() const { return denominator_ == 1; }
    bool is_zero() const { return numerator_ == 0; }
    int sign() const { return (numerator_ > 0) - (numerator_ < 0); }
    double to_double() const { return static_cast<double>(numerator_) / static_cast<double>(denominator_); }

    /// The greatest integer not above the value.
    std::int64_t floor() const;

    friend bool operator==(const Rational&, const Rational&) = default;
    friend std::strong_ordering operator<=>(const Rational& a, const Rational& b);

private:
    std::int64_t numerator_ = 0;
    std::int64_t denominator_ = 1;
};

/// Exact arithmetic. Each fails with BadInput "the number is too large" when the result leaves 64 bits; divide also for a zero
/// divisor.
Result<Rational> add(const Rational& a, const Rational& b);
Result<Rational> subtract(const Rational& a, const Rational& b);
Result<Rational> multiply(const Rational& a, const Rational& b);
Result<Rational> divide(const Rational& a, const Rational& b);

/// `base` to a whole power -64…64; BadInput outside, for overflow, or for zero to a negative power.
Result<Rational> power(const Rational& base, std::int64_t exponent);

/// Reads "3", "-7/5" or "0.125" exactly.
Result<Rational> parse_rational(std::string_view text);

/// "3" or "-7/5".
std::string to_string(const Rational& value);

/// The value with exactly `places` decimals (0–12), rounded half away from zero: 1/3 to 2 places is "0.33".
std::string to_decimal(const Rational& value, int places);

/// How many decimals the exact decimal form has, or -1 when it never ends.
int decimal_places(const Rational& value);

}  // namespace bookbag::base
