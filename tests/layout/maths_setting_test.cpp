// Formulas on paper: the notes' own numbers measured in the marks, golden sizes, and what must never happen.
//
// Lengths are 1/1000 pt. The golden boxes were looked at on a proof page first and then fixed; they change only with a
// reason.
#include <gtest/gtest.h>

#include "layout/measurer.hpp"
#include "layout/style.hpp"
#include "layout/fonts_for_tests.hpp"

namespace bookbag::layout {
namespace {

using namespace base::literals;

struct Setter {
    explicit Setter(Profile profile) : style(make_style(profile)), measurer(style, test_fonts()) {
        const TextLook& look = style.look(document::TextRole::Question);
        maths.size = look.size;
        maths.regular = look.regular;
        maths.bold_face = look.bold;
        maths.maths_letters = style.maths_letters;
    }
    const MathBox& set(const std::string& notation) { return *measurer.formula(notation, maths); }

    Style style;
    Measurer measurer;
    MathLook maths;
};

/// Corners of a filled bar.
struct Bar {
    Length left, right, top, foot;
};

Bar bar_of(const MathBox& box) {
    for (const MathMark& mark : box.marks) {
        if (mark.kind == MathMark::Kind::Path && mark.path.fill == Fill::Ink) {
            const auto corner = std::get<MoveTo>(mark.path.segments.at(0)).to;
            const auto opposite = std::get<LineTo>(mark.path.segments.at(2)).to;
            return {mark.at.x + corner.x, mark.at.x + opposite.x, mark.at.y + corner.y, mark.at.y + opposite.y};
        }
    }
    return {};
}

TEST(MathsSetting, FractionFollowsTheNumbersOfTheNotes) {
    Setter setter(Profile::Years3To6);
    const MathBox& box = setter.set("\\frac{3}{4}");
    const Bar bar = bar_of(box);
    EXPECT_EQ((bar.top + bar.foot) / 2, Length{-4830});            // axis 0.345 of 14 pt
    EXPECT_EQ(bar.foot - bar.top, Length{868});                    // 0.062 em
    const MathMark& top = box.marks.at(0);
    EXPECT_EQ(bar.top - top.at.y, Length{2450});                   // gap 0.175 em to the digit's foot
    EXPECT_EQ(bar.left, Length{1680});                             // padding 0.12 em
    EXPECT_EQ(top.at.x - bar.left, Length{700});                   // overhang 0.05 em
    EXPECT_EQ(box.width - bar.right, Length{1680});
}

TEST(MathsSetting, FractionDigitsKeepTheirFullSizeAndInnerFractionsAreSmaller) {
    Setter setter(Profile::Years3To6);
    EXPECT_EQ(setter.set("\\frac{3}{4}").marks.at(0).size, 14_pt);
    const MathBox& nested = setter.set("\\frac{1}{1 + \\frac{1}{2}}");
    EXPECT_EQ(nested.marks.at(0).size, 14_pt);
    bool has_smaller = false;
    for (const MathMark& mark : nested.marks) {
        has_smaller = has_smaller || (mark.kind == MathMark::Kind::Text && mark.size < 14_pt);
    }
    EXPECT_TRUE(has_smaller);
}

TEST(MathsSetting, AnswerBoxIsOneAndAHalfEmAndBigEnoughForAHand) {
    Setter setter(Profile::Years3To6);
    const MathBox& box = setter.set("\\box");
    EXPECT_EQ(box.height + box.depth, Length{21000});
    EXPECT_GE(box.height + box.depth, 7.3_mm);
}

TEST(MathsSetting, DigitsOfBothFacesAreEquallyTall) {
    Setter setter(Profile::Years7To11);
    const MathBox& seven = setter.set("7");
    const auto digit = test_fonts().metrics(fonts::FaceId::SansRegular).digit_height;
    EXPECT_NEAR(seven.height.units, em(digit, 12_pt).units, 30);
    EXPECT_EQ(seven.marks.at(0).text.runs.at(0).face, fonts::FaceId::Maths);
}

TEST(MathsSetting, LettersAreItalicForOlderPupilsAndUprightForYoungOnes) {
    Setter old(Profile::Years7To11);
    EXPECT_EQ(old.set("x").marks.at(0).text.runs.at(0).face, fonts::FaceId::Maths);
    EXPECT_EQ(old.set("x").marks.at(0).text.runs.at(0).text, "x");  // what a search finds
    Setter young(Profile::Years3To6);
    EXPECT_EQ(young.set("x").marks.at(0).text.runs.at(0).face, fonts::FaceId::AndikaRegular);
}

TEST(MathsSetting, AMinusWithoutALeftOperandHasNoSpaceAfterIt) {
    Setter setter(Profile::Years3To6);
    const Length alone = setter.set("5").width + setter.set("-").width;
    EXPECT_EQ(setter.set("-5").width, alone);
    EXPECT_GT(setter.set("2-5").width, alone + setter.set("2").width);
    EXPECT_EQ(setter.set("(-5)").width, alone + setter.set("(").width + setter.set(")").width);
}

TEST(MathsSetting, RootsAndBracketsGrowWithTheirContent) {
    Setter setter(Profile::Years7To11);
    const MathBox& small = setter.set("\\sqrt{2}");
    const MathBox& tall = setter.set("\\sqrt{\\frac{27}{8}}");
    EXPECT_GT(tall.height + tall.depth, small.height + small.depth);
    const MathBox& content = setter.set("\\frac{2}{3}");
    const MathBox& fenced = setter.set("\\left(\\frac{2}{3}\\right)");
    EXPECT_GE((fenced.height + fenced.depth).units, (content.height + content.depth).units * 9 / 10);
    EXPECT_EQ(setter.set("(2)").height, setter.set("\\left(2\\right)").height);
}

TEST(MathsSetting, PowersAreRaisedAndNotUnderNinePoints) {
    for (const Profile profile : {Profile::Years3To6, Profile::Years7To11, Profile::Report}) {
        Setter setter(profile);
        const MathBox& box = setter.set("x^2");
        EXPECT_LT(box.marks.at(1).at.y, Length{});
        EXPECT_GE(box.marks.at(1).size.units, 8800);
    }
}

TEST(MathsSetting, EveryMarkOfAFormulaLiesInsideItsBox) {
    for (const Profile profile : {Profile::Years3To6, Profile::Years7To11, Profile::Large24}) {
        Setter setter(profile);
        for (const char* notation : {"\\frac{3}{4} + \\mixed{2}{1}{5}", "\\sqrt[3]{\\frac{27}{8}}", "x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}",
                                     "\\begin{pmatrix}3 & -1\\\\0 & 2\\end{pmatrix}", "0.\\rec{142857}", "\\vec{AB}", "\\frac{\\box}{8}"}) {
            const MathBox& box = setter.set(notation);
            for (const MathMark& mark : box.marks) {
                EXPECT_GE(mark.at.x, Length{-400}) << notation;
                EXPECT_LE(mark.at.x, box.width) << notation;
                EXPECT_LE(mark.at.y, box.depth + Length{10}) << notation;
                EXPECT_GE(mark.at.y, -box.height - Length{10}) << notation;
            }
            EXPECT_FALSE(setter.measurer.fault()) << notation;
        }
    }
}

TEST(MathsSetting, AFormulaThatCannotBeReadIsAFaultWithItsNotation) {
    Setter setter(Profile::Years3To6);
    setter.set("\\fraq{1}{2}");
    ASSERT_TRUE(setter.measurer.fault());
    EXPECT_NE(setter.measurer.fault()->what.find("\\fraq{1}{2}"), std::string::npos);
    EXPECT_EQ(setter.measurer.fault()->where.column, 1U);
}

}  // namespace
}  // namespace bookbag::layout
