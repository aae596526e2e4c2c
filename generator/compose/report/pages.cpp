// The two pages. Order inside a card never changes; one praise for each next step; the activity costs nothing.
// Measures: mock/report-notes.md sections 2 and 3.
#include <algorithm>

#include "compose/picker.hpp"
#include "compose/report/wording.hpp"

namespace bookbag::compose {

using namespace document;

namespace {

struct Writer {
    const Library& resources;
    const ReportRequest& request;
    const ReportFacts& facts;
    Tightness tightness;
    std::size_t most_rows;
    const language::Phrasebook& words = resources.words;
    std::string name = request.pupil.given_name.for_print();

    std::string say(std::string_view key, language::Holes holes = {}) const {
        holes.emplace_back("name", name);
        return words.say(key, holes);
    }
    const school::Skill& skill(school::SkillIndex index) const { return resources.curriculum.at(index); }
};

Section page_of(const Writer& w) {
    Section section;
    section.frame.look = FrameLook::Report;
    section.frame.header_left = bold(w.resources.settings.name);
    section.frame.header_left_2 = plain(w.say("report.kind"));
    section.frame.header_right =
        joined(bold(w.name), plain(", " + w.say("report.class", {{"class", w.request.school_class.name}})));
    section.frame.header_right_2 =
        plain(w.say("report.period", {{"from", w.words.long_date(w.request.from)}, {"to", w.words.long_date(w.request.night)}}));
    section.frame.footer_left = plain(w.say("report.not_the_annual_report"));
    section.frame.footer_right = plain("R-" + w.request.pupil.token.value.substr(0, 4) + "   " + w.say("report.page"));
    return section;
}

Block good_news(const Writer& w) {
    Blocks lines;
    const bool strong = !w.facts.strengths.empty();
    const auto* best = strong ? &w.facts.strengths.front() : nullptr;
    if (strong) {
        lines.push_back(text(TextRole::ReportLead, w.say(best->secure ? "report.lead_secure" : "report.lead_good",
                                                         {{"can", can_do(w.skill(best->skill))}})));
        lines.push_back(gap(1_mm));
        lines.push_back(
            text(TextRole::ReportSmall, notation("**" + w.say("report.how_we_know") + "** " + evidence_words(w.words, *best))));
    } else if (w.facts.answered > 0) {
        lines.push_back(text(TextRole::ReportLead, w.words.count("report.lead_worked", w.facts.answered, {{"name", w.name}})));
        lines.push_back(gap(1_mm));
        lines.push_back(text(TextRole::ReportSmall, w.words.count("report.lead_days", w.facts.days_worked, {{"name", w.name}})));
    } else {
        lines.push_back(text(TextRole::ReportLead, w.say("report.lead_welcome")));
        lines.push_back(gap(1_mm));
        lines.push_back(
            text(TextRole::ReportSmall,
                 w.say(w.facts.last_work.valid() ? "report.lead_last" : "report.lead_none",
                       {{"date", w.facts.last_work.valid() ? w.words.long_date(w.facts.last_work) : std::string()}})));
    }
    std::vector<Cell> cells;
    cells.push_back(fixed_cell(15_mm, {icon(IconName::Sun, 14_mm)}, VAlign::Middle));
    cells.push_back(flex_cell(std::move(lines), 1, VAlign::Middle));
    return panel(PanelLook::Heavy, {row(std::move(cells), 5_mm, VAlign::Middle)}, 5_mm, 2.8_mm);
}

Cell strength_cell(const Writer& w, const SkillFact& fact) {
    Blocks blocks;
    blocks.push_back(rule(RuleLook::Main));
    blocks.push_back(gap(1.6_mm));
    std::vector<Cell> head;
    head.push_back(fixed_cell(4.6_mm, {Block{StateMark{StateSign::Secure, 4.2_mm}}}, VAlign::Top));
    head.push_back(flex_cell({text(TextRole::ReportSubheading, w.skill(fact.skill).title)}, 1, VAlign::Top));
    blocks.push_back(row(std::move(head), 1.6_mm, VAlign::Top));
    blocks.push_back(gap(0.8_mm));
    blocks.push_back(text(TextRole::ReportSmall, evidence_words(w.words, fact)));
    return flex_cell(std::move(blocks));
}

Cell effort_strength(const Writer& w) {
    Blocks blocks;
    blocks.push_back(rule(RuleLook::Main));
    blocks.push_back(gap(1.6_mm));
    std::vector<Cell> head;
    head.push_back(fixed_cell(4.6_mm, {Block{StateMark{StateSign::Secure, 4.2_mm}}}, VAlign::Top));
    head.push_back(flex_cell({text(TextRole::ReportSubheading, w.say("report.keeping_going"))}, 1, VAlign::Top));
    blocks.push_back(row(std::move(head), 1.6_mm, VAlign::Top));
    blocks.push_back(gap(0.8_mm));
    blocks.push_back(
        text(TextRole::ReportSmall, w.words.count("report.keeping_going_days", w.facts.days_worked, {{"name", w.name}})));
    return flex_cell(std::move(blocks));
}

void add_strengths(const Writer& w, Blocks& blocks) {
    std::vector<Cell> cells;
    for (const auto& fact : w.facts.strengths) {
        cells.push_back(strength_cell(w, fact));
    }
    if (cells.size() < 3 && w.facts.days_worked > 0) {
        cells.push_back(effort_strength(w));
    }
    if (cells.empty()) {
        return;
    }
    blocks.push_back(
        heading(TextRole::ReportHeading, plain(w.words.count("report.went_well", static_cast<std::int64_t>(cells.size()))), 2));
    blocks.push_back(gap(1.4_mm));
    while (cells.size() < 3) {
        cells.push_back(flex_cell({}));
    }
    blocks.push_back(row(std::move(cells), 6_mm, VAlign::Top));
    blocks.push_back(gap(4_mm, 1));
}

Block labelled_rule(const std::string& label, bool clock, const Writer& w) {
    Blocks blocks;
    blocks.push_back(gap(1.9_mm));
    blocks.push_back(rule(RuleLook::Hair));
    blocks.push_back(gap(1.4_mm));
    std::vector<Cell> cells;
    cells.push_back(flex_cell({text(TextRole::ReportSmall, bold(label))}, 1, VAlign::Middle));
    if (clock) {
        cells.push_back(natural_cell({icon(IconName::Clock, 3.6_mm)}, VAlign::Middle));
        cells.push_back(natural_cell({text(TextRole::ReportSmall, w.say("report.five_minutes"))}, VAlign::Middle));
    }
    blocks.push_back(row(std::move(cells), 1.4_mm, VAlign::Middle));
    return stack(std::move(blocks));
}

/// The worked example of the card: the figure of its last drawn step, or of the question, and the last line of working.
void add_example(const Writer& w, school::SkillIndex skill, Blocks& blocks) {
    const school::PupilHistory nothing_used;
    const BookletRequest like{w.request.pupil,
                              w.request.school_class,
                              nothing_used,
                              w.request.plan,
                              w.request.night,
                              w.request.bring_back,
                              0,
                              0,
                              "report",
                              "report"};
    Picker picker(w.resources, like);
    const auto examples = picker.examples(skill, 1);
    if (examples.empty()) {
        return;
    }
    const auto& question = examples.front();
    blocks.push_back(text(TextRole::ReportText, question.stem));
    if (w.tightness == Tightness::StemOnly) {
        return;
    }
    const FigureSpec* figure = question.figure ? &*question.figure : nullptr;
    for (const auto& step : question.working) {
        figure = step.figure ? &*step.figure : figure;
    }
    if (figure != nullptr && w.tightness < Tightness::NoFigure) {
        blocks.push_back(gap(1.2_mm));
        blocks.push_back({Figure{*figure, FigureShow::Answer, Align::Left, 24_mm}});
    }
    const std::size_t lines = w.tightness >= Tightness::ShortExample ? 2 : 3;
    const std::size_t first = question.working.size() > lines ? question.working.size() - lines : 0;
    for (std::size_t i = first; i < question.working.size(); ++i) {
        blocks.push_back(text(TextRole::ReportText, question.working[i].action));
    }
}

Cell step_card(const Writer& w, const SkillFact& fact, std::size_t place) {
    const auto& skill = w.skill(fact.skill);
    const auto* about = w.resources.bank.skill_text(skill.id);
    Blocks blocks;
    std::vector<Cell> head;
    head.push_back(fixed_cell(8.5_mm, {Block{Disc{std::to_string(place + 1), 8.5_mm, true}}}, VAlign::Top));
    head.push_back(flex_cell({text(TextRole::ReportSubheading, skill.title)}, 1, VAlign::Middle));
    blocks.push_back(row(std::move(head), 3_mm, VAlign::Middle));
    blocks.push_back(gap(1_mm));
    const bool praised = fact.right > 0 && fact.asked >= 3;
    if (praised) {
        blocks.push_back(text(TextRole::ReportText, w.say("report.good_start", {{"right", std::to_string(fact.right)},
                                                                                {"asked", std::to_string(fact.asked)},
                                                                                {"date", w.words.long_date(fact.last)}})));
    }
    blocks.push_back(text(TextRole::ReportText, fact.why.empty() ? w.say("report.ready") : fact.why));
    if (about != nullptr) {
        blocks.push_back(labelled_rule(w.say("report.why_it_matters"), false, w));
        blocks.push_back(text(TextRole::ReportText, about->family_why));
    }
    blocks.push_back(labelled_rule(w.say("report.what_it_looks_like"), false, w));
    Blocks example;
    add_example(w, fact.skill, example);
    blocks.push_back(stack(std::move(example), {}, true));
    blocks.push_back({WorkSpace{0_mm, 1}});
    if (about != nullptr) {
        blocks.push_back(labelled_rule(w.say("report.what_you_can_ask"), true, w));
        for (const auto& question : about->family_ask) {
            std::vector<Cell> cells;
            cells.push_back(fixed_cell(4.6_mm, {icon(IconName::Speech, 4.4_mm)}, VAlign::Top));
            cells.push_back(flex_cell({text(TextRole::ReportText, joined(joined(plain("“"), notation(question)), plain("”")))}, 1,
                                      VAlign::Top));
            blocks.push_back(row(std::move(cells), 2_mm, VAlign::Top));
        }
    }
    return flex_cell({panel(PanelLook::LightCard, std::move(blocks), 3.8_mm, 2.8_mm)});
}

void add_steps(const Writer& w, Blocks& blocks) {
    if (w.facts.steps.empty()) {
        return;
    }
    blocks.push_back(heading(TextRole::ReportHeading,
                             plain(w.words.count("report.next_steps", static_cast<std::int64_t>(w.facts.steps.size()))), 2));
    blocks.push_back(gap(1.4_mm));
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < w.facts.steps.size(); ++i) {
        cells.push_back(step_card(w, w.facts.steps[i], i));
    }
    blocks.push_back(row(std::move(cells), 6_mm, VAlign::Top));
    blocks.push_back(gap(4_mm, 1));
}

void add_effort(const Writer& w, Blocks& blocks) {
    if (w.facts.answered == 0) {
        return;
    }
    std::vector<Cell> head;
    head.push_back(natural_cell({heading(TextRole::ReportHeading, plain(w.say("report.effort")), 2)}));
    head.push_back(flex_cell({text(TextRole::ReportSmall, w.say("report.effort_key"), Align::Right)}));
    blocks.push_back(row(std::move(head), 3_mm));
    blocks.push_back(gap(1_mm));
    blocks.push_back(text(TextRole::ReportText,
                          w.words.count("report.answered", w.facts.answered,
                                        {{"name", w.name}, {"days", w.words.count("report.days", w.facts.days_worked)}})));
    if (w.facts.minutes_by_week.empty() || w.tightness != Tightness::Full) {
        return;
    }
    std::vector<Cell> cells;
    cells.push_back(natural_cell({text(TextRole::ReportText, w.say("report.time_spent"))}, VAlign::Middle));
    std::size_t week = 0;
    for (const int minutes : w.facts.minutes_by_week) {
        ++week;
        cells.push_back(
            natural_cell({Block{Dots{std::min(8, (minutes + 5) / 10), std::min(8, (minutes + 5) / 10)}}}, VAlign::Middle));
        cells.push_back(
            natural_cell({text(TextRole::ReportSmall, w.say("report.week", {{"week", std::to_string(week)}}))}, VAlign::Middle));
    }
    cells.push_back(flex_cell({}));
    blocks.push_back(gap(1_mm));
    blocks.push_back(row(std::move(cells), 3_mm, VAlign::Middle));
}

Section first_page(const Writer& w) {
    Section section = page_of(w);
    section.title = w.say("report.title");
    Blocks& blocks = section.blocks;
    blocks.push_back(heading(TextRole::ReportTitle, plain(w.say("report.title")), 1));
    if (w.tightness == Tightness::Full) {
        blocks.push_back(text(TextRole::ReportText, w.say("report.greeting")));
    }
    blocks.push_back(gap(3_mm));
    blocks.push_back(good_news(w));
    blocks.push_back(gap(5_mm, 1));
    add_strengths(w, blocks);
    add_steps(w, blocks);
    add_effort(w, blocks);
    blocks.push_back(gap(2_mm, 1));
    return section;
}

TableRow table_row(const Writer& w, const SkillFact& fact) {
    TableRow line;
    line.cells.push_back({text(TextRole::ReportSmall, w.skill(fact.skill).title)});
    const StateSign kColumns[] = {StateSign::JustStarting, StateSign::Nearly, StateSign::Secure};
    for (std::size_t i = 0; i < 3; ++i) {
        Blocks cell;
        if (fact.sign == kColumns[i] || (fact.sign == StateSign::FindingOut && i == 1)) {
            cell.push_back({StateMark{fact.sign, 5_mm}});
        }
        line.cells.push_back(std::move(cell));
    }
    line.cells.push_back({text(TextRole::ReportSmall, how_we_know(w.words, fact))});
    return line;
}

Block objectives(const Writer& w) {
    Table table;
    table.look = TableLook::Lines;
    table.columns = {{{}, 1, Align::Left, 1, false},
                     {17_mm, 0, Align::Centre, 0, false},
                     {17_mm, 0, Align::Centre, 0, false},
                     {17_mm, 0, Align::Centre, 1, false},
                     {52_mm, 0, Align::Left, 0, false}};
    table.pad_x = 2_mm;
    table.pad_y = 0.9_mm;
    table.least_row = 7_mm;
    TableRow head;
    head.head = true;
    for (const char* key : {"report.can", "report.just_starting", "report.nearly", "report.secure", "report.how_we_know_head"}) {
        const bool state = std::string_view(key) != "report.can" && std::string_view(key) != "report.how_we_know_head";
        head.cells.push_back({text(TextRole::ReportSmall, bold(w.say(key)), state ? Align::Centre : Align::Left)});
    }
    table.rows.push_back(std::move(head));
    for (std::size_t i = 0; i < std::min(w.most_rows, w.facts.table.size()); ++i) {
        table.rows.push_back(table_row(w, w.facts.table[i]));
    }
    return {std::move(table)};
}

Block state_key(const Writer& w) {
    std::vector<Cell> cells;
    const std::pair<StateSign, const char*> kKeys[] = {{StateSign::JustStarting, "report.key_starting"},
                                                       {StateSign::Nearly, "report.key_nearly"},
                                                       {StateSign::Secure, "report.key_secure"}};
    for (const auto& [sign, key] : kKeys) {
        cells.push_back(natural_cell({Block{StateMark{sign, 4.2_mm}}}, VAlign::Middle));
        cells.push_back(flex_cell({text(TextRole::ReportNote, notation(w.say(key)))}, 1, VAlign::Middle));
    }
    return row(std::move(cells), 1.6_mm, VAlign::Middle);
}

Block dated(const Writer& w, base::Date date, const std::string& what) {
    std::vector<Cell> cells;
    cells.push_back(fixed_cell(36_mm, {text(TextRole::ReportSmall, bold(w.words.long_date(date)))}));
    cells.push_back(flex_cell({text(TextRole::ReportSmall, what)}));
    return row(std::move(cells), 2_mm);
}

Blocks what_happens_next(const Writer& w) {
    const auto minutes = std::max<std::int32_t>(5, (w.request.plan.time.budget + 30) / 60);
    Blocks blocks;
    blocks.push_back(heading(TextRole::ReportHeading, plain(w.say("report.happens_next")), 2));
    blocks.push_back(dated(w, w.request.night, w.words.count("report.new_booklet", minutes, {{"name", w.name}})));
    blocks.push_back(dated(w, w.request.bring_back, w.say("report.send_back")));
    blocks.push_back(dated(w, w.request.next_report, w.say("report.next_report")));
    return blocks;
}

Blocks talk_to_us(const Writer& w) {
    const auto& settings = w.resources.settings;
    Blocks blocks;
    blocks.push_back(heading(TextRole::ReportHeading, plain(w.say("report.talk_to_us")), 2));
    blocks.push_back(
        text(TextRole::ReportText, joined(bold(w.request.school_class.teacher), plain(", " + w.say("report.class_teacher")))));
    if (!settings.phone.empty()) {
        blocks.push_back(text(TextRole::ReportSubheading, settings.phone));
    }
    if (!settings.contact_hours.empty()) {
        blocks.push_back(text(TextRole::ReportText, settings.contact_hours));
    }
    return blocks;
}

Blocks how_school_helps(const Writer& w) {
    Blocks blocks;
    blocks.push_back(heading(TextRole::ReportHeading, plain(w.say("report.school_helps")), 2));
    std::vector<std::string> lines = w.resources.settings.help;
    lines.push_back(w.say("report.paper_on_request"));
    for (const auto& line : lines) {
        std::vector<Cell> cells;
        cells.push_back(fixed_cell(3_mm, {text(TextRole::ReportText, "•")}));
        cells.push_back(flex_cell({text(TextRole::ReportText, line)}));
        blocks.push_back(row(std::move(cells), 1.6_mm));
    }
    return blocks;
}

Block activity_band(const Writer& w) {
    const auto* about = w.facts.steps.empty() ? nullptr : w.resources.bank.skill_text(w.skill(w.facts.steps.front().skill).id);
    std::vector<Cell> cells;
    cells.push_back(fixed_cell(12_mm, {icon(IconName::People, 11_mm)}, VAlign::Middle));
    cells.push_back(
        flex_cell({text(TextRole::ReportText, notation("**" + w.say("report.try_this_week") + "** " +
                                                       (about != nullptr ? about->family_do : w.say("report.try_default"))))},
                  1, VAlign::Middle));
    return panel(PanelLook::Band, {row(std::move(cells), 4_mm, VAlign::Middle)}, 5_mm, 3.5_mm);
}

Cell tick(const Writer& w, const char* key) {
    std::vector<Cell> cells;
    cells.push_back(fixed_cell(4.2_mm, {Block{TickBox{4.2_mm, false}}}, VAlign::Middle));
    cells.push_back(natural_cell({text(TextRole::ReportSmall, w.say(key))}, VAlign::Middle));
    return natural_cell({row(std::move(cells), 1.4_mm, VAlign::Middle)}, VAlign::Middle);
}

Block ticks(const Writer& w, std::initializer_list<const char*> keys) {
    std::vector<Cell> cells;
    for (const char* key : keys) {
        cells.push_back(tick(w, key));
    }
    cells.push_back(flex_cell({}));
    return row(std::move(cells), 4_mm, VAlign::Middle);
}

Block reply_slip(const Writer& w) {
    Blocks blocks;
    blocks.push_back(rule(RuleLook::CutHere));
    blocks.push_back(gap(1_mm));
    std::vector<Cell> head;
    head.push_back(natural_cell(
        {heading(TextRole::ReportHeading, plain(w.say("report.reply_to", {{"teacher", w.request.school_class.teacher}})), 2)}));
    head.push_back(flex_cell({text(TextRole::ReportSmall,
                                   w.say("report.reply_by", {{"class", w.request.school_class.name},
                                                             {"code", "R-" + w.request.pupil.token.value.substr(0, 4)},
                                                             {"date", w.words.long_date(w.request.bring_back)}}),
                                   Align::Right)}));
    blocks.push_back(row(std::move(head), 3_mm));
    Blocks left;
    left.push_back(text(TextRole::ReportSmall, bold(w.say("report.we_did"))));
    left.push_back(ticks(w, {"report.tried_1", "report.tried_2"}));
    left.push_back(ticks(w, {"report.was_easy", "report.was_right", "report.was_hard"}));
    left.push_back(text(TextRole::ReportSmall, w.say("report.talked_about")));
    left.push_back(gap(5_mm));
    left.push_back(rule(RuleLook::Thin));
    Blocks right;
    right.push_back(text(TextRole::ReportSmall, bold(w.say("report.we_would_like"))));
    right.push_back(ticks(w, {"report.phone_call", "report.paper_please"}));
    right.push_back(ticks(w, {"report.large_print", "report.another_language"}));
    right.push_back(text(TextRole::ReportSmall, w.say("report.which_language")));
    right.push_back(gap(5_mm));
    right.push_back(rule(RuleLook::Thin));
    std::vector<Cell> cells;
    cells.push_back(flex_cell({stack(std::move(left), 1.6_mm)}));
    cells.push_back(flex_cell({stack(std::move(right), 1.6_mm)}));
    blocks.push_back(row(std::move(cells), 7_mm, VAlign::Top));
    return stack(std::move(blocks), 1.2_mm, true);
}

Section second_page(const Writer& w) {
    Section section = page_of(w);
    section.title = w.say("report.learning_now");
    Blocks& blocks = section.blocks;
    if (!w.facts.table.empty() && w.most_rows > 0) {
        blocks.push_back(heading(TextRole::ReportHeading, plain(w.say("report.learning_now")), 2));
        blocks.push_back(gap(1_mm));
        blocks.push_back(objectives(w));
        blocks.push_back(gap(2_mm));
        blocks.push_back(state_key(w));
        blocks.push_back(gap(5_mm, 2));
    }
    Blocks right = talk_to_us(w);
    right.push_back(gap(3_mm));
    for (auto& block : how_school_helps(w)) {
        right.push_back(std::move(block));
    }
    std::vector<Cell> upper;
    upper.push_back(fixed_cell(84_mm, {stack(what_happens_next(w), 1_mm)}));
    upper.push_back(fixed_cell(84_mm, {stack(std::move(right), 1_mm)}));
    blocks.push_back(row(std::move(upper), 7_mm, VAlign::Top));
    blocks.push_back(gap(4_mm, 2));
    blocks.push_back(activity_band(w));
    blocks.push_back(gap(3_mm, 1));
    blocks.push_back(rule(RuleLook::Main));
    blocks.push_back(gap(1.5_mm));
    const std::string last = w.facts.last_work.valid()
                                 ? w.say("report.last_work", {{"date", w.words.long_date(w.facts.last_work)}})
                                 : w.say("report.no_work");
    blocks.push_back(
        text(TextRole::ReportNote, w.say("report.small_print", {{"phone", w.resources.settings.phone}, {"last", last}})));
    blocks.push_back(gap(4_mm, 1));
    blocks.push_back(reply_slip(w));
    return section;
}

}  // namespace

Document compose_report(const Library& library, const ReportRequest& request, const ReportFacts& facts, const ReportFit& fit) {
    const Writer writer{library, request, facts, fit.tightness, fit.rows};
    Document report;
    report.title = library.words.say("title.report");
    report.language = library.words.tag();
    report.token = request.pupil.token.value;
    report.sections.push_back(first_page(writer));
    report.sections.push_back(second_page(writer));
    return report;
}

}  // namespace bookbag::compose
