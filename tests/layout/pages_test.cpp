// Whole pages: nothing outside the paper, nothing on top of something else, slack shared to the last unit, the same
// marks every time, and a tag tree that a screen reader can walk.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "layout/fonts_for_tests.hpp"
#include "layout/layout.hpp"
#include "layout/proof.hpp"
#include "layout/specimen.hpp"

namespace bookbag::layout {
namespace {

using namespace base::literals;
using document::Blocks;

LayoutResult laid(const document::Document& document, Profile profile = Profile::Years3To6) {
    auto result = lay_out(document, make_style(profile), test_fonts());
    EXPECT_TRUE(result) << (result ? "" : to_string(result.error()));
    return result ? *std::move(result) : LayoutResult{};
}

document::Document one_page(Blocks blocks, document::SectionKind kind = document::SectionKind::FixedPage) {
    document::Section section;
    section.kind = kind;
    section.blocks = std::move(blocks);
    return specimen::book({std::move(section)});
}

/// Ink of a mark, roughly: glyph runs by advance, paths by their points.
struct Area {
    Length left, top, right, foot;
    bool is_empty = true;
    void add(Point point) {
        left = is_empty ? point.x : std::min(left, point.x);
        right = is_empty ? point.x : std::max(right, point.x);
        top = is_empty ? point.y : std::min(top, point.y);
        foot = is_empty ? point.y : std::max(foot, point.y);
        is_empty = false;
    }
};

Length width_of(const GlyphsMark& mark) {
    std::int64_t advance = 0;
    for (const fonts::Glyph& glyph : mark.run.glyphs) {
        advance += glyph.advance;
    }
    return scaled(mark.size, advance, 1000);
}

Area area_of(const Mark& mark) {
    Area area;
    if (const auto* glyphs = std::get_if<GlyphsMark>(&mark.content)) {
        area.add(glyphs->at);
        if (glyphs->turn == 0) {
            area.add({glyphs->at.x + width_of(*glyphs), glyphs->at.y - scaled(glyphs->size, 7, 10)});
        }
    } else if (const auto* qr = std::get_if<QrMark>(&mark.content)) {
        area.add(qr->at);
        area.add({qr->at.x + qr->size, qr->at.y + qr->size});
    } else if (const auto* path = std::get_if<PathMark>(&mark.content)) {
        const auto add = [&](Point point) {
            area.add({path->offset.x + scaled(point.x, path->scale_permille, 1000),
                      path->offset.y + scaled(point.y, path->scale_permille, 1000)});
        };
        for (const Segment& segment : path->path.segments) {
            if (const auto* move = std::get_if<MoveTo>(&segment)) {
                add(move->to);
            } else if (const auto* straight = std::get_if<LineTo>(&segment)) {
                add(straight->to);
            } else if (const auto* curve = std::get_if<CurveTo>(&segment)) {
                add(curve->to);
            }
        }
    }
    return area;
}

std::vector<std::pair<document::Document, Profile>> all_papers() {
    std::vector<std::pair<document::Document, Profile>> papers;
    papers.emplace_back(specimen::booklet(), Profile::Years3To6);
    papers.emplace_back(specimen::booklet(), Profile::Years1To2);
    papers.emplace_back(specimen::booklet(), Profile::Years7To11);
    papers.emplace_back(specimen::book({specimen::report()}), Profile::Report);
    papers.emplace_back(specimen::book({specimen::class_sheet()}), Profile::Staff);
    papers.emplace_back(maths_proof(), Profile::Years7To11);
    papers.emplace_back(block_proof(), Profile::Years3To6);
    return papers;
}

TEST(Pages, NothingStandsWithinFiveMillimetresOfTheEdge) {
    for (const auto& [document, profile] : all_papers()) {
        const LayoutResult result = laid(document, profile);
        ASSERT_FALSE(result.laid_out.pages.empty());
        if (!result.overflows.empty()) {
            continue;  // an overfull page is reported and composed again
        }
        for (const Page& page : result.laid_out.pages) {
            for (const Mark& mark : page.marks) {
                const Area area = area_of(mark);
                if (area.is_empty) {
                    continue;
                }
                EXPECT_GE(area.left, 5_mm - Length{2});
                EXPECT_GE(area.top, 5_mm);
                EXPECT_LE(area.right, page.width - 5_mm + Length{2});
                EXPECT_LE(area.foot, page.height - 5_mm);
            }
        }
    }
}

TEST(Pages, TheBookletOfTheMockUpFits) {
    const LayoutResult result = laid(specimen::booklet());
    EXPECT_EQ(result.laid_out.pages.size(), 8U);
    EXPECT_TRUE(result.overflows.empty());
    EXPECT_TRUE(laid(specimen::book({specimen::report()}), Profile::Report).overflows.empty());
    EXPECT_TRUE(laid(specimen::book({specimen::class_sheet()}), Profile::Staff).overflows.empty());
}

TEST(Pages, WordsOfOneParagraphNeverOverlap) {
    for (const auto& [document, profile] : all_papers()) {
        const LayoutResult result = laid(document, profile);
        for (const Page& page : result.laid_out.pages) {
            std::map<std::pair<std::int32_t, std::int32_t>, std::vector<std::pair<Length, Length>>> lines;  // by tag and baseline
            for (const Mark& mark : page.marks) {
                const auto* glyphs = std::get_if<GlyphsMark>(&mark.content);
                const bool is_paragraph =
                    mark.tag >= 0 && result.laid_out.tags.at(static_cast<std::size_t>(mark.tag)).role == TagRole::P;
                if (glyphs != nullptr && is_paragraph && glyphs->turn == 0) {
                    lines[{mark.tag, glyphs->at.y.units}].emplace_back(glyphs->at.x, glyphs->at.x + width_of(*glyphs));
                }
            }
            for (auto& [key, spans] : lines) {
                std::sort(spans.begin(), spans.end());
                for (std::size_t i = 1; i < spans.size(); ++i) {
                    EXPECT_GE(spans[i].first.units, spans[i - 1].second.units - 5);
                }
            }
        }
    }
}

TEST(Pages, TheSameDocumentGivesTheSameMarks) {
    const document::Document document = specimen::booklet();
    const LayoutResult first = laid(document);
    const LayoutResult second = laid(document);
    ASSERT_EQ(first.laid_out.pages.size(), second.laid_out.pages.size());
    for (std::size_t p = 0; p < first.laid_out.pages.size(); ++p) {
        const auto& one = first.laid_out.pages[p].marks;
        const auto& two = second.laid_out.pages[p].marks;
        ASSERT_EQ(one.size(), two.size());
        for (std::size_t i = 0; i < one.size(); ++i) {
            EXPECT_EQ(one[i].tag, two[i].tag);
            const auto* a = std::get_if<GlyphsMark>(&one[i].content);
            const auto* b = std::get_if<GlyphsMark>(&two[i].content);
            ASSERT_EQ(a == nullptr, b == nullptr);
            if (a != nullptr) {
                EXPECT_EQ(a->run.text, b->run.text);
                EXPECT_EQ(a->at, b->at);
            }
        }
    }
}

/// Heights of the y positions of the thin rules on the first page.
std::vector<Length> rule_positions(const LayoutResult& result) {
    std::vector<Length> positions;
    for (const Mark& mark : result.laid_out.pages.at(0).marks) {
        const auto* path = std::get_if<PathMark>(&mark.content);
        if (path != nullptr && path->path.segments.size() == 2) {
            positions.push_back(area_of(mark).top);
        }
    }
    return positions;
}

TEST(Pages, SlackIsSharedByWeightAndAddsUpExactly) {
    using specimen::gap;
    using specimen::rule;
    const auto result = laid(
        one_page({rule(), gap({}, 1), rule(), gap({}, 2), rule(), specimen::stack({gap({}, 3), rule()}), gap({}, 1), rule()}));
    const std::vector<Length> y = rule_positions(result);
    ASSERT_EQ(y.size(), 5U);
    const Length body = 264_mm;
    const Length pen{700};
    const Length slack = body - pen * 5;
    EXPECT_EQ(y.front(), 15_mm + pen / 2);
    EXPECT_EQ(y.back(), 15_mm + body - pen / 2);  // to the last unit
    EXPECT_EQ(y[1] - y[0] - pen, scaled(slack, 1, 7));
    EXPECT_NEAR((y[2] - y[1] - pen).units, scaled(slack, 2, 7).units, 1);
    EXPECT_NEAR((y[3] - y[2] - pen).units, scaled(slack, 3, 7).units, 1);
}

TEST(Pages, StretchingCellsOfARowEndTogether) {
    using specimen::flex;
    using specimen::rule;
    using specimen::work;
    const auto result =
        laid(one_page({specimen::row({flex({work(10_mm), rule()}), flex({work(50_mm), rule()})}, 7_mm, document::VAlign::Top)}));
    const std::vector<Length> y = rule_positions(result);
    ASSERT_EQ(y.size(), 2U);
    EXPECT_EQ(y[0], y[1]);
    EXPECT_EQ(y[0], 15_mm + 264_mm - Length{350});
}

TEST(Pages, AnOverfullPageIsReportedWithWhatIsMissing) {
    const auto result = laid(one_page({specimen::work(300_mm)}));
    ASSERT_EQ(result.overflows.size(), 1U);
    EXPECT_EQ(result.overflows[0].section, 0U);
    EXPECT_EQ(result.overflows[0].missing, 300_mm - 264_mm);
}

TEST(Pages, APageWithStretchButNoSlackIsNotOverfull) {
    EXPECT_TRUE(laid(one_page({specimen::work(264_mm)})).overflows.empty());
}

std::string words_on(const Page& page) {
    std::string words;
    for (const Mark& mark : page.marks) {
        if (const auto* glyphs = std::get_if<GlyphsMark>(&mark.content)) {
            words += glyphs->run.text + (glyphs->ends_word ? " " : "");
        }
    }
    return words;
}

TEST(Pages, OddPageCountsArePaddedWithALinedNotesPage) {
    document::Document document = one_page({specimen::text(document::TextRole::Child, "one")});
    document.multiple_of = 4;
    const LayoutResult result = laid(document);
    ASSERT_EQ(result.laid_out.pages.size(), 4U);
    EXPECT_NE(words_on(result.laid_out.pages[3]).find("Notes"), std::string::npos);
    EXPECT_GE(std::count_if(result.laid_out.pages[3].marks.begin(), result.laid_out.pages[3].marks.end(),
                            [](const Mark& mark) { return std::holds_alternative<PathMark>(mark.content); }),
              20);
}

TEST(Pages, HeadersSayTheirPageAndMarginsAreMirrored) {
    const LayoutResult result = laid(specimen::booklet());
    EXPECT_NE(words_on(result.laid_out.pages[1]).find("page 2 of 8"), std::string::npos);
    EXPECT_NE(words_on(result.laid_out.pages[7]).find("page 8 of 8"), std::string::npos);
    const auto leftmost = [](const Page& page) {
        Length left = page.width;
        for (const Mark& mark : page.marks) {
            const auto* path = std::get_if<PathMark>(&mark.content);
            if (path != nullptr && path->path.segments.size() == 2 && area_of(mark).right - area_of(mark).left > 170_mm) {
                left = std::min(left, area_of(mark).left);
            }
        }
        return left;
    };
    EXPECT_EQ(leftmost(result.laid_out.pages[2]), 20_mm);
    EXPECT_EQ(leftmost(result.laid_out.pages[1]), 15_mm);
}

TEST(Pages, TabsMakeAStaircaseAtTheOuterEdge) {
    const LayoutResult result = laid(specimen::booklet());
    std::vector<Length> tops;
    for (std::size_t p = 1; p < 8; ++p) {
        for (const Mark& mark : result.laid_out.pages[p].marks) {
            const auto* path = std::get_if<PathMark>(&mark.content);
            const Area area = area_of(mark);
            if (path != nullptr && path->path.fill == Fill::Solid && area.foot - area.top > 20_mm &&
                (area.left < 6_mm || area.right > 204_mm)) {
                tops.push_back(area.top);
                EXPECT_EQ(area.left > 100_mm, p % 2 == 0) << "page " << p + 1;
            }
        }
    }
    ASSERT_EQ(tops.size(), 7U);
    for (std::size_t i = 1; i < tops.size(); ++i) {
        EXPECT_GT(tops[i], tops[i - 1]);
    }
}

document::Table long_table(int rows) {
    document::Table table;
    table.columns = {{30_mm, 0, document::Align::Left, 0, false}, {{}, 1, document::Align::Left, 0, false}};
    table.pad_y = 1_mm;
    document::TableRow head;
    head.head = true;
    head.cells = {{specimen::text(document::TextRole::StaffHead, "Code")},
                  {specimen::text(document::TextRole::StaffHead, "Answer")}};
    table.rows.push_back(std::move(head));
    for (int i = 0; i < rows; ++i) {
        document::TableRow row;
        row.cells = {{specimen::text(document::TextRole::StaffText, "row" + std::to_string(i))},
                     {specimen::text(document::TextRole::StaffText, "words")}};
        table.rows.push_back(std::move(row));
    }
    return table;
}

TEST(Pages, ALongTableBreaksBetweenRowsAndRepeatsItsHead) {
    const LayoutResult result =
        laid(one_page({specimen::text(document::TextRole::Heading, "Answers", document::Align::Left, 1), {long_table(120)}},
                      document::SectionKind::Flow));
    ASSERT_GE(result.laid_out.pages.size(), 3U);
    EXPECT_TRUE(result.overflows.empty());
    std::string all;
    for (const Page& page : result.laid_out.pages) {
        EXPECT_NE(words_on(page).find("Code"), std::string::npos);
        all += words_on(page);
    }
    std::size_t at = 0;
    for (int i = 0; i < 120; ++i) {
        const std::size_t found = all.find("row" + std::to_string(i) + " ", at);
        ASSERT_NE(found, std::string::npos) << "row " << i;
        at = found;
    }
    const auto tables = std::count_if(result.laid_out.tags.begin(), result.laid_out.tags.end(),
                                      [](const Tag& tag) { return tag.role == TagRole::Table; });
    const auto heads = std::count_if(result.laid_out.tags.begin(), result.laid_out.tags.end(),
                                     [](const Tag& tag) { return tag.role == TagRole::TH; });
    EXPECT_EQ(tables, 1);
    EXPECT_EQ(heads, 2);  // repeated heads are furniture
}

TEST(Pages, AHeadingNeverEndsAPage) {
    for (int filler = 150; filler <= 262; filler += 4) {
        const LayoutResult result =
            laid(one_page({specimen::work(base::microns(filler * 1000)),
                           specimen::text(document::TextRole::Heading, "Heading", document::Align::Left, 2),
                           specimen::text(document::TextRole::Child, "body words")},
                          document::SectionKind::Flow));
        for (const Page& page : result.laid_out.pages) {
            const std::string words = words_on(page);
            EXPECT_EQ(words.find("Heading") == std::string::npos, words.find("body") == std::string::npos) << filler;
        }
    }
}

TEST(Pages, AKeptQuestionIsNotBrokenAcrossPages) {
    Blocks blocks;
    for (int i = 0; i < 12; ++i) {
        blocks.push_back(specimen::question("4A-P", "Question number " + std::to_string(i), {specimen::work(40_mm)},
                                            specimen::answer("Answer" + std::to_string(i), "")));
    }
    const LayoutResult result = laid(one_page(std::move(blocks), document::SectionKind::Flow));
    ASSERT_GE(result.laid_out.pages.size(), 2U);
    for (int i = 0; i < 12; ++i) {
        for (const Page& page : result.laid_out.pages) {
            const std::string words = words_on(page);
            EXPECT_EQ(words.find("number " + std::to_string(i) + " ") == std::string::npos,
                      words.find("Answer" + std::to_string(i) + " ") == std::string::npos);
        }
    }
}

TEST(Pages, ATrueScaleFigureBringsTheCheckLineOfFiftyMillimetres) {
    const auto ruler =
        specimen::figure("ruler", {{"cm", specimen::number(10)}, {"from", specimen::number(0)}, {"to", specimen::number(60)}});
    const LayoutResult result = laid(one_page({ruler}));
    EXPECT_NE(words_on(result.laid_out.pages[0]).find("This line must measure 5 cm"), std::string::npos);
    bool found = false;
    for (const Mark& mark : result.laid_out.pages[0].marks) {
        const Area area = area_of(mark);
        found = found || (std::holds_alternative<PathMark>(mark.content) && area.right - area.left == 50_mm && area.top > 280_mm);
    }
    EXPECT_TRUE(found);
    EXPECT_EQ(words_on(laid(one_page({specimen::work(10_mm)})).laid_out.pages[0]).find("measure 5 cm"), std::string::npos);
}

TEST(Pages, TagsFormATreeInReadingOrder) {
    for (const auto& [document, profile] : all_papers()) {
        const LayoutResult result = laid(document, profile);
        const auto& tags = result.laid_out.tags;
        ASSERT_FALSE(tags.empty());
        EXPECT_EQ(tags[0].role, TagRole::Document);
        for (std::size_t i = 1; i < tags.size(); ++i) {
            ASSERT_GE(tags[i].parent, 0);
            ASSERT_LT(tags[i].parent, static_cast<std::int32_t>(i));
            const TagRole above = tags[static_cast<std::size_t>(tags[i].parent)].role;
            if (tags[i].role == TagRole::Lbl || tags[i].role == TagRole::LBody) {
                EXPECT_EQ(above, TagRole::LI);
            }
            EXPECT_EQ(tags[i].role == TagRole::LI, above == TagRole::L);
            EXPECT_EQ(tags[i].role == TagRole::TR, above == TagRole::Table);
            if (tags[i].role == TagRole::TH || tags[i].role == TagRole::TD) {
                EXPECT_EQ(above, TagRole::TR);
            }
            if (tags[i].role == TagRole::Figure || tags[i].role == TagRole::Formula) {
                EXPECT_FALSE(tags[i].alt.empty());
            }
        }
        for (const Page& page : result.laid_out.pages) {
            for (const Mark& mark : page.marks) {
                EXPECT_GE(mark.tag, kArtefact);
                EXPECT_LT(mark.tag, static_cast<std::int32_t>(tags.size()));
            }
        }
    }
}

TEST(Pages, EveryBookworkCodeIsTheLabelOfItsQuestion) {
    const LayoutResult result = laid(specimen::book({specimen::practise()}));
    std::set<std::string> labels;
    for (const Mark& mark : result.laid_out.pages[0].marks) {
        const auto* glyphs = std::get_if<GlyphsMark>(&mark.content);
        if (glyphs != nullptr && mark.tag >= 0 && result.laid_out.tags[static_cast<std::size_t>(mark.tag)].role == TagRole::Lbl) {
            labels.insert(glyphs->run.text);
        }
    }
    EXPECT_EQ(labels, (std::set<std::string>{"4A-P", "4B-U", "4C-Z", "4D-E", "4E-K"}));
}

TEST(Pages, AReportWithoutATitleOfItsOwnHasItsHeaderAsHeading) {
    const LayoutResult result = laid(specimen::book({specimen::class_sheet()}), Profile::Staff);
    bool found = false;
    for (const Mark& mark : result.laid_out.pages[0].marks) {
        const auto* glyphs = std::get_if<GlyphsMark>(&mark.content);
        found = found || (glyphs != nullptr && mark.tag >= 0 &&
                          result.laid_out.tags[static_cast<std::size_t>(mark.tag)].role == TagRole::H1 &&
                          glyphs->run.text == "Class sheet, 5P");
    }
    EXPECT_TRUE(found);
}

TEST(Pages, ABadFormulaFailsTheDocumentWithItsNotation) {
    document::Paragraph paragraph;
    paragraph.text.runs.emplace_back(document::Maths{"\\fraq{1}{2}", false});
    const auto result = lay_out(one_page({{paragraph}}), make_style(Profile::Years3To6), test_fonts());
    ASSERT_FALSE(result);
    EXPECT_NE(result.error().what.find("fraq"), std::string::npos);
}

TEST(Pages, AnUnknownFigureFailsTheDocument) {
    const auto result = lay_out(one_page({specimen::figure("nonsense", {})}), make_style(Profile::Years3To6), test_fonts());
    EXPECT_FALSE(result);
}

TEST(Pages, AnswersOfAColumnEndAtOnePlace) {
    using specimen::answer;
    const auto result = laid(one_page({specimen::row(
        {specimen::flex({answer("Answer", ""), answer("", ""), answer("I land on", "")}), specimen::flex({})}, 7_mm)}));
    std::vector<Length> ends;
    for (const Mark& mark : result.laid_out.pages[0].marks) {
        const auto* path = std::get_if<PathMark>(&mark.content);
        if (path != nullptr && path->path.segments.size() == 2) {
            ends.push_back(area_of(mark).right);
        }
    }
    ASSERT_EQ(ends.size(), 3U);
    for (const Length end : ends) {
        EXPECT_EQ(end, 20_mm + 46_mm);
    }
}

TEST(Pages, AColonAfterARightToLeftWordStandsAtItsLeft) {
    // Words of mixed runs were once put together in the order of the eye: the colon moved to the wrong side.
    document::Document document = one_page({specimen::text(document::TextRole::ReportText, "**معلوم ہے:** 17")});
    document.language = "ur";
    const auto result = laid(document, Profile::Report);
    Length colon{-1};
    Length word{-1};
    for (const Mark& mark : result.laid_out.pages[0].marks) {
        const auto* glyphs = std::get_if<GlyphsMark>(&mark.content);
        if (glyphs != nullptr && glyphs->run.text.find("معلوم") != std::string::npos) {
            word = glyphs->at.x;
        } else if (glyphs != nullptr && glyphs->run.text.find(':') != std::string::npos) {
            colon = glyphs->at.x;
        }
    }
    ASSERT_GE(word.units, 0);
    EXPECT_GT(word, 100_mm);                       // the line begins at the right
    EXPECT_LT(colon, word);
}

TEST(Pages, AnAnswerLineTooShortBesideItsLabelGoesBelowIt) {
    const auto lines_of = [](const std::string& label) {
        document::AnswerRow row;
        row.label = document::plain(label);
        row.unit = "g/cm³";
        row.sure = document::HowSure::Circles;
        const auto result = laid(one_page({specimen::row({specimen::fixed(84_mm, {{row}})})}));
        for (const Mark& mark : result.laid_out.pages[0].marks) {
            const auto* path = std::get_if<PathMark>(&mark.content);
            if (path != nullptr && path->path.segments.size() == 2) {
                return area_of(mark);
            }
        }
        return Area{};
    };
    const Area below = lines_of("Common factors");
    EXPECT_EQ(below.left, 20_mm);
    EXPECT_GT(below.right - below.left, 26_mm);
    EXPECT_GT(lines_of("Mass").left, 20_mm);
}

TEST(Pages, LabelsOfASmallFigureNeverFallBelowNinePoints) {
    document::Figure figure;
    figure.spec = {"number_line", {{"from", specimen::number(0)}, {"to", specimen::number(10)}, {"major", specimen::number(1)}}};
    figure.most_height = 3_mm;
    const auto result = laid(one_page({{figure}}));
    int labels = 0;
    for (const Mark& mark : result.laid_out.pages[0].marks) {
        if (const auto* glyphs = std::get_if<GlyphsMark>(&mark.content)) {
            EXPECT_GE(glyphs->size, 9_pt);
            ++labels;
        }
    }
    EXPECT_GE(labels, 11);
}

TEST(Pages, SquaredPaperOfTheBodyHasTwentyFiveSquares) {
    const auto result = laid(one_page({{document::SquaredPaper{0, 3}}}));
    const auto* path = std::get_if<PathMark>(&result.laid_out.pages[0].marks.at(0).content);
    ASSERT_NE(path, nullptr);
    EXPECT_EQ(path->path.segments.size(), (26U + 4U) * 2U);
}

TEST(Pages, SpansOfATableJoinItsCells) {
    document::Table table = long_table(1);
    table.columns.push_back({20_mm, 0, document::Align::Centre, 0, false});
    table.rows[0].cells.push_back({});
    table.rows[1].cells = {{specimen::text(document::TextRole::StaffText, "skill")},
                           {specimen::text(document::TextRole::StaffText, "We are still finding out")}};
    table.rows[1].spans = {1, 2};
    const auto result = laid(one_page({{table}}));
    const auto cells = std::count_if(result.laid_out.tags.begin(), result.laid_out.tags.end(),
                                     [](const Tag& tag) { return tag.role == TagRole::TD; });
    EXPECT_EQ(cells, 2);
}

}  // namespace
}  // namespace bookbag::layout
