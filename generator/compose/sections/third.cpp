// Page 6: target 3, used: word problems and explaining. "Think for two minutes" stands by the richest question (D-13).
#include "compose/question_rows.hpp"
#include "compose/sections.hpp"

namespace bookbag::compose {

std::vector<MadeSection> third_section(const SectionContext& context) {
    const auto& picks = context.picks.third;
    if (picks.empty()) {
        return {};
    }
    const auto& words = context.resources.words;
    MadeSection made;
    made.page = 6;
    made.section = booklet_page(context, 6, document::IconName::Star, words.say("title.use_it"));
    made.minutes = std::max(1, (seconds_of(picks) + 30) / 60);
    for (const auto& pick : picks) {
        made.questions.push_back(&pick);
    }
    Blocks& blocks = made.section.blocks;
    const std::string topic = context.resources.curriculum.at(picks.front().skill).title;
    blocks.push_back(title_row(document::IconName::Star, words.say("title.use_it"), topic.size() <= 44 ? topic : std::string(),
                               about_minutes(context, seconds_of(picks))));
    blocks.push_back(gap(3_mm));
    add_adult_line(context, "adult.third", blocks);
    blocks.push_back(text(TextRole::Reason, phrase(words, context.youngest ? "use_it.how_young" : "use_it.how")));
    blocks.push_back(gap(3_mm));
    for (auto& block : question_rows(context, picks)) {
        blocks.push_back(std::move(block));
    }
    std::vector<MadeSection> sections;
    sections.push_back(std::move(made));
    return sections;
}

}  // namespace bookbag::compose
