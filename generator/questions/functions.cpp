// The whole table, sorted once, and the argument checks that all functions share.
#include "questions/functions.hpp"

#include <algorithm>

#include "questions/display.hpp"
#include "questions/expression.hpp"

namespace bookbag::questions {

using base::Fault;
using base::FaultKind;
using base::Rational;
using base::Result;

namespace {

std::vector<Function> all_functions() {
    std::vector<Function> all;
    for (const auto part : {number_functions(), approx_functions(), list_functions(), text_functions(), display_functions(),
                            draw_functions()}) {
        all.insert(all.end(), part.begin(), part.end());
    }
    std::sort(all.begin(), all.end(), [](const Function& a, const Function& b) { return a.name < b.name; });
    return all;
}

const std::vector<Function>& table() {
    static const std::vector<Function> kTable = all_functions();
    return kTable;
}

}  // namespace

const Function* find_function(std::string_view name) {
    const auto& functions = table();
    const auto found = std::lower_bound(functions.begin(), functions.end(), name,
                                        [](const Function& f, std::string_view n) { return f.name < n; });
    return found != functions.end() && found->name == name ? &*found : nullptr;
}

std::vector<std::string> function_names() {
    std::vector<std::string> names = {"filter", "map"};
    for (const auto& function : table()) {
        names.emplace_back(function.name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

Fault wrong(std::string what, std::string remedy) { return {FaultKind::BadInput, {}, std::move(what), std::move(remedy)}; }

std::string in_words(const Value& value) {
    if (value.is(Value::Kind::Number)) {
        return base::to_string(value.as_number());
    }
    if (value.is(Value::Kind::Text)) {
        return "the text '" + value.as_text().substr(0, 40) + "'";
    }
    return describe(value.kind());
}

Result<Rational> number_of(const Value& value) {
    if (const auto exact = value.exact()) {
        return *exact;
    }
    return wrong("needs a number, not " + in_words(value),
                 value.is(Value::Kind::Approx) ? "round it with dp(x, n) or sf(x, n)" : "");
}

Result<std::int64_t> whole_of(const Value& value) {
    BOOKBAG_TRY(number, number_of(value));
    if (!number.is_integer()) {
        return wrong("needs a whole number, not " + base::to_string(number));
    }
    return number.numerator();
}

Result<std::int64_t> count_of(const Value& value, std::int64_t most) {
    BOOKBAG_TRY(number, whole_of(value));
    if (number < 0 || number > most) {
        return wrong("needs a whole number from 0 to " + std::to_string(most) + ", not " + std::to_string(number));
    }
    return number;
}

Result<std::string> text_of(const Value& value) {
    if (!value.is(Value::Kind::Text) && !value.is(Value::Kind::Shown)) {
        return wrong("needs a text, not " + in_words(value), "write it in single quotes, or use str(x)");
    }
    return value.as_words();
}

Result<Value> bounded_list(std::vector<Value> items) {
    if (items.size() > kLongestList) {
        return wrong("a list of more than " + std::to_string(kLongestList) + " items");
    }
    return Value::list(std::move(items));
}

Result<Value> bounded_text(std::string text) {
    if (text.size() > kLongestText) {
        return wrong("a text of more than 4 KB");
    }
    return Value::text(std::move(text));
}

NumberStyle style_of(Arguments values) {
    const bool decimal =
        std::any_of(values.begin(), values.end(), [](const Value& v) { return v.style() == NumberStyle::Decimal; });
    return decimal ? NumberStyle::Decimal : NumberStyle::Fraction;
}

}  // namespace bookbag::questions
