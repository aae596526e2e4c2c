// Construction and comparison of values; display is elsewhere (display.cpp), so that a check never leans on it.
#include "questions/value.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace bookbag::questions {

namespace {

/// Spaces that do not break read as spaces, and a minus sign as a hyphen, so that a spelling equals its typed form.
std::string typed(const std::string& words) {
    std::string text = base::replaced(words, "\u00A0", " ");
    text = base::replaced(text, "\u202F", " ");
    return base::replaced(text, "\u2212", "-");
}

const std::string kNoText;
const std::vector<Value> kNoItems;

}  // namespace

Value Value::number(base::Rational number, NumberStyle style) {
    Value value;
    value.number_ = number;
    value.style_ = style;
    return value;
}

Value Value::truth_value(std::int64_t number) {
    Value value;
    value.kind_ = Kind::Truth;
    value.known_ = Known::Nothing;
    value.number_ = number;
    return value;
}

std::shared_ptr<const Value::Content> Value::content_of(Spelling spelling, std::vector<Value> items) {
    std::size_t weight = 1 + (spelling.maths.size() + spelling.words.size()) / 64;
    for (const auto& item : items) {
        weight += item.weight();
    }
    return std::make_shared<const Content>(Content{std::move(spelling), std::move(items), weight});
}

Value Value::text(std::string text) {
    Value value;
    value.kind_ = Kind::Text;
    value.known_ = Known::Nothing;
    value.content_ = content_of({std::move(text), {}}, {});
    return value;
}

Value Value::shown(Spelling spelling) {
    Value value;
    value.kind_ = Kind::Shown;
    value.known_ = Known::Nothing;
    value.content_ = content_of(std::move(spelling), {});
    return value;
}

Value Value::shown(Spelling spelling, base::Rational number) {
    Value value = shown(std::move(spelling));
    value.known_ = Known::Exact;
    value.number_ = number;
    return value;
}

Value Value::list(std::vector<Value> items) {
    Value value;
    value.kind_ = Kind::List;
    value.known_ = Known::Nothing;
    value.content_ = content_of({}, std::move(items));
    return value;
}

Value Value::approx(double number) {
    Value value;
    value.kind_ = Kind::Approx;
    value.known_ = Known::Nothing;
    value.approx_ = number;
    return value;
}

std::optional<base::Rational> Value::exact() const {
    return known_ == Known::Exact ? std::optional(number_) : std::nullopt;
}

const std::string& Value::as_text() const {
    return kind_ == Kind::Text || kind_ == Kind::Shown ? content_->spelling.maths : kNoText;
}

const std::string& Value::as_words() const { return kind_ == Kind::Shown ? content_->spelling.words : as_text(); }

const std::vector<Value>& Value::items() const { return kind_ == Kind::List ? content_->items : kNoItems; }

const char* describe(Value::Kind kind) {
    switch (kind) {
        case Value::Kind::Number:
            return "a number";
        case Value::Kind::Truth:
            return "true or false";
        case Value::Kind::Text:
            return "a text";
        case Value::Kind::Shown:
            return "a shown value";
        case Value::Kind::List:
            return "a list";
        case Value::Kind::Approx:
            return "an approximate number";
    }
    return "a value";
}

bool same(const Value& a, const Value& b) {
    const auto left = a.exact();
    const auto right = b.exact();
    if (left && right) {
        return *left == *right;
    }
    const auto textual = [](const Value& v) { return v.is(Value::Kind::Text) || v.is(Value::Kind::Shown); };
    if (textual(a) && textual(b)) {
        return a.as_text() == b.as_text() || (a.kind() != b.kind() && typed(a.as_words()) == typed(b.as_words()));
    }
    if (a.kind() != b.kind() || a.is(Value::Kind::Approx)) {
        return false;
    }
    if (a.is(Value::Kind::Truth)) {
        return a.as_truth() == b.as_truth();
    }
    return std::equal(a.items().begin(), a.items().end(), b.items().begin(), b.items().end(), same);
}

}  // namespace bookbag::questions
