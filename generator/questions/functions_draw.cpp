// The draws. Each makes its choices through Draws::below, so that the same code serves a stream and a numbered pool.
#include <array>

#include "questions/expression.hpp"
#include "questions/functions.hpp"

namespace bookbag::questions {

using base::Rational;
using base::Result;

namespace {

/// Invented first names for word problems, short, from many homes; "Sam" is kept for spot-the-mistake.
constexpr std::array<const char*, 36> kPeople = {
    "Ada",  "Aisha", "Alfie", "Amir",  "Ana",  "Ben",  "Bola", "Carys", "Chen", "Dina",  "Eli",  "Ella",
    "Femi", "Grace", "Hana",  "Idris", "Isla", "Jay",  "Kofi", "Lena",  "Leo",  "Maya",  "Mina", "Musa",
    "Nia",  "Noah",  "Omar",  "Priya", "Rosa", "Ruby", "Sana", "Tariq", "Tess", "Yusuf", "Zara", "Zoe"};

constexpr std::int64_t kWidestRange = 1000000000000;

Result<Value> drawn_number(const Rational& low, const Rational& high, const Value& step, const Work& work) {
    BOOKBAG_TRY(stride, number_of(step));
    if (stride.sign() <= 0) {
        return wrong("the step must be above zero");
    }
    if (high < low) {
        return wrong("the range " + base::to_string(low) + " to " + base::to_string(high) + " is empty",
                     "mend the bounds, or widen the variable they use");
    }
    BOOKBAG_TRY(width, base::subtract(high, low));
    BOOKBAG_TRY(steps, base::divide(width, stride));
    if (steps.floor() > kWidestRange) {
        return wrong("the range holds more than 1,000,000,000,000 numbers");
    }
    const auto chosen = static_cast<std::int64_t>(work.draws->below(static_cast<std::uint64_t>(steps.floor()) + 1));
    BOOKBAG_TRY(offset, base::multiply(stride, chosen));
    BOOKBAG_TRY(number, base::add(low, offset));
    return Value::number(number);
}

Result<Value> random_number(Arguments values, const Work& work) {
    BOOKBAG_TRY(low, number_of(values[0]));
    BOOKBAG_TRY(high, number_of(values[1]));
    BOOKBAG_TRY(drawn, drawn_number(low, high, values.size() == 3 ? values[2] : Value::whole(1), work));
    return Value::number(drawn.as_number(), style_of(values));
}

Result<std::vector<Value>> filled_list(const Value& value) {
    if (!value.is(Value::Kind::List)) {
        return wrong("needs a list, not " + in_words(value));
    }
    if (value.items().empty()) {
        return wrong("the list is empty");
    }
    return value.items();
}

Result<Value> pick(Arguments values, const Work& work) {
    BOOKBAG_TRY(items, filled_list(values[0]));
    return items[work.draws->below(items.size())];
}

Result<Value> shuffle(Arguments values, const Work& work) {
    BOOKBAG_TRY(items, filled_list(values[0]));
    for (std::size_t i = items.size(); i > 1; --i) {
        std::swap(items[i - 1], items[work.draws->below(i)]);
    }
    return Value::list(std::move(items));
}

std::uint64_t subsets(std::uint64_t n, std::uint64_t k) {  // exact while it stays below 2^63, else held there
    std::uint64_t count = 1;
    for (std::uint64_t i = 1; i <= k; ++i) {
        if (count > (1ULL << 62) / (n - k + i)) {
            return 1ULL << 62;
        }
        count = count * (n - k + i) / i;
    }
    return count;
}

/// The k-subset with that rank in lexicographic order, by counting the subsets that hold each item.
std::vector<Value> ranked_subset(const std::vector<Value>& items, std::uint64_t k, std::uint64_t rank) {
    std::vector<Value> chosen;
    for (std::size_t i = 0; i < items.size() && k > 0; ++i) {
        const std::uint64_t with_item = subsets(items.size() - i - 1, k - 1);
        if (rank < with_item) {
            chosen.push_back(items[i]);
            --k;
        } else {
            rank -= with_item;
        }
    }
    return chosen;
}

Result<Value> choose(Arguments values, const Work& work) {
    BOOKBAG_TRY(items, filled_list(values[0]));
    BOOKBAG_TRY(k, count_of(values[1], static_cast<std::int64_t>(items.size())));
    const auto size = static_cast<std::uint64_t>(k);
    const std::uint64_t count = subsets(items.size(), size);
    if (count >= 1ULL << 62) {
        return wrong("too many ways to choose", "use a shorter list");
    }
    return Value::list(ranked_subset(items, size, work.draws->below(count)));
}

Result<Value> digits(Arguments values, const Work& work) {
    BOOKBAG_TRY(length, count_of(values[0], 12));
    if (length == 0) {
        return wrong("needs at least 1 digit");
    }
    BOOKBAG_TRY(low, power_of_ten(length - 1));
    BOOKBAG_TRY(above, power_of_ten(length));
    return drawn_number(length == 1 ? Rational(1) : low, Rational(above.numerator() - 1), Value::whole(1), work);
}

Result<Value> person(Arguments, const Work& work) {
    const char* name = kPeople[work.draws->cosmetic_below(kPeople.size())];
    if (work.draws->first_person.empty()) {
        work.draws->first_person = name;
    }
    return Value::text(name);
}

Result<Value> second_person(Arguments, const Work& work) {
    std::size_t chosen = work.draws->cosmetic_below(kPeople.size() - 1);
    for (std::size_t i = 0; i <= chosen; ++i) {
        if (work.draws->first_person == kPeople[i]) {
            ++chosen;
            break;
        }
    }
    return Value::text(kPeople[chosen]);
}

constexpr Function kFunctions[] = {
    {"rand", 2, 3, random_number, FunctionKind::Draw},    {"pick", 1, 1, pick, FunctionKind::Draw},
    {"shuffle", 1, 1, shuffle, FunctionKind::Draw},       {"choose", 2, 2, choose, FunctionKind::Draw},
    {"digits", 1, 1, digits, FunctionKind::Draw},         {"person", 0, 0, person, FunctionKind::Draw},
    {"person2", 0, 0, second_person, FunctionKind::Draw},
};

}  // namespace

std::span<const Function> draw_functions() { return kFunctions; }

}  // namespace bookbag::questions
