// Formulas: the tree, the words, the line, and every fault with the column a reader would point at.
// A string of random tokens must give a tree or a fault, never a crash.
#include "document/math_expr.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "base/random.hpp"

namespace bookbag::document {
namespace {

std::string line_of(std::string_view notation) {
    const auto expr = parse_maths(notation);
    return expr ? linear(*expr) : "FAULT " + to_string(expr.error());
}

std::string words_of(std::string_view notation) {
    const auto expr = parse_maths(notation);
    return expr ? spoken(*expr) : "FAULT " + to_string(expr.error());
}

std::uint32_t fault_column(std::string_view notation) {
    const auto expr = parse_maths(notation);
    return expr ? 0 : expr.error().where.column;
}

int depth(const MathExpr& expr) {
    int deepest = 0;
    for (const MathExpr& part : expr.parts) {
        deepest = std::max(deepest, depth(part));
    }
    return deepest + 1;
}

TEST(Maths, ReadsFractionsPowersAndRootsAsTrees) {
    const auto expr = parse_maths("\\frac{3}{x^2}");
    ASSERT_TRUE(expr);
    ASSERT_EQ(expr->kind, MathKind::Fraction);
    EXPECT_EQ(expr->parts[0].text, "3");
    ASSERT_EQ(expr->parts[1].kind, MathKind::Scripts);
    EXPECT_EQ(expr->parts[1].parts[0].kind, MathKind::Letter);
    EXPECT_EQ(expr->parts[1].parts[1].text, "2");
}

TEST(Maths, TakesANumberWithItsPointAndGroupsAsOneAtom) {
    const auto expr = parse_maths("12,345.75 + 3\u2009472");
    ASSERT_TRUE(expr);
    ASSERT_EQ(expr->parts.size(), 3U);
    EXPECT_EQ(expr->parts[0].text, "12,345.75");
    EXPECT_EQ(expr->parts[2].text, "3\u2009472");
}

TEST(Maths, KeepsTheCommaOfAPairAsPunctuation) {
    const auto expr = parse_maths("(3, -2)");
    ASSERT_TRUE(expr);
    EXPECT_EQ(expr->parts.size(), 6U);
    EXPECT_EQ(line_of("(3, -2)"), "(3, −2)");
}

TEST(Maths, WritesFormulasOnOneLine) {
    EXPECT_EQ(line_of("\\frac{a+b}{2}"), "(a + b)/2");
    EXPECT_EQ(line_of("\\mixed{2}{1}{5}"), "2 1/5");
    EXPECT_EQ(line_of("\\sqrt{a^2+b^2}"), "√(a^2 + b^2)");
    EXPECT_EQ(line_of("\\sqrt[3]{27} = 3"), "∛27 = 3");
    EXPECT_EQ(line_of("-3 * \\box = 12"), "−3 × □ = 12");
    EXPECT_EQ(line_of("\\left(\\frac{2}{3}\\right)^{-2}"), "(2/3)^(−2)");
    EXPECT_EQ(line_of("5\\unit{cm^2}"), "5 cm^2");
    EXPECT_EQ(line_of("\\sin 30^{\\degree}"), "sin 30°");
    EXPECT_EQ(line_of("\\begin{pmatrix}3\\\\-1\\end{pmatrix}"), "(3; −1)");
}

TEST(Maths, SpeaksAsTheDesignAsks) {
    EXPECT_EQ(words_of("\\frac{3}{4} + \\mixed{2}{1}{5}"), "three quarters plus two and one fifth");
    EXPECT_EQ(words_of("x^2 - 5x + 6 = 0"), "x squared minus five x plus six equals zero");
    EXPECT_EQ(words_of("\\sqrt{a^2+b^2}"), "the square root of, a squared plus b squared, end root");
    EXPECT_EQ(words_of("7 + \\box = 12"), "seven plus blank equals twelve");
    EXPECT_EQ(words_of("\\frac{7}{20}"), "seven over twenty");
    EXPECT_EQ(words_of("\\frac{1}{2}"), "one half");
    EXPECT_EQ(words_of("\\frac{3}{2}"), "three halves");
    EXPECT_EQ(words_of("\\pounds 3.50"), "£3.50");
    EXPECT_EQ(words_of("\\frac{\\box}{8}"), "blank over eight");
    EXPECT_EQ(words_of("78.5\\unit{cm^2}"), "78.5 square centimetres");
    EXPECT_EQ(words_of("3\\unit{m/s}"), "three metres per second");
}

TEST(Maths, NamesTheColumnOfEveryFault) {
    EXPECT_EQ(fault_column("3 + \\fraq{1}{2}"), 5U);
    EXPECT_EQ(fault_column("\\frac{1}"), 9U);
    EXPECT_EQ(fault_column("\\frac{1}{}"), 9U);
    EXPECT_EQ(fault_column("3 + }"), 5U);
    EXPECT_EQ(fault_column("{3 + 4"), 1U);
    EXPECT_EQ(fault_column("x^^2"), 3U);
    EXPECT_EQ(fault_column("x^2^3"), 4U);
    EXPECT_EQ(fault_column("x^12"), 3U);
    EXPECT_EQ(fault_column("£5 é"), 4U);
    EXPECT_EQ(fault_column("\\left( x"), 1U);
    EXPECT_EQ(fault_column("\\begin{align} x &= 1"), 1U);
    EXPECT_EQ(fault_column("\\begin{table}"), 7U);
    EXPECT_EQ(fault_column("\\begin{align}x\\end{cases}"), 15U);
    EXPECT_EQ(fault_column("50%"), 3U);
    EXPECT_EQ(fault_column("\\rec{1a}"), 7U);
    EXPECT_EQ(fault_column("\\text{cm"), 6U);
    EXPECT_EQ(fault_column("  "), 1U);
}

TEST(Maths, SuggestsTheNearestCommand) {
    const auto expr = parse_maths("\\fraq{1}{2}");
    ASSERT_FALSE(expr);
    EXPECT_EQ(expr.error().remedy, "did you mean \\frac?");
}

TEST(Maths, RefusesFiveThousandOpenBracesWithoutExhaustingTheStack) {
    const auto expr = parse_maths(std::string(5000, '{'));
    ASSERT_FALSE(expr);
    EXPECT_EQ(expr.error().where.column, 41U);
    std::string deep;
    for (int i = 0; i < 5000; ++i) {
        deep += "\\sqrt{x^";
    }
    EXPECT_FALSE(parse_maths(deep));
}

TEST(Maths, AHundredThousandRandomStringsGiveATreeOrAFaultInsideTheText) {
    constexpr std::array<std::string_view, 30> kTokens = {
        "{", "}", "\\frac", "\\sqrt", "[", "]", "^", "_", "x", "3", "12.5", "\\left(", "\\right)", "\\begin{align}",
        "\\end{align}", "&", "\\\\", "\\rec{3}", "\\box", "+", "-", "=", "\\text{a b}", "\\", "\\unit", "é", " ", "\\mixed", ",", "\\hat"};
    base::Random random(base::seed_of({"maths", "fuzz"}));
    int trees = 0;
    for (int i = 0; i < 100000; ++i) {
        std::string notation;
        std::size_t characters = 0;
        for (std::uint64_t n = random.below(12); n > 0; --n) {
            const std::string_view token = kTokens.at(random.below(kTokens.size()));
            notation += token;
            characters += token == "é" ? 1 : token.size();
        }
        const auto expr = parse_maths(notation);
        if (expr) {
            ++trees;
            EXPECT_LE(depth(*expr), 2 * kMathsDepth) << notation;
            EXPECT_EQ(spoken(*expr), spoken(*parse_maths(notation)));
            linear(*expr);
        } else {
            EXPECT_GE(expr.error().where.column, 1U) << notation;
            EXPECT_LE(expr.error().where.column, characters + 1) << notation;
        }
    }
    EXPECT_GT(trees, 1000);
}

TEST(Maths, RandomBytesAreRefusedOrRead) {
    base::Random random(base::seed_of({"maths", "bytes"}));
    for (int i = 0; i < 20000; ++i) {
        std::string notation;
        for (std::uint64_t n = random.below(20); n > 0; --n) {
            notation += static_cast<char>(random.below(256));
        }
        const auto expr = parse_maths(notation);
        EXPECT_TRUE(expr || expr.error().kind == base::FaultKind::BadInput);
    }
}

}  // namespace
}  // namespace bookbag::document
