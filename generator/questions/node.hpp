// The tree of an expression. Inside the room only. Nodes lie in one vector and name their children by index: parsing
// makes it once, evaluation walks it some hundred thousand times a night.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "questions/expression.hpp"
#include "questions/functions.hpp"

namespace bookbag::questions {

/// One part of an expression.
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
    std::uint16_t children = 0;          ///< how many
    std::uint32_t column = 0;
    std::uint32_t slot = 0;              ///< of Slot, of the name bound by Map and Filter, of Literal in the tree's literals
    std::uint32_t first_child = 0;       ///< where its children stand in the tree's list
    const Function* function = nullptr;  ///< of Call
};

/// Thousands of trees are held all night by every worker, so a node is 24 bytes and values and children lie beside the nodes.
struct Expression::Tree {
    std::vector<Node> nodes;
    std::vector<Value> literals;
    std::vector<std::uint32_t> children;  ///< indices into nodes
    std::uint32_t root = 0;
    std::string source;
    Setting setting;

    std::span<const std::uint32_t> children_of(const Node& node) const { return {children.data() + node.first_child, node.children}; }
};

/// "key: what at column n" as a fault at the setting's place.
base::Fault fault_in(const Setting& setting, std::uint32_t column, const base::Fault& fault);

}  // namespace bookbag::questions
