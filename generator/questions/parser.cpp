// Recursive descent, one function a line of the grammar; names become slots and functions become pointers here, so that
// evaluation never looks anything up.
#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "questions/lexer.hpp"
#include "questions/node.hpp"

namespace bookbag::questions {

using base::Fault;
using base::FaultKind;
using base::Result;

std::optional<std::uint32_t> Scope::find(std::string_view name) const {
    const auto found = slots_.find(name);
    return found == slots_.end() ? std::nullopt : std::optional(found->second);
}

std::uint32_t Scope::add(std::string_view name) {
    const auto [entry, fresh] = slots_.try_emplace(std::string(name), size_);
    size_ += fresh ? 1 : 0;
    return entry->second;
}

std::uint32_t Scope::open(std::string_view name) {
    slots_.insert_or_assign(std::string(name), size_);
    return size_++;
}

void Scope::close(std::string_view name, std::optional<std::uint32_t> before) {
    if (before) {
        slots_.insert_or_assign(std::string(name), *before);
    } else {
        slots_.erase(slots_.find(name));
    }
}

std::vector<std::string> Scope::names() const {
    std::vector<std::string> names;
    for (const auto& [name, slot] : slots_) {
        names.push_back(name);
    }
    return names;
}

Fault fault_in(const Setting& setting, std::uint32_t column, const Fault& fault) {
    std::string what = setting.key.empty() ? std::string() : setting.key.text() + ": ";
    what += fault.what + " at column " + std::to_string(column + setting.column_offset);
    return {fault.kind, setting.where, std::move(what), fault.remedy, fault.code};
}

/// Reads one expression into a tree.
class Parser {
public:
    Parser(std::vector<Token> tokens, Scope& scope, const Setting& setting)
        : tokens_(std::move(tokens)), scope_(scope), setting_(setting) {}

    Result<Expression> whole(std::string_view source) {
        BOOKBAG_TRY(root, expression());
        if (peek().kind != Token::Kind::End) {
            return unexpected("an operator or the end");
        }
        auto tree = std::make_shared<Expression::Tree>();
        tree->nodes.assign(nodes_.begin(), nodes_.end());  // exact sizes: the parser's own vectors have grown by doubling
        tree->literals.assign(literals_.begin(), literals_.end());
        tree->children.assign(children_.begin(), children_.end());
        tree->root = root;
        tree->source = source;
        tree->setting = setting_;
        Expression parsed;
        parsed.tree_ = std::move(tree);
        return parsed;
    }

private:
    using Index = std::uint32_t;
    using Level = Result<Index> (Parser::*)();
    struct Operator {
        std::string_view sign;
        Node::Kind kind;
    };

    const Token& peek() const { return tokens_[at_]; }
    bool next_is(std::string_view text) const {
        const Token& token = peek();
        return token.text == text && (token.kind == Token::Kind::Sign || token.kind == Token::Kind::Name);
    }
    bool take(std::string_view text) {
        const bool found = next_is(text);
        at_ += found ? 1 : 0;
        return found;
    }

    Fault fail(std::uint32_t column, std::string what, std::string remedy = {}) const {
        return fault_in(setting_, column, {FaultKind::BadInput, {}, std::move(what), std::move(remedy)});
    }
    Fault unexpected(const std::string& wanted) const {
        const Token& token = peek();
        const std::string found = token.kind == Token::Kind::End ? "the expression ends" : "'" + token.text + "' stands";
        return fail(token.column, found + " where " + wanted + " was expected");
    }
    Result<Index> expect(std::string_view sign, Index node) {
        if (!take(sign)) {
            return unexpected("'" + std::string(sign) + "'");
        }
        return node;
    }

    Result<Index> add(Node::Kind kind, std::uint32_t column, const std::vector<Index>& children) {
        Node node;
        node.kind = kind;
        node.column = column;
        return add(node, children);
    }
    Result<Index> add(Node node, const std::vector<Index>& children = {}) {
        if (nodes_.size() >= kMostNodes) {
            return fail(node.column, "the expression has more than " + std::to_string(kMostNodes) + " parts",
                        "split it with let");
        }
        node.first_child = static_cast<std::uint32_t>(children_.size());
        node.children = static_cast<std::uint16_t>(children.size());
        children_.insert(children_.end(), children.begin(), children.end());
        nodes_.push_back(node);
        return static_cast<Index>(nodes_.size() - 1);
    }

    /// One level deeper for as long as `body` runs.
    Result<Index> deeper(Level body) {
        if (depth_ >= kDeepestNesting) {
            return fail(peek().column, "nested more than " + std::to_string(kDeepestNesting) + " deep",
                        "split it with let");
        }
        ++depth_;
        Result<Index> inner = (this->*body)();
        --depth_;
        return inner;
    }

    Result<Index> expression() { return deeper(&Parser::condition); }

    Result<Index> condition() {
        BOOKBAG_TRY(test, disjunction());
        const std::uint32_t column = peek().column;
        if (!take("?")) {
            return test;
        }
        BOOKBAG_TRY(yes, expression());
        BOOKBAG_TRY(colon, expect(":", yes));
        BOOKBAG_TRY(no, expression());
        return add(Node::Kind::Condition, column, {test, colon, no});
    }

    template <std::size_t N>
    Result<Index> chain(Level level, const Operator (&operators)[N]) {
        BOOKBAG_TRY(first, (this->*level)());
        Index left = first;
        while (true) {
            const Operator* found = nullptr;
            const std::uint32_t column = peek().column;
            for (const auto& candidate : operators) {
                if (found == nullptr && take(candidate.sign)) {
                    found = &candidate;
                }
            }
            if (found == nullptr) {
                return left;
            }
            BOOKBAG_TRY(right, (this->*level)());
            BOOKBAG_TRY(joined, add(found->kind, column, {left, right}));
            left = joined;
        }
    }

    Result<Index> disjunction() {
        static constexpr Operator kOperators[] = {{"or", Node::Kind::Or}};
        return chain(&Parser::conjunction, kOperators);
    }
    Result<Index> conjunction() {
        static constexpr Operator kOperators[] = {{"and", Node::Kind::And}};
        return chain(&Parser::comparison, kOperators);
    }
    Result<Index> comparison() {
        static constexpr Operator kOperators[] = {{"==", Node::Kind::Equal},  {"!=", Node::Kind::Unequal},
                                                  {"<=", Node::Kind::AtMost}, {">=", Node::Kind::AtLeast},
                                                  {"<", Node::Kind::Less},    {">", Node::Kind::More}};
        BOOKBAG_TRY(left, sum());
        for (const auto& candidate : kOperators) {
            const std::uint32_t column = peek().column;
            if (take(candidate.sign)) {
                BOOKBAG_TRY(right, sum());
                for (const auto& second : kOperators) {
                    if (next_is(second.sign)) {
                        return fail(peek().column, "two comparisons in a row", "write a < b and b < c");
                    }
                }
                return add(candidate.kind, column, {left, right});
            }
        }
        return left;
    }
    Result<Index> sum() {
        static constexpr Operator kOperators[] = {{"+", Node::Kind::Add}, {"-", Node::Kind::Subtract}};
        return chain(&Parser::product, kOperators);
    }
    Result<Index> product() {
        static constexpr Operator kOperators[] = {
            {"*", Node::Kind::Multiply}, {"/", Node::Kind::Divide}, {"%", Node::Kind::Remainder}};
        return chain(&Parser::unary, kOperators);
    }

    Result<Index> unary() {
        const std::uint32_t column = peek().column;
        if (take("-")) {
            BOOKBAG_TRY(operand, deeper(&Parser::unary));
            return add(Node::Kind::Negate, column, {operand});
        }
        if (take("not")) {
            BOOKBAG_TRY(operand, deeper(&Parser::negated));
            return add(Node::Kind::Not, column, {operand});
        }
        return power();
    }

    /// `not a == b` means not (a == b): the operand of not reaches as far as a comparison.
    Result<Index> negated() { return comparison(); }

    Result<Index> power() {
        BOOKBAG_TRY(root, postfix());
        const std::uint32_t column = peek().column;
        if (!take("^")) {
            return root;
        }
        BOOKBAG_TRY(exponent, deeper(&Parser::unary));
        return add(Node::Kind::Power, column, {root, exponent});
    }

    Result<Index> postfix() {
        BOOKBAG_TRY(first, primary());
        Index left = first;
        while (true) {
            const std::uint32_t column = peek().column;
            if (!take("[")) {
                return left;
            }
            BOOKBAG_TRY(position, expression());
            BOOKBAG_TRY(closed, expect("]", position));
            BOOKBAG_TRY(indexed, add(Node::Kind::Index, column, {left, closed}));
            left = indexed;
        }
    }

    Result<Index> primary() {
        const Token token = peek();
        if (token.kind == Token::Kind::Number) {
            ++at_;
            return number(token);
        }
        if (token.kind == Token::Kind::Text) {
            ++at_;
            return literal(token.column, Value::text(token.text));
        }
        if (token.kind == Token::Kind::Name) {
            ++at_;
            return name(token);
        }
        if (take("(")) {
            BOOKBAG_TRY(inner, expression());
            return expect(")", inner);
        }
        if (take("[")) {
            BOOKBAG_TRY(items, list_until("]"));
            return add(Node::Kind::List, token.column, std::move(items));
        }
        return unexpected("a value");
    }

    Result<Index> literal(std::uint32_t column, Value value) {
        Node node;
        node.column = column;
        node.slot = static_cast<std::uint32_t>(literals_.size());
        literals_.push_back(std::move(value));
        return add(node);
    }

    Result<Index> number(const Token& token) {
        const auto exact = base::parse_rational(token.text);
        if (!exact) {
            return fail(token.column, "the number " + token.text + " is too large or too fine");
        }
        const bool point = token.text.find('.') != std::string::npos;
        return literal(token.column, point ? Value::decimal(*exact) : Value::number(*exact));
    }

    Result<std::vector<Index>> list_until(std::string_view end) {
        std::vector<Index> items;
        if (take(end)) {
            return items;
        }
        do {
            BOOKBAG_TRY(item, expression());
            items.push_back(item);
            if (items.size() > kLongestList) {
                return fail(peek().column, "more than " + std::to_string(kLongestList) + " items");
            }
        } while (take(","));
        if (!take(end)) {
            return unexpected("',' or '" + std::string(end) + "'");
        }
        return items;
    }

    Result<Index> name(const Token& token) {
        if (token.text == "true" || token.text == "false") {
            return literal(token.column, token.text == "true" ? Value::yes() : Value::no());
        }
        if (take("(")) {
            return token.text == "map" || token.text == "filter" ? bound_call(token) : call(token);
        }
        if (const auto slot = scope_.find(token.text)) {
            Node node;
            node.kind = Node::Kind::Slot;
            node.column = token.column;
            node.slot = *slot;
            return add(node);
        }
        if (token.text == "pi") {
            Node node;
            node.kind = Node::Kind::Call;
            node.column = token.column;
            node.function = find_function("pi");
            return add(node);
        }
        const bool is_function = find_function(token.text) != nullptr;
        return fail(token.column, "unknown name '" + token.text + "'",
                    is_function ? "write " + token.text + "(…)" : did_you_mean(token.text));
    }

    std::string did_you_mean(const std::string& word) const {
        std::vector<std::string> known = scope_.names();
        for (auto& function : function_names()) {
            known.push_back(std::move(function));
        }
        // Of names equally near, the one with the same first letter is meant more often.
        std::stable_partition(known.begin(), known.end(),
                              [&word](const std::string& name) { return name.front() == word.front(); });
        const auto nearest = base::nearest(word, known);
        return nearest ? "did you mean '" + *nearest + "'?" : std::string();
    }

    Result<Index> call(const Token& token) {
        const Function* function = find_function(token.text);
        if (function == nullptr) {
            return fail(token.column, "unknown function '" + token.text + "'", did_you_mean(token.text));
        }
        if (function->kind == FunctionKind::Draw && setting_.draws == DrawRule::Forbidden) {
            return fail(token.column, token.text + "() draws, and draws may stand only in vars", "move it to vars");
        }
        BOOKBAG_TRY(arguments, list_until(")"));
        const int given = static_cast<int>(arguments.size());
        if (given < function->least || given > function->most) {
            const std::string fewest = std::to_string(function->least);
            const std::string wanted = function->most == function->least ? fewest
                                       : function->most == kAnyNumber    ? fewest + " or more"
                                                                         : fewest + " to " + std::to_string(function->most);
            return fail(token.column, token.text + "() takes " + wanted + (wanted == "1" ? " argument" : " arguments") +
                                          ", not " + std::to_string(given));
        }
        Node node;
        node.kind = Node::Kind::Call;
        node.column = token.column;
        node.function = function;
        return add(node, arguments);
    }

    /// map(list, 'x', expression) and filter(list, 'x', condition): 'x' is a name inside the third part only.
    Result<Index> bound_call(const Token& token) {
        BOOKBAG_TRY(list, expression());
        BOOKBAG_TRY(first_comma, expect(",", list));
        const Token name = peek();
        if (name.kind != Token::Kind::Text || name.text.empty()) {
            return unexpected("a name in single quotes, as in map(list, 'x', x * 2),");
        }
        ++at_;
        BOOKBAG_TRY(second_comma, expect(",", first_comma));
        const auto before = scope_.find(name.text);
        const std::uint32_t slot = scope_.open(name.text);
        Result<Index> body = expression();
        scope_.close(name.text, before);
        if (!body) {
            return body;
        }
        BOOKBAG_TRY(closed, expect(")", *body));
        Node node;
        node.kind = token.text == "map" ? Node::Kind::Map : Node::Kind::Filter;
        node.column = token.column;
        node.slot = slot;
        return add(node, {second_comma, closed});
    }

    std::vector<Token> tokens_;
    Scope& scope_;
    const Setting& setting_;
    std::vector<Node> nodes_;
    std::vector<Value> literals_;
    std::vector<Index> children_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

Result<Expression> Expression::parse(std::string_view source, Scope& scope, const Setting& setting) {
    if (source.size() > kLongestText) {
        return fault_in(setting, 1, {FaultKind::BadInput, {}, "the expression is longer than 4 KB", "split it with let"});
    }
    auto tokens = tokens_of(source);
    if (!tokens) {
        return fault_in(setting, tokens.error().where.column, tokens.error());
    }
    return Parser(std::move(*tokens), scope, setting).whole(source);
}

}  // namespace bookbag::questions
