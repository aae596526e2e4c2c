// Walks the tree. Every node costs one step of fuel; every failure is a fault with the node's column.
#include <algorithm>

#include "questions/node.hpp"

namespace bookbag::questions {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

/// Evaluates one tree against one frame.
class Evaluator {
public:
    Evaluator(const Expression::Tree& tree, Frame& frame) : tree_(tree), frame_(frame) {}

    Result<Value> run(std::uint32_t index) {
        const Node& node = tree_.nodes[index];
        if (--frame_.steps < 0) {
            return fail(node, wrong("more than " + std::to_string(kStepsPerTry) + " steps", "use smaller lists or ranges"));
        }
        switch (node.kind) {
            case Node::Kind::Literal:
                return tree_.literals[node.slot];
            case Node::Kind::Slot:
                return frame_.slots[node.slot];
            case Node::Kind::Call:
                return call(node);
            case Node::Kind::List:
                return list(node);
            case Node::Kind::Index:
                return indexed(node);
            case Node::Kind::Map:
            case Node::Kind::Filter:
                return over_list(node);
            case Node::Kind::Condition: {
                BOOKBAG_TRY(test, truth(child(node, 0)));
                return run(child(node, test ? 1 : 2));
            }
            case Node::Kind::Or:
            case Node::Kind::And: {
                BOOKBAG_TRY(left, truth(child(node, 0)));
                if (left == (node.kind == Node::Kind::Or)) {
                    return left ? Value::yes() : Value::no();
                }
                BOOKBAG_TRY(right, truth(child(node, 1)));
                return right ? Value::yes() : Value::no();
            }
            case Node::Kind::Not: {
                BOOKBAG_TRY(operand, truth(child(node, 0)));
                return operand ? Value::no() : Value::yes();
            }
            case Node::Kind::Negate: {
                BOOKBAG_TRY(operand, run(child(node, 0)));
                return placed(node, negate_value(operand));
            }
            default:
                return binary(node);
        }
    }

    Result<bool> truth(std::uint32_t index) {
        BOOKBAG_TRY(value, run(index));
        if (!value.is(Value::Kind::Truth)) {
            return fail(tree_.nodes[index],
                        wrong("a condition must be true or false, not " + std::string(describe(value.kind())),
                              "compare it with ==, < or >"));
        }
        return value.as_truth();
    }

private:
    std::uint32_t child(const Node& node, std::size_t place) const { return tree_.children[node.first_child + place]; }

    Fault fail(const Node& node, const Fault& fault) const { return fault_in(tree_.setting, node.column, fault); }

    Result<Value> placed(const Node& node, Result<Value> result) const {
        if (!result) {
            return fail(node, result.error());
        }
        return result;
    }

    /// Refuses what a few steps could make grow without end, and takes fuel for what is large.
    Result<Value> bounded(const Node& node, Value value) {
        const std::size_t weight = value.weight();
        const bool long_text = value.as_text().size() > kLongestText || value.as_words().size() > kLongestText;
        if (long_text || value.items().size() > kLongestList || weight > kHeaviestValue) {
            return fail(node,
                        wrong(long_text ? "a text of more than 4 KB" : "a list of too many items", "make it smaller"));
        }
        frame_.steps -= static_cast<int>(weight / 8);
        return value;
    }

    Result<Value> call(const Node& node) {
        const std::size_t base = frame_.stack.size();
        for (const std::uint32_t index : tree_.children_of(node)) {
            Result<Value> argument = run(index);
            if (!argument) {
                frame_.stack.resize(base);
                return argument;
            }
            frame_.stack.push_back(std::move(*argument));
        }
        const Work work{&frame_.steps, frame_.draws};
        Result<Value> result = node.function->body(Arguments(frame_.stack).subspan(base), work);
        frame_.stack.resize(base);
        if (!result) {
            Fault fault = std::move(result).error();
            fault.what = std::string(node.function->name) + ": " + fault.what;
            return fail(node, fault);
        }
        return bounded(node, std::move(*result));
    }

    Result<Value> list(const Node& node) {
        std::vector<Value> items;
        items.reserve(node.children);
        for (const std::uint32_t index : tree_.children_of(node)) {
            BOOKBAG_TRY(item, run(index));
            items.push_back(std::move(item));
        }
        return bounded(node, Value::list(std::move(items)));
    }

    Result<Value> indexed(const Node& node) {
        BOOKBAG_TRY(list, run(child(node, 0)));
        BOOKBAG_TRY(position, run(child(node, 1)));
        if (!list.is(Value::Kind::List)) {
            return fail(node, wrong("[…] needs a list before it, not " + in_words(list)));
        }
        const auto index = whole_of(position);
        if (!index) {
            return fail(node, index.error());
        }
        const auto count = static_cast<std::int64_t>(list.items().size());
        if (*index < 0 || *index >= count) {
            return fail(node, wrong("item " + std::to_string(*index) + " of a list of " + std::to_string(count),
                                    "items are counted from 0"));
        }
        return list.items()[static_cast<std::size_t>(*index)];
    }

    Result<Value> over_list(const Node& node) {
        BOOKBAG_TRY(list, run(child(node, 0)));
        if (!list.is(Value::Kind::List)) {
            return fail(node, wrong("map and filter need a list first, not " + in_words(list)));
        }
        std::vector<Value> kept;
        kept.reserve(list.items().size());
        for (const auto& item : list.items()) {
            frame_.slots[node.slot] = item;
            if (node.kind == Node::Kind::Map) {
                BOOKBAG_TRY(mapped, run(child(node, 1)));
                kept.push_back(std::move(mapped));
            } else {
                BOOKBAG_TRY(wanted, truth(child(node, 1)));
                if (wanted) {
                    kept.push_back(item);
                }
            }
        }
        return bounded(node, Value::list(std::move(kept)));
    }

    Result<Value> binary(const Node& node) {
        BOOKBAG_TRY(left, run(child(node, 0)));
        BOOKBAG_TRY(right, run(child(node, 1)));
        switch (node.kind) {
            case Node::Kind::Add: {
                BOOKBAG_TRY(total, placed(node, add_values(left, right)));
                return bounded(node, std::move(total));
            }
            case Node::Kind::Subtract:
                return placed(node, subtract_values(left, right));
            case Node::Kind::Multiply:
                return placed(node, multiply_values(left, right));
            case Node::Kind::Divide:
                return placed(node, divide_values(left, right));
            case Node::Kind::Remainder:
                return placed(node, remainder_values(left, right));
            case Node::Kind::Power:
                return placed(node, power_values(left, right));
            default:
                return compared(node, left, right);
        }
    }

    Result<Value> compared(const Node& node, const Value& left, const Value& right) const {
        if (left.is(Value::Kind::Approx) || right.is(Value::Kind::Approx)) {
            return fail(node, wrong("an approximate number cannot be compared", "round it with dp(x, n) or sf(x, n)"));
        }
        const auto a = left.exact();
        const auto b = right.exact();
        if (node.kind == Node::Kind::Equal || node.kind == Node::Kind::Unequal) {
            const auto textual = [](const Value& v) { return v.is(Value::Kind::Text) || v.is(Value::Kind::Shown); };
            const bool alike = (a && b) || (textual(left) && textual(right)) || left.kind() == right.kind();
            if (!alike) {
                return fail(node,
                            wrong(std::string(describe(left.kind())) + " is compared with " + describe(right.kind())));
            }
            return same(left, right) == (node.kind == Node::Kind::Equal) ? Value::yes() : Value::no();
        }
        if (!a || !b) {
            return fail(node, wrong("only numbers can be put in order, not " + in_words(a ? right : left)));
        }
        const bool holds = node.kind == Node::Kind::Less     ? *a < *b
                           : node.kind == Node::Kind::AtMost ? *a <= *b
                           : node.kind == Node::Kind::More   ? *a > *b
                                                             : *a >= *b;
        return holds ? Value::yes() : Value::no();
    }

    const Expression::Tree& tree_;
    Frame& frame_;
};

}  // namespace

Result<Value> Expression::evaluate(Frame& frame) const {
    return Evaluator(*tree_, frame).run(tree_->root);
}

Result<bool> Expression::holds(Frame& frame) const {
    return Evaluator(*tree_, frame).truth(tree_->root);
}

const std::string& Expression::source() const {
    static const std::string kNone;
    return tree_ ? tree_->source : kNone;
}

bool Expression::uses(std::uint32_t slot) const {
    const auto reads = [slot](const Node& node) { return node.kind == Node::Kind::Slot && node.slot == slot; };
    return tree_ && std::any_of(tree_->nodes.begin(), tree_->nodes.end(), reads);
}

Fault Expression::fault(std::string what, std::string remedy) const {
    const std::string key = tree_->setting.key.empty() ? std::string() : tree_->setting.key.text() + ": ";
    return {FaultKind::BadInput, tree_->setting.where, key + std::move(what), std::move(remedy)};
}

}  // namespace bookbag::questions
