// Functions of exact numbers. Those that search (factors, primes) pay fuel for the length of the search.
#include <algorithm>
#include <array>
#include <numeric>

#include "questions/expression.hpp"
#include "questions/functions.hpp"

namespace bookbag::questions {

using base::Rational;
using base::Result;

Result<Rational> power_of_ten(std::int64_t exponent) {
    return base::power(10, std::clamp<std::int64_t>(exponent, -18, 18));
}

Result<Rational> rounded_to(const Rational& number, const Rational& step) {
    if (step.sign() <= 0) {
        return wrong("the step of rounding must be above zero");
    }
    BOOKBAG_TRY(steps, base::divide(number, step));
    const Rational half = Rational::make(1, 2).value_or(0);
    BOOKBAG_TRY(size, steps.sign() < 0 ? base::subtract(0, steps) : Result<Rational>(steps));
    BOOKBAG_TRY(raised, base::add(size, half));
    return base::multiply(Rational(steps.sign() < 0 ? -raised.floor() : raised.floor()), step);
}

namespace {

constexpr std::int64_t kMostFactored = 1000000000;  // trial division then needs at most 31,623 steps

Result<Value> fold_whole(Arguments values, std::int64_t (*fold)(std::int64_t, std::int64_t)) {
    BOOKBAG_TRY(first, whole_of(values[0]));
    std::int64_t total = first;
    for (const auto& value : values.subspan(1)) {
        BOOKBAG_TRY(next, whole_of(value));
        total = fold(total, next);
        if (total < 0) {
            return wrong("the number is too large", "use smaller ranges");
        }
    }
    return Value::whole(total < 0 ? -total : total);
}

Arguments items_or_arguments(Arguments values) {
    return values.size() == 1 && values[0].is(Value::Kind::List) ? Arguments(values[0].items()) : values;
}

Result<Value> greatest_common_divisor(Arguments values, const Work&) {
    return fold_whole(values, [](std::int64_t a, std::int64_t b) { return std::gcd(a, b); });
}

std::int64_t checked_lcm(std::int64_t a, std::int64_t b) {
    if (a == 0 || b == 0) {
        return 0;
    }
    std::int64_t product = 0;
    const std::int64_t size_a = a < 0 ? -a : a;
    const std::int64_t size_b = b < 0 ? -b : b;
    return __builtin_mul_overflow(size_a / std::gcd(size_a, size_b), size_b, &product) ? -1 : product;
}

Result<Value> least_common_multiple(Arguments values, const Work&) { return fold_whole(values, checked_lcm); }

Result<Value> extreme(Arguments given, int wanted_sign) {
    const Arguments values = items_or_arguments(given);
    if (values.empty()) {
        return wrong("the list is empty");
    }
    const Value* best = &values[0];
    for (const auto& value : values) {
        BOOKBAG_TRY(number, number_of(value));
        BOOKBAG_TRY(so_far, number_of(*best));
        const bool better = wanted_sign < 0 ? number < so_far : number > so_far;
        best = better ? &value : best;
    }
    return *best;
}

Result<Value> least(Arguments values, const Work&) { return extreme(values, -1); }
Result<Value> greatest(Arguments values, const Work&) { return extreme(values, 1); }

Result<Value> absolute(Arguments values, const Work&) {
    if (values[0].is(Value::Kind::Approx)) {
        return values[0].as_approx() < 0 ? negate_value(values[0]) : Result<Value>(values[0]);
    }
    BOOKBAG_TRY(number, number_of(values[0]));
    return number.sign() < 0 ? negate_value(Value::number(number, values[0].style()))
                             : Result<Value>(Value::number(number, values[0].style()));
}

Result<Value> round_down(Arguments values, const Work&) {
    BOOKBAG_TRY(number, number_of(values[0]));
    return Value::whole(number.floor());
}

Result<Value> round_up(Arguments values, const Work&) {
    BOOKBAG_TRY(number, number_of(values[0]));
    return Value::whole(number.is_integer() ? number.numerator() : number.floor() + 1);
}

Result<Value> round_whole(Arguments values, const Work&) {
    BOOKBAG_TRY(number, number_of(values[0]));
    BOOKBAG_TRY(rounded, rounded_to(number, 1));
    return Value::number(rounded);
}

Result<Value> round_step(Arguments values, const Work&) {
    BOOKBAG_TRY(number, number_of(values[0]));
    BOOKBAG_TRY(step, number_of(values[1]));
    BOOKBAG_TRY(rounded, rounded_to(number, step));
    return Value::number(rounded, style_of(values));
}

Result<Value> modulo(Arguments values, const Work&) { return remainder_values(values[0], values[1]); }
Result<Value> power(Arguments values, const Work&) { return power_values(values[0], values[1]); }

std::int64_t whole_root(std::int64_t number) {
    std::int64_t low = 0;
    std::int64_t high = 3037000499;  // its square is the largest below 2^63
    while (low < high) {
        const std::int64_t middle = low + (high - low + 1) / 2;
        if (middle <= number / middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

bool square(std::int64_t number) {
    if (number < 0) {
        return false;
    }
    const std::int64_t root = whole_root(number);
    return root * root == number;
}

Result<Value> integer_root(Arguments values, const Work&) {
    BOOKBAG_TRY(number, count_of(values[0], INT64_MAX));
    return Value::whole(whole_root(number));
}

Result<Value> is_whole(Arguments values, const Work&) {
    BOOKBAG_TRY(number, number_of(values[0]));
    return number.is_integer() ? Value::yes() : Value::no();
}

Result<Value> is_square(Arguments values, const Work&) {
    BOOKBAG_TRY(number, number_of(values[0]));
    return number.is_integer() && square(number.numerator()) ? Value::yes() : Value::no();
}

/// The prime factors of 2 … kMostFactored in ascending order; the fuel is paid by the trial divisors.
Result<std::vector<std::int64_t>> primes_of(const Value& value, const Work& work) {
    BOOKBAG_TRY(number, count_of(value, kMostFactored));
    std::vector<std::int64_t> primes;
    std::int64_t rest = number;
    for (std::int64_t divisor = 2; divisor <= rest / divisor; ++divisor) {
        if (divisor % 16 == 0 && !work.spend(1)) {
            return wrong("more than " + std::to_string(kStepsPerTry) + " steps", "use smaller numbers");
        }
        while (rest % divisor == 0) {
            primes.push_back(divisor);
            rest /= divisor;
        }
    }
    if (rest > 1) {
        primes.push_back(rest);
    }
    return primes;
}

Result<Value> is_prime(Arguments values, const Work& work) {
    BOOKBAG_TRY(number, number_of(values[0]));
    if (!number.is_integer() || number < Rational(2)) {
        return Value::no();
    }
    BOOKBAG_TRY(primes, primes_of(values[0], work));
    return primes.size() == 1 ? Value::yes() : Value::no();
}

Result<Value> prime_factors(Arguments values, const Work& work) {
    BOOKBAG_TRY(primes, primes_of(values[0], work));
    std::vector<Value> items;
    for (const std::int64_t prime : primes) {
        items.push_back(Value::whole(prime));
    }
    return bounded_list(std::move(items));
}

Result<Value> factors(Arguments values, const Work& work) {
    BOOKBAG_TRY(number, whole_of(values[0]));
    if (number < 1) {
        return wrong("needs a whole number above zero, not " + std::to_string(number));
    }
    BOOKBAG_TRY(primes, primes_of(values[0], work));
    std::vector<std::int64_t> found = {1};
    for (const std::int64_t prime : primes) {
        const std::vector<std::int64_t> before = found;
        for (const std::int64_t factor : before) {
            found.push_back(factor * prime);
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
    }
    std::vector<Value> items;
    for (const std::int64_t factor : found) {
        items.push_back(Value::whole(factor));
    }
    return bounded_list(std::move(items));
}

// ---- digits ------------------------------------------------------------------------------------------------------

std::string digits_of(std::int64_t number) { return std::to_string(number < 0 ? -number : number); }

Result<Value> digit(Arguments values, const Work&) {
    BOOKBAG_TRY(number, number_of(values[0]));
    BOOKBAG_TRY(place, whole_of(values[1]));
    if (place < -12 || place > 18) {
        return wrong("the place must be -12 to 18 (0 = ones, -1 = tenths)");
    }
    BOOKBAG_TRY(size, number.sign() < 0 ? base::subtract(0, number) : Result<Rational>(number));
    BOOKBAG_TRY(scale, power_of_ten(-place));
    BOOKBAG_TRY(shifted, base::multiply(size, scale));
    return Value::whole(shifted.floor() % 10);
}

Result<Value> digit_count(Arguments values, const Work&) {
    BOOKBAG_TRY(number, whole_of(values[0]));
    return Value::whole(static_cast<std::int64_t>(digits_of(number).size()));
}

Result<Value> digit_sum(Arguments values, const Work&) {
    BOOKBAG_TRY(number, whole_of(values[0]));
    std::int64_t sum = 0;
    for (const char c : digits_of(number)) {
        sum += c - '0';
    }
    return Value::whole(sum);
}

Result<Value> reverse_digits(Arguments values, const Work&) {
    BOOKBAG_TRY(number, count_of(values[0], INT64_MAX));
    std::string digits = digits_of(number);
    std::reverse(digits.begin(), digits.end());
    BOOKBAG_TRY(reversed, base::parse_rational(digits));
    return Value::number(reversed);
}

/// Both numbers >= 0 as whole numbers of the smallest decimal place that either has.
Result<std::array<std::int64_t, 2>> in_columns(Arguments values) {
    BOOKBAG_TRY(a, number_of(values[0]));
    BOOKBAG_TRY(b, number_of(values[1]));
    const int places = std::max(base::decimal_places(a), base::decimal_places(b));
    if (a.sign() < 0 || b.sign() < 0 || base::decimal_places(a) < 0 || base::decimal_places(b) < 0) {
        return wrong("needs two decimal numbers that are not negative");
    }
    BOOKBAG_TRY(scale, power_of_ten(places));
    BOOKBAG_TRY(first, base::multiply(a, scale));
    BOOKBAG_TRY(second, base::multiply(b, scale));
    return std::array<std::int64_t, 2>{first.numerator(), second.numerator()};
}

Result<Value> exchanges(Arguments values, const Work&) {
    BOOKBAG_TRY(numbers, in_columns(values));
    auto [a, b] = numbers;
    if (a < b) {
        return wrong("needs a first number that is not below the second");
    }
    std::int64_t count = 0;
    std::int64_t lent = 0;
    for (; a != 0 || b != 0; a /= 10, b /= 10) {
        lent = a % 10 - lent < b % 10 ? 1 : 0;
        count += lent;
    }
    return Value::whole(count);
}

Result<Value> carries(Arguments values, const Work&) {
    BOOKBAG_TRY(numbers, in_columns(values));
    auto [a, b] = numbers;
    std::int64_t count = 0;
    std::int64_t carried = 0;
    for (; a != 0 || b != 0; a /= 10, b /= 10) {
        carried = a % 10 + b % 10 + carried >= 10 ? 1 : 0;
        count += carried;
    }
    return Value::whole(count);
}

// ---- parts, counts -----------------------------------------------------------------------------------------------

Result<Value> numerator(Arguments values, const Work&) {
    BOOKBAG_TRY(number, number_of(values[0]));
    return Value::whole(number.numerator());
}

Result<Value> denominator(Arguments values, const Work&) {
    BOOKBAG_TRY(number, number_of(values[0]));
    return Value::whole(number.denominator());
}

Result<Value> sign(Arguments values, const Work&) {
    BOOKBAG_TRY(number, number_of(values[0]));
    return Value::whole(number.sign());
}

Result<Value> factorial(Arguments values, const Work&) {
    BOOKBAG_TRY(number, count_of(values[0], 20));
    std::int64_t product = 1;
    for (std::int64_t i = 2; i <= number; ++i) {
        product *= i;
    }
    return Value::whole(product);
}

Result<Value> choose_count(Arguments values, const Work&) {
    BOOKBAG_TRY(n, count_of(values[0], 64));
    BOOKBAG_TRY(k, count_of(values[1], n));
    Rational product = 1;
    for (std::int64_t i = 1; i <= k; ++i) {
        BOOKBAG_TRY(raised, base::multiply(product, n - k + i));
        BOOKBAG_TRY(next, base::divide(raised, i));
        product = next;
    }
    return Value::number(product);
}

constexpr Function kFunctions[] = {
    {"gcd", 2, kAnyNumber, greatest_common_divisor},
    {"lcm", 2, kAnyNumber, least_common_multiple},
    {"min", 1, kAnyNumber, least},
    {"max", 1, kAnyNumber, greatest},
    {"abs", 1, 1, absolute},
    {"floor", 1, 1, round_down},
    {"ceil", 1, 1, round_up},
    {"round", 1, 1, round_whole},
    {"round_to", 2, 2, round_step},
    {"mod", 2, 2, modulo},
    {"pow", 2, 2, power},
    {"isqrt", 1, 1, integer_root},
    {"isint", 1, 1, is_whole},
    {"is_square", 1, 1, is_square},
    {"is_prime", 1, 1, is_prime},
    {"factors", 1, 1, factors},
    {"prime_factors", 1, 1, prime_factors},
    {"digit", 2, 2, digit},
    {"digit_count", 1, 1, digit_count},
    {"digit_sum", 1, 1, digit_sum},
    {"reverse_digits", 1, 1, reverse_digits},
    {"exchanges", 2, 2, exchanges},
    {"carries", 2, 2, carries},
    {"num", 1, 1, numerator},
    {"den", 1, 1, denominator},
    {"sign", 1, 1, sign},
    {"factorial", 1, 1, factorial},
    {"choose_count", 2, 2, choose_count},
};

}  // namespace

std::span<const Function> number_functions() { return kFunctions; }

}  // namespace bookbag::questions
