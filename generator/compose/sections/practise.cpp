// Page 4: target 1, rising: straight questions, another representation, spot the mistake, a word problem.
#include "compose/question_rows.hpp"
#include "compose/sections.hpp"

namespace bookbag::compose {

std::vector<MadeSection> practise_section(const SectionContext& context) {
    const auto& picks = context.picks.practise;
    if (picks.empty()) {
        return {};
    }
    const auto& words = context.resources.words;
    MadeSection made;
    made.page = 4;
    made.section = booklet_page(context, 4, document::IconName::Pencil, words.say("title.practise"));
    made.minutes = std::max(1, (seconds_of(picks) + 30) / 60);
    for (const auto& pick : picks) {
        made.questions.push_back(&pick);
    }
    Blocks& blocks = made.section.blocks;
    const std::string topic = context.resources.curriculum.at(picks.front().skill).title;
    blocks.push_back(title_row(document::IconName::Pencil, words.say("title.practise"),
                               topic.size() <= 44 ? topic : std::string(), about_minutes(context, seconds_of(picks))));
    blocks.push_back(gap(4_mm));
    add_adult_line(context, "adult.practise", blocks);
    for (auto& block : question_rows(context, picks)) {
        blocks.push_back(std::move(block));
    }
    std::vector<MadeSection> sections;
    sections.push_back(std::move(made));
    return sections;
}

}  // namespace bookbag::compose
