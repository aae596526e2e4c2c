// The font door: every face loads, words are measured to the unit, helpers step in, and no empty box gets out.
#include "fonts/font_set.hpp"

#include <gtest/gtest.h>

#include "base/utf8.hpp"

namespace bookbag::fonts {
namespace {

const FontSet& fonts() {
    static const FontSet set = [] {
        auto loaded = FontSet::load("/usr/share/fonts");
        if (!loaded) {
            ADD_FAILURE() << base::to_string(loaded.error());
            return FontSet();
        }
        return std::move(loaded).value();
    }();
    return set;
}

ShapedText shaped(FaceId face, std::string_view text, const ShapeOptions& options = {}) {
    const auto result = fonts().shape(face, text, options);
    EXPECT_TRUE(result) << (result ? "" : base::to_string(result.error()));
    return result ? **result : ShapedText{};
}

std::string all_text(const ShapedText& text) {
    std::string joined;
    for (const GlyphRun& run : text.runs) {
        joined += run.text + '|';
    }
    return joined;
}

TEST(FontSet, NamesThePackageOfAMissingFace) {
    const auto loaded = FontSet::load("/nowhere");
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().kind, base::FaultKind::Missing);
    EXPECT_EQ(loaded.error().remedy, "install the package fonts-sil-andika");
}

TEST(FontSet, KnowsTheFirstFacesByName) {
    EXPECT_EQ(fonts().face_name(FaceId::AndikaRegular), "Andika");
    EXPECT_EQ(fonts().face_name(FaceId::AndikaBold), "Andika-Bold");
    EXPECT_EQ(fonts().face_name(FaceId::Maths), "DejaVuMathTeXGyre-Regular");
    EXPECT_EQ(fonts().face_sha256(FaceId::SansBold).size(), 64U);
}

TEST(FontSet, GivesAWordTheSumOfItsGlyphs) {
    const ShapedText word = shaped(FaceId::AndikaRegular, "fifty");
    ASSERT_EQ(word.runs.size(), 1U);
    ASSERT_EQ(word.runs[0].glyphs.size(), 5U) << "no ligature may swallow a letter";
    std::int64_t sum = 0;
    for (const Glyph& glyph : word.runs[0].glyphs) {
        EXPECT_EQ(glyph.advance, fonts().advance(FaceId::AndikaRegular, glyph.id));
        sum += glyph.advance;
    }
    EXPECT_EQ(word.width, sum);
    EXPECT_EQ(word.runs[0].glyphs[3].cluster, 3U);
}

TEST(FontSet, KeepsKerningOff) {
    const std::int64_t apart = shaped(FaceId::SansRegular, "A").width + shaped(FaceId::SansRegular, "V").width;
    EXPECT_EQ(shaped(FaceId::SansRegular, "AV").width, apart);
}

TEST(FontSet, TakesTheMinusFromTheMathsFaceWhenNotoLacksIt) {
    ASSERT_FALSE(fonts().covers(FaceId::SansRegular, 0x2212)) << "Noto has gained a minus: this test needs another sign";
    const ShapedText sum = shaped(FaceId::SansRegular, "5−3");
    ASSERT_EQ(sum.runs.size(), 3U);
    EXPECT_EQ(sum.runs[1].face, FaceId::Maths);
    EXPECT_EQ(sum.runs[1].text, "−");
}

TEST(FontSet, RefusesACharacterThatNoFaceHas) {
    const auto result = fonts().shape(FaceId::AndikaRegular, "a\U0010FFFDb");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, base::FaultKind::Unsupported);
    EXPECT_NE(result.error().what.find("U+10FFFD"), std::string::npos) << result.error().what;
}

TEST(FontSet, JoinsArabicLettersFromRightToLeft) {
    const ShapedText name = shaped(FaceId::AndikaRegular, "محمد");
    ASSERT_EQ(name.runs.size(), 1U);
    const GlyphRun& run = name.runs[0];
    EXPECT_TRUE(run.right_to_left);
    EXPECT_GE(run.face, FaceId::FirstFallback);
    ASSERT_EQ(run.glyphs.size(), 4U);
    EXPECT_GT(run.glyphs.front().cluster, run.glyphs.back().cluster);
    // The two letters meem stand in different places and must have different shapes, neither the lone one.
    EXPECT_NE(run.glyphs[1].id, run.glyphs[3].id);
    EXPECT_NE(run.glyphs[3].id, fonts().glyph(run.face, U'م'));
}

TEST(FontSet, PutsAMixedLineInVisualOrder) {
    const ShapedText line = shaped(FaceId::AndikaRegular, "Amira کے 10 سوال", {"ur", Direction::RightToLeft});
    // Seen from the left: the last Urdu word, the number, the first Urdu word, then the name at the right edge.
    ASSERT_GE(line.runs.size(), 4U);
    EXPECT_EQ(line.runs.back().text.substr(0, 5), "Amira");
    EXPECT_NE(line.runs.front().text.find("سوال"), std::string::npos) << all_text(line);
    EXPECT_EQ(fonts().face_name(line.runs.front().face), "NotoNastaliqUrdu-Regular");
    bool number_in_andika = false;
    for (const GlyphRun& run : line.runs) {
        number_in_andika = number_in_andika || (run.text == "10" && run.face == FaceId::AndikaRegular && !run.right_to_left);
    }
    EXPECT_TRUE(number_in_andika) << all_text(line);
}

TEST(FontSet, ShapesEveryScriptOfTheSupportedList) {
    for (const std::string_view name : {"Zoë Nuñez", "Łukasz", "Nguyễn", "Ọláyínká", "Şükrü", "Žofia", "Θάλεια", "Оксана", "فاطمة",
                                        "শ্রেয়া", "ਗੁਰਪ੍ਰੀਤ", "प्रिया", "கவிதா", "ક્રિષ્ના", "נועה", "ሰላም", "සිතුම්", "శ్రీజ",
                                        "ശ്രീജ", "สมชาย", "ნინო", "Արամ"}) {
        for (const FaceId face : {FaceId::AndikaRegular, FaceId::AndikaBold, FaceId::SansRegular, FaceId::SansBold}) {
            const ShapedText text = shaped(face, name);
            EXPECT_GT(text.width, 1000) << name;
        }
    }
}

TEST(FontSet, GivesTheSameAnswerFromTheCacheAndAfresh) {
    auto other = FontSet::load("/usr/share/fonts");
    ASSERT_TRUE(other);
    const ShapedText first = **other->shape(FaceId::AndikaRegular, "seventeen");
    for (int i = 0; i < 25000; ++i) {
        ASSERT_TRUE(other->shape(FaceId::AndikaRegular, std::to_string(i)));
    }
    const ShapedText again = **other->shape(FaceId::AndikaRegular, "seventeen");
    EXPECT_EQ(first.width, again.width);
    EXPECT_EQ(first.runs[0].glyphs.size(), again.runs[0].glyphs.size());
}

TEST(FontSet, MeasuresDigitsAndCapitals) {
    const FaceMetrics andika = fonts().metrics(FaceId::AndikaRegular);
    EXPECT_GT(andika.ascent, andika.cap_height);
    EXPECT_GT(andika.cap_height, andika.x_height);
    EXPECT_GT(andika.descent, 0);
    EXPECT_NEAR(andika.digit_height, andika.cap_height, 60);
    const GlyphBox box = fonts().box(FaceId::AndikaRegular, fonts().glyph(FaceId::AndikaRegular, U'H'));
    EXPECT_EQ(box.bottom, 0);
    EXPECT_NEAR(box.top, andika.cap_height, 2);
}

TEST(MathsFace, HasTheConstantsOfItsTable) {
    EXPECT_EQ(fonts().maths().values.size(), 57U);
    EXPECT_NEAR(fonts().maths().at("AxisHeight"), 250, 100);
    EXPECT_NEAR(fonts().maths().at("ScriptPercentScaleDown"), 70, 15);
    EXPECT_GT(fonts().maths().at("FractionRuleThickness"), 20);
    EXPECT_EQ(fonts().maths().at("NoSuchConstant"), 0);
}

TEST(MathsFace, GrowsASignToEveryHeightAsked) {
    for (const char32_t sign : {U'(', U'[', U'{', U'√', U'|'}) {
        std::int32_t before = 0;
        for (std::int32_t wanted = 500; wanted <= 20000; wanted += 500) {
            const StretchedGlyph grown = fonts().stretched(sign, wanted);
            ASSERT_FALSE(grown.pieces.empty());
            EXPECT_GE(grown.height, wanted) << static_cast<unsigned>(sign);
            EXPECT_LE(grown.height, wanted + 1600) << static_cast<unsigned>(sign);
            EXPECT_GE(grown.height, before);
            before = grown.height;
        }
    }
}

TEST(MathsFace, LeavesNoGapBetweenThePiecesOfAnAssembly) {
    const StretchedGlyph grown = fonts().stretched(U'(', 9000);
    ASSERT_GT(grown.pieces.size(), 2U);
    std::int32_t top = 0;
    for (const StretchedGlyph::Piece& piece : grown.pieces) {
        const GlyphBox box = fonts().box(FaceId::Maths, piece.id);
        EXPECT_LE(piece.y + box.bottom, top) << "a gap below this piece";
        top = piece.y + box.top;
    }
    EXPECT_NEAR(top, grown.height, 5);
}

}  // namespace
}  // namespace bookbag::fonts
