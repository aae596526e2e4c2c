// Page 7: interleaved questions from all targets and earlier topics, no hints, no two alike in a row; one challenge.
// Interleaving: 72 % v 38 % on a later test (Rohrer, Dedrick and Burgess 2014). The lowest 60 mm hold only the unmarked
// challenge, because the family slip on the back of this leaf takes them with it.
#include "compose/question_rows.hpp"
#include "compose/sections.hpp"

namespace bookbag::compose {

using namespace document;

namespace {

Block challenge_panel(const SectionContext& context, const PrintedQuestion& pick) {
    const auto& words = context.resources.words;
    std::vector<Cell> head;
    head.push_back(fixed_cell(18.5_mm, {Block{CodeBox{pick.code}}}, VAlign::Middle));
    head.push_back(natural_cell({icon(IconName::Hill, 8_mm)}, VAlign::Middle));
    head.push_back(natural_cell({heading(TextRole::Subheading, plain(words.say("mixed.challenge")), 2)}, VAlign::Middle));
    head.push_back(flex_cell({text(TextRole::Subtitle, words.say("mixed.think_two_minutes"), Align::Right)}, 1, VAlign::Middle));
    Blocks inner;
    inner.push_back(row(std::move(head), 3_mm, VAlign::Middle));
    inner.push_back(gap(2_mm));
    inner.push_back(text(TextRole::Question, pick.question.stem));
    if (const FigureSpec* figure = shown_figure(pick)) {
        inner.push_back(gap(1.5_mm));
        inner.push_back({Figure{*figure, FigureShow::Question, Align::Left, 46_mm}});
    }
    for (std::size_t i = 0; i < pick.question.options.size(); ++i) {
        std::vector<Cell> cells;
        cells.push_back(natural_cell({Block{TickBox{6_mm, false}}}, VAlign::Middle));
        cells.push_back(flex_cell({text(TextRole::Question, pick.question.options[i])}, 1, VAlign::Middle));
        inner.push_back(row(std::move(cells), 3_mm, VAlign::Middle));
    }
    inner.push_back({WorkSpace{12_mm, 3}});
    return panel(PanelLook::Card, std::move(inner), 4_mm, 3.5_mm);
}

}  // namespace

std::vector<MadeSection> mixed_section(const SectionContext& context) {
    const auto& picks = context.picks.mixed;
    if (picks.empty() && !context.picks.challenge) {
        return {};
    }
    const auto& words = context.resources.words;
    MadeSection made;
    made.page = 7;
    made.section = booklet_page(context, 7, IconName::Arrows, words.say("title.mixed"));
    made.minutes = std::max(1, (seconds_of(picks) + 30) / 60);
    for (const auto& pick : picks) {
        made.questions.push_back(&pick);
    }
    Blocks& blocks = made.section.blocks;
    blocks.push_back(title_row(IconName::Arrows, words.say("title.mixed"), words.say("mixed.subtitle"),
                               about_minutes(context, seconds_of(picks))));
    blocks.push_back(gap(4_mm));
    add_adult_line(context, "adult.mixed", blocks);
    for (auto& block : question_rows(context, picks)) {
        blocks.push_back(std::move(block));
    }
    if (context.picks.challenge) {
        made.questions.push_back(&*context.picks.challenge);
        blocks.push_back(gap(2_mm));
        blocks.push_back(challenge_panel(context, *context.picks.challenge));
    }
    std::vector<MadeSection> sections;
    sections.push_back(std::move(made));
    return sections;
}

}  // namespace bookbag::compose
