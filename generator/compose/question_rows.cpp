// Two columns only when both prompts are short (mock/booklet-notes.md section 7, rule 3).
#include "compose/question_rows.hpp"

namespace bookbag::compose {

using namespace document;

Blocks question_rows(const SectionContext& context, const std::vector<PrintedQuestion>& questions) {
    const auto& words = context.resources.words;
    const QuestionLook full{words, Width::Full, context.youngest, context.large, true, true};
    const QuestionLook half{words, Width::Half, context.youngest, context.large, true, true};
    Blocks blocks;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const PrintedQuestion& one = questions[i];
        if (one.spot_mistake) {
            blocks.push_back(gap(1_mm));
            blocks.push_back(mistake_panel(one, full));
            blocks.push_back(gap(2_mm));
            continue;
        }
        const bool pair = !context.large && !context.youngest && i + 1 < questions.size() && !questions[i + 1].spot_mistake &&
                          fits_half(one) && fits_half(questions[i + 1]);
        if (!pair) {
            blocks.push_back(question_block(one, full));
            continue;
        }
        std::vector<Cell> cells;
        cells.push_back(fixed_cell(84_mm, {question_block(one, half)}));
        cells.push_back(fixed_cell(84_mm, {question_block(questions[i + 1], half)}));
        blocks.push_back(row(std::move(cells), 7_mm, VAlign::Top));
        ++i;
    }
    return blocks;
}

int seconds_of(const std::vector<PrintedQuestion>& questions) {
    int seconds = 0;
    for (const auto& question : questions) {
        seconds += question.question.seconds;
    }
    return seconds;
}

}  // namespace bookbag::compose
