// One function for each family of forms: numbers, times, lists, texts, choices.
#include "questions/answer_form.hpp"

#include <algorithm>

#include "questions/display.hpp"
#include "questions/functions.hpp"

namespace bookbag::questions {

using base::Rational;
using base::Result;

namespace {

constexpr int kFewPlaces = 4;

ShownAnswer as_maths(Spelling spelling, Value in_text) {
    ShownAnswer shown;
    shown.rich.runs.emplace_back(document::Maths{spelling.maths, false});
    // A text in maths notation joined to a spelling is notation in both; then the formula says itself in one line.
    const bool notation = spelling.words.find_first_of("\\{") != std::string::npos;
    shown.plain = notation ? document::plain_text(shown.rich) : std::move(spelling.words);
    shown.in_text = std::move(in_text);
    return shown;
}

ShownAnswer as_number(Spelling spelling, const Rational& number) {
    return as_maths(spelling, Value::shown(spelling, number));
}

ShownAnswer as_words(const std::string& words, Value in_text) {
    return {document::plain(words), words, std::move(in_text)};
}

/// Text as an author writes it, with $…$ where needed.
Result<ShownAnswer> from_notation(const std::string& notation, Value in_text) {
    auto rich = document::parse_rich_text(notation);
    if (!rich) {
        return wrong(rich.error().what, rich.error().remedy);
    }
    std::string words = document::plain_text(*rich);
    return ShownAnswer{std::move(*rich), std::move(words), std::move(in_text)};
}

base::Fault not_of_form(const Value& value, AnswerForm form) {
    return wrong(in_words(value) + " has not the form " + name_of(form));
}

Result<ShownAnswer> number_in_form(const Value& value, const FormRule& rule) {
    const auto exact = value.exact();
    if (!exact) {
        return not_of_form(value, rule.form);
    }
    const Rational& number = *exact;
    const bool as_shown = value.is(Value::Kind::Shown);
    const Spelling own = {value.as_text(), value.as_words()};
    switch (rule.form) {
        case AnswerForm::Integer:
            return number.is_integer()
                       ? Result<ShownAnswer>(as_maths(spell_whole(number.numerator()), Value::number(number)))
                       : not_of_form(value, rule.form);
        case AnswerForm::Decimal: {
            BOOKBAG_TRY(spelling,
                        rule.decimal_places < 0 ? spell_decimal(number) : spell_places(number, rule.decimal_places));
            return as_number(spelling, number);
        }
        case AnswerForm::Fraction:
            return as_number(as_shown ? own : spell_rational(number), number);
        case AnswerForm::FractionLowest: {
            const Spelling lowest = spell_rational(number);
            return as_shown && own != lowest ? Result<ShownAnswer>(not_of_form(value, rule.form))
                                             : as_number(lowest, number);
        }
        case AnswerForm::Mixed:
            return as_number(spell_mixed(number), number);
        case AnswerForm::Percent: {
            BOOKBAG_TRY(spelling, spell_percent(number));
            return as_number(spelling, number);
        }
        default: {
            BOOKBAG_TRY(spelling, spell_money(number));
            return as_number(spelling, number);
        }
    }
}

Result<ShownAnswer> time_in_form(const Value& value) {
    const auto exact = value.exact();
    if (!exact || !exact->is_integer() || exact->sign() < 0 || *exact >= Rational(1440)) {
        return not_of_form(value, AnswerForm::Time);
    }
    const Spelling spelling = spell_time24(exact->numerator());
    return as_words(spelling.words, Value::shown(spelling, *exact));
}

Result<ShownAnswer> list_in_form(const Value& value, AnswerForm form) {
    const auto& items = value.items();
    const bool numbers = std::all_of(items.begin(), items.end(), [](const Value& v) { return v.exact().has_value(); });
    const bool fits = form == AnswerForm::Pair ? items.size() == 2 : items.size() >= (form == AnswerForm::Ratio ? 2U : 1U);
    if (!value.is(Value::Kind::List) || !fits || (!numbers && form == AnswerForm::Ratio)) {
        return not_of_form(value, form);
    }
    const Spelling gap = form == AnswerForm::Ratio ? Spelling{" : ", "\u00A0:\u00A0"} : both(", ");
    Spelling spelling;
    for (std::size_t i = 0; i < items.size(); ++i) {
        BOOKBAG_TRY(one, spell(items[i]));
        spelling = i == 0 ? one : spelling + gap + one;
    }
    if (form == AnswerForm::Pair) {
        spelling = both("(") + spelling + both(")");
    }
    const bool texts = std::any_of(items.begin(), items.end(), [](const Value& v) { return v.is(Value::Kind::Text); });
    return texts ? from_notation(spelling.words, Value::shown(spelling)) : as_maths(spelling, Value::shown(spelling));
}

Result<ShownAnswer> choice_in_form(const Value& value, std::size_t options) {
    const auto exact = value.exact();
    if (!exact || !exact->is_integer() || exact->sign() < 0 || *exact >= Rational(static_cast<std::int64_t>(options))) {
        return not_of_form(value, AnswerForm::Choice);
    }
    const std::string letter = option_letter(static_cast<std::size_t>(exact->numerator()));
    return as_words(letter, Value::text(letter));
}

Result<ShownAnswer> text_in_form(const Value& value, AnswerForm form) {
    const bool textual = value.is(Value::Kind::Text) || value.is(Value::Kind::Shown);
    const std::string& text = value.as_text();
    if (!textual || text.empty() || (form == AnswerForm::Symbol && text != "<" && text != ">" && text != "=")) {
        return not_of_form(value, form);
    }
    const bool in_words = text.starts_with("\\text{") && text.find('}') + 1 == text.size();
    if (in_words) {
        return as_words(value.as_words(), value);
    }
    if (form == AnswerForm::Symbol || form == AnswerForm::Maths || value.is(Value::Kind::Shown)) {
        ShownAnswer shown = as_maths({text, value.as_words()}, value);
        shown.plain = value.is(Value::Kind::Shown) ? shown.plain : document::plain_text(shown.rich);
        return shown;
    }
    return from_notation(text, value);
}

}  // namespace

Result<ShownAnswer> show_in_form(const Value& value, const FormRule& rule) {
    switch (rule.form) {
        case AnswerForm::Time:
            return time_in_form(value);
        case AnswerForm::Ratio:
        case AnswerForm::Pair:
        case AnswerForm::List:
            return list_in_form(value, rule.form);
        case AnswerForm::Choice:
            return choice_in_form(value, rule.options);
        case AnswerForm::Text:
        case AnswerForm::Symbol:
        case AnswerForm::Maths:
        case AnswerForm::Figure:
        case AnswerForm::Open:
            return text_in_form(value, rule.form);
        default:
            return number_in_form(value, rule);
    }
}

Result<ShownAnswer> show_wrong(const Value& value, const FormRule& rule) {
    if (value.is(Value::Kind::Shown)) {
        return as_maths({value.as_text(), value.as_words()}, value);
    }
    if (auto shown = show_in_form(value, rule)) {
        return shown;
    }
    if (value.is(Value::Kind::Text)) {
        return from_notation(value.as_text(), value);
    }
    if (const auto number = value.exact()) {
        const int places = base::decimal_places(*number);
        if (places >= 0 && places <= kFewPlaces) {
            BOOKBAG_TRY(spelling, spell_decimal(*number));
            return as_number(spelling, *number);
        }
        return as_number(spell_rational(*number), *number);
    }
    BOOKBAG_TRY(spelling, spell(value));
    return as_maths(spelling, value);
}

bool is_same_answer(AnswerForm form, const Value& a, const Value& b) {
    const bool lowest_terms = form == AnswerForm::FractionLowest || form == AnswerForm::Mixed;
    const bool as_written = form == AnswerForm::Maths || form == AnswerForm::Text;
    const auto number = [](const Value& value) { return value.exact().value_or(0); };
    if (as_written && a.is(Value::Kind::Shown) && b.is(Value::Kind::Shown)) {
        return a.as_text() == b.as_text();
    }
    if (lowest_terms && a.exact() && b.exact() && a.is(Value::Kind::Shown) != b.is(Value::Kind::Shown)) {
        const Value& shown = a.is(Value::Kind::Shown) ? a : b;
        const Spelling proper = form == AnswerForm::Mixed ? spell_mixed(number(shown)) : spell_rational(number(shown));
        return number(a) == number(b) && shown.as_text() == proper.maths;
    }
    return same(a, b);
}

}  // namespace bookbag::questions
