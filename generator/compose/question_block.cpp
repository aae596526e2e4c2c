// Question forms. Working space by type: booklet-and-report.md section 4.1; the millimetres here are least values, and
// each page shares what is left among them.
#include "compose/question_block.hpp"

#include <algorithm>
#include <set>

#include "base/utf8.hpp"

namespace bookbag::compose {

using namespace document;
using questions::SpaceType;

namespace {

constexpr int kMostToWrite = 45;  // millimetres
constexpr int kMostToDraw = 90;   // a construction with compasses needs the paper
constexpr std::size_t kShortStart = 26;  // letters of a started sentence that leave room to write on its line

/// Least white height under the prompt, in millimetres, for the ordinary profiles.
int least_space(const questions::Question& question) {
    if (question.space.millimetres > 0) {
        return std::min(question.space.millimetres, question.space.type == SpaceType::Draw ? kMostToDraw : kMostToWrite);
    }
    switch (question.space.type) {
        case SpaceType::Fact:
        case SpaceType::Choice: return 2;
        case SpaceType::Mental: return 10;
        case SpaceType::Measure:
        case SpaceType::Graph:
        case SpaceType::Draw: return 4;
        case SpaceType::Explain: return 0;
        case SpaceType::Equation: return 24;
        case SpaceType::Working:
        case SpaceType::Column:
        case SpaceType::Word: return 26;
    }
    return 10;
}

int stretch_of(SpaceType type) {
    switch (type) {
        case SpaceType::Fact:
        case SpaceType::Choice:
        case SpaceType::Measure:
        case SpaceType::Graph:
        case SpaceType::Draw: return 1;
        default: return 3;
    }
}

std::string choice_letter(std::size_t index) {
    return std::string(1, static_cast<char>('A' + static_cast<int>(index)));
}

Block options_block(const questions::Question& question, const QuestionLook& look) {
    Blocks lines;
    for (std::size_t i = 0; i < question.options.size(); ++i) {
        std::vector<Cell> cells;
        cells.push_back(natural_cell({Block{TickBox{look.large ? 9_mm : 6_mm, false}}}, VAlign::Middle));
        cells.push_back(fixed_cell(look.large ? 10_mm : 6_mm, {text(TextRole::Helper, choice_letter(i))}, VAlign::Middle));
        cells.push_back(flex_cell({text(TextRole::Question, question.options[i])}, 1, VAlign::Middle));
        lines.push_back(row(std::move(cells), 2_mm, VAlign::Middle));
    }
    return stack(std::move(lines), 2_mm);
}

HowSure sure_of(const QuestionLook& look) {
    if (!look.sure) {
        return HowSure::None;
    }
    if (look.youngest) {
        return HowSure::Faces;
    }
    return look.width == Width::Full ? HowSure::CirclesWithWords : HowSure::Circles;
}

bool needs_answer_line(const questions::Question& question) {
    using questions::AnswerForm;
    const AnswerForm form = question.answer.kind;
    return form != AnswerForm::Choice && form != AnswerForm::Open && form != AnswerForm::Figure && !has_answer_box(question);
}

/// Before the answer line: the answer's own label ("x ="), else the template's, else "Answer".
RichText answer_label(const questions::Question& question, const language::Phrasebook& words) {
    return question.answer.label.empty() ? phrase(words, "question.answer") : question.answer.label;
}

Block answer_row(const questions::Question& question, const QuestionLook& look) {
    AnswerRow answer;
    answer.sure = sure_of(look);
    answer.box = look.youngest;
    if (needs_answer_line(question)) {
        answer.label = answer_label(question, look.words);
        answer.unit = question.answer.unit;
        const bool long_answer =
            question.answer.kind == questions::AnswerForm::List || question.answer.kind == questions::AnswerForm::Text;
        answer.line = long_answer ? 46_mm : 30_mm;
    } else {
        answer.line = base::Length{-1};
    }
    return {std::move(answer)};
}

void add_space(Blocks& blocks, const questions::Question& question, const QuestionLook& look) {
    const SpaceType type = question.space.type;
    if (type == SpaceType::Explain || question.answer.kind == questions::AnswerForm::Open) {
        blocks.push_back({WritingLines{look.large ? 4 : 3, {}}});
        blocks.push_back({WorkSpace{1_mm, 1}});
        return;
    }
    if (type == SpaceType::Column && !question.figure) {
        blocks.push_back({SquaredPaper{0, look.width == Width::Half ? 5 : 6}});
        return;
    }
    const int least = look.width == Width::Half ? std::min(least_space(question), 20) : least_space(question);
    blocks.push_back({WorkSpace{base::microns(static_cast<std::int64_t>(least) * 1000), stretch_of(type)}});
}

Block prompt_row(const PrintedQuestion& printed, const QuestionLook& look) {
    std::vector<Cell> cells;
    cells.push_back(fixed_cell(look.large ? 37_mm : 18.5_mm, {Block{CodeBox{printed.code}}}));
    cells.push_back(flex_cell({text(TextRole::Question, printed.question.stem)}));
    if (look.with_marks && printed.marked) {
        cells.push_back(
            natural_cell({text(TextRole::Marks, "[" + std::to_string(printed.question.answer.marks) + "]", Align::Right)}));
    }
    return row(std::move(cells), 2_mm, VAlign::Baseline);
}

void add_hint(Blocks& blocks, const PrintedQuestion& printed, const QuestionLook& look) {
    if (printed.support != targets::Support::None && !printed.question.hints.empty()) {
        std::vector<Cell> cells;
        cells.push_back(natural_cell({icon(IconName::Bulb, 5_mm)}, VAlign::Middle));
        cells.push_back(
            flex_cell({text(TextRole::Reason, joined(phrase(look.words, "question.hint"), printed.question.hints.front()))}, 1,
                      VAlign::Middle));
        blocks.push_back(row(std::move(cells), 2_mm, VAlign::Middle));
    }
}

}  // namespace

namespace {

bool holds_blank(const FigureValue& value) {
    if (const auto* text = std::get_if<std::string>(&value.value)) {
        return *text == "?";
    }
    if (const auto* list = std::get_if<FigureValue::List>(&value.value)) {
        return std::any_of(list->begin(), list->end(), holds_blank);
    }
    if (const auto* map = std::get_if<FigureValue::Map>(&value.value)) {
        return std::any_of(map->begin(), map->end(), [](const auto& entry) { return holds_blank(entry.second); });
    }
    return false;
}

/// Kinds whose blanks are written in: tracks and squares with missing numbers, part-whole circles, tables.
bool figure_holds_box(const FigureSpec& figure) {
    static const std::set<std::string> kWritten = {"number_track",  "hundred_square",    "part_whole",         "table",
                                                   "two_way_table", "place_value_chart", "double_number_line", "function_machine",
                                                   "factor_tree"};
    const auto missing = figure.values.find("missing");
    const bool gaps = missing != figure.values.end() && std::holds_alternative<FigureValue::List>(missing->second.value);
    return kWritten.count(figure.kind) != 0 && (gaps || std::any_of(figure.values.begin(), figure.values.end(),
                                                                    [](const auto& entry) { return holds_blank(entry.second); }));
}

}  // namespace

bool has_answer_box(const questions::Question& question) {
    if (question.figure && question.figure_when == questions::FigureWhen::Always && figure_holds_box(*question.figure)) {
        return true;
    }
    for (const auto& run : question.stem.runs) {
        if (const auto* maths = std::get_if<Maths>(&run);
            maths != nullptr && maths->notation.find("\\box") != std::string::npos) {
            return true;
        }
    }
    return false;
}

int estimated_height(const PrintedQuestion& printed) {
    const std::size_t letters = base::code_points(plain_text(printed.question.stem)).size();
    const int stem = 8 + static_cast<int>(letters / 60) * 7;
    const int figure = shown_figure(printed) == nullptr ? 0 : 45;
    const int options = static_cast<int>(printed.question.options.size()) * 8;
    const int space = printed.question.answer.kind == questions::AnswerForm::Open ? 30 : least_space(printed.question);
    const int height = stem + figure + options + space + 14;
    return printed.spot_mistake ? 50 : fits_half(printed) ? height / 2 : height;
}

const FigureSpec* shown_figure(const PrintedQuestion& printed) {
    const auto& question = printed.question;
    if (!question.figure) {
        return nullptr;
    }
    const auto when = question.figure_when;
    const bool shown = when == questions::FigureWhen::Always ||
                       (when == questions::FigureWhen::Scaffold && printed.support != targets::Support::None);
    return shown ? &*question.figure : nullptr;
}

bool fits_half(const PrintedQuestion& printed) {
    static const std::set<std::string> kNarrow = {
        "clock",        "fraction_circle", "angle",          "triangle",       "quadrilateral", "polygon",
        "percent_grid", "array",           "dice",           "base_ten",       "ten_frame",     "part_whole",
        "coins",        "fraction_of_set", "compound_shape", "circle_parts",   "spinner",       "digital_clock",
        "objects",      "fraction_bar",    "column_method",  "short_division", "jug",           "solid",
        "shapes",       "right_triangle",  "venn",           "thermometer",    "scale_dial"};
    const std::size_t length = base::code_points(plain_text(printed.question.stem)).size();
    const FigureSpec* figure = shown_figure(printed);
    return length <= 84 && (figure == nullptr || kNarrow.count(figure->kind) != 0) && printed.question.options.size() <= 4 &&
           printed.question.space.type != SpaceType::Explain && printed.question.answer.kind != questions::AnswerForm::Open;
}

Block question_block(const PrintedQuestion& printed, const QuestionLook& look) {
    Blocks blocks;
    blocks.push_back(rule(RuleLook::Thin));
    blocks.push_back(gap(3.5_mm));
    blocks.push_back(prompt_row(printed, look));
    if (const FigureSpec* figure = shown_figure(printed)) {
        blocks.push_back(gap(3.5_mm));
        blocks.push_back({Figure{*figure, FigureShow::Question, look.width == Width::Full ? Align::Centre : Align::Left,
                                 look.width == Width::Half ? 42_mm : 60_mm}});
    }
    if (!printed.question.options.empty()) {
        blocks.push_back(gap(2_mm));
        blocks.push_back(options_block(printed.question, look));
    }
    add_hint(blocks, printed, look);
    add_space(blocks, printed.question, look);
    blocks.push_back(answer_row(printed.question, look));
    blocks.push_back(gap(2_mm));
    return stack(std::move(blocks), {}, true);
}

Block retrieval_cell(const PrintedQuestion& printed, const QuestionLook& look) {
    Blocks blocks;
    blocks.push_back(rule(RuleLook::Thin));
    blocks.push_back(gap(2.8_mm));
    std::vector<Cell> head;
    head.push_back(fixed_cell(18.5_mm, {Block{CodeBox{printed.code}}}));
    head.push_back(flex_cell(
        {text(TextRole::Helper,
              printed.age ? look.words.say(std::string("age.") + targets::name_of(*printed.age)) : std::string(), Align::Left)}));
    blocks.push_back(row(std::move(head), 2_mm));
    blocks.push_back(gap(1.6_mm));
    blocks.push_back(text(TextRole::Question, printed.question.stem));
    if (const FigureSpec* figure = shown_figure(printed)) {
        blocks.push_back(gap(1.5_mm));
        blocks.push_back({Figure{*figure, FigureShow::Question, Align::Left, 26_mm}});
    }
    if (!printed.question.options.empty()) {
        blocks.push_back(gap(1_mm));
        blocks.push_back(options_block(printed.question, look));
    }
    blocks.push_back({WorkSpace{1_mm, 1}});
    blocks.push_back(answer_row(printed.question, look));
    blocks.push_back(gap(2_mm));
    return stack(std::move(blocks), {}, true);
}

Block mistake_panel(const PrintedQuestion& printed, const QuestionLook& look) {
    std::vector<Cell> head;
    head.push_back(fixed_cell(18.5_mm, {Block{CodeBox{printed.code}}}, VAlign::Middle));
    head.push_back(natural_cell({icon(IconName::Lens, 7_mm)}, VAlign::Middle));
    head.push_back(flex_cell({text(TextRole::Subheading, look.words.say("question.spot_the_mistake"))}, 1, VAlign::Middle));
    head.push_back(natural_cell(
        {text(TextRole::Marks, "[" + std::to_string(std::max(1, printed.question.answer.marks)) + "]", Align::Right)},
        VAlign::Middle));

    Blocks sam;
    sam.push_back(icon(IconName::SamHead, 17_mm));
    sam.push_back(text(TextRole::Reason, look.words.say("question.sam"), Align::Centre));

    Blocks explain;
    explain.push_back(text(TextRole::Question, phrase(look.words, "question.explain_wrong")));
    const bool short_start = base::code_points(plain_text(printed.question.mistake->start)).size() <= kShortStart;
    if (!short_start) {
        explain.push_back(text(TextRole::Helper, printed.question.mistake->start));
    }
    explain.push_back({WritingLines{look.youngest ? 1 : 2, short_start ? printed.question.mistake->start : RichText{}}});
    AnswerRow answer;
    answer.label = phrase(look.words, "question.it_should_be");
    answer.sure = look.youngest ? HowSure::Faces : HowSure::Circles;
    answer.line = 26_mm;
    answer.unit = printed.question.answer.unit;
    explain.push_back({WorkSpace{1_mm, 1}});
    explain.push_back({std::move(answer)});

    Blocks says;
    says.push_back(
        panel(PanelLook::Bubble, {text(TextRole::Question, printed.question.mistake->says, Align::Centre)}, 3_mm, 4_mm));
    std::vector<Cell> body;
    body.push_back(fixed_cell(18_mm, std::move(sam)));
    body.push_back(flex_cell(std::move(says), 5));
    body.push_back(flex_cell(std::move(explain), 9));
    Blocks inner;
    inner.push_back(row(std::move(head), 2.5_mm, VAlign::Middle));
    inner.push_back(gap(2.5_mm));
    inner.push_back(row(std::move(body), 4_mm, VAlign::Top));
    return stack({panel(PanelLook::Tinted, std::move(inner), 4_mm, 3.5_mm)}, {}, true);
}

}  // namespace bookbag::compose
