// Figure parameters from values: numbers stay exact, spellings become rich text, lists and maps nest.
#include "questions/drawing.hpp"

#include <algorithm>

// GCC 12 at -O2 takes the inactive members of a moved std::variant for uninitialised reads (house-style, section 3).
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"

namespace bookbag::questions {

using base::Result;
using document::FigureValue;

namespace {

/// An approximate number has no place here: from_value() has refused it before.
FigureValue converted(const Value& value) {
    FigureValue made;
    if (value.is(Value::Kind::Number)) {
        made.value = value.as_number();
    } else if (value.is(Value::Kind::Truth)) {
        made.value = value.as_truth();
    } else if (value.is(Value::Kind::List)) {
        FigureValue::List items;
        for (const auto& item : value.items()) {
            items.push_back(converted(item));
        }
        made.value = std::move(items);
    } else {
        made.value = value.as_text() == value.as_words() ? value.as_words() : "$" + value.as_text() + "$";
    }
    return made;
}

bool is_exact(const Value& value) {
    return !value.is(Value::Kind::Approx) && std::all_of(value.items().begin(), value.items().end(), is_exact);
}

Result<FigureValue> from_value(const Value& value, const Expression& expression) {
    if (!is_exact(value)) {
        return expression.fault("a figure needs exact numbers", "round it with dp(x, n) or sf(x, n)");
    }
    return converted(value);
}

}  // namespace

Result<FigureValue> Drawing::figure_value(const FigureParameter& parameter) {
    if (const auto* expression = std::get_if<Expression>(&parameter.content)) {
        BOOKBAG_TRY(value, expression->evaluate(frame_));
        return from_value(value, *expression);
    }
    if (const auto* text = std::get_if<TextTemplate>(&parameter.content)) {
        BOOKBAG_TRY(rendered, text->render(frame_));
        return FigureValue{std::move(rendered)};
    }
    if (const auto* list = std::get_if<std::vector<FigureParameter>>(&parameter.content)) {
        FigureValue::List items;
        for (const auto& item : *list) {
            BOOKBAG_TRY(one, figure_value(item));
            items.push_back(std::move(one));
        }
        return FigureValue{std::move(items)};
    }
    FigureValue::Map entries;
    for (const auto& [name, inner] : std::get<std::map<std::string, FigureParameter>>(parameter.content)) {
        BOOKBAG_TRY(one, figure_value(inner));
        entries.emplace(name, std::move(one));
    }
    return FigureValue{std::move(entries)};
}

}  // namespace bookbag::questions
