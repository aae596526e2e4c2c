// 128-bit intermediates, one reduction at the end, one range check: the whole of exact arithmetic is here.
#include "base/rational.hpp"

#include <limits>
#include <numeric>

#include "base/text.hpp"

namespace bookbag::base {

namespace {

__extension__ typedef __int128 Wide;  // the 128-bit integer of GCC and Clang; ISO C++ has none

Fault too_large() {
    return {FaultKind::BadInput, {}, "the number is too large for exact arithmetic", "use smaller ranges"};
}

Wide wide_gcd(Wide a, Wide b) {
    a = a < 0 ? -a : a;
    b = b < 0 ? -b : b;
    while (b != 0) {
        const Wide rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

Result<Rational> reduced(Wide numerator, Wide denominator) {
    if (denominator == 0) {
        return Fault{FaultKind::BadInput, {}, "division by zero", "exclude zero from the draw"};
    }
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    const Wide divisor = wide_gcd(numerator, denominator);
    if (divisor > 1) {
        numerator /= divisor;
        denominator /= divisor;
    }
    constexpr Wide kMost = std::numeric_limits<std::int64_t>::max();
    if (numerator > kMost || numerator < -kMost || denominator > kMost) {
        return too_large();
    }
    return Rational::make(static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator));
}

}  // namespace

Result<Rational> Rational::make(std::int64_t numerator, std::int64_t denominator) {
    if (denominator == 0) {
        return Fault{FaultKind::BadInput, {}, "division by zero", "exclude zero from the draw"};
    }
    constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();
    if (numerator == kLeast || denominator == kLeast) {
        return too_large();
    }
    const std::int64_t divisor = std::gcd(numerator, denominator);
    Rational value;
    value.numerator_ = (denominator < 0 ? -numerator : numerator) / divisor;
    value.denominator_ = (denominator < 0 ? -denominator : denominator) / divisor;
    return value;
}

std::int64_t Rational::floor() const {
    const std::int64_t quotient = numerator_ / denominator_;
    return numerator_ % denominator_ < 0 ? quotient - 1 : quotient;
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
    const Wide left = static_cast<Wide>(a.numerator_) * b.denominator_;
    const Wide right = static_cast<Wide>(b.numerator_) * a.denominator_;
    return left < right ? std::strong_ordering::less : left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
}

Result<Rational> add(const Rational& a, const Rational& b) {
    return reduced(static_cast<Wide>(a.numerator()) * b.denominator() + static_cast<Wide>(b.numerator()) * a.denominator(),
                   static_cast<Wide>(a.denominator()) * b.denominator());
}

Result<Rational> subtract(const Rational& a, const Rational& b) {
    return reduced(static_cast<Wide>(a.numerator()) * b.denominator() - static_cast<Wide>(b.numerator()) * a.denominator(),
                   static_cast<Wide>(a.denominator()) * b.denominator());
}

Result<Rational> multiply(const Rational& a, const Rational& b) {
    return reduced(static_cast<Wide>(a.numerator()) * b.numerator(), static_cast<Wide>(a.denominator()) * b.denominator());
}

Result<Rational> divide(const Rational& a, const Rational& b) {
    return reduced(static_cast<Wide>(a.numerator()) * b.denominator(), static_cast<Wide>(a.denominator()) * b.numerator());
}

Result<Rational> power(const Rational& base, std::int64_t exponent) {
    if (exponent < -64 || exponent > 64) {
        return Fault{FaultKind::BadInput, {}, "a power outside -64 to 64", "use a smaller power"};
    }
    Rational result = 1;
    for (std::int64_t i = 0; i < (exponent < 0 ? -exponent : exponent); ++i) {
        BOOKBAG_TRY(next, multiply(result, base));
        result = next;
    }
    return exponent < 0 ? divide(1, result) : Result<Rational>(result);
}

Result<Rational> parse_rational(std::string_view text) {
    const Fault wrong{
        FaultKind::BadInput, {}, "\"" + std::string(text.substr(0, 40)) + "\" is not a number", "write 3, -7/5 or 0.125"};
    if (const auto slash = text.find('/'); slash != std::string_view::npos) {
        const auto top = parse_integer(text.substr(0, slash));
        const auto bottom = parse_integer(text.substr(slash + 1));
        return top && bottom ? Rational::make(*top, *bottom) : Result<Rational>(wrong);
    }
    const auto point = text.find('.');
    if (point == std::string_view::npos) {
        const auto whole = parse_integer(text);
        return whole ? Rational::make(*whole, 1) : Result<Rational>(wrong);
    }
    const auto decimals = text.substr(point + 1);
    if (decimals.empty() || decimals.size() > 15 || decimals.find_first_not_of("0123456789") != std::string_view::npos) {
        return wrong;
    }
    std::int64_t scale = 1;
    for (std::size_t i = 0; i < decimals.size(); ++i) {
        scale *= 10;
    }
    const auto digits = parse_integer(std::string(text.substr(0, point)) + std::string(decimals));
    return digits ? Rational::make(*digits, scale) : Result<Rational>(wrong);
}

std::string to_string(const Rational& value) {
    return value.is_integer() ? std::to_string(value.numerator())
                              : std::to_string(value.numerator()) + '/' + std::to_string(value.denominator());
}

std::string to_decimal(const Rational& value, int places) {
    Wide scale = 1;
    for (int i = 0; i < places; ++i) {
        scale *= 10;
    }
    const Wide size = value.numerator() < 0 ? -static_cast<Wide>(value.numerator()) : static_cast<Wide>(value.numerator());
    const Wide units = (size * scale * 2 + value.denominator()) / (static_cast<Wide>(value.denominator()) * 2);
    std::string text = (value.sign() < 0 && units != 0 ? "-" : "") + std::to_string(static_cast<std::int64_t>(units / scale));
    if (places > 0) {
        text += '.' + zero_padded(static_cast<std::int64_t>(units % scale), places);
    }
    return text;
}

int decimal_places(const Rational& value) {
    std::int64_t rest = value.denominator();
    int twos = 0;
    int fives = 0;
    while (rest % 2 == 0) {
        rest /= 2;
        ++twos;
    }
    while (rest % 5 == 0) {
        rest /= 5;
        ++fives;
    }
    return rest == 1 ? (twos > fives ? twos : fives) : -1;
}

}  // namespace bookbag::base
