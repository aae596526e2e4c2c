// A reader of about one screen: a cursor, one function a kind of value, and a depth limit.
#include "layout/figures/notation.hpp"

#include "base/rational.hpp"

namespace bookbag::layout::figures {

using base::Fault;
using base::FaultKind;
using base::Rational;
using base::Result;
using document::FigureSpec;
using document::FigureValue;

namespace {

constexpr int kDeepest = 8;

// GCC 12 warns falsely of an uninitialised variant when a Result of a FigureValue is returned (gcc bug 105562 and kin).
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    Result<FigureSpec> figure() {
        FigureSpec spec;
        spec.kind = std::string(bare());
        skip();
        if (at_end()) {
            return spec;
        }
        BOOKBAG_TRY(values, map(0));
        skip();
        if (!at_end()) {
            return wrong("text after the figure");
        }
        spec.values = std::move(values);
        return spec;
    }

private:
    bool at_end() const { return next_ >= text_.size(); }
    char peek() const { return at_end() ? '\0' : text_[next_]; }

    void skip() {
        while (!at_end() && (peek() == ' ' || peek() == '\n')) {
            ++next_;
        }
    }

    bool took(char wanted) {
        skip();
        if (peek() != wanted) {
            return false;
        }
        ++next_;
        return true;
    }

    Fault wrong(const std::string& what) const {
        return {FaultKind::BadInput, {"figure", 1, static_cast<std::uint32_t>(next_ + 1)}, what, "write kind {key: value, …}"};
    }

    std::string_view bare() {
        skip();
        const std::size_t start = next_;
        while (!at_end() && std::string_view(",:{}[]'").find(peek()) == std::string_view::npos) {
            ++next_;
        }
        std::string_view word = text_.substr(start, next_ - start);
        while (!word.empty() && word.back() == ' ') {
            word.remove_suffix(1);
        }
        return word;
    }

    Result<FigureValue::Map> map(int depth) {
        FigureValue::Map values;
        if (!took('{')) {
            return wrong("`{` expected");
        }
        while (!took('}')) {
            const std::string key(bare());
            if (key.empty() || !took(':')) {
                return wrong("`key:` expected");
            }
            BOOKBAG_TRY(item, value(depth + 1));
            values.insert_or_assign(key, std::move(item));
            if (!took(',')) {
                skip();
                if (peek() != '}') {
                    return wrong("`,` or `}` expected");
                }
            }
        }
        return values;
    }

    Result<FigureValue> list(int depth) {
        FigureValue::List items;
        ++next_;
        while (!took(']')) {
            BOOKBAG_TRY(item, value(depth + 1));
            items.push_back(std::move(item));
            if (!took(',')) {
                skip();
                if (peek() != ']') {
                    return wrong("`,` or `]` expected");
                }
            }
        }
        FigureValue found;
        found.value = std::move(items);
        return found;
    }

    Result<FigureValue> quoted() {
        const std::size_t start = ++next_;
        const std::size_t end = text_.find('\'', start);
        if (end == std::string_view::npos) {
            return wrong("a text is not closed");
        }
        next_ = end + 1;
        FigureValue found;
        found.value = std::string(text_.substr(start, end - start));
        return found;
    }

    Result<FigureValue> value(int depth) {
        if (depth > kDeepest) {
            return wrong("nested too deep");
        }
        skip();
        switch (peek()) {
            case '{': return inner_map(depth);
            case '[': return list(depth);
            case '\'': return quoted();
            default: return scalar();
        }
    }

    Result<FigureValue> inner_map(int depth) {
        BOOKBAG_TRY(inner, map(depth));
        FigureValue found;
        found.value = std::move(inner);
        return found;
    }

    Result<FigureValue> scalar() {
        const std::string_view word = bare();
        if (word.empty()) {
            return wrong("a value is expected");
        }
        FigureValue found;
        if (word == "true" || word == "false") {
            found.value = word == "true";
        } else if (auto number = base::parse_rational(word)) {
            found.value = *number;
        } else {
            found.value = std::string(word);
        }
        return found;
    }

    std::string_view text_;
    std::size_t next_ = 0;
};

#pragma GCC diagnostic pop

std::string written(const FigureValue& value);

std::string written(const FigureValue::Map& map) {
    std::string text = "{";
    for (const auto& [key, value] : map) {
        text += (text.size() > 1 ? ", " : "") + key + ": " + written(value);
    }
    return text + "}";
}

std::string written(const FigureValue& value) {
    if (const auto* number = std::get_if<Rational>(&value.value)) {
        return base::to_string(*number);
    }
    if (const auto* text = std::get_if<std::string>(&value.value)) {
        return "'" + *text + "'";
    }
    if (const auto* truth = std::get_if<bool>(&value.value)) {
        return *truth ? "true" : "false";
    }
    if (const auto* map = std::get_if<FigureValue::Map>(&value.value)) {
        return written(*map);
    }
    std::string text = "[";
    for (const FigureValue& item : std::get<FigureValue::List>(value.value)) {
        text += (text.size() > 1 ? ", " : "") + written(item);
    }
    return text + "]";
}

}  // namespace

Result<FigureSpec> parse_figure(std::string_view text) {
    return Reader(text).figure();
}

std::string to_notation(const FigureSpec& spec) {
    return spec.kind + " " + written(spec.values);
}

}  // namespace bookbag::layout::figures
