// Shows a value in the form that a question asks for, and says when it cannot have that form. The only place that knows
// the forms of section 5 of the format; a wrong answer need not have the form, since children do not keep to it either.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.hpp"
#include "document/rich_text.hpp"
#include "questions/question.hpp"

namespace bookbag::questions {

/// A form with what it needs to know: places of a Decimal (-1 = as many as there are), options of a Choice.
struct FormRule {
    AnswerForm form = AnswerForm::Integer;
    int decimal_places = -1;
    std::size_t options = 0;
};

struct ShownAnswer {
    document::RichText rich;
    std::string plain;
    Value in_text;  ///< what {{wrong}} stands for: the value spelt in this form
};

/// BadInput when `value` has not the form: no whole number for Integer, an endless decimal, more than two texts for Pair …
base::Result<ShownAnswer> show_in_form(const Value& value, const FormRule& rule);

/// The same for a wrong answer, which need not have the form: then as a short decimal, a fraction, or as it stands.
base::Result<ShownAnswer> show_wrong(const Value& value, const FormRule& rule);

/// Whether a child who wrote `a` wrote the same answer as `b`. Where lowest terms are asked for, 6/8 is not 3/4.
bool is_same_answer(AnswerForm form, const Value& a, const Value& b);

}  // namespace bookbag::questions
