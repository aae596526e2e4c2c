// A question template after reading: everything parsed, every name known, nothing drawn yet.
//
// Format: docs/formats/question-template.md. Read with load_templates() (template_loader.hpp); made into questions with
// draw() (draw.hpp).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/fault.hpp"
#include "questions/expression.hpp"
#include "questions/question.hpp"
#include "questions/text_template.hpp"

namespace bookbag::questions {

/// A name with the expression that gives its value.
struct Definition {
    std::string name;
    std::uint32_t slot = 0;
    Expression expression;
};

/// Rows of scalars; one row is drawn and its columns become names.
struct Bank {
    std::vector<std::string> columns;
    std::vector<std::uint32_t> slots;  ///< of the columns, in order
    std::vector<std::vector<Value>> rows;
};

/// One step of a try, in the order in which it is done: a requirement stands directly after the last name it needs.
struct PlanStep {
    enum class Kind : std::uint8_t { Bank, Variable, Derived, Requirement };
    Kind kind = Kind::Variable;
    std::size_t index = 0;
};

struct AnswerTemplate {
    AnswerForm form = AnswerForm::Integer;
    Expression value;
    int decimal_places = -1;  ///< `dp`; -1 = as many as the number has
    int marks = 1;
    bool shuffle = false;
    TextTemplate unit;
    TextTemplate label;
};

/// The second route (section 6 of the format).
struct CheckTemplate {
    enum class Kind : std::uint8_t { None, Holds, Route, Brute, Teacher };
    Kind kind = Kind::None;
    Expression expression;
    TextTemplate teacher;
};

/// A figure parameter: an expression, a text, a list or named parameters.
struct FigureParameter {
    std::variant<Expression, TextTemplate, std::vector<FigureParameter>, std::map<std::string, FigureParameter>> content;
};

struct FigureTemplate {
    std::string kind;
    FigureWhen when = FigureWhen::Always;
    std::map<std::string, FigureParameter> parameters;
    base::Origin where;
};

struct WorkingTemplate {
    TextTemplate step;
    TextTemplate why;
    TextTemplate ask;
    TextTemplate blank;
    std::string mark;
    std::optional<FigureTemplate> figure;
};

struct WrongTemplate {
    Expression value;
    std::string misconception;
    std::optional<Expression> when;
};

struct MistakeTemplate {
    TextTemplate says;
    TextTemplate start;
};

struct SpaceTemplate {
    SpaceType type = SpaceType::Fact;
    int mm = 0;
    TextTemplate label;
};

struct QuestionTemplate {
    std::string id;
    int version = 1;
    std::string skill;
    std::string type;
    int difficulty = 1;
    Demand demand = Demand::Recall;
    std::vector<int> years;
    int seconds = 60;
    bool calculator = false;
    bool small_pool = false;
    std::string symbols;
    base::Origin where;

    std::uint32_t slot_count = 0;
    std::uint32_t answer_slot = 0;  ///< of `ans`
    std::uint32_t wrong_slot = 0;   ///< of `wrong`
    std::vector<Definition> variables;
    std::optional<Bank> bank;
    std::vector<Expression> requirements;
    std::vector<Definition> derived;
    std::vector<PlanStep> plan;

    TextTemplate stem;
    std::vector<TextTemplate> options;
    AnswerTemplate answer;
    CheckTemplate check;
    std::vector<WorkingTemplate> working;
    std::vector<WrongTemplate> wrong;
    std::optional<MistakeTemplate> mistake;
    std::vector<TextTemplate> hints;
    std::optional<FigureTemplate> figure;
    SpaceTemplate space;
    TextTemplate note;
};

/// One file: a skill's words and its templates in file order.
struct SkillFile {
    SkillText text;
    std::vector<QuestionTemplate> templates;
};

}  // namespace bookbag::questions
