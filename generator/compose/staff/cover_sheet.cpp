// The sheet on top of a class's print file: how many sheets of which paper, how to set the copier, who is in it.
// It stays with the office. Measures: mock/report-notes.md section 7.
#include <map>

#include "compose/staff/frame.hpp"

namespace bookbag::compose {

using namespace document;

namespace {

struct StackCount {
    int booklets = 0;
    int pages = 0;
};

std::map<std::string, StackCount> stacks_of(const ClassPaper& paper) {
    std::map<std::string, StackCount> stacks;
    for (const auto& of : paper.rows) {
        if (of.pages > 0) {
            auto& stack = stacks[of.stack];
            ++stack.booklets;
            stack.pages += of.pages;
        }
    }
    return stacks;
}

Block stack_table(const language::Phrasebook& words, const ClassPaper& paper) {
    Table table;
    table.look = TableLook::Lines;
    table.pad_x = 1.5_mm;
    table.pad_y = 2.2_mm;
    table.columns = {{{}, 1, Align::Left, 0, false},
                     {24_mm, 0, Align::Right, 0, false},
                     {20_mm, 0, Align::Right, 0, false},
                     {26_mm, 0, Align::Right, 0, false},
                     {18_mm, 0, Align::Centre, 0, false}};
    TableRow head;
    head.head = true;
    const std::pair<const char*, Align> kHeads[] = {{"cover_sheet.paper", Align::Left},
                                                    {"cover_sheet.booklets", Align::Right},
                                                    {"cover_sheet.pages", Align::Right},
                                                    {"cover_sheet.sheets", Align::Right},
                                                    {"cover_sheet.done", Align::Centre}};
    for (const auto& [key, align] : kHeads) {
        head.cells.push_back({text(TextRole::StaffHead, plain(words.say(key)), align)});
    }
    table.rows.push_back(std::move(head));
    StackCount all;
    const auto stacks = stacks_of(paper);
    std::vector<std::string> order = {"white"};
    for (const auto& [name, stack] : stacks) {
        if (name != "white") {
            order.push_back(name);
        }
    }
    for (const auto& name : order) {
        const auto found = stacks.find(name);
        if (found == stacks.end()) {
            continue;
        }
        const StackCount& stack = found->second;
        TableRow line;
        line.cells.push_back({text(TextRole::StaffStrong, words.say("stack." + name)),
                              text(TextRole::StaffText, words.say("stack." + name + ".about"))});
        line.cells.push_back({text(TextRole::ReportText, std::to_string(stack.booklets), Align::Right)});
        line.cells.push_back({text(TextRole::ReportText, std::to_string(stack.pages), Align::Right)});
        line.cells.push_back({text(TextRole::ReportTitle, std::to_string(stack.pages / 2), Align::Right)});
        line.cells.push_back({{Block{TickBox{5_mm, false}}}});
        table.rows.push_back(std::move(line));
        all.booklets += stack.booklets;
        all.pages += stack.pages;
    }
    TableRow sum;
    sum.cells.push_back({text(TextRole::StaffStrong, words.say("cover_sheet.all", {{"class", paper.school_class.name}}))});
    sum.cells.push_back({text(TextRole::ReportText, bold(std::to_string(all.booklets)), Align::Right)});
    sum.cells.push_back({text(TextRole::ReportText, bold(std::to_string(all.pages)), Align::Right)});
    sum.cells.push_back({text(TextRole::ReportTitle, std::to_string(all.pages / 2), Align::Right)});
    sum.cells.push_back({});
    table.rows.push_back(std::move(sum));
    return {std::move(table)};
}

Blocks copier_lines(const language::Phrasebook& words) {
    Blocks blocks;
    blocks.push_back(heading(TextRole::ReportHeading, plain(words.say("cover_sheet.at_the_copier")), 2));
    int number = 0;
    for (const char* key : {"cover_sheet.copier_1", "cover_sheet.copier_2", "cover_sheet.copier_3", "cover_sheet.copier_4"}) {
        std::vector<Cell> cells;
        cells.push_back(fixed_cell(5_mm, {text(TextRole::ReportText, std::to_string(++number) + ".", Align::Right)}));
        cells.push_back(flex_cell({text(TextRole::ReportText, phrase(words, key))}));
        blocks.push_back(row(std::move(cells), 2_mm));
    }
    return blocks;
}

Blocks check_line(const language::Phrasebook& words) {
    Blocks blocks;
    blocks.push_back(heading(TextRole::ReportHeading, plain(words.say("cover_sheet.check_line")), 2));
    blocks.push_back(gap(3_mm));
    std::vector<Cell> line;
    line.push_back(fixed_cell(50_mm, {rule(RuleLook::Main)}));
    line.push_back(flex_cell({}));
    blocks.push_back(row(std::move(line)));
    blocks.push_back(gap(1.5_mm));
    blocks.push_back(text(TextRole::ReportSmall, words.say("cover_sheet.fifty")));
    return blocks;
}

Block register_list(const language::Phrasebook& words, const ClassPaper& paper) {
    const std::size_t per_column = (paper.rows.size() + 2) / 3;
    std::vector<Cell> columns;
    for (std::size_t c = 0; c < 3; ++c) {
        Blocks lines;
        for (std::size_t i = c * per_column; i < std::min((c + 1) * per_column, paper.rows.size()); ++i) {
            const auto& of = paper.rows[i];
            std::string note = of.stack == "white" ? std::string() : words.say("stack." + of.stack + ".short");
            if (of.tasks_on_paper) {
                note = note.empty() ? words.say("staff.tasks_on_paper") : note;
            }
            if (of.pages == 0) {
                note = words.say("cover_sheet.none");
            }
            std::vector<Cell> cells;
            cells.push_back(fixed_cell(6_mm, {text(TextRole::StaffText, std::to_string(of.number), Align::Right)}));
            cells.push_back(flex_cell({text(TextRole::StaffText, of.name)}));
            cells.push_back(natural_cell({text(TextRole::StaffHead, note, Align::Right)}));
            lines.push_back(row(std::move(cells), 1.5_mm));
            lines.push_back(rule(RuleLook::Hair));
        }
        columns.push_back(flex_cell({stack(std::move(lines), 0.5_mm)}));
    }
    return row(std::move(columns), 6_mm, VAlign::Top);
}

}  // namespace

Document compose_cover_sheet(const Library& library, const ClassPaper& paper) {
    const auto& words = library.words;
    Document document;
    document.title = words.say("title.cover_sheet", {{"class", paper.school_class.name}});
    document.language = words.tag();
    Section section = staff_section(library.settings.name, words.say("cover_sheet.take_off"),
                                    words.say("cover_sheet.print_today"), words.full_date(paper.night));
    section.kind = SectionKind::FixedPage;
    section.frame.look = FrameLook::Separator;
    section.title = paper.school_class.name;
    section.frame.footer_left = plain(words.say("cover_sheet.made", {{"date", words.long_date(paper.night)}}));
    section.frame.footer_right = plain(words.say("cover_sheet.cover_of", {{"class", paper.school_class.id}}));
    std::int64_t booklets = 0;
    for (const auto& of : paper.rows) {
        booklets += of.pages > 0 ? 1 : 0;
    }
    Blocks facts;
    facts.push_back(text(TextRole::ReportHeading,
                         words.say("cover_sheet.booklets_for",
                                   {{"booklets", std::to_string(booklets)}, {"roll", std::to_string(paper.rows.size())}})));
    facts.push_back(text(TextRole::ReportText, paper.school_class.teacher));
    facts.push_back(text(TextRole::ReportText, words.say("cover_sheet.in_order", {{"date", words.long_date(paper.bring_back)}})));
    std::vector<Cell> top;
    top.push_back(natural_cell({text(TextRole::Display, paper.school_class.id)}, VAlign::Middle));
    top.push_back(flex_cell({stack(std::move(facts), 1_mm)}, 1, VAlign::Middle));
    section.blocks.push_back(row(std::move(top), 9_mm, VAlign::Middle));
    section.blocks.push_back(gap(6_mm));
    section.blocks.push_back(stack_table(words, paper));
    section.blocks.push_back(gap(7_mm, 1));
    std::vector<Cell> middle;
    middle.push_back(flex_cell({stack(copier_lines(words), 1_mm)}, 5));
    middle.push_back(flex_cell({stack(check_line(words))}, 4));
    section.blocks.push_back(row(std::move(middle), 8_mm, VAlign::Top));
    section.blocks.push_back(gap(7_mm, 1));
    section.blocks.push_back(heading(TextRole::ReportHeading, plain(words.say("cover_sheet.register")), 2));
    section.blocks.push_back(gap(1.5_mm));
    section.blocks.push_back(register_list(words, paper));
    section.blocks.push_back(gap(4_mm, 4));
    document.sections.push_back(std::move(section));
    return document;
}

}  // namespace bookbag::compose
