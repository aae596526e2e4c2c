// Page 2: eight short questions on earlier topics, two columns, no examples and no marks.
// Retrieval before new work, first question likely to succeed: booklet-and-report.md section 4.
#include "compose/question_block.hpp"
#include "compose/sections.hpp"

namespace bookbag::compose {

using namespace document;

std::vector<MadeSection> remember_section(const SectionContext& context) {
    const auto& picks = context.picks.remember;
    if (picks.empty()) {
        return {};
    }
    const auto& words = context.resources.words;
    MadeSection made;
    made.page = 2;
    made.section = booklet_page(context, 2, IconName::ClockBack, words.say("title.remember"));
    int seconds = 0;
    for (const auto& pick : picks) {
        seconds += pick.question.seconds;
        made.questions.push_back(&pick);
    }
    made.minutes = std::max(1, (seconds + 30) / 60);
    Blocks& blocks = made.section.blocks;
    blocks.push_back(title_row(IconName::ClockBack, words.say("title.remember"), words.say("remember.subtitle"),
                               about_minutes(context, seconds)));
    blocks.push_back(gap(4_mm));
    add_adult_line(context, "adult.remember", blocks);
    blocks.push_back(text(TextRole::Reason, phrase(words, context.youngest ? "remember.how_young" : "remember.how")));
    blocks.push_back(gap(3_mm));
    const QuestionLook look{words, context.large ? Width::Full : Width::Half, context.youngest, context.large, false, true};
    if (context.large || context.youngest) {
        for (const auto& pick : picks) {
            blocks.push_back(retrieval_cell(pick, look));
        }
    } else {
        for (std::size_t i = 0; i < picks.size(); i += 2) {
            std::vector<Cell> cells;
            cells.push_back(fixed_cell(84_mm, {retrieval_cell(picks[i], look)}));
            if (i + 1 < picks.size()) {
                cells.push_back(fixed_cell(84_mm, {retrieval_cell(picks[i + 1], look)}));
            }
            blocks.push_back(row(std::move(cells), 7_mm, VAlign::Top));
        }
    }
    std::vector<MadeSection> sections;
    sections.push_back(std::move(made));
    return sections;
}

}  // namespace bookbag::compose
