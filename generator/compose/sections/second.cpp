// Page 5: target 2. One example worked, one half done, then the child alone; squared paper where the method needs it.
#include "compose/question_rows.hpp"
#include "compose/sections.hpp"
#include "compose/worked_example.hpp"

namespace bookbag::compose {

using namespace document;

namespace {

bool needs_squares(const Picks& picks) {
    for (const auto& pick : picks.second) {
        if (pick.question.space.type == questions::SpaceType::Column) {
            return true;
        }
    }
    return false;
}

Block example_pair(const SectionContext& context) {
    const auto& words = context.resources.words;
    const auto& examples = context.picks.second_examples;
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        const int blanked = i == 0 ? 0 : most_blanked(examples[i].question);
        ExampleLook look{words, blanked, true, examples.size() > 1, words.say(i == 0 ? "learn.read_this" : "learn.finish_this"), {}};
        cells.push_back(flex_cell({example_block(examples[i], look)}));
    }
    return panel(PanelLook::Card, {row(std::move(cells), 9_mm, VAlign::Top)}, 4_mm, 3.5_mm);
}

}  // namespace

std::vector<MadeSection> second_section(const SectionContext& context) {
    const auto& picks = context.picks.second;
    if (picks.empty()) {
        return {};
    }
    const auto& words = context.resources.words;
    const IconName icon_name = needs_squares(context.picks) ? IconName::Squares : IconName::Bulb;
    const std::string title = words.say(needs_squares(context.picks)            ? "title.columns"
                                        : context.picks.second_examples.empty() ? "title.practise_more"
                                                                                : "title.learn_and_try");
    MadeSection made;
    made.page = 5;
    made.section = booklet_page(context, 5, icon_name, title);
    const int seconds = seconds_of(picks) + static_cast<int>(context.picks.second_examples.size()) * 60;
    made.minutes = std::max(1, (seconds + 30) / 60);
    for (const auto& pick : picks) {
        made.questions.push_back(&pick);
    }
    Blocks& blocks = made.section.blocks;
    const std::string topic = context.resources.curriculum.at(picks.front().skill).title;
    blocks.push_back(title_row(icon_name, title, topic.size() <= 44 ? topic : std::string(), about_minutes(context, seconds)));
    blocks.push_back(gap(4_mm));
    add_adult_line(context, "adult.second", blocks);
    if (!context.picks.second_examples.empty()) {
        blocks.push_back(example_pair(context));
        blocks.push_back(gap(3_mm));
    }
    for (auto& block : question_rows(context, picks)) {
        blocks.push_back(std::move(block));
    }
    std::vector<MadeSection> sections;
    sections.push_back(std::move(made));
    return sections;
}

}  // namespace bookbag::compose
