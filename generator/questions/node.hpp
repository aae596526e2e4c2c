// The tree of an expression. Inside the room only. Nodes lie in one vector and name their children by index: parsing
// makes it once, evaluation walks it some hundred thousand times a night.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "questions/expression.hpp"
#include "questions/functions.hpp"

namespace bookbag::questions {

/// One part of an expression; children are indices into the tree's nodes, in order.
struct Node {
    enum class Kind : std::uint8_t {
        Literal,
        Slot,
        Call,
        List,
        Index,
        Map,
        Filter,
        Condition,
        Or,
        And,
        Not,
        Negate,
        Equal,
        Unequal,
        Less,
        AtMost,
        More,
        AtLeast,
        Add,
        Subtract,
        Multiply,
        Divide,
        Remainder,
        Power
    };

    Kind kind = Kind::Literal;
    std::uint32_t column = 0;
    std::uint32_t slot = 0;              ///< of Slot, and of the name bound by Map and Filter
    const Function* function = nullptr;  ///< of Call
    Value literal;
    std::vector<std::uint32_t> children;
};

struct Expression::Tree {
    std::vector<Node> nodes;
    std::uint32_t root = 0;
    std::string source;
    Setting setting;
};

/// "key: what at column n" as a fault at the setting's place.
base::Fault fault_in(const Setting& setting, std::uint32_t column, const base::Fault& fault);

}  // namespace bookbag::questions
