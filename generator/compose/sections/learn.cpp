// Page 3: one worked example, the same kind with the last step missing, then with more missing; numbers change each time.
// Backward fading (Renkl; Atkinson et al. 2000), reasons in the margin, key words below.
#include "compose/sections.hpp"
#include "compose/worked_example.hpp"

namespace bookbag::compose {

using namespace document;

namespace {

Block key_words(const SectionContext& context, const std::vector<std::string>& keys) {
    const auto& words = context.resources.words;
    Blocks lines;
    std::vector<Cell> head;
    head.push_back(fixed_cell(6.5_mm, {icon(IconName::Book, 6.5_mm)}, VAlign::Middle));
    head.push_back(flex_cell({heading(TextRole::Subheading, plain(words.say("learn.key_words")), 2)}, 1, VAlign::Middle));
    head.push_back(natural_cell({text(TextRole::Running, words.say("learn.in_another_language"), Align::Right)}, VAlign::Middle));
    lines.push_back(row(std::move(head), 2.5_mm, VAlign::Middle));
    for (const auto& key : keys) {
        const auto meaning = context.resources.glossary.find(key);
        if (meaning == context.resources.glossary.end()) {
            continue;
        }
        std::vector<Cell> cells;
        cells.push_back(fixed_cell(34_mm, {text(TextRole::Strong, key)}, VAlign::Middle));
        cells.push_back(flex_cell({text(TextRole::Reason, notation(meaning->second))}, 1, VAlign::Middle));
        cells.push_back(fixed_cell(42_mm, {gap(4_mm), rule(RuleLook::Thin)}, VAlign::Bottom));
        lines.push_back(row(std::move(cells), 3_mm, VAlign::Middle));
    }
    return panel(PanelLook::Card, {stack(std::move(lines), 1.6_mm)}, 5_mm, 3_mm);
}

std::string turn_words(const language::Phrasebook& words, int steps, int blanked) {
    if (blanked == 0) {
        return words.count("learn.steps", steps);
    }
    return blanked == 1
               ? words.say("learn.your_turn_one", {{"step", std::to_string(steps)}})
               : words.say("learn.your_turn_two", {{"first", std::to_string(steps - 1)}, {"last", std::to_string(steps)}});
}

}  // namespace

std::vector<MadeSection> learn_section(const SectionContext& context) {
    const auto& examples = context.picks.learn;
    if (examples.empty()) {
        return {};
    }
    const auto& words = context.resources.words;
    const auto* about = context.resources.bank.skill_text(context.resources.curriculum.at(examples.front().skill).id);
    MadeSection made;
    made.page = 3;
    made.section = booklet_page(context, 3, IconName::Bulb, words.say("title.learn"));
    const int seconds = 60 + static_cast<int>(examples.size()) * 90;
    made.minutes = seconds / 60;
    Blocks& blocks = made.section.blocks;
    blocks.push_back(title_row(IconName::Bulb, words.say("title.learn"), {}, about_minutes(context, seconds)));
    if (about != nullptr) {
        blocks.push_back(gap(2_mm));
        blocks.push_back(text(TextRole::Child, notation(about->now)));
    }
    blocks.push_back(gap(3_mm));
    const char* kTitles[] = {"learn.read_this", "learn.finish_this", "learn.now_you_lead"};
    for (std::size_t i = 0; i < examples.size(); ++i) {
        const int blanked = std::min(static_cast<int>(i), most_blanked(examples[i].question));
        ExampleLook look{words, blanked, true, context.large, words.say(kTitles[std::min<std::size_t>(i, 2)]), {}};
        look.turn = turn_words(words, static_cast<int>(examples[i].question.working.size()), blanked);
        if (i != 0) {
            blocks.push_back(rule(RuleLook::Thin));
        }
        blocks.push_back(example_block(examples[i], look));
    }
    if (about != nullptr && !about->key_words.empty() && context.most_key_words > 0) {
        std::vector<std::string> shown = about->key_words;
        shown.resize(std::min(shown.size(), context.most_key_words));
        blocks.push_back(gap(4_mm));
        blocks.push_back(key_words(context, shown));
    }
    std::vector<MadeSection> sections;
    sections.push_back(std::move(made));
    return sections;
}

}  // namespace bookbag::compose
