// Tries until one holds, then everything printed is made from the same slots.
#include "questions/drawing.hpp"

#include <algorithm>

#include "questions/answer_form.hpp"

namespace bookbag::questions {

using base::Fault;
using base::FaultKind;
using base::Result;
using base::Status;

namespace {

constexpr std::int64_t kStepsAllTries = 400000;

Fault at(const base::Origin& where, const std::string& key, const Fault& fault) {
    return {fault.kind, where, key + ": " + fault.what, fault.remedy, fault.code};
}

}  // namespace

Drawing::Drawing(const QuestionTemplate& made_from, base::Seed seed) : template_(made_from), seed_(seed), draws_(seed) {
    frame_.slots.resize(made_from.slot_count);
    frame_.draws = &draws_;
}

Status Drawing::settle() {
    while (tries_ < kMostTries && steps_spent_ < kStepsAllTries) {
        ++tries_;
        frame_.steps = kStepsPerTry;
        BOOKBAG_TRY(outcome, one_try());
        steps_spent_ += kStepsPerTry - frame_.steps;
        if (outcome == Outcome::Accepted) {
            tries_ = draws_.can_retry() ? tries_ : kMostTries;
            return {};
        }
        if (!draws_.can_retry()) {
            tries_ = kMostTries;
        }
    }
    const int tries = draws_.can_retry() ? tries_ : 1;
    return Fault{FaultKind::BadInput, template_.where,
                 template_.id + ": no draw meets require in " + std::to_string(tries) + (tries == 1 ? " try" : " tries"),
                 "loosen require, or make its values by construction", kNoDraw};
}

Result<Drawing::Outcome> Drawing::one_try() {
    draws_.begin_try();
    for (const auto stage : {&Drawing::names, &Drawing::answers, &Drawing::options}) {
        auto outcome = (this->*stage)();
        if (!outcome && outcome.error().code == kRedraw) {
            return Outcome::Refused;
        }
        if (!outcome || *outcome == Outcome::Refused) {
            return outcome;
        }
    }
    return Outcome::Accepted;
}

Result<Drawing::Outcome> Drawing::names() {
    for (const auto& plan_step : template_.plan) {
        BOOKBAG_TRY(outcome, step(plan_step));
        if (outcome == Outcome::Refused) {
            return outcome;
        }
    }
    return draws_.is_whole() ? Outcome::Accepted : Outcome::Refused;
}

Result<Drawing::Outcome> Drawing::step(const PlanStep& step) {
    switch (step.kind) {
        case PlanStep::Kind::Bank: {
            const Bank& bank = *template_.bank;
            draws_.begin_variable("#bank");
            const auto& row = bank.rows[draws_.below(bank.rows.size())];
            for (std::size_t i = 0; i < row.size(); ++i) {
                frame_.slots[bank.slots[i]] = row[i];
            }
            return Outcome::Accepted;
        }
        case PlanStep::Kind::Requirement: {
            BOOKBAG_TRY(holds, template_.requirements[step.index].holds(frame_));
            return holds ? Outcome::Accepted : Outcome::Refused;
        }
        case PlanStep::Kind::Variable:
        case PlanStep::Kind::Derived: {
            const bool is_variable = step.kind == PlanStep::Kind::Variable;
            const Definition& definition = is_variable ? template_.variables[step.index] : template_.derived[step.index];
            if (is_variable) {
                draws_.begin_variable(definition.name);
            }
            BOOKBAG_TRY(value, definition.expression.evaluate(frame_));
            frame_.slots[definition.slot] = std::move(value);
            return Outcome::Accepted;
        }
    }
    return Outcome::Refused;
}

Result<Drawing::Outcome> Drawing::answers() {
    BOOKBAG_TRY(answer, template_.answer.value.evaluate(frame_));
    answer_ = std::move(answer);
    wrong_.clear();
    for (const auto& entry : template_.wrong) {
        if (entry.when) {
            BOOKBAG_TRY(applies, entry.when->holds(frame_));
            if (!applies) {
                continue;
            }
        }
        BOOKBAG_TRY(value, entry.value.evaluate(frame_));
        if (is_same_answer(template_.answer.form, value, answer_)) {
            return Outcome::Refused;
        }
        const auto known = std::find_if(wrong_.begin(), wrong_.end(), [&](const Wrong& w) {
            return is_same_answer(template_.answer.form, w.value, value);
        });
        if (known == wrong_.end()) {
            wrong_.push_back({value, {entry.misconception}});
        } else if (std::find(known->misconceptions.begin(), known->misconceptions.end(), entry.misconception) ==
                   known->misconceptions.end()) {
            known->misconceptions.push_back(entry.misconception);
        }
    }
    return Outcome::Accepted;
}

Result<Drawing::Outcome> Drawing::options() {
    options_.clear();
    order_.clear();
    for (const auto& option : template_.options) {
        BOOKBAG_TRY(text, option.render_rich(frame_));
        if (std::find(options_.begin(), options_.end(), text) != options_.end()) {
            return Outcome::Refused;
        }
        order_.push_back(options_.size());
        options_.push_back(std::move(text));
    }
    if (template_.answer.shuffle) {
        draws_.begin_variable("#options");
        for (std::size_t i = order_.size(); i > 1; --i) {
            std::swap(order_[i - 1], order_[draws_.cosmetic_below(i)]);
        }
    }
    return Outcome::Accepted;
}

Result<std::string> Drawing::note() { return template_.note.render(frame_); }

Result<Question> Drawing::question() {
    Question question;
    for (const auto part :
         {&Drawing::put_header, &Drawing::put_texts, &Drawing::put_answer, &Drawing::put_working, &Drawing::put_wrong}) {
        if (const Status status = (this->*part)(question); !status) {
            return status.error();
        }
    }
    return question;
}

Status Drawing::put_header(Question& question) {
    question.template_id = template_.id;
    question.version = template_.version;
    question.skill = template_.skill;
    question.type = template_.type;
    question.difficulty = template_.difficulty;
    question.demand = template_.demand;
    question.seconds = template_.seconds;
    question.calculator = template_.calculator;
    question.seed = seed_;
    return {};
}

Status Drawing::put_texts(Question& question) {
    BOOKBAG_TRY(stem, template_.stem.render_rich(frame_));
    question.stem = std::move(stem);
    BOOKBAG_TRY(variant, note());
    question.note = std::move(variant);
    for (const std::size_t index : order_) {
        question.options.push_back(options_[index]);
    }
    for (const auto& hint : template_.hints) {
        BOOKBAG_TRY(text, hint.render_rich(frame_));
        question.hints.push_back(std::move(text));
    }
    if (template_.figure) {
        BOOKBAG_TRY(spec, figure(*template_.figure));
        question.figure = std::move(spec);
        question.figure_when = template_.figure->when;
    }
    question.space = {template_.space.type, template_.space.mm};
    return {};
}

/// The printed index of an author's option index; other values as they are.
Result<Value> Drawing::printed(const Value& author_index) const {
    const auto exact = author_index.exact();
    if (template_.answer.form != AnswerForm::Choice || !exact) {
        return author_index;
    }
    const auto found = std::find_if(order_.begin(), order_.end(),
                                    [&](std::size_t i) { return base::Rational(static_cast<std::int64_t>(i)) == *exact; });
    if (found == order_.end()) {
        return template_.answer.value.fault("there is no option " + base::to_string(*exact), "options are counted from 0");
    }
    return Value::whole(found - order_.begin());
}

Status Drawing::put_answer(Question& question) {
    const AnswerTemplate& made_from = template_.answer;
    BOOKBAG_TRY(value, printed(answer_));
    auto shown = show_in_form(value, {made_from.form, made_from.decimal_places, options_.size()});
    if (!shown) {
        return made_from.value.fault(shown.error().what, shown.error().remedy);
    }
    Answer& answer = question.answer;
    answer.kind = made_from.form;
    answer.form = name_of(made_from.form);
    answer.value = value;
    answer.plain = std::move(shown->plain);
    answer.marks = made_from.marks;
    BOOKBAG_TRY(unit, made_from.unit.render_plain(frame_));
    answer.unit = std::move(unit);
    answer.shown =
        answer.unit.empty() ? shown->rich : document::joined(shown->rich, document::plain("\u00A0" + answer.unit));
    BOOKBAG_TRY(own_label, made_from.label.render_rich(frame_));
    BOOKBAG_TRY(space_label, template_.space.label.render_rich(frame_));
    answer.label = !own_label.empty() ? own_label : !space_label.empty() ? space_label : document::plain("Answer");
    BOOKBAG_TRY(teacher, template_.check.teacher.render_rich(frame_));
    answer.teacher = std::move(teacher);
    return {};
}

Status Drawing::put_working(Question& question) {
    for (const auto& made_from : template_.working) {
        WorkingStep made;
        BOOKBAG_TRY(step, made_from.step.render_rich(frame_));
        made.action = std::move(step);
        BOOKBAG_TRY(why, made_from.why.render_rich(frame_));
        made.why = std::move(why);
        BOOKBAG_TRY(ask, made_from.ask.render_rich(frame_));
        made.ask = std::move(ask);
        BOOKBAG_TRY(blank, made_from.blank.render_rich(frame_));
        made.blank = std::move(blank);
        made.mark = made_from.mark;
        if (made_from.figure) {
            BOOKBAG_TRY(spec, figure(*made_from.figure));
            made.figure = std::move(spec);
        }
        question.working.push_back(std::move(made));
    }
    return {};
}

Status Drawing::put_wrong(Question& question) {
    const FormRule rule{template_.answer.form, template_.answer.decimal_places, options_.size()};
    for (const auto& entry : wrong_) {
        BOOKBAG_TRY(value, printed(entry.value));
        auto shown = show_wrong(value, rule);
        if (!shown) {
            return at(template_.where, "wrong", shown.error());
        }
        const bool first = question.wrong.empty();
        question.wrong.push_back({std::move(shown->rich), std::move(shown->plain), entry.misconceptions, value});
        if (first && template_.mistake) {
            frame_.slots[template_.wrong_slot] = shown->in_text;
            BOOKBAG_TRY(says, template_.mistake->says.render_rich(frame_));
            BOOKBAG_TRY(start, template_.mistake->start.render_rich(frame_));
            question.mistake = Mistake{std::move(says), std::move(start), entry.misconceptions.front()};
        }
    }
    return {};
}

Result<document::FigureSpec> Drawing::figure(const FigureTemplate& made_from) {
    document::FigureSpec spec;
    spec.kind = made_from.kind;
    for (const auto& [name, parameter] : made_from.parameters) {
        BOOKBAG_TRY(value, figure_value(parameter));
        spec.values.emplace(name, std::move(value));
    }
    return spec;
}

}  // namespace bookbag::questions
