// One question in the making: the draws, the values of the names, answer and wrong answers. Inside the room only.
// Draw, note and second route share it, so that all three see the same values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "questions/draw.hpp"
#include "questions/draws.hpp"

namespace bookbag::questions {

class Drawing {
public:
    Drawing(const QuestionTemplate& made_from, base::Seed seed);

    /// Draws until a try is accepted. Fails as draw() does.
    base::Status settle();
    int tries() const { return tries_; }
    /// The product of the bounds of the last try (draws.hpp).
    std::uint64_t product() const { return draws_.product(); }

    /// After settle().
    base::Result<std::string> note();
    base::Result<Question> question();
    /// The author's index of a printed option; other answers as they are.
    Value as_authored(const Question& question) const;
    /// Whether the template's check, worked out afresh, agrees with `given`.
    base::Result<bool> agrees(const Value& given);

private:
    enum class Outcome : std::uint8_t { Accepted, Refused };
    struct Wrong {
        Value value;
        std::vector<std::string> misconceptions;
    };

    base::Result<Outcome> one_try();
    base::Result<Outcome> names();
    base::Result<Outcome> step(const PlanStep& step);
    base::Result<Outcome> answers();
    base::Result<Outcome> options();

    base::Status put_header(Question& question);
    base::Status put_texts(Question& question);
    base::Status put_answer(Question& question);
    base::Status put_working(Question& question);
    base::Status put_wrong(Question& question);
    base::Result<Value> printed(const Value& author_index) const;
    base::Result<document::FigureSpec> figure(const FigureTemplate& made_from);
    base::Result<document::FigureValue> figure_value(const FigureParameter& parameter);

    const QuestionTemplate& template_;
    base::Seed seed_;
    Draws draws_;
    Frame frame_;
    int tries_ = 0;
    std::int64_t steps_spent_ = 0;
    Value answer_;
    std::vector<Wrong> wrong_;
    std::vector<document::RichText> options_;
    std::vector<std::size_t> order_;  ///< author's index of each printed option
};

}  // namespace bookbag::questions
