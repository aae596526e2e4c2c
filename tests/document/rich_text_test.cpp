// The author's notation: what it gives, and where its faults are said to stand.
// Columns are counted by hand in each test.
#include "document/rich_text.hpp"

#include <gtest/gtest.h>

namespace bookbag::document {
namespace {

TEST(RichText, ReadsWordsBoldFormulasAndNewLines) {
    const auto text = parse_rich_text("**Work out** $\\frac{1}{2}$\nnow");
    ASSERT_TRUE(text);
    RichText expected;
    expected.runs = {Words{"Work out", true}, Words{" ", false}, Maths{"\\frac{1}{2}", false}, LineBreak{}, Words{"now", false}};
    EXPECT_EQ(*text, expected);
}

TEST(RichText, FormulaInsideBoldIsBold) {
    const auto text = parse_rich_text("**a $x$ b**");
    ASSERT_TRUE(text);
    EXPECT_EQ(text->runs.at(1), Inline(Maths{"x", true}));
}

TEST(RichText, BackslashTakesDollarAndStarAsTheyAre) {
    const auto text = parse_rich_text("cost \\$5 \\*\\*");
    ASSERT_TRUE(text);
    EXPECT_EQ(text->runs, (std::vector<Inline>{Words{"cost $5 **", false}}));
}

TEST(RichText, NamesTheColumnOfAnUnclosedFormulaInCharacters) {
    const auto text = parse_rich_text("£é $x + 1");
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().where.column, 4U);
    EXPECT_EQ(text.error().kind, base::FaultKind::BadInput);
}

TEST(RichText, NamesTheColumnOfUnclosedBoldWords) {
    const auto text = parse_rich_text("a **b** **c");
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().where.column, 9U);
}

TEST(RichText, RefusesAnEmptyFormula) {
    const auto text = parse_rich_text("a $$");
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().where.column, 3U);
}

TEST(RichText, PlainTextWritesFormulasOnOneLine) {
    const auto text = parse_rich_text("**Work out** $\\frac{3}{4} + \\frac{1}{2}$\nor $2x^2 - 5x$");
    ASSERT_TRUE(text);
    EXPECT_EQ(plain_text(*text), "Work out 3/4 + 1/2\nor 2x^2 − 5x");
}

TEST(RichText, JoinedMergesWordsOfEqualWeightOnly) {
    EXPECT_EQ(joined(plain("a"), plain("b")).runs, (std::vector<Inline>{Words{"ab", false}}));
    EXPECT_EQ(joined(bold("a"), plain("b")).runs.size(), 2U);
    EXPECT_TRUE(plain("").empty());
}

}  // namespace
}  // namespace bookbag::document
