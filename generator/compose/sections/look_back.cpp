// Page 8: the child's voice and choice, space for corrections, and below a cut line the family slip.
// "You said / We did" is printed only when something was read back: an empty promise is worse than none (D-20).
#include "compose/sections.hpp"

namespace bookbag::compose {

using namespace document;

namespace {

Block icon_heading(IconName name, const std::string& words) {
    std::vector<Cell> cells;
    cells.push_back(fixed_cell(6.5_mm, {icon(name, 6.5_mm)}, VAlign::Middle));
    cells.push_back(flex_cell({heading(TextRole::Subheading, plain(words), 2)}, 1, VAlign::Middle));
    return row(std::move(cells), 2.5_mm, VAlign::Middle);
}

Block tick_line(RichText words, bool ring) {
    std::vector<Cell> cells;
    cells.push_back(fixed_cell(6_mm, {Block{TickBox{6_mm, ring}}}, VAlign::Middle));
    cells.push_back(flex_cell({text(TextRole::Reason, std::move(words))}, 1, VAlign::Middle));
    return row(std::move(cells), 3_mm, VAlign::Middle);
}

Block hardest_line(const SectionContext& context) {
    const auto& words = context.resources.words;
    std::vector<Cell> cells;
    cells.push_back(natural_cell({text(TextRole::Reason, words.say("look_back.hardest"))}, VAlign::Middle));
    cells.push_back(fixed_cell(16_mm, {Block{CodeBox{" "}}}, VAlign::Middle));
    cells.push_back(natural_cell({text(TextRole::Reason, words.say("look_back.because"))}, VAlign::Middle));
    cells.push_back(flex_cell({gap(6_mm), rule(RuleLook::Thin)}, 1, VAlign::Middle));
    return row(std::move(cells), 3_mm, VAlign::Middle);
}

Blocks help_list(const SectionContext& context) {
    const auto& words = context.resources.words;
    Blocks blocks;
    blocks.push_back(icon_heading(IconName::Question, words.say("look_back.help_with")));
    for (const auto& target : context.request.plan.learning) {
        blocks.push_back(tick_line(plain(context.resources.curriculum.at(target.skill).title), false));
    }
    blocks.push_back(tick_line(plain(words.say("look_back.something_else")), false));
    return blocks;
}

Blocks choice_list(const SectionContext& context) {
    const auto& words = context.resources.words;
    Blocks blocks;
    blocks.push_back(icon_heading(IconName::Target, words.say("look_back.next_time")));
    for (const auto skill : context.request.plan.offered) {
        blocks.push_back(tick_line(plain(context.resources.curriculum.at(skill).title), true));
    }
    blocks.push_back(tick_line(plain(words.say("look_back.own_idea")), true));
    return blocks;
}

Block voice_columns(const SectionContext& context) {
    std::vector<Cell> cells;
    cells.push_back(flex_cell({stack(help_list(context), 2.2_mm)}));
    if (context.request.plan.offered.size() >= 2) {
        cells.push_back(flex_cell({stack(choice_list(context), 2.2_mm)}));
    }
    return row(std::move(cells), 7_mm, VAlign::Top);
}

/// One prompt a week of three, in turn, so that all three come within three weeks (D-19).
std::string prompt_of_the_week(const SectionContext& context) {
    const char* kPrompts[] = {"look_back.prompt_helped", "look_back.prompt_in_the_way", "look_back.prompt_next"};
    return context.resources.words.say(kPrompts[static_cast<std::size_t>(context.request.week < 0 ? 0 : context.request.week) % 3]);
}

Block slip_row(std::vector<Cell> cells) {
    return row(std::move(cells), 3_mm, VAlign::Middle);
}

Block slip_line(const std::string& label) {
    std::vector<Cell> cells;
    cells.push_back(natural_cell({text(TextRole::Reason, label)}, VAlign::Middle));
    cells.push_back(flex_cell({gap(6_mm), rule(RuleLook::Thin)}, 1, VAlign::Middle));
    return slip_row(std::move(cells));
}

Block slip_ticks(const SectionContext& context) {
    const auto& words = context.resources.words;
    std::vector<Cell> cells;
    cells.push_back(natural_cell({text(TextRole::Reason, words.say("slip.it_was"))}, VAlign::Middle));
    for (const char* key : {"slip.too_easy", "slip.just_right", "slip.too_hard"}) {
        cells.push_back(natural_cell({Block{TickBox{5_mm, false}}}, VAlign::Middle));
        cells.push_back(natural_cell({text(TextRole::Reason, words.say(key))}, VAlign::Middle));
    }
    cells.push_back(flex_cell({text(TextRole::Reason, words.say("slip.it_took"), Align::Right)}, 1, VAlign::Middle));
    return slip_row(std::move(cells));
}

Block slip_asks(const SectionContext& context) {
    const auto& words = context.resources.words;
    std::vector<Cell> cells;
    for (const char* key : {"slip.large_print", "slip.another_language", "slip.call_me"}) {
        cells.push_back(natural_cell({Block{TickBox{5_mm, false}}}, VAlign::Middle));
        cells.push_back(natural_cell({text(TextRole::Reason, words.say(key))}, VAlign::Middle));
    }
    cells.push_back(
        flex_cell({text(TextRole::Running, words.say("slip.phone", {{"phone", context.resources.settings.phone}}), Align::Right)},
                  1, VAlign::Middle));
    return slip_row(std::move(cells));
}

Blocks family_slip(const SectionContext& context) {
    const auto& words = context.resources.words;
    const auto& request = context.request;
    Blocks blocks;
    blocks.push_back(rule(RuleLook::CutHere));
    blocks.push_back(gap(1.5_mm));
    std::vector<Cell> head;
    head.push_back(fixed_cell(7_mm, {icon(IconName::People, 7_mm)}, VAlign::Middle));
    head.push_back(natural_cell({heading(TextRole::Subheading, plain(words.say("slip.title")), 2)}, VAlign::Middle));
    head.push_back(flex_cell(
        {text(TextRole::Running,
              request.pupil.given_name.for_print() + "  " + request.school_class.name + "  " + booklet_code(request.pupil.token),
              Align::Right)},
        1, VAlign::Middle));
    blocks.push_back(row(std::move(head), 2.5_mm, VAlign::Middle));
    blocks.push_back(slip_line(words.say("slip.we_talked")));
    blocks.push_back(slip_ticks(context));
    blocks.push_back(slip_line(words.say("slip.we_saw")));
    blocks.push_back(slip_asks(context));
    return blocks;
}

}  // namespace

std::vector<MadeSection> look_back_section(const SectionContext& context) {
    const auto& words = context.resources.words;
    MadeSection made;
    made.page = context.pages;
    made.section = booklet_page(context, context.pages, IconName::Home, words.say("title.look_back"));
    made.minutes = 3;
    Blocks& blocks = made.section.blocks;
    blocks.push_back(title_row(IconName::Home, words.say("title.look_back"), words.say("look_back.subtitle"),
                               words.count("minutes.about", 3)));
    blocks.push_back(gap(5_mm));
    blocks.push_back(hardest_line(context));
    blocks.push_back(gap(5_mm, 1));
    blocks.push_back(voice_columns(context));
    blocks.push_back(gap(5_mm, 1));
    blocks.push_back(icon_heading(IconName::Speech, prompt_of_the_week(context)));
    blocks.push_back({WritingLines{2, {}}});
    blocks.push_back(gap(4_mm, 1));
    blocks.push_back(icon_heading(IconName::Pencil, words.say("look_back.corrections")));
    blocks.push_back(gap(2_mm));
    blocks.push_back({SquaredPaper{0, context.youngest ? 3 : 5}});
    blocks.push_back(gap(3_mm, 1));
    blocks.push_back(text(TextRole::Small, phrase(words, "look_back.how_chosen")));
    blocks.push_back(gap(3_mm));
    blocks.push_back(stack(family_slip(context), 2.4_mm, true));
    std::vector<MadeSection> sections;
    sections.push_back(std::move(made));
    return sections;
}

}  // namespace bookbag::compose
