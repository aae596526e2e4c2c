// What an expression of a question template can be worth.
//
// A child marks against these values, so numbers are exact fractions. A value that a calculator would round (a root, a
// sine, pi) is a kind of its own, `Approx`, which nothing may show or compare until dp() or sf() has made an exact
// decimal of it. A `Shown` value has two spellings, one for inside $…$ and one for running text, and usually still
// knows its number, so that frac(3,9) prints unreduced and yet equals 1/3.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/rational.hpp"

namespace bookbag::questions {

/// Whether a number came from decimal notation and is shown with a point rather than as a fraction.
enum class NumberStyle : std::uint8_t { Fraction, Decimal };

/// The two spellings of one value: maths notation for inside $…$, and words for outside.
struct Spelling {
    std::string maths;
    std::string words;

    friend bool operator==(const Spelling&, const Spelling&) = default;
};

/// A value of the expression language. Cheap to copy: texts, lists and spellings are shared and never change.
class Value {
public:
    enum class Kind : std::uint8_t { Number, Truth, Text, Shown, List, Approx };

    /// The number 0.
    Value() = default;

    static Value number(base::Rational number, NumberStyle style = NumberStyle::Fraction);
    static Value whole(std::int64_t number) { return Value::number(base::Rational(number)); }
    static Value decimal(base::Rational number) { return Value::number(number, NumberStyle::Decimal); }
    static Value yes() { return truth_value(1); }
    static Value no() { return truth_value(0); }
    static Value text(std::string text);
    static Value shown(Spelling spelling);
    static Value shown(Spelling spelling, base::Rational number);
    static Value list(std::vector<Value> items);
    static Value approx(double number);

    Kind kind() const { return kind_; }
    bool is(Kind kind) const { return kind_ == kind; }

    /// The exact number of a Number, or of a Shown value that knows one.
    std::optional<base::Rational> exact() const;
    /// The number of kind Number; 0 for any other kind.
    const base::Rational& as_number() const { return number_; }
    NumberStyle style() const { return style_; }
    bool as_truth() const { return !number_.is_zero(); }
    double as_approx() const { return approx_; }
    /// The text of kind Text, the maths notation of kind Shown; "" for any other kind.
    const std::string& as_text() const;
    /// The words of kind Shown, the text of kind Text; "" for any other kind.
    const std::string& as_words() const;
    /// The items of kind List; none for any other kind.
    const std::vector<Value>& items() const;
    /// How much there is to it: 1, and 1 more for every 64 bytes of text, and the weight of every item.
    std::size_t weight() const { return content_ ? content_->weight : 1; }

private:
    struct Content {
        Spelling spelling;
        std::vector<Value> items;
        std::size_t weight = 1;
    };
    static std::shared_ptr<const Content> content_of(Spelling spelling, std::vector<Value> items);

    static Value truth_value(std::int64_t number);

    Kind kind_ = Kind::Number;
    NumberStyle style_ = NumberStyle::Fraction;
    enum class Known : std::uint8_t { Nothing, Exact } known_ = Known::Exact;
    base::Rational number_;
    double approx_ = 0;
    std::shared_ptr<const Content> content_;
};

/// The kind in an author's words: "a number", "a list".
const char* describe(Value::Kind kind);

/// Whether two values are the same answer: exact numbers by value (3/9 equals 1/3, 0.5 equals 1/2), lists item by item,
/// texts letter by letter. Values of unlike kinds and approximate values are never the same.
bool same(const Value& a, const Value& b);

}  // namespace bookbag::questions
