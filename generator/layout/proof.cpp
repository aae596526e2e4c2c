// Proof pages are put together from blocks like any other page.
#include "layout/proof.hpp"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "layout/figure.hpp"

namespace bookbag::layout {

namespace {

using document::Block;
using document::Blocks;
using document::Cell;
using document::IconName;
using document::TextRole;
using namespace base::literals;

constexpr std::array<std::string_view, 30> kFormulas = {
    "\\frac{3}{4} + \\mixed{2}{1}{5}",
    "\\frac{2}{3} + \\frac{1}{6} = \\frac{\\box}{6}",
    "7 + \\box = 12",
    "3 \\times 8 = 24 \\div 1",
    "12\\,345 - 6\\,789",
    "\\pounds 64 \\div 0.8 = \\pounds 80",
    "0.1\\rec{6} = \\frac{1}{6},\\ 0.\\rec{142857}",
    "\\sqrt{a^2 + b^2}",
    "\\sqrt[3]{\\frac{27}{8}} = \\frac{3}{2}",
    "x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}",
    "\\left(\\frac{2}{3}\\right)^{-2} = \\frac{9}{4}",
    "3\\sqrt{2} + \\sqrt{50} = 8\\sqrt{2}",
    "A = \\pi r^2 \\approx 78.5\\unit{cm^2}",
    "(2x + 3)(x - 5) \\equiv 2x^2 - 7x - 15",
    "3(2x - 5) - 2(x - 4)",
    "\\begin{align}3x + 2y &= 16\\\\5x - 2y &= 8\\\\8x &= 24\\end{align}",
    "\\begin{pmatrix}3 & -1\\\\0 & 2\\end{pmatrix}\\begin{pmatrix}x\\\\y\\end{pmatrix}",
    "f(x) = \\begin{cases}x^2 & x \\ge 0\\\\-x & x < 0\\end{cases}",
    "\\frac{1}{1 + \\frac{1}{x}}",
    "\\hat{ABC} = \\angle ABC = 72\\degree",
    "\\overline{AB} \\parallel \\overline{CD},\\ AB \\perp EF",
    "\\vec{AB} = \\mathbf{a} + 2\\mathbf{b}",
    "u_n = 3n - 1,\\ u_{n+1} = u_n + 3",
    "\\sin 30\\degree = \\frac{1}{2},\\ \\cos\\theta = 0.6",
    "P(A \\cap B) = P(A) \\times P(B)",
    "A \\cup B = \\xi,\\ x \\in A",
    "2.5 \\times 10^{-3} < 4 \\times 10^4",
    "y \\propto x^2,\\ x \\to \\infty",
    "-4 \\le x < 3 \\implies x \\ne 5",
    "\\HCF(12, 18) = 6,\\ 35\\% = \\frac{7}{20}",
};

Block paragraph(TextRole role, document::RichText text, int heading_level = 0) {
    document::Paragraph block;
    block.role = role;
    block.text = std::move(text);
    block.heading_level = heading_level;
    return {std::move(block)};
}

Block words(TextRole role, std::string text, int heading_level = 0) {
    return paragraph(role, document::plain(std::move(text)), heading_level);
}

document::RichText maths(std::string_view notation) {
    document::RichText text;
    text.runs.emplace_back(document::Maths{std::string(notation), false});
    return text;
}

Cell flexible(Blocks blocks, int flex = 1) {
    Cell cell;
    cell.flex = flex;
    cell.blocks = std::move(blocks);
    return cell;
}

Cell wide(Length width, Blocks blocks) {
    Cell cell;
    cell.width = width;
    cell.blocks = std::move(blocks);
    return cell;
}

document::Document page_of(std::string title, Blocks blocks, document::SectionKind kind) {
    document::Document proof;
    proof.title = title;
    proof.multiple_of = 1;
    document::Section section;
    section.kind = kind;
    section.title = title;
    section.gap = 5_mm;
    section.blocks.push_back(words(TextRole::Heading, std::move(title), 1));
    for (Block& block : blocks) {
        section.blocks.push_back(std::move(block));
    }
    proof.sections.push_back(std::move(section));
    return proof;
}

Block two_columns(Blocks left, Blocks right) {
    document::Row row;
    row.gap = 7_mm;
    row.align = document::VAlign::Top;
    row.cells.push_back(flexible(std::move(left)));
    row.cells.push_back(flexible(std::move(right)));
    return {std::move(row)};
}

Block figure_in(const document::FigureSpec& spec, document::FigureShow show) {
    document::Figure figure;
    figure.spec = spec;
    figure.show = show;
    return {std::move(figure)};
}

Block figure_entry(const FigureKind& kind) {
    document::Stack entry;
    entry.keep = true;
    entry.gap = 2_mm;
    entry.blocks.push_back({document::Rule{}});
    entry.blocks.push_back(words(TextRole::Strong, kind.name, 2));
    entry.blocks.push_back(two_columns({figure_in(kind.specimen, document::FigureShow::Question)}, {figure_in(kind.specimen, document::FigureShow::Answer)}));
    return {std::move(entry)};
}

constexpr std::array<std::pair<IconName, std::string_view>, 28> kIcons = {{
    {IconName::Bag, "bag"}, {IconName::BagDone, "bag done"}, {IconName::ClockBack, "clock back"}, {IconName::Bulb, "bulb"},
    {IconName::Pencil, "pencil"}, {IconName::Squares, "squares"}, {IconName::Arrows, "arrows"}, {IconName::Home, "home"},
    {IconName::SandGlass, "sand-glass"}, {IconName::Lens, "lens"}, {IconName::Book, "book"}, {IconName::House, "house"},
    {IconName::Speech, "speech"}, {IconName::Hill, "hill"}, {IconName::Target, "target"}, {IconName::Eye, "eye"},
    {IconName::Question, "question"}, {IconName::Scissors, "scissors"}, {IconName::Clock, "clock"}, {IconName::Sun, "sun"},
    {IconName::Tick, "tick"}, {IconName::ArrowRight, "arrow"}, {IconName::SamHead, "Sam"}, {IconName::Ruler, "ruler"},
    {IconName::Star, "star"}, {IconName::People, "people"}, {IconName::Phone, "phone"}, {IconName::Warning, "warning"},
}};

Block icon_row(std::size_t first) {
    document::Row row;
    row.align = document::VAlign::Middle;
    for (std::size_t i = first; i < first + 4 && i < kIcons.size(); ++i) {
        document::Icon badge;
        badge.name = kIcons.at(i).first;
        badge.size = 9_mm;
        badge.badge = true;
        document::Icon small = badge;
        small.size = 6_mm;
        small.badge = false;
        document::Row inner;
        inner.gap = 2_mm;
        inner.align = document::VAlign::Middle;
        inner.cells.push_back(wide(13_mm, {{badge}}));
        inner.cells.push_back(wide(6_mm, {{small}}));
        inner.cells.push_back(flexible({words(TextRole::Reason, std::string(kIcons.at(i).second))}));
        row.cells.push_back(flexible({{std::move(inner)}}));
    }
    return {std::move(row)};
}

Block signs_row() {
    document::Row row;
    row.gap = 4_mm;
    row.align = document::VAlign::Middle;
    for (int i = 0; i < 6; ++i) {
        document::StateMark mark;
        mark.sign = static_cast<document::StateSign>(i);
        mark.size = 6_mm;
        row.cells.push_back(wide(6_mm, {{mark}}));
    }
    row.cells.push_back(wide(10_mm, {{document::Disc{"1", 10_mm, true}}}));
    row.cells.push_back(wide(8_mm, {{document::Disc{"2", 7.2_mm, false}}}));
    row.cells.push_back(wide(9_mm, {{document::TickBox{8.5_mm, false}}}));
    row.cells.push_back(wide(6_mm, {{document::TickBox{6_mm, true}}}));
    row.cells.push_back(wide(17_mm, {{document::CodeBox{"4C-K"}}}));
    row.cells.push_back(flexible({{document::Dots{7, 9}}}));
    return {std::move(row)};
}

}  // namespace

document::Document maths_proof() {
    Blocks rows;
    for (std::size_t i = 0; i + 1 < kFormulas.size(); i += 2) {
        rows.push_back(two_columns({paragraph(TextRole::Question, maths(kFormulas.at(i)))}, {paragraph(TextRole::Question, maths(kFormulas.at(i + 1)))}));
    }
    return page_of("Maths proof", std::move(rows), document::SectionKind::Flow);
}

base::Result<document::Document> figure_proof(const std::string& kind) {
    Blocks entries;
    std::vector<std::string> names;
    for (const FigureKind& one : figure_kinds()) {
        names.push_back(one.name);
        if (kind.empty() || kind == one.name) {
            entries.push_back(figure_entry(one));
        }
    }
    if (entries.empty()) {
        const auto known = base::nearest(kind, names);
        return base::Fault{base::FaultKind::Missing, {}, "there is no figure kind \"" + kind + "\"",
                           known ? "did you mean " + *known + "?" : "docs/formats/figures.md lists them all", "E-FIGURE-KIND"};
    }
    return page_of("Figure proof", std::move(entries), document::SectionKind::Flow);
}

document::Document block_proof() {
    Blocks blocks;
    for (std::size_t i = 0; i < kIcons.size(); i += 4) {
        blocks.push_back(icon_row(i));
    }
    blocks.push_back(signs_row());
    document::AnswerRow answer;
    answer.label = document::plain("Answer");
    answer.sure = document::HowSure::CirclesWithWords;
    blocks.push_back({answer});
    answer.unit = "km";
    answer.sure = document::HowSure::Faces;
    blocks.push_back({answer});
    blocks.push_back({document::Rule{document::RuleLook::CutHere}});
    blocks.push_back({document::WritingLines{2, document::plain("Sam added")}});
    blocks.push_back({document::SquaredPaper{0, 2}});
    return page_of("Block proof", std::move(blocks), document::SectionKind::Flow);
}

}  // namespace bookbag::layout
