// Functions of lists: at most 64 items in, at most 64 out.
#include <algorithm>

#include "questions/display.hpp"
#include "questions/expression.hpp"
#include "questions/functions.hpp"

namespace bookbag::questions {

using base::Rational;
using base::Result;

namespace {

Result<std::vector<Value>> list_of(const Value& value) {
    if (!value.is(Value::Kind::List)) {
        return wrong("needs a list, not " + in_words(value));
    }
    return value.items();
}

Result<std::vector<Value>> filled_list(const Value& value) {
    BOOKBAG_TRY(items, list_of(value));
    if (items.empty()) {
        return wrong("the list is empty");
    }
    return items;
}

Result<Value> sum(Arguments values, const Work&) {
    BOOKBAG_TRY(items, list_of(values[0]));
    Value total = Value::whole(0);
    for (const auto& item : items) {
        BOOKBAG_TRY(next, add_values(total, item));
        total = next;
    }
    return total;
}

Result<Value> count(Arguments values, const Work&) {
    BOOKBAG_TRY(items, list_of(values[0]));
    return Value::whole(static_cast<std::int64_t>(items.size()));
}

Result<std::vector<Value>> in_order(const Value& value) {
    BOOKBAG_TRY(items, list_of(value));
    const bool numbers = std::all_of(items.begin(), items.end(), [](const Value& v) { return v.exact().has_value(); });
    const bool texts = std::all_of(items.begin(), items.end(), [](const Value& v) { return v.is(Value::Kind::Text); });
    if (!numbers && !texts) {
        return wrong("only a list of numbers, or one of texts, can be put in order");
    }
    std::stable_sort(items.begin(), items.end(), [numbers](const Value& a, const Value& b) {
        return numbers ? a.exact() < b.exact() : a.as_text() < b.as_text();
    });
    return items;
}

Result<Value> sorted(Arguments values, const Work&) {
    BOOKBAG_TRY(items, in_order(values[0]));
    return Value::list(std::move(items));
}

Result<Value> reversed(Arguments values, const Work&) {
    BOOKBAG_TRY(items, list_of(values[0]));
    std::reverse(items.begin(), items.end());
    return Value::list(std::move(items));
}

Result<Value> mean(Arguments values, const Work& work) {
    BOOKBAG_TRY(items, filled_list(values[0]));
    BOOKBAG_TRY(total, sum(values, work));
    return divide_values(total, Value::whole(static_cast<std::int64_t>(items.size())));
}

Result<Value> median(Arguments values, const Work&) {
    BOOKBAG_TRY(full, filled_list(values[0]));
    BOOKBAG_TRY(items, in_order(values[0]));
    const std::size_t middle = full.size() / 2;
    if (full.size() % 2 == 1) {
        return items[middle];
    }
    BOOKBAG_TRY(total, add_values(items[middle - 1], items[middle]));
    return divide_values(total, Value::whole(2));
}

/// Comparing every item with every other costs fuel for each comparison.
bool spend_pairs(const Value& list, const Work& work) {
    return work.spend(static_cast<std::int64_t>(list.weight() * list.items().size() / 16));
}

base::Fault out_of_fuel() { return wrong("more than " + std::to_string(kStepsPerTry) + " steps", "use smaller lists"); }

Result<Value> mode(Arguments values, const Work& work) {
    BOOKBAG_TRY(items, filled_list(values[0]));
    if (!spend_pairs(values[0], work)) {
        return out_of_fuel();
    }
    const auto often = [&items](const Value& value) {
        return std::count_if(items.begin(), items.end(), [&](const Value& v) { return same(v, value); });
    };
    const Value* best = &items.front();
    bool tied = false;
    for (const auto& item : items) {
        const auto more = often(item) - often(*best);
        tied = more > 0 ? false : tied || (more == 0 && !same(item, *best));
        best = more > 0 ? &item : best;
    }
    if (tied) {
        base::Fault fault = wrong("the list has two modes");
        fault.code = kRedraw;
        return fault;
    }
    return *best;
}

Result<Value> range_of(Arguments values, const Work&) {
    BOOKBAG_TRY(full, filled_list(values[0]));
    BOOKBAG_TRY(items, in_order(Value::list(full)));
    return subtract_values(items.back(), items.front());
}

Result<Value> contains(Arguments values, const Work&) {
    if (values[0].is(Value::Kind::Text) && values[1].is(Value::Kind::Text)) {
        return values[0].as_text().find(values[1].as_text()) != std::string::npos ? Value::yes() : Value::no();
    }
    BOOKBAG_TRY(items, list_of(values[0]));
    const bool found = std::any_of(items.begin(), items.end(), [&](const Value& v) { return same(v, values[1]); });
    return found ? Value::yes() : Value::no();
}

Result<Value> index_of(Arguments values, const Work&) {
    BOOKBAG_TRY(items, list_of(values[0]));
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (same(items[i], values[1])) {
            return Value::whole(static_cast<std::int64_t>(i));
        }
    }
    return Value::whole(-1);
}

Result<Value> slice(Arguments values, const Work&) {
    BOOKBAG_TRY(items, list_of(values[0]));
    BOOKBAG_TRY(to, count_of(values[2], static_cast<std::int64_t>(items.size())));
    BOOKBAG_TRY(from, count_of(values[1], to));
    return Value::list(std::vector<Value>(items.begin() + from, items.begin() + to));
}

Result<Value> sequence(Arguments values, const Work&) {
    BOOKBAG_TRY(from, number_of(values[0]));
    BOOKBAG_TRY(to, number_of(values[1]));
    BOOKBAG_TRY(step, values.size() == 3 ? number_of(values[2]) : Result<Rational>(Rational(1)));
    if (step.is_zero()) {
        return wrong("the step is zero");
    }
    std::vector<Value> items;
    Rational next = from;
    while (step.sign() > 0 ? next <= to : next >= to) {
        if (items.size() >= kLongestList) {
            return wrong("a list of more than " + std::to_string(kLongestList) + " items",
                         "use a larger step or a smaller range");
        }
        items.push_back(Value::number(next, style_of(values)));
        BOOKBAG_TRY(after, base::add(next, step));
        next = after;
    }
    return Value::list(std::move(items));
}

Result<Value> unique(Arguments values, const Work& work) {
    BOOKBAG_TRY(items, list_of(values[0]));
    if (!spend_pairs(values[0], work)) {
        return out_of_fuel();
    }
    std::vector<Value> kept;
    for (const auto& item : items) {
        if (std::none_of(kept.begin(), kept.end(), [&](const Value& v) { return same(v, item); })) {
            kept.push_back(item);
        }
    }
    return Value::list(std::move(kept));
}

Result<Value> repeat(Arguments values, const Work&) {
    BOOKBAG_TRY(times, count_of(values[1], static_cast<std::int64_t>(kLongestList)));
    return Value::list(std::vector<Value>(static_cast<std::size_t>(times), values[0]));
}

Result<Value> join(Arguments values, const Work&) {
    BOOKBAG_TRY(items, list_of(values[0]));
    BOOKBAG_TRY(separator, text_of(values[1]));
    Spelling spelling;
    for (std::size_t i = 0; i < items.size(); ++i) {
        BOOKBAG_TRY(one, spell(items[i]));
        spelling = i == 0 ? one : spelling + both(separator) + one;
    }
    if (spelling.maths.size() > kLongestText || spelling.words.size() > kLongestText) {
        return wrong("a text of more than 4 KB");
    }
    return spelling.maths == spelling.words ? Value::text(spelling.maths) : Value::shown(std::move(spelling));
}

Result<Value> first(Arguments values, const Work&) {
    BOOKBAG_TRY(items, filled_list(values[0]));
    return items.front();
}

Result<Value> last(Arguments values, const Work&) {
    BOOKBAG_TRY(items, filled_list(values[0]));
    return items.back();
}

constexpr Function kFunctions[] = {
    {"sum", 1, 1, sum},           {"count", 1, 1, count},       {"sorted", 1, 1, sorted}, {"reversed", 1, 1, reversed},
    {"mean", 1, 1, mean},         {"median", 1, 1, median},     {"mode", 1, 1, mode},     {"range_of", 1, 1, range_of},
    {"contains", 2, 2, contains}, {"index_of", 2, 2, index_of}, {"slice", 3, 3, slice},   {"seq", 2, 3, sequence},
    {"unique", 1, 1, unique},     {"repeat", 2, 2, repeat},     {"join", 2, 2, join},     {"first", 1, 1, first},
    {"last", 1, 1, last},
};

}  // namespace

std::span<const Function> list_functions() { return kFunctions; }

}  // namespace bookbag::questions
