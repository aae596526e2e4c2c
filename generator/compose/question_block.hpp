// A question as blocks, in the forms that the booklet's pages need.
//
// The order inside never changes (mock/booklet-notes.md section 5): code and prompt and marks, then figure, then white
// space that belongs to the child, last the answer row with "how sure?" at the right.
#pragma once

#include "compose/blocks.hpp"
#include "compose/booklet.hpp"

namespace bookbag::compose {

/// Where a question stands: two columns of 84 mm, or the whole width of 175 mm.
enum class Width : std::uint8_t { Half, Full };

/// What varies with the reader and the page.
struct QuestionLook {
    const language::Phrasebook& words;
    Width width = Width::Full;
    bool youngest = false;  ///< Years 1-2: faces, boxes
    bool large = false;     ///< large print: one instruction a line, bigger boxes
    bool with_marks = true;
    bool sure = true;
};

/// One question with its space, unbreakable.
Block question_block(const PrintedQuestion& printed, const QuestionLook& look);

/// One cell of the Remember page: code and age of the topic on the first line, prompt below over the full width.
Block retrieval_cell(const PrintedQuestion& printed, const QuestionLook& look);

/// "Spot the mistake": Sam, a bubble, and a sentence started for the child, in a tinted panel.
Block mistake_panel(const PrintedQuestion& printed, const QuestionLook& look);

/// The figure that a child sees with the question, if any: always, or only with support.
const document::FigureSpec* shown_figure(const PrintedQuestion& printed);

/// Whether two of these fit side by side: a prompt of at most three lines of 52 mm and a figure of at most 80 mm.
bool fits_half(const PrintedQuestion& printed);

/// A rough height in millimetres, to choose what to leave out of an overfull page.
int estimated_height(const PrintedQuestion& printed);

/// Whether the prompt or its figure holds a box to write in, so that no answer line is needed.
bool has_answer_box(const questions::Question& question);

}  // namespace bookbag::compose
