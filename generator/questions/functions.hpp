// The functions of the expression language, as one table.
//
// Each is a pure function of its arguments, except the draws, which take their choices from Work::draws. Functions say
// what is wrong without saying where: the evaluator adds the place. To add one, write it in functions_*.cpp, put its line
// into that file's list, and describe it in docs/formats/question-template.md.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "questions/draws.hpp"
#include "questions/value.hpp"

namespace bookbag::questions {

/// What a function may use besides its arguments.
struct Work {
    int* steps;
    Draws* draws;

    /// Takes `count` steps of fuel; false when there is not enough.
    bool spend(std::int64_t count) const {
        *steps = count > *steps ? -1 : *steps - static_cast<int>(count);
        return *steps >= 0;
    }
};

using Arguments = std::span<const Value>;
using FunctionBody = base::Result<Value> (*)(Arguments, const Work&);

enum class FunctionKind : std::uint8_t { Pure, Draw };

struct Function {
    std::string_view name;
    int least = 0;  ///< fewest arguments
    int most = 0;   ///< most arguments; kAnyNumber for no bound but the list bound
    FunctionBody body = nullptr;
    FunctionKind kind = FunctionKind::Pure;
};

constexpr int kAnyNumber = 64;

/// The function of that name, or nullptr.
const Function* find_function(std::string_view name);

/// All function names, with map and filter, sorted.
std::vector<std::string> function_names();

/// The lists of the five files.
std::span<const Function> number_functions();
std::span<const Function> approx_functions();
std::span<const Function> list_functions();
std::span<const Function> text_functions();
std::span<const Function> display_functions();
std::span<const Function> draw_functions();

// ---- shared by the function files ------------------------------------------------------------------------------

/// BadInput without a place.
base::Fault wrong(std::string what, std::string remedy = {});

/// The argument as an exact number, a whole number, a whole number 0 … `most`, a text, a list; BadInput otherwise.
base::Result<base::Rational> number_of(const Value& value);
base::Result<std::int64_t> whole_of(const Value& value);
base::Result<std::int64_t> count_of(const Value& value, std::int64_t most);
base::Result<std::string> text_of(const Value& value);
/// A list within the limit, or BadInput.
base::Result<Value> bounded_list(std::vector<Value> items);
/// A text within the limit, or BadInput.
base::Result<Value> bounded_text(std::string text);
/// Decimal when any of the values is a decimal number.
NumberStyle style_of(Arguments values);
/// A value as an author reads it in a message, shortened.
std::string in_words(const Value& value);

/// `round(x)` to the nearest multiple of `step` > 0, half away from zero.
base::Result<base::Rational> rounded_to(const base::Rational& number, const base::Rational& step);
/// 10 to the power `exponent`, -18 … 18.
base::Result<base::Rational> power_of_ten(std::int64_t exponent);

/// The arithmetic of the signs + - * / % ^ (also behind pow and mod).
base::Result<Value> add_values(const Value& a, const Value& b);
base::Result<Value> subtract_values(const Value& a, const Value& b);
base::Result<Value> multiply_values(const Value& a, const Value& b);
base::Result<Value> divide_values(const Value& a, const Value& b);
base::Result<Value> remainder_values(const Value& a, const Value& b);
base::Result<Value> power_values(const Value& a, const Value& b);
base::Result<Value> negate_value(const Value& a);

}  // namespace bookbag::questions
