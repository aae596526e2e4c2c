// Same columns in every example, so that a child looks up the page to see how a step is done.
// Measures: mock/booklet-notes.md section 6, "Learn".
#include "compose/worked_example.hpp"

#include <algorithm>

namespace bookbag::compose {

using namespace document;
using questions::Question;
using questions::WorkingStep;

namespace {

bool any_figure(const Question& question) {
    return std::any_of(question.working.begin(), question.working.end(),
                       [](const WorkingStep& step) { return step.figure.has_value(); });
}

/// The stem is left out when the first step says the same again ("2/3 + 1/9").
bool stem_needed(const Question& question) {
    if (question.working.empty() || question.figure) {
        return true;
    }
    const std::string first = plain_text(question.working.front().action);
    return first.empty() || plain_text(question.stem).find(first) == std::string::npos ||
           plain_text(question.stem).size() > first.size() + 16;
}

RichText step_words(const WorkingStep& step, bool turn) {
    return turn ? step.blank : step.action;
}

RichText reason_words(const WorkingStep& step, bool turn) {
    return turn && !step.ask.empty() ? step.ask : step.why;
}

Block step_content(const WorkingStep& step, bool turn) {
    const RichText words = step_words(step, turn);
    if (words.empty()) {
        return {WritingLines{1, {}}};
    }
    return text(TextRole::Question, words);
}

Block step_row(const Question& question, std::size_t index, bool turn, const ExampleLook& look) {
    const WorkingStep& step = question.working[index];
    std::vector<Cell> cells;
    cells.push_back(fixed_cell(7.2_mm, {Block{Disc{std::to_string(index + 1), 7.2_mm, !turn}}}, VAlign::Middle));
    cells.push_back(flex_cell({step_content(step, turn)}, 1, VAlign::Middle));
    if (!look.narrow && any_figure(question)) {
        Blocks figure;
        if (step.figure) {
            figure.push_back({Figure{*step.figure, turn ? FigureShow::Question : FigureShow::Answer, Align::Left, 14_mm}});
        }
        cells.push_back(fixed_cell(62_mm, std::move(figure), VAlign::Middle));
    }
    return row(std::move(cells), 5_mm, VAlign::Middle);
}

Block with_reason(Block step, RichText reason, base::Length least) {
    Blocks left;
    left.push_back(gap(2.2_mm));
    left.push_back(std::move(step));
    left.push_back({WorkSpace{least, 1}});
    Blocks right;
    right.push_back(gap(2.2_mm));
    right.push_back(text(TextRole::Reason, std::move(reason)));
    right.push_back({WorkSpace{1_mm, 1}});
    std::vector<Cell> cells;
    cells.push_back(flex_cell(std::move(left), 1, VAlign::Top));
    cells.push_back(fixed_cell(51_mm, {panel(PanelLook::TintOnly, std::move(right), 4_mm, 0_mm)}, VAlign::Top));
    return row(std::move(cells), 5_mm, VAlign::Top);
}

Block title_line(const ExampleLook& look) {
    std::vector<Cell> cells;
    cells.push_back(flex_cell({text(TextRole::Subheading, look.title)}));
    cells.push_back(natural_cell({text(TextRole::Helper, look.turn, Align::Right)}));
    return row(std::move(cells), 3_mm);
}

}  // namespace

int most_blanked(const Question& question) {
    return std::clamp(static_cast<int>(question.working.size()) - 1, 0, 2);
}

Block example_block(const Example& example, const ExampleLook& look) {
    const Question& question = example.question;
    const int steps = static_cast<int>(question.working.size());
    const bool margin = look.with_reasons && !look.narrow;
    Blocks blocks;
    if (margin) {
        blocks.push_back(with_reason(title_line(look), look.blanked == 0 ? bold(look.words.say("learn.why")) : RichText{}, 0_mm));
    } else {
        blocks.push_back(title_line(look));
        blocks.push_back(gap(1.5_mm));
    }
    if (stem_needed(question)) {
        Blocks stem;
        stem.push_back(text(TextRole::Question, question.stem));
        if (question.figure) {
            stem.push_back(gap(2_mm));
            stem.push_back(
                {Figure{*question.figure, look.blanked == 0 ? FigureShow::Answer : FigureShow::Question, Align::Left, 34_mm}});
        }
        blocks.push_back(margin ? with_reason(stack(std::move(stem)), {}, 0_mm) : stack(std::move(stem)));
    }
    for (int i = 0; i < steps; ++i) {
        const bool turn = i >= steps - look.blanked;
        const WorkingStep& step = question.working[static_cast<std::size_t>(i)];
        Block line = step_row(question, static_cast<std::size_t>(i), turn, look);
        if (margin) {
            blocks.push_back(with_reason(std::move(line), reason_words(step, turn), turn ? 2_mm : 0_mm));
            continue;
        }
        blocks.push_back(std::move(line));
        if (look.with_reasons) {
            std::vector<Cell> under;
            under.push_back(fixed_cell(12.2_mm, {}));
            under.push_back(flex_cell({text(TextRole::Helper, reason_words(step, turn))}));
            blocks.push_back(row(std::move(under)));
        }
        blocks.push_back(gap(2_mm, turn ? 1 : 0));
    }
    return stack(std::move(blocks), {}, true);
}

}  // namespace bookbag::compose
