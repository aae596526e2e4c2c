// The expression language of question templates: small, exact, total.
//
// Grammar and functions: docs/formats/question-template.md, section 3. An expression is read once into a tree whose names
// are already slot numbers, and then evaluated for each question; no general language is embedded because a template
// must end within its fuel, on every input, with a value or a message (questions.md, section 10.1, has the trials).
// There is no assignment, loop, user function, input or output. Evaluation works on counts, never on time.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fault.hpp"
#include "base/result.hpp"
#include "questions/draws.hpp"
#include "questions/value.hpp"

namespace bookbag::questions {

constexpr int kStepsPerTry = 20000;         ///< evaluation steps of one question
constexpr int kDeepestNesting = 60;         ///< brackets, calls, signs inside one another
constexpr std::size_t kMostNodes = 1000;    ///< parts of one expression
constexpr std::size_t kLongestText = 4096;  ///< bytes of a text value, and of an expression
constexpr std::size_t kLongestList = 64;
constexpr std::size_t kHeaviestValue = 4096;  ///< Value::weight of a list of lists
constexpr std::int64_t kHighestPower = 64;

/// Code of a fault that refuses one draw and asks for another (a rounding tie, two modes), not a fault of the template.
constexpr const char* kRedraw = "E-REDRAW";

/// The names that an expression may use, each with its slot in a Frame. Slots are never reused.
class Scope {
public:
    std::optional<std::uint32_t> find(std::string_view name) const;
    /// The slot of `name`; a new one when it has none.
    std::uint32_t add(std::string_view name);
    /// The slot for a name that is visible only inside a map or filter; leaves `name` hidden afterwards with hide().
    std::uint32_t open(std::string_view name);
    void close(std::string_view name, std::optional<std::uint32_t> before);
    std::uint32_t size() const { return size_; }
    std::vector<std::string> names() const;

private:
    std::map<std::string, std::uint32_t, std::less<>> slots_;
    std::uint32_t size_ = 0;
};

/// What an evaluation works on: the values of the names, the fuel, and the draws where they are allowed.
struct Frame {
    std::vector<Value> slots;
    int steps = kStepsPerTry;
    Draws* draws = nullptr;
    std::vector<Value> stack = {};
};

enum class DrawRule : std::uint8_t { Forbidden, Allowed };

/// Where an expression stands: its file place, the key path that names it in messages, and whether it may draw.
struct Setting {
    base::Origin where;
    base::Name key;
    DrawRule draws = DrawRule::Forbidden;
    std::uint32_t column_offset = 0;  ///< columns before the expression inside its text
};

struct Node;

/// A parsed expression. Immutable; copies share the tree.
class Expression {
public:
    Expression() = default;

    /// Reads `source`. BadInput at `setting.where` with the column for bad grammar, an unknown name or function (with the
    /// nearest known one), a wrong number of arguments, a draw where none may stand, nesting above 60, more than 1,000 parts.
    static base::Result<Expression> parse(std::string_view source, Scope& scope, const Setting& setting);

    /// The value with the slots of `frame`. BadInput with the column for every misuse, overflow, or when the fuel is used up.
    base::Result<Value> evaluate(Frame& frame) const;
    /// The same, where only true or false will do.
    base::Result<bool> holds(Frame& frame) const;

    const std::string& source() const;
    /// Whether `slot` is read anywhere in the expression.
    bool uses(std::uint32_t slot) const;
    /// A fault at this expression's place.
    base::Fault fault(std::string what, std::string remedy) const;

    struct Tree;  ///< known only inside the room (questions/node.hpp)

private:
    friend class Parser;
    std::shared_ptr<const Tree> tree_;
};

}  // namespace bookbag::questions
