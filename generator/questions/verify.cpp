// The check of a template, worked out with the values of its names and nothing of what was printed.
#include "questions/verify.hpp"

#include "questions/drawing.hpp"

namespace bookbag::questions {

using base::Fault;
using base::FaultKind;
using base::Result;

Value Drawing::as_authored(const Question& question) const {
    const auto index = question.answer.value.exact();
    if (question.answer.kind != AnswerForm::Choice || !index || order_.empty()) {
        return question.answer.value;
    }
    const auto position = static_cast<std::size_t>(index->numerator());
    return position < order_.size() ? Value::whole(static_cast<std::int64_t>(order_[position])) : question.answer.value;
}

Result<bool> Drawing::agrees(const Value& given) {
    if (template_.check.kind == CheckTemplate::Kind::Teacher || template_.check.kind == CheckTemplate::Kind::None) {
        return true;
    }
    frame_.steps = kStepsPerTry;
    frame_.slots[template_.answer_slot] = given;
    auto result = template_.check.expression.evaluate(frame_);
    if (!result && result.error().code == kRedraw) {
        return true;  // a rounding tie inside the check decides nothing for this draw; others decide
    }
    BOOKBAG_TRY(found, std::move(result));
    if (found.is(Value::Kind::Truth)) {
        return found.as_truth();
    }
    if (template_.check.kind == CheckTemplate::Kind::Holds) {
        return template_.check.expression.fault("must be true or false", "compare with ==");
    }
    return same(found, given);
}

base::Status verify(const QuestionTemplate& made_from, const Question& question) {
    Drawing drawing(made_from, question.seed);
    if (auto status = drawing.settle(); !status) {
        return status;
    }
    BOOKBAG_TRY(agrees, drawing.agrees(drawing.as_authored(question)));
    if (!agrees) {
        return Fault{FaultKind::BadInput, made_from.where,
                     made_from.id + ": the second route does not give the answer " + question.answer.plain,
                     "mend answer.value or check", kSecondRoute};
    }
    return {};
}

}  // namespace bookbag::questions
