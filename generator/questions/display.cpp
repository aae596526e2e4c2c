// Spelling of numbers, money, time and fractions in maths notation and in words.
#include "questions/display.hpp"

#include "base/text.hpp"

namespace bookbag::questions {

namespace {

using base::Fault;
using base::FaultKind;
using base::Rational;
using base::Result;

constexpr const char* kMinus = "\u2212";
constexpr const char* kThin = "\u202F";     // narrow no-break space
constexpr const char* kNoBreak = "\u00A0";  // no-break space
constexpr int kMostPlaces = 12;

std::uint64_t size_of(std::int64_t number) {
    return number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
}

Spelling signed_spelling(std::int64_t sign, Spelling size) {
    return sign < 0 ? Spelling{"-" + size.maths, kMinus + size.words} : size;
}

Spelling group_digits(const std::string& digits, std::size_t from_length) {
    if (digits.size() < from_length) {
        return both(digits);
    }
    Spelling grouped;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i != 0 && (digits.size() - i) % 3 == 0) {
            grouped.maths += "\\,";
            grouped.words += kThin;
        }
        grouped.maths += digits[i];
        grouped.words += digits[i];
    }
    return grouped;
}

Spelling spell_digits(const std::string& plain) {  // "-12345.67"
    const bool negative = plain.starts_with('-');
    const std::string size = negative ? plain.substr(1) : plain;
    const auto point = size.find('.');
    Spelling spelling = group_digits(size.substr(0, point), 5);
    if (point != std::string::npos) {
        spelling = spelling + both(size.substr(point));
    }
    return signed_spelling(negative ? -1 : 1, spelling);
}

Rational magnitude(const Rational& number) { return number.sign() < 0 ? subtract(0, number).value_or(0) : number; }

std::string clock_minutes(std::int64_t minutes) { return base::zero_padded(minutes % 60, 2); }

std::int64_t in_day(std::int64_t minutes) { return ((minutes % 1440) + 1440) % 1440; }

}  // namespace

Spelling operator+(Spelling a, const Spelling& b) {
    a.maths += b.maths;
    a.words += b.words;
    return a;
}

Spelling both(std::string text) { return {text, text}; }

std::string maths_text(std::string_view words) { return "\\text{" + std::string(words) + "}"; }

std::string superscript(std::int64_t exponent) {
    constexpr const char* kDigits[] = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                       "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
    std::string raised = exponent < 0 ? "\u207B" : "";
    for (const char digit : std::to_string(size_of(exponent))) {
        raised += kDigits[digit - '0'];
    }
    return raised;
}

Spelling spell_whole(std::int64_t number) {
    return signed_spelling(number, group_digits(std::to_string(size_of(number)), 5));
}

Spelling spell_grouped(std::int64_t number) {
    return signed_spelling(number, group_digits(std::to_string(size_of(number)), 4));
}

Spelling spell_fraction(std::int64_t numerator, std::int64_t denominator) {
    const std::string top = std::to_string(size_of(numerator));
    const std::string bottom = std::to_string(size_of(denominator));
    const bool negative = (numerator < 0) != (denominator < 0) && numerator != 0;
    return signed_spelling(negative ? -1 : 1, {"\\frac{" + top + "}{" + bottom + "}", top + "/" + bottom});
}

Spelling spell_rational(const Rational& number) {
    return number.is_integer() ? spell_whole(number.numerator()) : spell_fraction(number.numerator(), number.denominator());
}

Spelling spell_mixed(const Rational& number) {
    const Rational size = magnitude(number);
    const std::int64_t whole = size.floor();
    if (number.is_integer() || whole == 0) {
        return spell_rational(number);
    }
    const std::string first = std::to_string(whole);
    const std::string top = std::to_string(size.numerator() % size.denominator());
    const std::string bottom = std::to_string(size.denominator());
    return signed_spelling(number.sign(),
                           {"\\mixed{" + first + "}{" + top + "}{" + bottom + "}", first + kNoBreak + top + "/" + bottom});
}

Result<Spelling> spell_decimal(const Rational& number) {
    const int places = base::decimal_places(number);
    if (places < 0 || places > kMostPlaces) {
        return Fault{FaultKind::BadInput,
                     {},
                     base::to_string(number) + " has no short exact decimal",
                     "round it with dp(x, n) or sf(x, n)"};
    }
    return spell_digits(base::to_decimal(number, places));
}

Result<Spelling> spell_places(const Rational& number, int places) {
    const int exact = base::decimal_places(number);
    if (places < 0 || places > kMostPlaces || exact < 0 || exact > places) {
        return Fault{FaultKind::BadInput,
                     {},
                     base::to_string(number) + " is not exact to " + std::to_string(places) + " decimal places",
                     "round it with dp(x, n) first"};
    }
    return spell_digits(base::to_decimal(number, places));
}

Result<Spelling> spell_money(const Rational& pounds) {
    const int places = base::decimal_places(pounds);
    if (places < 0 || places > 2) {
        return Fault{FaultKind::BadInput,
                     {},
                     base::to_string(pounds) + " pounds is not a whole number of pence",
                     "round it with dp(x, 2)"};
    }
    const Spelling size = spell_digits(base::to_decimal(magnitude(pounds), places == 0 ? 0 : 2));
    return signed_spelling(pounds.sign(), {"\\pounds " + size.maths, "£" + size.words});
}

Result<Spelling> spell_percent(const Rational& number) {
    BOOKBAG_TRY(hundredfold, base::multiply(number, 100));
    BOOKBAG_TRY(decimal, spell_decimal(hundredfold));
    return Spelling{decimal.maths + "\\%", decimal.words + "%"};
}

Spelling spell_time24(std::int64_t minutes) {
    const std::int64_t at = in_day(minutes);
    const std::string text = base::zero_padded(at / 60, 2) + ":" + clock_minutes(at);
    return {maths_text(text), text};
}

Spelling spell_time12(std::int64_t minutes) {
    const std::int64_t at = in_day(minutes);
    const std::int64_t hour = (at / 60 + 11) % 12 + 1;
    const char* half = at == 0 ? "midnight" : at == 720 ? "noon" : at < 720 ? "am" : "pm";
    const std::string text = std::to_string(hour) + ":" + clock_minutes(at) + kNoBreak + half;
    return {maths_text(text), text};
}

Spelling spell_duration(std::int64_t minutes) {
    std::string text;
    if (minutes >= 60) {
        text = std::to_string(minutes / 60) + kNoBreak + "h";
    }
    if (minutes < 60 || minutes % 60 != 0) {
        text += (text.empty() ? "" : " ") + std::to_string(minutes % 60) + kNoBreak + "min";
    }
    return {maths_text(text), text};
}

Result<Spelling> spell_recurring(const Rational& number) {
    if (base::decimal_places(number) >= 0) {
        return spell_decimal(number);
    }
    const Rational size = magnitude(number);
    std::vector<std::int64_t> seen = {size.numerator() % size.denominator()};
    std::string digits;
    std::size_t start = seen.size();
    while (start == seen.size()) {
        if (digits.size() >= 24 || size.denominator() > INT64_MAX / 10) {
            return Fault{FaultKind::BadInput,
                         {},
                         base::to_string(number) + " repeats after too many digits",
                         "use a smaller denominator"};
        }
        const std::int64_t tenfold = seen.back() * 10;
        digits += static_cast<char>('0' + tenfold / size.denominator());
        const std::int64_t rest = tenfold % size.denominator();
        start = 0;
        while (start < seen.size() && seen[start] != rest) {
            ++start;
        }
        if (start == seen.size()) {
            seen.push_back(rest);
            start = seen.size();
        }
    }
    const std::string whole = std::to_string(size.floor()) + ".";
    const std::string fixed = digits.substr(0, start);
    const std::string cycle = digits.substr(start);
    const std::string dotted =
        cycle.size() == 1 ? cycle + "\u0307" : cycle.substr(0, 1) + "\u0307" + cycle.substr(1) + "\u0307";
    return signed_spelling(number.sign(), {whole + fixed + "\\rec{" + cycle + "}", whole + fixed + dotted});
}

Result<Spelling> spell(const Value& value) {
    switch (value.kind()) {
        case Value::Kind::Number:
            if (value.style() == NumberStyle::Decimal && base::decimal_places(value.as_number()) >= 0) {
                return spell_decimal(value.as_number());
            }
            return spell_rational(value.as_number());
        case Value::Kind::Text:
            return both(value.as_text());
        case Value::Kind::Shown:
            return Spelling{value.as_text(), value.as_words()};
        case Value::Kind::List: {
            Spelling spelling;
            for (const auto& item : value.items()) {
                BOOKBAG_TRY(one, spell(item));
                spelling = (&item == &value.items().front() ? one : spelling + both(", ") + one);
            }
            return spelling;
        }
        case Value::Kind::Truth:
            return Fault{FaultKind::BadInput, {}, "true or false cannot be shown", "use a condition: test ? 'yes' : 'no'"};
        case Value::Kind::Approx:
            return Fault{
                FaultKind::BadInput, {}, "an approximate number cannot be shown", "round it with dp(x, n) or sf(x, n)"};
    }
    return Spelling{};
}

}  // namespace bookbag::questions
