// The marking book: code, answer, marks; then working; then what a wrong answer may mean and what to say.
//
// A marker reads the first three columns and stops there unless the answer is wrong. Aim: 15 seconds a page.
// Measures: mock/report-notes.md section 5.
#include <algorithm>

#include "compose/question_block.hpp"
#include "compose/staff/frame.hpp"
#include "targets/reasons.hpp"

namespace bookbag::compose {

using namespace document;

namespace {

Block pupil_bar(const language::Phrasebook& words, const StaffRow& row_of) {
    int marks = 0;
    for (const auto& question : row_of.questions) {
        marks += question.marked ? question.question.answer.marks : 0;
    }
    std::vector<Cell> cells;
    cells.push_back(fixed_cell(9_mm, {text(TextRole::StaffStrong, std::to_string(row_of.number))}, VAlign::Middle));
    cells.push_back(natural_cell({text(TextRole::StaffStrong, row_of.name)}, VAlign::Middle));
    const std::string facts = row_of.access.empty() ? row_of.code : row_of.access + "   " + row_of.code;
    cells.push_back(natural_cell(
        {text(TextRole::StaffText, facts + (row_of.tasks_on_paper ? "   " + words.say("staff.tasks_on_paper") : std::string()))},
        VAlign::Middle));
    cells.push_back(flex_cell(
        {text(TextRole::StaffText, words.count("staff.target_marks", marks, {{"target", row_of.target}}), Align::Right)}, 1,
        VAlign::Middle));
    return panel(PanelLook::Bar, {row(std::move(cells), 4_mm, VAlign::Middle)}, 3_mm, 1.2_mm);
}

/// Page 2 in one strip: right or wrong, no marks.
void add_remember_strip(const language::Phrasebook& words, const StaffRow& of, Blocks& blocks) {
    std::vector<const PrintedQuestion*> quick;
    for (const auto& question : of.questions) {
        if (question.page == 2 && question.slot == targets::Slot::Retrieval) {
            quick.push_back(&question);
        }
    }
    if (quick.empty()) {
        return;
    }
    Table strip;
    strip.look = TableLook::Grid;
    strip.pad_x = 1.2_mm;
    strip.pad_y = 0.8_mm;
    strip.columns.push_back({14_mm, 0, Align::Left, 0, false});
    TableRow line;
    line.cells.push_back({text(TextRole::StaffHead, words.say("staff.page", {{"page", "2"}})),
                          text(TextRole::StaffText, words.say("staff.right_or_wrong"))});
    for (const auto* question : quick) {
        strip.columns.push_back({{}, 1, Align::Centre, 0, false});
        line.cells.push_back({text(TextRole::StaffText, question->code, Align::Centre),
                              text(TextRole::StaffStrong, question->question.answer.shown, Align::Centre)});
    }
    strip.rows.push_back(std::move(line));
    blocks.push_back({std::move(strip)});
}

RichText working_words(const questions::Question& question) {
    RichText words;
    for (const auto& step : question.working) {
        if (step.mark.empty()) {
            continue;
        }
        words = joined(words, joined(bold(step.mark + " "), joined(step.action, plain("   "))));
    }
    return words.empty() ? question.working.empty() ? RichText{} : joined(bold("B1 "), question.working.back().action) : words;
}

Blocks meaning_cell(const Library& library, const PrintedQuestion& printed) {
    Blocks lines;
    std::size_t shown = 0;
    for (const auto& wrong : printed.question.wrong) {
        if (shown >= 2 || wrong.misconceptions.empty()) {
            break;
        }
        const auto found = library.curriculum.misconceptions.find(wrong.misconceptions.front());
        if (found == library.curriculum.misconceptions.end()) {
            continue;
        }
        RichText meaning = plain(found->second.text);
        if (!found->second.ask.empty()) {
            meaning =
                joined(joined(meaning, bold(" " + library.words.say("staff.say") + " ")), plain("“" + found->second.ask + "”"));
        }
        std::vector<Cell> cells;
        cells.push_back(fixed_cell(16_mm, {text(TextRole::StaffStrong, wrong.shown)}, VAlign::Top));
        cells.push_back(flex_cell({text(TextRole::StaffText, std::move(meaning))}, 1, VAlign::Top));
        lines.push_back(row(std::move(cells), 1.6_mm, VAlign::Top));
        ++shown;
    }
    if (lines.empty() && !printed.question.answer.teacher.empty()) {
        lines.push_back(text(TextRole::StaffText, printed.question.answer.teacher));
    }
    return lines;
}

TableRow question_row(const Library& library, const PrintedQuestion& printed) {
    const auto& words = library.words;
    TableRow line;
    line.cells.push_back({text(TextRole::StaffStrong, printed.code)});
    if (printed.spot_mistake) {
        line.cells.push_back(
            {text(TextRole::StaffText, words.say("staff.sam_no")), text(TextRole::StaffStrong, printed.question.answer.shown)});
    } else {
        line.cells.push_back(
            {text(printed.question.answer.kind == questions::AnswerForm::Open ? TextRole::StaffText : TextRole::StaffStrong,
                  printed.question.answer.shown)});
    }
    line.cells.push_back(
        {text(TextRole::StaffStrong,
              printed.marked ? "[" + std::to_string(printed.question.answer.marks) + "]" : std::string("–"), Align::Centre)});
    line.cells.push_back({text(TextRole::StaffText, working_words(printed.question))});
    line.cells.push_back(meaning_cell(library, printed));
    return line;
}

Block question_table(const Library& library, const StaffRow& of) {
    const auto& words = library.words;
    Table table;
    table.look = TableLook::Grid;
    table.pad_x = 1.4_mm;
    table.pad_y = 0.9_mm;
    table.columns = {{15_mm, 0, Align::Left, 0, false},
                     {29_mm, 0, Align::Left, 0, false},
                     {9_mm, 0, Align::Centre, 1, false},
                     {50_mm, 0, Align::Left, 1, false},
                     {{}, 1, Align::Left, 0, false}};
    TableRow head;
    head.head = true;
    for (const char* key : {"staff.code", "staff.answer", "staff.marks", "staff.working", "staff.if_you_see"}) {
        head.cells.push_back({text(TextRole::StaffHead, words.say(key))});
    }
    table.rows.push_back(std::move(head));
    for (const auto& question : of.questions) {
        if (question.slot != targets::Slot::Retrieval) {
            table.rows.push_back(question_row(library, question));
        }
    }
    return {std::move(table)};
}

Block mark_key(const language::Phrasebook& words) {
    return text(TextRole::StaffText, phrase(words, "staff.mark_key"));
}

/// Why each learning target is there, with its evidence, in the teacher's words.
void add_reasons(const Library& library, const ClassPaper& paper, const StaffRow& of, Blocks& into) {
    const targets::ReasonContext context{library.curriculum, paper.school_class.teacher};
    const auto count = of.plan == nullptr ? std::size_t{0} : of.plan->learning.size();
    for (std::size_t i = 0; i < count; ++i) {
        const auto& target = of.plan->learning[i];
        into.push_back(text(TextRole::StaffText,
                            joined(bold(std::to_string(i + 1) + " " + library.curriculum.at(target.skill).title + " "),
                                   plain(targets::reason_sentence(context, target, targets::Reader::Teacher)))));
    }
}

}  // namespace

Document compose_marking_book(const Library& library, const ClassPaper& paper) {
    const auto& words = library.words;
    Document book;
    book.title = words.say("title.marking_book", {{"class", paper.school_class.name}});
    book.language = words.tag();
    Section section = staff_section(book.title, words.say("staff.for_staff", {{"date", words.long_date(paper.night)}}),
                                    words.count("staff.booklets", static_cast<std::int64_t>(paper.rows.size())),
                                    words.say("staff.register_order"));
    section.kind = SectionKind::Flow;
    section.frame.footer_left = plain(words.say("staff.type_marks"));
    section.frame.footer_right = plain(words.say("staff.book_page", {{"class", paper.school_class.id}}));
    section.gap = 4_mm;
    section.blocks.push_back(mark_key(words));
    for (const auto& row_of : paper.rows) {
        if (row_of.questions.empty()) {
            continue;
        }
        section.blocks.push_back(pupil_bar(words, row_of));
        add_reasons(library, paper, row_of, section.blocks);
        Blocks strip;
        add_remember_strip(words, row_of, strip);
        for (auto& block : strip) {
            section.blocks.push_back(std::move(block));
        }
        section.blocks.push_back(question_table(library, row_of));
    }
    book.sections.push_back(std::move(section));
    return book;
}

}  // namespace bookbag::compose
