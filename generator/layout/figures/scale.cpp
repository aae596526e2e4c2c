// Thin wrappers: figures check the size of their values when they read them, so a failed sum is a value off the page.
#include "layout/figures/scale.hpp"

#include "base/text.hpp"

namespace bookbag::layout::figures {

using base::Rational;

Rational plus(const Rational& a, const Rational& b) {
    return base::add(a, b).value_or(Rational());
}
Rational minus(const Rational& a, const Rational& b) {
    return base::subtract(a, b).value_or(Rational());
}
Rational times(const Rational& a, const Rational& b) {
    return base::multiply(a, b).value_or(Rational());
}
Rational over(const Rational& a, const Rational& b) {
    return base::divide(a, b).value_or(Rational());
}

Rational sum_of(const std::vector<Rational>& values) {
    Rational sum;
    for (const Rational& value : values) {
        sum = plus(sum, value);
    }
    return sum;
}

std::vector<Rational> steps(const Rational& from, const Rational& to, const Rational& step) {
    std::vector<Rational> values;
    for (std::int64_t k = 0; k < 1000; ++k) {
        const Rational value = plus(from, times(step, Rational(k)));
        if (value > to) {
            break;
        }
        values.push_back(value);
    }
    return values;
}

bool on_step(const Rational& value, const Rational& from, const Rational& step) {
    return over(minus(value, from), step).is_integer();
}

Rational tidy_step(const Rational& span, int most) {
    if (span.sign() <= 0) {
        return Rational(1);
    }
    constexpr int kMostPowers = 16;  // beyond that the exact arithmetic overflows and the figure is refused anyway
    Rational power(1);
    for (int i = 0; i < kMostPowers && over(span, power) > Rational(most); ++i) {
        power = times(power, Rational(10));
    }
    for (int i = 0; i < kMostPowers && over(span, over(power, Rational(10))) <= Rational(most); ++i) {
        power = over(power, Rational(10));
    }
    for (const std::int64_t part : {5, 2}) {  // a tenth was too fine: try a fifth and a half of the power
        const Rational step = over(power, Rational(part));
        if (over(span, step) <= Rational(most)) {
            return step;
        }
    }
    return power;
}

Rational rounded_up(const Rational& value, const Rational& step) {
    const Rational parts = over(value, step);
    return times(step, Rational(parts.is_integer() ? parts.numerator() : parts.floor() + 1));
}

std::string listed(const std::vector<std::string>& items) {
    if (items.size() < 2) {
        return items.empty() ? std::string() : items.front();
    }
    const std::vector<std::string> first(items.begin(), items.end() - 1);
    return base::join(first, ", ") + " and " + items.back();
}

std::string counted(std::int64_t n, const std::string& one, const std::string& many) {
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::string spoken(const Entry& entry) {
    if (entry.blank()) {
        return "blank";
    }
    return entry.number ? spoken(*entry.number) : document::plain_text(entry.text);
}

std::string spoken_entries(const std::vector<Entry>& entries) {
    std::vector<std::string> words;
    for (const Entry& entry : entries) {
        if (!entry.empty()) {
            words.push_back(spoken(entry));
        }
    }
    return listed(words);
}

}  // namespace bookbag::layout::figures
