// The booklet of a child without evidence: a ladder of questions along the class plan, printed as one walk with signposts.
// "Start at A; if two are wrong go to …" is too much for a first page, so each step says only where to stop.
#include "compose/question_rows.hpp"
#include "compose/sections.hpp"

namespace bookbag::compose {

using namespace document;

std::vector<MadeSection> ladder_section(const SectionContext& context) {
    const auto& words = context.resources.words;
    const auto& picks = context.picks.ladder;
    std::vector<MadeSection> sections;
    const std::size_t half = (picks.size() + 1) / 2;
    for (int page = 2; page <= 3; ++page) {
        const std::size_t from = page == 2 ? 0 : half;
        const std::size_t to = page == 2 ? half : picks.size();
        if (from >= to) {
            continue;
        }
        MadeSection made;
        made.page = page;
        made.section = booklet_page(context, page, IconName::Hill, words.say("title.finding_out"));
        const std::vector<PrintedQuestion> here(picks.begin() + static_cast<std::ptrdiff_t>(from),
                                                picks.begin() + static_cast<std::ptrdiff_t>(to));
        for (std::size_t i = from; i < to; ++i) {
            made.questions.push_back(&picks[i]);
        }
        made.minutes = std::max(1, (seconds_of(here) + 30) / 60);
        Blocks& blocks = made.section.blocks;
        blocks.push_back(title_row(IconName::Hill, words.say("title.finding_out"),
                                   words.say(page == 2 ? "ladder.start" : "ladder.go_on"),
                                   about_minutes(context, seconds_of(here))));
        blocks.push_back(gap(4_mm));
        blocks.push_back(text(TextRole::Reason, phrase(words, page == 2 ? "ladder.how" : "ladder.stop")));
        blocks.push_back(gap(3_mm));
        for (auto& block : question_rows(context, here)) {
            blocks.push_back(std::move(block));
        }
        sections.push_back(std::move(made));
    }
    return sections;
}

}  // namespace bookbag::compose
