// One drawn question: everything that the booklet, the worked example, the marking book and the misconception key print
// about it, made from one object so that they cannot disagree.
//
// Texts are rich text ready to be set; `plain` forms are for logs, tests and the worksheet in JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "document/figure_spec.hpp"
#include "document/rich_text.hpp"
#include "questions/value.hpp"

namespace bookbag::questions {

/// The form in which an answer is wanted and shown (docs/formats/question-template.md, section 5).
enum class AnswerForm : std::uint8_t {
    Integer,
    Decimal,
    Fraction,
    FractionLowest,
    Mixed,
    Percent,
    Money,
    Time,
    Ratio,
    Pair,
    List,
    Text,
    Symbol,
    Choice,
    Maths,
    Figure,
    Open
};

/// How much room a child needs (docs/formats/question-template.md, `space.type`).
enum class SpaceType : std::uint8_t {
    Fact,
    Mental,
    Column,
    Working,
    Equation,
    Word,
    Explain,
    Draw,
    Measure,
    Graph,
    Choice
};

enum class Demand : std::uint8_t { Recall, Apply, Explain };

/// When a figure is drawn.
enum class FigureWhen : std::uint8_t { Always, Scaffold, Answer };

/// The names as written in templates: "fraction_lowest", "working", "recall", "scaffold".
const char* name_of(AnswerForm form);
const char* name_of(SpaceType type);
const char* name_of(Demand demand);
const char* name_of(FigureWhen when);

/// A, B, C … for index 0, 1, 2 … (at most 26).
std::string option_letter(std::size_t index);

struct Answer {
    std::string form;          ///< "integer", "fraction", "choice", "open" …
    document::RichText shown;  ///< as the marking book prints it, with unit
    std::string plain;         ///< canonical text, without unit
    document::RichText label;  ///< before the answer line: "Answer", "x ="
    std::string unit;
    int marks = 1;
    AnswerForm kind = AnswerForm::Integer;  ///< the same as `form`
    Value value;                            ///< exact; for a choice the index in printed order, from 0
    document::RichText teacher;             ///< open answers: what to look for; else empty
};

/// One line of working. `ask` and `blank` stand there when the step is the child's turn; both fall back to `why` and a
/// blank line when the template gives none (then they are empty).
struct WorkingStep {
    document::RichText action;  ///< what is done ("do" in the template)
    document::RichText why;
    document::RichText ask;
    document::RichText blank;
    std::string mark;  ///< M1, A1, B1 or empty
    std::optional<document::FigureSpec> figure;
};

struct WrongAnswer {
    document::RichText shown;
    std::string plain;
    std::vector<std::string> misconceptions;  ///< one id, or several when two ways of going wrong coincide
    Value value;                              ///< as Answer::value
};

/// "Spot the mistake": what Sam says and the first words of the child's explanation.
struct Mistake {
    document::RichText says;
    document::RichText start;
    std::string misconception;
};

struct Space {
    SpaceType type = SpaceType::Fact;
    int millimetres = 0;  ///< blank height wished for; 0 = by type
};

struct Question {
    std::string template_id;
    int version = 1;
    std::string skill;
    std::string type;    ///< one of the curriculum's question types
    int difficulty = 1;  ///< 1 fluency, 2 secure, 3 reasoning
    Demand demand = Demand::Recall;
    int seconds = 60;
    bool calculator = false;
    document::RichText stem;
    std::optional<document::FigureSpec> figure;
    FigureWhen figure_when = FigureWhen::Always;
    std::vector<document::RichText> options;
    Answer answer;
    std::vector<WorkingStep> working;
    std::vector<WrongAnswer> wrong;
    std::optional<Mistake> mistake;
    std::vector<document::RichText> hints;
    Space space;
    std::string note;  ///< identity of the variant
    base::Seed seed;

    /// What the ledger keeps of `note`: the first 8 bytes of SHA-256 over template id and note.
    std::uint64_t note_hash() const;
};

/// What file headers say about a skill (docs/formats/question-template.md, section 1).
struct SkillText {
    std::string now;
    std::vector<std::string> key_words;
    std::string family_why;
    std::vector<std::string> family_ask;
    std::string family_do;
    std::string skill;  ///< id of the skill
};

}  // namespace bookbag::questions
