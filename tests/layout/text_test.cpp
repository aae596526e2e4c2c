// Lines of text: where they break, where they must not, and how far apart they stand.
#include "layout/text/set_text.hpp"

#include <gtest/gtest.h>

#include "layout/fonts_for_tests.hpp"

namespace bookbag::layout {
namespace {

using document::TextRole;
using namespace base::literals;

struct Paper {
    explicit Paper(Profile profile = Profile::Years3To6) : style(make_style(profile)), measurer(style, test_fonts()) {}
    SetText set(const std::string& notation, Length width, TextRole role = TextRole::Question) {
        return set_text(*document::parse_rich_text(notation), style.look(role), width, measurer);
    }
    Style style;
    Measurer measurer;
};

std::string line_words(const SetText& set, std::size_t index) {
    std::string words;
    const TextLine& line = set.lines.at(index);
    for (std::size_t i = line.first; i < line.last; ++i) {
        words += i > line.first && set.items[i].space_before.units > 0 ? " " : "";
        words += set.items[i].formula != nullptr ? "#" : set.items[i].word->runs.at(0).text;
    }
    return words;
}

TEST(Text, NoLineIsWiderThanTheMeasureUnlessOneWordIs) {
    Paper paper;
    for (int width = 20; width <= 175; width += 5) {
        const SetText set = paper.set(
            "Leila walks $\\frac{1}{2}$ km to the library. Then she walks $\\frac{3}{8}$ km to the park. **How far** does she "
            "walk?",
            base::microns(width * 1000));
        EXPECT_FALSE(set.is_overfull);
        std::size_t next = 0;
        for (const TextLine& line : set.lines) {
            EXPECT_LE(line.width, base::microns(width * 1000));
            EXPECT_EQ(line.first, next);
            next = line.last;
        }
        EXPECT_EQ(next, set.items.size());
    }
}

TEST(Text, AFormulaAndItsUnitStayTogether) {
    Paper paper;
    for (int width = 15; width <= 60; ++width) {
        const SetText set = paper.set("She walks about 12 km and $\\frac{3}{8}$ km.", base::microns(width * 1000));
        for (std::size_t i = 0; i < set.lines.size(); ++i) {
            EXPECT_NE(line_words(set, i).substr(0, 2), "km") << width;
        }
    }
}

TEST(Text, ShortBoldWordsStayTogetherWhenTheyFit) {
    Paper paper;
    for (int width = 30; width <= 60; ++width) {
        const SetText set = paper.set("Now please **Work out** the angle a.", base::microns(width * 1000));
        for (std::size_t i = 0; i < set.lines.size(); ++i) {
            EXPECT_NE(line_words(set, i).substr(0, 4), "out ") << width;
        }
    }
}

TEST(Text, AWordWiderThanTheMeasureStandsAloneAndIsReported) {
    Paper paper;
    const SetText set = paper.set("a parallelogram b", 15_mm);
    EXPECT_TRUE(set.is_overfull);
    EXPECT_EQ(set.lines.size(), 3U);
}

TEST(Text, PlainLinesTakeTheLead) {
    Paper paper;
    const SetText set = paper.set("one two three four five six seven eight", 30_mm, TextRole::Child);
    ASSERT_GE(set.lines.size(), 3U);
    const Length lead = paper.style.look(TextRole::Child).lead;
    for (std::size_t i = 1; i < set.lines.size(); ++i) {
        EXPECT_EQ(set.lines[i].baseline - set.lines[i - 1].baseline, lead);
    }
    EXPECT_EQ(set.height, lead * static_cast<std::int32_t>(set.lines.size()));
}

TEST(Text, LinesWithFractionsStandFurtherApart) {
    // booklet-notes.md section 2: 1.25 leads after one line with a fraction, 1.48 between two, of a lead of 1.5
    Paper paper;
    const auto distance = [&](const std::string& notation) {
        const SetText set = paper.set(notation, 175_mm);
        return (set.lines.at(1).baseline - set.lines.at(0).baseline).units;
    };
    const auto lead = paper.style.look(TextRole::Question).lead.units;
    EXPECT_NEAR(distance("a $\\frac{1}{2}$\nb $\\frac{1}{2}$"), lead * 148 / 100, lead / 16);
    EXPECT_NEAR(distance("a\nb $\\frac{1}{2}$"), lead * 125 / 100, lead / 12);
}

TEST(Text, PromptsWithAndWithoutAFractionAreLevel) {
    Paper paper;
    EXPECT_EQ(paper.set("**Work out** 7 × 8", 80_mm).baseline,
              paper.set("**Work out** $\\frac{2}{7} + \\frac{3}{7}$", 80_mm).baseline);
}

TEST(Text, NoBreakSpaceDoesNotBreak) {
    Paper paper;
    for (int width = 20; width <= 40; ++width) {
        const SetText set = paper.set("about 12\u00A0apples each", base::microns(width * 1000));
        for (std::size_t i = 0; i < set.lines.size(); ++i) {
            EXPECT_NE(line_words(set, i).substr(0, 6), "apples");
        }
    }
}

TEST(Text, AListTooWideForItsCellBreaksAfterCommasOnly) {
    Paper paper;
    const SetText set = paper.set("$1, 2, 4, 7, 14, 28$", 20_mm);
    EXPECT_FALSE(set.is_overfull);
    EXPECT_GE(set.lines.size(), 2U);
    for (const TextLine& line : set.lines) {
        EXPECT_LE(line.width, 20_mm);
    }
    EXPECT_EQ(paper.set("$1, 2, 4, 7, 14, 28$", 80_mm).items.size(), 1U);
    EXPECT_EQ(paper.set("$(1, 2)$", 5_mm).items.size(), 1U);  // a pair is one thing
}

TEST(Text, ASumTooWideBreaksBeforeItsRelations) {
    Paper paper;
    const SetText set = paper.set("$7 \\times 30 + 7 \\times 3 = 210 + 21 = 231$", 45_mm);
    ASSERT_GE(set.lines.size(), 2U);
    EXPECT_EQ(set.items.at(1).formula->spoken, "equals 210 plus 21");
}

TEST(Text, EmptyTextHasNoLinesAndNoHeight) {
    Paper paper;
    const SetText set = paper.set("", 50_mm);
    EXPECT_TRUE(set.lines.empty());
    EXPECT_EQ(set.height, Length{});
}

TEST(Text, NaturalWidthIsTheWidthOfTheWidestForcedLine) {
    Paper paper;
    const auto rich = *document::parse_rich_text("one two three\nfour");
    const Length natural = natural_width(rich, paper.style.look(TextRole::Question), paper.measurer);
    EXPECT_EQ(natural, paper.set("one two three", kUnbounded).width);
    EXPECT_EQ(paper.set("one two three\nfour", natural).lines.size(), 2U);
}

}  // namespace
}  // namespace bookbag::layout
