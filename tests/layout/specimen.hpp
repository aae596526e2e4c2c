// Pages built like those of the mock-ups, out of blocks only: the measure of whether the block set and the setters reach
// the look that was drawn. Names and numbers are invented.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "document/document.hpp"

namespace bookbag::layout::specimen {

using document::Block;
using document::Blocks;
using document::Cell;
using document::IconName;
using document::TextRole;
using document::VAlign;
using namespace base::literals;

inline document::RichText rich(const std::string& notation) {
    return *document::parse_rich_text(notation);
}

inline Block text(TextRole role, const std::string& notation, document::Align align = document::Align::Left, int level = 0) {
    document::Paragraph paragraph;
    paragraph.role = role;
    paragraph.text = rich(notation);
    paragraph.align = align;
    paragraph.heading_level = level;
    return {std::move(paragraph)};
}

inline Block gap(base::Length height, int stretch = 0) {
    return {document::Gap{height, stretch}};
}
inline Block work(base::Length least, int stretch = 1) {
    return {document::WorkSpace{least, stretch}};
}
inline Block rule(document::RuleLook look = document::RuleLook::Thin) {
    return {document::Rule{look}};
}
inline Block icon(IconName name, base::Length size, bool badge = false) {
    return {document::Icon{name, size, badge}};
}

inline Cell fixed(base::Length width, Blocks blocks, VAlign align = VAlign::Top) {
    Cell cell;
    cell.width = width;
    cell.blocks = std::move(blocks);
    cell.align = align;
    return cell;
}
inline Cell flex(Blocks blocks, int share = 1) {
    Cell cell;
    cell.flex = share;
    cell.blocks = std::move(blocks);
    return cell;
}
inline Cell natural(Blocks blocks) {
    Cell cell;
    cell.blocks = std::move(blocks);
    return cell;
}

inline Block row(std::vector<Cell> cells, base::Length between = {}, VAlign align = VAlign::Baseline) {
    document::Row result;
    result.cells = std::move(cells);
    result.gap = between;
    result.align = align;
    return {std::move(result)};
}
inline Block stack(Blocks blocks, base::Length between = {}, bool keep = false) {
    return {document::Stack{std::move(blocks), between, keep}};
}
inline Block panel(document::PanelLook look, Blocks blocks, base::Length between = {}) {
    return {document::Panel{look, 4.8_mm, 4_mm, std::move(blocks), between}};
}

inline Block title_row(IconName name, const std::string& title, const std::string& subtitle, const std::string& minutes) {
    return row({fixed(13_mm, {icon(name, 9_mm, true)}), natural({text(TextRole::PageTitle, title, document::Align::Left, 1)}),
                flex({text(TextRole::Subtitle, subtitle)}), natural({{document::Icon{IconName::Clock, 5.4_mm, false, true}}}),
                natural({text(TextRole::Subtitle, minutes)})},
               2.6_mm);
}

inline Block answer(const std::string& label, const std::string& unit, document::HowSure sure = document::HowSure::Circles) {
    document::AnswerRow result;
    result.label = rich(label);
    result.unit = unit;
    result.sure = sure;
    return {std::move(result)};
}

inline Block prompt(const std::string& code, const std::string& words, const std::string& marks) {
    return row({fixed(16_mm, {{document::CodeBox{code}}}), flex({text(TextRole::Question, words)}),
                natural({text(TextRole::Marks, marks)})},
               4.5_mm);
}

inline Block question(const std::string& code, const std::string& words, Blocks middle, Block last) {
    Blocks blocks = {rule(), gap(3.4_mm), prompt(code, words, "[1]")};
    for (Block& block : middle) {
        blocks.push_back(std::move(block));
    }
    blocks.push_back(std::move(last));
    return stack(std::move(blocks), {}, true);
}

inline Block figure(const std::string& kind, document::FigureValue::Map values, document::Align align = document::Align::Left) {
    document::Figure result;
    result.spec = {kind, std::move(values)};
    result.align = align;
    return {std::move(result)};
}
inline document::FigureValue number(std::int64_t top, std::int64_t bottom = 1) {
    return {*base::Rational::make(top, bottom)};
}

inline document::Frame booklet_frame(IconName tab) {
    document::Frame frame;
    frame.look = document::FrameLook::BookletPage;
    frame.header_left = rich("Maths book  ·  6 to 12 March");
    frame.header_right = rich("**Amira**   5 Willow       **page {page} of {pages}**");
    frame.footer_left = rich("**7QK4-M9TX**     maths 2026.1  ·  seed 48213");
    frame.footer_right = rich("Page done? Colour the bag.");
    frame.tab = tab;
    return frame;
}

inline document::Section fixed_page(document::Frame frame, std::string title, Blocks blocks) {
    document::Section section;
    section.frame = std::move(frame);
    section.title = std::move(title);
    section.blocks = std::move(blocks);
    return section;
}

inline document::Section cover() {
    document::Frame frame;
    frame.look = document::FrameLook::BookletCover;
    frame.footer_left = rich("8 pages  ·  maths 2026.1  ·  seed 48213");
    const auto label = [](const std::string& name, const std::string& what) {
        return stack({text(TextRole::Running, name), text(TextRole::Strong, what)});
    };
    const auto card = [](const std::string& number, const std::string& target, const std::string& last, const std::string& now,
                         const std::string& pages) {
        return panel(
            document::PanelLook::Card,
            {row({fixed(10_mm, {{document::Disc{number, 10_mm, true}}}),
                  flex({text(TextRole::Subheading, target, document::Align::Left, 3)})},
                 4_mm),
             row({fixed(14_mm, {}), fixed(49_mm, {text(TextRole::Running, "Last time"), gap(1_mm), text(TextRole::Reason, last)}),
                  fixed(15_mm, {gap(6.8_mm), icon(IconName::ArrowRight, 8_mm)}, VAlign::Top),
                  fixed(54_mm, {text(TextRole::Running, "**Now**"), gap(1_mm), text(TextRole::Reason, now)}),
                  flex({row({fixed(8.5_mm, {{document::TickBox{8.5_mm, false}}}),
                             flex({text(TextRole::Strong, "I’ll start here")})},
                            2.5_mm, VAlign::Top),
                        gap(1.5_mm), text(TextRole::Running, pages)})},
                 {}, VAlign::Top)},
            2_mm);
    };
    const auto how = [](IconName name, const std::string& words) {
        return row({fixed(6_mm, {icon(name, 6_mm)}), flex({text(TextRole::Child, words)})}, 3.5_mm);
    };
    return fixed_page(
        std::move(frame), "Cover",
        {row({fixed(27_mm, {icon(IconName::Bag, 27_mm)}),
              flex({text(TextRole::CoverTitle, "Maths book", document::Align::Left, 1),
                    text(TextRole::Child, "Made for you. Three next steps.")})},
             4_mm, VAlign::Middle),
         gap(3_mm),
         rule(document::RuleLook::Main),
         gap(2_mm),
         row({fixed(35_mm, {label("Name", "Amira")}), fixed(35_mm, {label("Class", "5 Willow")}),
              fixed(37_mm, {label("Teacher", "Mrs Penhale")}), fixed(36_mm, {label("Given", "Fri 6 March")}),
              flex({label("Bring back", "Thu 12 March")})}),
         gap(2_mm),
         rule(),
         gap(4_mm),
         row({fixed(7_mm, {icon(IconName::Target, 7_mm)}),
              natural({text(TextRole::Heading, "My next steps", document::Align::Left, 2)}),
              flex({text(TextRole::Subtitle, "You choose where to start. Tick one box.", document::Align::Right)})},
             2.5_mm),
         gap(2_mm),
         card("1", "I can add fractions when the denominators are different.", "You added $\\frac{2}{7} + \\frac{3}{7}$.",
              "Make the denominators match first. Then add.", "pages 3 and 4"),
         gap(4_mm),
         card("2", "I can subtract large numbers in columns.", "You exchanged one ten.",
              "Exchange more than once, and past a zero.", "page 5"),
         gap(4_mm),
         card("3", "I can show a two-step problem with a bar.", "You found the first step.", "Show both steps in one bar.",
              "page 6"),
         gap(4_mm, 1),
         row({fixed(7_mm, {icon(IconName::Book, 7_mm)}),
              flex({text(TextRole::Heading, "How to use this book", document::Align::Left, 2)})},
             2.5_mm),
         gap(1_mm),
         how(IconName::Pencil, "**Try it.** Start with the page you ticked."),
         how(IconName::Squares, "**Show your working.** It helps us see how you think."),
         how(IconName::Eye, "**Say how sure you are,** before you check. 1 is a guess. 5 is certain."),
         how(IconName::Question, "**Stuck?** Think for two minutes. Then ask for help."),
         gap(3_mm, 1),
         rule(),
         gap(2_mm),
         row({fixed(9_mm, {icon(IconName::Clock, 9_mm)}),
              flex({text(TextRole::Strong, "About 45 minutes"), text(TextRole::Running, "A bit each day is fine.")}, 5),
              fixed(9_mm, {icon(IconName::Pencil, 9_mm)}),
              flex({text(TextRole::Strong, "Pencil and ruler"), text(TextRole::Running, "Nothing else. No internet.")}, 5),
              natural({text(TextRole::Strong, "7QK4-M9TX", document::Align::Right),
                       text(TextRole::Running, "book code", document::Align::Right)}),
              fixed(20.5_mm, {{document::QrCode{"HTTPS://B.EXAMPLE/7QK4M9TX", 20.5_mm}}})},
             3_mm, VAlign::Middle)});
}

inline document::Section remember() {
    const auto cell = [](const std::string& code, const std::string& age, const std::string& words, const std::string& unit) {
        return flex({stack(
            {rule(), gap(4_mm),
             row({fixed(16_mm, {{document::CodeBox{code}}}), flex({text(TextRole::Running, age, document::Align::Right)})}),
             gap(2.5_mm), text(TextRole::Question, words), work(8_mm), answer("", unit)},
            {}, true)});
    };
    Blocks blocks = {title_row(IconName::ClockBack, "Remember", "From earlier weeks.", "about 8 minutes"), gap(2.5_mm),
                     text(TextRole::Helper, "How sure?  Fill one circle before you check:  1 is a guess,  5 is certain."),
                     gap(2_mm)};
    blocks.push_back(row({cell("2A-Z", "last week", "**Work out** $\\frac{2}{7} + \\frac{3}{7}$", ""),
                          cell("2B-E", "last week", "**Work out** 7 × 8", "")},
                         7_mm));
    blocks.push_back(gap(6_mm));
    blocks.push_back(row({cell("2C-K", "last week", "**Round** 3\u2009472 to the nearest 100.", ""),
                          cell("2D-Q", "last month", "**Work out** the perimeter.", "cm")},
                         7_mm));
    blocks.push_back(gap(6_mm));
    blocks.push_back(row({cell("2E-V", "last month", "**Circle** every multiple of 6.", ""),
                          cell("2F-A", "last month", "**Write** the value of the 7 in 47\u2009210.", "")},
                         7_mm));
    blocks.push_back(gap(6_mm));
    blocks.push_back(row({cell("2G-F", "last term", "**Circle** the word for this angle.", "°"),
                          cell("2H-L", "last term", "It is afternoon. **Write** this time in 24-hour digits.", "")},
                         7_mm));
    return fixed_page(booklet_frame(IconName::ClockBack), "Remember", std::move(blocks));
}

inline document::Section practise() {
    document::WritingLines lines{2, rich("Sam added")};
    Block spot = panel(
        document::PanelLook::Tinted,
        {row({fixed(16_mm, {{document::CodeBox{"4D-E"}}}), fixed(7_mm, {icon(IconName::Lens, 7_mm)}),
              flex({text(TextRole::Subheading, "Spot the mistake", document::Align::Left, 2)}),
              natural({text(TextRole::Marks, "[2]")})},
             4_mm),
         row({fixed(18_mm, {icon(IconName::SamHead, 18_mm), text(TextRole::Reason, "Sam", document::Align::Centre)}),
              fixed(46_mm,
                    {panel(document::PanelLook::Bubble,
                           {text(TextRole::Question, "$\\frac{2}{3} + \\frac{1}{6} = \\frac{3}{9}$", document::Align::Centre)})}),
              flex({text(TextRole::Question, "**Explain** what went wrong."), {lines}, gap(2_mm), answer("It should be", "")})},
             6_mm, VAlign::Top)},
        3_mm);
    return fixed_page(
        booklet_frame(IconName::Pencil), "Practise",
        {title_row(IconName::Pencil, "Practise", "Adding fractions.", "about 9 minutes"), gap(5_mm),
         row({flex({question("4A-P", "**Work out** $\\frac{1}{3} + \\frac{2}{9}$", {work(14_mm)}, answer("Answer", ""))}),
              flex({question("4B-U", "**Work out** $\\frac{3}{10} + \\frac{2}{5}$", {work(14_mm)}, answer("Answer", ""))})},
             7_mm),
         gap(4_mm),
         question("4C-Z", "Start at $\\frac{3}{4}$. **Jump** on $\\frac{5}{8}$. **Draw** your jump. Where do you land?",
                  {gap(2_mm),
                   figure("number_line", {{"from", number(0)}, {"to", number(2)}, {"major", number(1)}, {"minor", number(1, 8)}},
                          document::Align::Centre),
                   gap(4_mm)},
                  answer("I land on", "", document::HowSure::CirclesWithWords)),
         gap(4_mm), std::move(spot), gap(5_mm),
         stack({prompt("4E-K",
                       "Leila walks $\\frac{1}{2}$ km to the library. Then she walks $\\frac{3}{8}$ km to the park. How far does "
                       "she walk altogether?",
                       "[2]"),
                gap(4_mm), work(30_mm), answer("She walks", "km", document::HowSure::CirclesWithWords)},
               {}, true)});
}

inline document::Section look_back() {
    const auto tick = [](const std::string& words, bool ring) {
        return row({fixed(6_mm, {{document::TickBox{6_mm, ring}}}), flex({text(TextRole::Child, words)})}, 3.5_mm);
    };
    return fixed_page(booklet_frame(IconName::Home), "Look back",
                      {title_row(IconName::Home, "Look back", "Your turn to tell us.", "about 4 minutes"),
                       gap(5_mm),
                       panel(document::PanelLook::Tinted,
                             {row({fixed(9_mm, {icon(IconName::Speech, 9_mm)}),
                                   flex({row({fixed(22_mm, {text(TextRole::Child, "**You said**")}),
                                              flex({text(TextRole::Child, "“I like number lines best.”")})}),
                                         row({fixed(22_mm, {text(TextRole::Child, "**We did**")}),
                                              flex({text(TextRole::Child, "There is a number line on page 4 this week.")})})})},
                                  4_mm, VAlign::Middle)}),
                       gap(5_mm),
                       row({flex({text(TextRole::Subheading, "The hardest question was", document::Align::Left, 2),
                                  {document::WritingLines{1, {}}},
                                  gap(2_mm),
                                  text(TextRole::Subheading, "It was hard because", document::Align::Left, 2),
                                  {document::WritingLines{2, {}}}}),
                            flex({text(TextRole::Subheading, "I would like help with", document::Align::Left, 2),
                                  tick("adding fractions", false), tick("subtracting in columns", false),
                                  tick("bars for two-step problems", false), tick("something else:", false)})},
                           7_mm, VAlign::Top),
                       gap(4_mm),
                       rule(),
                       gap(3_mm),
                       text(TextRole::Subheading, "Space to put things right", document::Align::Left, 2),
                       gap(2_mm),
                       {document::SquaredPaper{0, 0}},
                       gap(2_mm),
                       rule(document::RuleLook::CutHere),
                       row({fixed(7_mm, {icon(IconName::House, 7_mm)}),
                            natural({text(TextRole::Subheading, "From home", document::Align::Left, 2)}),
                            flex({text(TextRole::Helper, "We are glad to hear from you.")}),
                            natural({text(TextRole::Code, "Amira · 7QK4-M9TX")})},
                           2.5_mm),
                       row({natural({text(TextRole::Reason, "We talked about")}), flex({{document::WritingLines{1, {}}}})}, 2_mm,
                           VAlign::Bottom)});
}

inline document::Section report() {
    document::Frame frame;
    frame.look = document::FrameLook::Report;
    frame.header_left = rich("Larkfield Primary School");
    frame.header_left_2 = rich("Home learning report: maths");
    frame.header_right = rich("**Amira**, Class 5P");
    frame.header_right_2 = rich("2 March 2026 to 20 March 2026");
    frame.footer_left = rich("This is a home-learning update. It is not the yearly report that the law asks schools to send.");
    frame.footer_right = rich("R-7KQ2   Page {page} of {pages}");
    const auto strength = [](const std::string& name, const std::string& words) {
        return flex({rule(document::RuleLook::Main), gap(1.6_mm),
                     row({fixed(4.6_mm, {{document::StateMark{document::StateSign::Secure, 4.2_mm}}}),
                          flex({text(TextRole::ReportSubheading, name, document::Align::Left, 3)})},
                         1.2_mm),
                     text(TextRole::ReportSmall, words)});
    };
    const auto card = [](const std::string& number, const std::string& name, const std::string& praise) {
        return flex({panel(
            document::PanelLook::LightCard,
            {row({fixed(8.5_mm, {{document::Disc{number, 8.5_mm, true}}}),
                  flex({text(TextRole::ReportSubheading, name, document::Align::Left, 3)})},
                 3_mm),
             text(TextRole::ReportText, praise), rule(document::RuleLook::Hair),
             text(TextRole::ReportSmall, "**Why it matters**"),
             text(TextRole::ReportText, "We add parts when we cook, share or measure. Year 6 work builds on it."),
             rule(document::RuleLook::Hair), text(TextRole::ReportSmall, "**What it looks like**"),
             text(TextRole::ReportSubheading, "$\\frac{1}{2} + \\frac{3}{8} = \\frac{4}{8} + \\frac{3}{8} = \\frac{7}{8}$"),
             gap(1_mm, 1), rule(document::RuleLook::Hair),
             row({flex({text(TextRole::ReportSmall, "**What you can ask**")}), fixed(4.4_mm, {icon(IconName::Clock, 4.4_mm)}),
                  natural({text(TextRole::ReportSmall, "5 minutes")})},
                 1.2_mm),
             row({fixed(5_mm, {icon(IconName::Speech, 5_mm)}),
                  flex({text(TextRole::ReportText, "“How many eighths are the same as one half?”")})},
                 2_mm)},
            1.4_mm)});
    };
    return fixed_page(
        std::move(frame), "Report",
        {text(TextRole::ReportTitle, "How Amira is getting on", document::Align::Left, 1),
         text(TextRole::ReportText, "Hello. These two pages tell you what went well and two things to try next."), gap(2.5_mm),
         panel(document::PanelLook::Heavy,
               {row({fixed(14_mm, {icon(IconName::Sun, 14_mm)}),
                     flex({text(TextRole::ReportLead,
                                "Amira finished 9 of 10 homework tasks and can now find equal fractions on her own."),
                           text(TextRole::ReportSmall,
                                "**How we know:** she got 9 of 10 of these questions right on paper on 17 March 2026.")})},
                    5_mm, VAlign::Middle)}),
         gap(4_mm), text(TextRole::ReportHeading, "Three things that went well", document::Align::Left, 2), gap(1.5_mm),
         row({strength("Times tables", "She knows her 7 and 8 times tables. She got 18 of 20 right on 12 March 2026."),
              strength("Telling the time", "She can read a 24-hour clock. She got 7 of 8 right on 5 March 2026."),
              strength("Trying again", "On 13 March 2026 she went back to 6 hard questions. She put 5 right by herself.")},
             6_mm, VAlign::Top),
         gap(3_mm), text(TextRole::ReportHeading, "Two next steps", document::Align::Left, 2), gap(1.5_mm),
         row({card("1", "Add fractions with different bottom numbers",
                   "A good start: she can already find equal fractions. That is half of this step."),
              card("2", "Round a decimal to the nearest whole number",
                   "A good start: she put 8 of 10 decimals in the right place.")},
             6_mm, VAlign::Top),
         gap(5_mm), text(TextRole::ReportHeading, "Amira’s effort", document::Align::Left, 2),
         row({fixed(22_mm, {text(TextRole::ReportText, "Tasks done")}), natural({{document::Dots{9, 10}}}),
              flex({text(TextRole::ReportText, "**9 of 10.** One is still to come.")})},
             2.5_mm)});
}

inline document::Section class_sheet() {
    document::Frame frame;
    frame.look = document::FrameLook::Staff;
    frame.header_left = rich("Class sheet, 5P");
    frame.header_left_2 = rich("To plan the week of 23 March 2026. For staff only.");
    frame.header_right = rich("**28 on roll, 26 booklets back**");
    frame.header_right_2 = rich("Evidence up to 19 March 2026, 21:40");
    frame.footer_left = rich("This sheet counts, it does not rank. Rows stay in register order.");
    frame.footer_right = rich("5P, page {page} of {pages}");
    document::Table table;
    table.look = document::TableLook::Register;
    table.pad_x = 1_mm;
    table.least_row = 4.65_mm;
    const std::vector<std::string> heads = {"Multiply by 1 digit",       "Short division",
                                            "Equal fractions",           "Add fractions",
                                            "Decimals in order",         "Round decimals",
                                            "Area of rectangles",        "Angles",
                                            "**Adds tops and bottoms**", "**Longer decimal is larger**"};
    table.columns.push_back({7_mm, 0, document::Align::Right, 0, false});
    table.columns.push_back({28.5_mm, 0, document::Align::Left, 2, false});
    document::TableRow head;
    head.head = true;
    head.cells = {{}, {text(TextRole::StaffHead, "Register order")}};
    for (std::size_t i = 0; i < heads.size(); ++i) {
        table.columns.push_back({8.8_mm, 0, document::Align::Centre, i == 7 ? 1 : 0, true});
        head.cells.push_back({text(TextRole::StaffText, heads[i])});
    }
    table.columns.push_back({{}, 1, document::Align::Left, 0, false});
    head.cells.push_back({text(TextRole::StaffHead, "Flag", document::Align::Centre)});
    table.rows.push_back(std::move(head));
    for (int pupil = 1; pupil <= 28; ++pupil) {
        document::TableRow line;
        line.cells = {{text(TextRole::StaffText, std::to_string(pupil))}, {text(TextRole::StaffText, "Aiden B")}};
        for (int i = 0; i < 10; ++i) {
            const int sign = (pupil * 7 + i * 3) % 4;
            const auto state = i < 8                  ? static_cast<document::StateSign>(sign)
                               : (pupil + i) % 3 == 0 ? document::StateSign::SeenTwice
                                                      : document::StateSign::SeenOnce;
            line.cells.push_back(i >= 8 && (pupil * i) % 5 != 0 ? Blocks{} : Blocks{{document::StateMark{state, 3.2_mm}}});
        }
        line.cells.push_back({text(TextRole::StaffText, pupil % 9 == 0 ? "stuck" : "")});
        table.rows.push_back(std::move(line));
    }
    document::Section section = fixed_page(std::move(frame), "Class sheet", {gap(8_mm), {std::move(table)}});
    return section;
}

inline document::Document book(std::vector<document::Section> sections) {
    document::Document document;
    document.title = "Maths book";
    document.token = "7QK4-M9TX";
    document.sections = std::move(sections);
    document.multiple_of = 1;
    return document;
}

inline document::Document booklet() {
    return book({cover(), remember(), practise(), practise(), look_back(), remember(), practise(), look_back()});
}

}  // namespace bookbag::layout::specimen
