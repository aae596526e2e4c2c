// Cutting a text at {{…}} while watching for $, and putting it together again.
#include "questions/text_template.hpp"

#include <algorithm>
#include <array>
#include <variant>

#include "questions/display.hpp"
#include "questions/node.hpp"

namespace bookbag::questions {

using base::Fault;
using base::FaultKind;
using base::Result;

namespace {

constexpr std::string_view kNoBreak = "\u00A0";

/// The end of the expression that starts at `start`: the first }} outside single quotes.
std::size_t expression_end(std::string_view source, std::size_t start) {
    bool quoted = false;
    for (std::size_t i = start; i + 1 < source.size(); ++i) {
        quoted = source[i] == '\'' ? !quoted : quoted;
        if (!quoted && source[i] == '}' && source[i + 1] == '}') {
            return i;
        }
    }
    return std::string_view::npos;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The length of a unit that starts `text` and ends before anything but a letter; 0 when there is none.
std::size_t unit_length(std::string_view text) {
    constexpr std::array<std::string_view, 30> kUnits = {
        "mm",    "cm", "km", "m",       "mg",   "kg",  "g",   "ml",    "cl",      "litres",
        "litre", "l",  "°C", "°",       "am",   "pm",  "min", "mins",  "minutes", "hours",
        "hour",  "h",  "s",  "seconds", "days", "mph", "p",   "pence", "pounds",  "%"};
    std::size_t best = 0;
    for (const auto unit : kUnits) {
        const bool ends = text.size() == unit.size() || (text.size() > unit.size() && !is_letter(text[unit.size()]));
        if (text.starts_with(unit) && ends) {
            best = std::max(best, unit.size());
        }
    }
    return best;
}

/// Spaces between a number (or a formula, when `after_maths`) and a unit become no-break spaces.
std::string with_bound_units(const std::string& words, bool after_maths) {
    std::string bound;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool number_before = i == 0 ? after_maths : (words[i - 1] >= '0' && words[i - 1] <= '9');
        if (words[i] == ' ' && number_before && unit_length(std::string_view(words).substr(i + 1)) > 0) {
            bound += kNoBreak;
        } else {
            bound += words[i];
        }
    }
    return bound;
}

}  // namespace

Result<TextTemplate> TextTemplate::parse(std::string_view source, Scope& scope, const Setting& setting) {
    TextTemplate parsed;
    parsed.setting_ = setting;
    bool in_maths = false;
    std::string literal;
    std::size_t i = 0;
    while (i < source.size()) {
        const char c = source[i];
        if (!source.substr(i).starts_with("{{")) {
            literal += c;
            if (c == '\\' && i + 1 < source.size()) {
                literal += source[++i];
            }
            in_maths = c == '$' ? !in_maths : in_maths;
            ++i;
            continue;
        }
        const auto column = static_cast<std::uint32_t>(i + 1);
        if (source.substr(i).starts_with("{{{")) {
            return fault_in(
                setting, column,
                {FaultKind::BadInput, {}, "'{{{'", "'{{' always opens an expression; write { {{x}} } around one"});
        }
        const std::size_t end = expression_end(source, i + 2);
        if (end == std::string_view::npos) {
            return fault_in(setting, column, {FaultKind::BadInput, {}, "'{{' without '}}'", "close the expression"});
        }
        Setting inner = setting;
        inner.column_offset += static_cast<std::uint32_t>(i + 2);
        BOOKBAG_TRY(expression, Expression::parse(source.substr(i + 2, end - i - 2), scope, inner));
        if (!literal.empty()) {
            parsed.pieces_.push_back({Place::Literal, std::move(literal), {}});
            literal.clear();
        }
        parsed.pieces_.push_back({in_maths ? Place::Maths : Place::Words, {}, std::move(expression)});
        i = end + 2;
    }
    if (!literal.empty()) {
        parsed.pieces_.push_back({Place::Literal, std::move(literal), {}});
    }
    return parsed;
}

Result<std::string> TextTemplate::render(Frame& frame) const {
    std::string text;
    for (const auto& piece : pieces_) {
        if (piece.place == Place::Literal) {
            text += piece.literal;
            continue;
        }
        BOOKBAG_TRY(value, piece.expression.evaluate(frame));
        const auto spelling = spell(value);
        if (!spelling) {
            return piece.expression.fault("{{" + piece.expression.source() + "}}: " + spelling.error().what,
                                          spelling.error().remedy);
        }
        text += piece.place == Place::Maths ? spelling->maths : spelling->words;
        if (text.size() > kLongestText) {
            return piece.expression.fault("a text of more than 4 KB", "shorten it");
        }
    }
    return text;
}

Result<document::RichText> TextTemplate::render_rich(Frame& frame) const {
    BOOKBAG_TRY(notation, render(frame));
    auto rich = document::parse_rich_text(notation);
    if (!rich) {
        return fault_in(setting_, rich.error().where.column, rich.error());
    }
    bool after_maths = false;
    for (auto& run : rich->runs) {
        if (auto* words = std::get_if<document::Words>(&run)) {
            words->text = with_bound_units(words->text, after_maths);
        }
        after_maths = std::holds_alternative<document::Maths>(run);
    }
    return rich;
}

Result<std::string> TextTemplate::render_plain(Frame& frame) const {
    BOOKBAG_TRY(rich, render_rich(frame));
    return document::plain_text(rich);
}

bool TextTemplate::uses(std::uint32_t slot) const {
    return std::any_of(pieces_.begin(), pieces_.end(),
                       [slot](const Piece& piece) { return piece.place != Place::Literal && piece.expression.uses(slot); });
}

}  // namespace bookbag::questions
