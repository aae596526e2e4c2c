// The looks of the profiles: the numbers of the notes, and the floors that no role may break.
#include "layout/style.hpp"

#include <gtest/gtest.h>

namespace bookbag::layout {
namespace {

using document::TextRole;
using namespace base::literals;

constexpr Profile kProfiles[] = {Profile::Years1To2, Profile::Years3To6, Profile::Years7To11, Profile::Dyslexia,
                                 Profile::Large18, Profile::Large24, Profile::Report, Profile::Staff};

TEST(Style, GivesTheQuestionSizesOfTheNotes) {
    EXPECT_EQ(make_style(Profile::Years3To6).look(TextRole::Question).size, 14_pt);
    EXPECT_EQ(make_style(Profile::Years1To2).look(TextRole::Question).size, 18_pt);
    EXPECT_EQ(make_style(Profile::Years7To11).look(TextRole::Question).size, 12_pt);
    EXPECT_EQ(make_style(Profile::Large24).look(TextRole::Question).size, 24_pt);
    EXPECT_EQ(make_style(Profile::Years3To6).look(TextRole::CoverTitle).size, 34_pt);
}

TEST(Style, NothingIsUnderNinePointsAndNothingInLargePrintUnderItsBody) {
    for (const Profile profile : kProfiles) {
        const Style style = make_style(profile);
        const Length floor = profile == Profile::Large24 ? 24_pt : profile == Profile::Large18 ? 18_pt : 9_pt;
        for (int role = 0; role <= static_cast<int>(TextRole::Display); ++role) {
            const TextLook& look = style.look(static_cast<TextRole>(role));
            EXPECT_GE(look.size, floor) << "profile " << static_cast<int>(profile) << " role " << role;
            EXPECT_GE(look.lead, look.size) << "profile " << static_cast<int>(profile) << " role " << role;
        }
    }
}

TEST(Style, DyslexiaLeadsReadingTextByHalfAgainAtLeast) {
    const Style style = make_style(Profile::Dyslexia);
    for (const TextRole role : {TextRole::Question, TextRole::Child, TextRole::Reason, TextRole::Helper}) {
        EXPECT_GE(style.look(role).lead.units * 2, style.look(role).size.units * 3);
    }
}

TEST(Style, OlderPupilsReadNotoSansAndMathsLetters) {
    const Style style = make_style(Profile::Years7To11);
    EXPECT_TRUE(style.maths_letters);
    EXPECT_EQ(style.look(TextRole::Question).regular, fonts::FaceId::SansRegular);
    EXPECT_FALSE(make_style(Profile::Years3To6).maths_letters);
}

TEST(Style, OneFontForAllYearsChangesOrdinaryPrintOnly) {
    EXPECT_EQ(make_style(Profile::Years7To11, Letters::Andika).look(TextRole::Question).regular, fonts::FaceId::AndikaRegular);
    EXPECT_EQ(make_style(Profile::Years1To2, Letters::NotoSans).look(TextRole::Question).bold, fonts::FaceId::SansBold);
    EXPECT_TRUE(make_style(Profile::Years7To11, Letters::Andika).maths_letters);
    for (const Profile profile : {Profile::Dyslexia, Profile::Large18, Profile::Large24, Profile::Report, Profile::Staff}) {
        EXPECT_EQ(make_style(profile, Letters::NotoSans).look(TextRole::Question).regular, fonts::FaceId::AndikaRegular);
    }
}

TEST(Style, LargePrintIsBlackWithThickerPens) {
    const Style style = make_style(Profile::Large24);
    EXPECT_EQ(style.pen_permille, 1500);
    EXPECT_EQ(style.look(TextRole::Helper).grey, 100);
    EXPECT_EQ(style.square, 12_mm);
}

}  // namespace
}  // namespace bookbag::layout
