// The ordered lists of sections, the page furniture they share, and the loop that makes a booklet of them.
#include "compose/sections.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "compose/question_block.hpp"

namespace bookbag::compose {

using namespace document;

std::vector<MakeSection> booklet_sections() {
    return {
        cover_section,      // what I can do, what is next, how: chosen first
        remember_section,   // earlier topics, no marks
        learn_section,      // target 1: worked, faded
        practise_section,   // target 1: rising
        second_section,     // target 2
        third_section,      // target 3: use it
        mixed_section,      // everything, and one challenge
        look_back_section,  // voice, choice, family slip
    };
}

std::vector<MakeSection> finding_out_sections() {
    return {cover_section, ladder_section, look_back_section};
}

namespace {

std::string footer_facts(const SectionContext& context) {
    const auto& words = context.library.words;
    return words.say("footer.facts",
                     {{"map", context.library.curriculum.map_version}, {"week", std::to_string(context.request.week)}});
}

}  // namespace

Section booklet_page(const SectionContext& context, int page, IconName tab, const std::string& title) {
    const auto& words = context.library.words;
    const auto& request = context.request;
    Section section;
    section.kind = context.large ? SectionKind::Flow : SectionKind::FixedPage;
    section.title = title;
    Frame& frame = section.frame;
    frame.look = FrameLook::BookletPage;
    frame.tab = context.large ? IconName::None : tab;
    frame.header_left = plain(words.say("header.book", {{"span", words.span(request.given, request.bring_back)}}));
    const std::string name = request.pupil.given_name.for_print();
    const std::string place =
        context.large ? words.say("header.large_page", {{"page", std::to_string(page)}}) : words.say("header.page");
    frame.header_right = joined(bold(name), plain("  " + request.school_class.name + "    "));
    frame.header_right = joined(frame.header_right, bold(place));
    frame.footer_left = joined(bold(booklet_code(request.pupil.token)), plain("    " + footer_facts(context)));
    frame.footer_right = plain(words.say("footer.colour_the_bag"));
    return section;
}

void add_adult_line(const SectionContext& context, const char* phrase_key, Blocks& blocks) {
    if (!context.youngest) {
        return;
    }
    std::vector<Cell> cells;
    cells.push_back(fixed_cell(6.5_mm, {icon(IconName::People, 6.5_mm)}, VAlign::Middle));
    cells.push_back(flex_cell({text(TextRole::Reason, phrase(context.library.words, phrase_key))}, 1, VAlign::Middle));
    blocks.push_back(panel(PanelLook::LightCard, {row(std::move(cells), 3_mm, VAlign::Middle)}, 3_mm, 1.6_mm));
    blocks.push_back(gap(2.5_mm));
}

std::string about_minutes(const SectionContext& context, int seconds) {
    return context.library.words.count("minutes.about", std::max(1, (seconds + 30) / 60));
}

namespace {

/// Leaves out the questions that take most room, one at a time, and never the last one. Letters close up again.
void cut(std::vector<PrintedQuestion>& questions, int fewer, const school::Token& token) {
    for (int i = 0; i < fewer && questions.size() > 1; ++i) {
        const auto largest = std::max_element(
            questions.begin(), questions.end(),
            [](const PrintedQuestion& a, const PrintedQuestion& b) { return estimated_height(a) < estimated_height(b); });
        questions.erase(largest);
    }
    for (std::size_t i = 0; i < questions.size(); ++i) {
        questions[i].code = bookwork_code(token, questions[i].page, static_cast<int>(i));
    }
}

Picks cut_to(const Picks& picks, const Fewer& fewer, const school::Token& token) {
    Picks shorter = picks;
    cut(shorter.remember, fewer[2], token);
    // The last example goes only when the page cannot be made to hold even one.
    for (int i = 0; i < fewer[3] && shorter.learn.size() > (fewer[3] > 4 ? 0U : 1U); ++i) {
        shorter.learn.pop_back();
    }
    for (int i = 0; i < fewer[2] + fewer[3] && shorter.ladder.size() > 4; ++i) {
        shorter.ladder.pop_back();
    }
    cut(shorter.practise, fewer[4], token);
    if (fewer[5] > 2) {
        shorter.second_examples.clear();
    }
    cut(shorter.second, std::min(fewer[5], 2) + std::max(0, fewer[5] - 3), token);
    cut(shorter.third, fewer[6], token);
    cut(shorter.mixed, fewer[7], token);
    if (shorter.challenge) {
        shorter.challenge->code = bookwork_code(token, 7, static_cast<int>(shorter.mixed.size()));
    }
    return shorter;
}

}  // namespace

Booklet compose_booklet(const Library& library, const BookletRequest& request, const Picks& picks, const Fewer& fewer) {
    const Picks shorter = cut_to(picks, fewer, request.pupil.token);
    const auto profile = request.pupil.access.profile;
    const bool large = profile == school::PrintProfile::Large18 || profile == school::PrintProfile::Large24;
    SectionContext context{library, request, shorter, request.pupil.year <= 2, large, request.plan.diagnostic ? 4 : 8, fewer[1]};
    Booklet booklet;
    booklet.document.title = library.words.say("title.booklet");
    booklet.document.language = library.words.tag();
    booklet.document.token = request.pupil.token.value;
    booklet.document.multiple_of = 4;
    for (const MakeSection make : request.plan.diagnostic ? finding_out_sections() : booklet_sections()) {
        for (MadeSection& made : make(context)) {
            for (const PrintedQuestion* question : made.questions) {
                booklet.questions.push_back(*question);
            }
            booklet.minutes += made.minutes;
            booklet.page_of_section.push_back(made.page);
            booklet.document.sections.push_back(std::move(made.section));
        }
    }
    return booklet;
}

}  // namespace bookbag::compose
