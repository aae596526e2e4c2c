// Page 1: whose book, two or three next steps to choose from, how to use it. No level, no rank, no score.
// Measures: mock/booklet-notes.md section 6, "Cover".
#include "base/text.hpp"
#include "compose/reasons.hpp"
#include "compose/sections.hpp"
#include "targets/reasons.hpp"

namespace bookbag::compose {

using namespace document;

namespace {

Cell label_cell(const std::string& label, Block value, int share) {
    Blocks blocks;
    blocks.push_back(text(TextRole::Running, label));
    blocks.push_back(std::move(value));
    return flex_cell(std::move(blocks), share);
}

Block names_band(const SectionContext& context) {
    const auto& words = context.resources.words;
    const auto& request = context.request;
    std::vector<Cell> cells;
    cells.push_back(label_cell(words.say("cover.name"), text(TextRole::Subheading, request.pupil.given_name.for_print()), 17));
    cells.push_back(label_cell(words.say("cover.class"), text(TextRole::Strong, request.school_class.name), 13));
    cells.push_back(label_cell(words.say("cover.teacher"), text(TextRole::Strong, request.school_class.teacher), 19));
    cells.push_back(label_cell(words.say("cover.given"), text(TextRole::Strong, words.short_date(request.given)), 22));
    cells.push_back(label_cell(words.say("cover.bring_back"), text(TextRole::Strong, words.short_date(request.bring_back)), 22));
    return row(std::move(cells), 2_mm, VAlign::Bottom);
}

std::string pages_of_target(const SectionContext& context, std::size_t place) {
    const auto& words = context.resources.words;
    if (context.request.plan.diagnostic) {
        return words.say("cover.page", {{"page", "2"}});
    }
    switch (place) {
        case 0:
            return context.picks.learn.empty() ? words.say("cover.page", {{"page", "4"}})
                                               : words.say("cover.pages", {{"first", "3"}, {"last", "4"}});
        case 1: return words.say("cover.page", {{"page", "5"}});
        default: return words.say("cover.page", {{"page", "6"}});
    }
}

Block target_card(const SectionContext& context, const targets::Target& target, std::size_t place) {
    const auto& words = context.resources.words;
    const auto& skill = context.resources.curriculum.at(target.skill);
    const auto* about = context.resources.bank.skill_text(skill.id);
    Blocks then;
    then.push_back(text(TextRole::Running, words.say("cover.last_time")));
    then.push_back(text(TextRole::Reason, last_time(context.resources, target)));
    Blocks now;
    now.push_back(text(TextRole::Code, words.say("cover.now")));
    now.push_back(text(TextRole::Reason, about != nullptr ? notation(about->now) : plain(words.say("cover.now_default"))));
    Blocks start;
    std::vector<Cell> tick;
    tick.push_back(fixed_cell(8.5_mm, {Block{TickBox{8.5_mm, false}}}, VAlign::Top));
    Blocks start_words;
    start_words.push_back(text(TextRole::Strong, words.say("cover.start_here")));
    tick.push_back(flex_cell(std::move(start_words), 1, VAlign::Middle));
    start.push_back(row(std::move(tick), 2.4_mm, VAlign::Middle));
    start.push_back(gap(1.4_mm));
    start.push_back(text(TextRole::Running, pages_of_target(context, place)));

    std::vector<Cell> columns;
    columns.push_back(fixed_cell(46_mm, std::move(then)));
    columns.push_back(fixed_cell(7.4_mm, {icon(IconName::ArrowRight, 7.4_mm)}, VAlign::Middle));
    columns.push_back(flex_cell(std::move(now)));
    columns.push_back(fixed_cell(32_mm, std::move(start)));
    Blocks body;
    body.push_back(heading(TextRole::Subheading, plain(skill.i_can), 3));
    body.push_back(text(TextRole::Running, targets::reason_sentence({context.resources.curriculum, context.request.school_class.teacher},
                                                                    target, targets::Reader::Pupil)));
    body.push_back(gap(1.4_mm));
    body.push_back(row(std::move(columns), 4_mm, VAlign::Top));
    std::vector<Cell> outer;
    outer.push_back(fixed_cell(10_mm, {Block{Disc{std::to_string(place + 1), 10_mm, true}}}));
    outer.push_back(flex_cell(std::move(body)));
    return panel(PanelLook::Card, {row(std::move(outer), 4_mm, VAlign::Top)}, 4_mm, context.cover_tightness > 0 ? 2.4_mm : 4_mm);
}

Block finding_out_card(const SectionContext& context) {
    const auto& words = context.resources.words;
    Blocks body;
    body.push_back(heading(TextRole::Subheading, plain(words.say("cover.finding_out")), 3));
    body.push_back(gap(2_mm));
    body.push_back(text(TextRole::Child, phrase(words, "cover.finding_out_how")));
    return panel(PanelLook::Card, std::move(body), 6_mm, 6_mm);
}

Block how_line(IconName name, RichText words, bool large) {
    std::vector<Cell> cells;
    cells.push_back(fixed_cell(large ? 10_mm : 6_mm, {icon(name, large ? 9_mm : 5.6_mm)}, VAlign::Middle));
    cells.push_back(flex_cell({text(TextRole::Child, std::move(words))}, 1, VAlign::Middle));
    return row(std::move(cells), 3.4_mm, VAlign::Middle);
}

Block how_to_use(const SectionContext& context) {
    const auto& words = context.resources.words;
    const std::string set = context.youngest ? "how.young." : "how.";
    Blocks lines;
    std::vector<Cell> head;
    head.push_back(fixed_cell(7_mm, {icon(IconName::Book, 7_mm)}, VAlign::Middle));
    head.push_back(flex_cell({heading(TextRole::Heading, plain(words.say("cover.how")), 2)}, 1, VAlign::Middle));
    lines.push_back(row(std::move(head), 2.4_mm, VAlign::Middle));
    const std::pair<IconName, const char*> kLines[] = {
        {IconName::Pencil, "try"}, {IconName::Squares, "working"}, {IconName::Eye, "sure"}, {IconName::Question, "stuck"}};
    for (const auto& [name, key] : kLines) {
        if (context.cover_tightness >= 2 && name != IconName::Pencil && name != IconName::Question) {
            continue;
        }
        lines.push_back(how_line(name, phrase(words, set + key), context.large));
    }
    return stack(std::move(lines), context.cover_tightness > 0 ? 1.4_mm : 2.6_mm);
}

Cell foot_cell(IconName name, RichText first, const std::string& second, int share) {
    Blocks lines;
    lines.push_back(text(TextRole::Strong, std::move(first)));
    lines.push_back(text(TextRole::Running, second));
    std::vector<Cell> cells;
    cells.push_back(fixed_cell(8_mm, {icon(name, 8_mm)}, VAlign::Middle));
    cells.push_back(flex_cell(std::move(lines), 1, VAlign::Middle));
    return flex_cell({row(std::move(cells), 3_mm, VAlign::Middle)}, share, VAlign::Middle);
}

Block foot_band(const SectionContext& context) {
    const auto& words = context.resources.words;
    const auto minutes = std::max<std::int32_t>(5, (context.request.plan.time.budget + 30) / 60);
    Blocks code;
    code.push_back(text(TextRole::Strong, booklet_code(context.request.pupil.token), Align::Right));
    code.push_back(text(TextRole::Running, words.say("cover.book_code"), Align::Right));
    std::vector<Cell> cells;
    cells.push_back(
        foot_cell(IconName::Clock, plain(words.count("minutes.about_capital", minutes)), words.say("cover.a_bit_each_day"), 6));
    cells.push_back(foot_cell(IconName::Pencil, plain(words.say("cover.kit")), words.say("cover.no_internet"), 6));
    cells.push_back(flex_cell(std::move(code), 3, VAlign::Middle));
    cells.push_back(fixed_cell(20.5_mm, {Block{QrCode{context.request.pupil.token.value, 20.5_mm}}}, VAlign::Middle));
    return row(std::move(cells), 3_mm, VAlign::Middle);
}

Block masthead(const SectionContext& context) {
    const auto& words = context.resources.words;
    const auto count = static_cast<std::int64_t>(context.request.plan.learning.size());
    Blocks title;
    title.push_back(heading(TextRole::CoverTitle, plain(words.say("title.booklet")), 1));
    title.push_back(text(TextRole::Subtitle,
                         context.request.plan.diagnostic
                             ? words.say("cover.made_for_you")
                             : words.count("cover.next_steps", count,
                                           {{"word", count == 2 || count == 3 ? words.say("number." + std::to_string(count))
                                                                              : std::to_string(count)}})));
    std::vector<Cell> cells;
    cells.push_back(fixed_cell(27_mm, {icon(IconName::Bag, 25_mm)}, VAlign::Middle));
    cells.push_back(flex_cell(std::move(title), 1, VAlign::Middle));
    return row(std::move(cells), 5_mm, VAlign::Middle);
}

}  // namespace

std::vector<MadeSection> cover_section(const SectionContext& context) {
    const auto& words = context.resources.words;
    MadeSection made;
    made.page = 1;
    made.section = booklet_page(context, 1, IconName::None, words.say("title.booklet"));
    made.section.frame.look = FrameLook::BookletCover;
    Blocks& blocks = made.section.blocks;
    blocks.push_back(masthead(context));
    blocks.push_back(gap(3_mm));
    blocks.push_back(rule(RuleLook::Main));
    blocks.push_back(gap(2_mm));
    blocks.push_back(names_band(context));
    blocks.push_back(gap(2_mm));
    blocks.push_back(rule(RuleLook::Thin));
    blocks.push_back(gap(3_mm, 1));
    std::vector<Cell> head;
    head.push_back(fixed_cell(7_mm, {icon(IconName::Target, 7_mm)}, VAlign::Middle));
    head.push_back(
        natural_cell({heading(TextRole::Heading,
                              plain(words.say(context.request.plan.diagnostic ? "cover.first_look" : "cover.my_next_steps")), 2)},
                     VAlign::Middle));
    if (!context.request.plan.diagnostic && context.request.plan.learning.size() > 1) {
        head.push_back(flex_cell({text(TextRole::Subtitle, words.say("cover.you_choose"), Align::Right)}, 1, VAlign::Middle));
    }
    blocks.push_back(row(std::move(head), 2.4_mm, VAlign::Middle));
    if (context.request.plan.diagnostic) {
        blocks.push_back(gap(3_mm));
        blocks.push_back(finding_out_card(context));
    }
    for (std::size_t i = 0; i < context.request.plan.learning.size() && !context.request.plan.diagnostic; ++i) {
        blocks.push_back(gap(context.cover_tightness > 0 ? 2.4_mm : i == 0 ? 3_mm : 4_mm, 1));
        blocks.push_back(target_card(context, context.request.plan.learning[i], i));
    }
    for (const std::string& sentence :
         targets::choice_sentences({context.resources.curriculum, context.request.school_class.teacher}, context.request.plan)) {
        blocks.push_back(gap(2_mm));
        blocks.push_back(text(TextRole::Running, sentence));
    }
    blocks.push_back(gap(context.cover_tightness > 0 ? 2.4_mm : 5_mm, 2));
    if (context.cover_tightness < 3) {
        blocks.push_back(how_to_use(context));
    }
    blocks.push_back(gap(3_mm, 2));
    blocks.push_back(rule(RuleLook::Thin));
    blocks.push_back(gap(2.5_mm));
    blocks.push_back(foot_band(context));
    std::vector<MadeSection> sections;
    sections.push_back(std::move(made));
    return sections;
}

}  // namespace bookbag::compose
