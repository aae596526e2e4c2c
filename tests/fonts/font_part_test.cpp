// Cut fonts: small, complete for what was asked, and honest about what each glyph says.
#include "fonts/font_part.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "fonts/outline.hpp"

namespace bookbag::fonts {
namespace {

const FontSet& fonts() {
    static const FontSet set = std::move(FontSet::load("/usr/share/fonts")).value();
    return set;
}

std::vector<FontPart> parts(const Repertoire& repertoire) {
    auto cut = cut_run(fonts(), repertoire);
    EXPECT_TRUE(cut) << (cut ? "" : base::to_string(cut.error()));
    return cut ? std::move(cut).value() : std::vector<FontPart>();
}

TEST(FontPart, HoldsWhatWasAskedAndSaysWhatItSays) {
    const std::uint16_t a = fonts().glyph(FaceId::AndikaRegular, U'a');
    const auto part = cut(fonts(), FaceId::AndikaRegular, {{a, "a"}});
    ASSERT_TRUE(part);
    EXPECT_EQ(part->name, "Andika");
    EXPECT_LE(part->uses.size(), 4U) << "the letter, .notdef and what the letter is composed of";
    const auto at = std::find(part->uses.begin(), part->uses.end(), GlyphUse{a, "a"}) - part->uses.begin();
    ASSERT_LT(static_cast<std::size_t>(at), part->uses.size());
    EXPECT_EQ(part->glyphs[static_cast<std::size_t>(at)], at) << "one use a glyph: codes are glyph numbers";
    EXPECT_EQ(part->advances[static_cast<std::size_t>(at)], fonts().advance(FaceId::AndikaRegular, a));
    EXPECT_LT(part->bytes.size(), 2000U);
}

TEST(FontPart, CutsTheSameBytesEveryTime) {
    const std::vector<FontPart> first = parts({U"éŁ", {{"محمد", ""}}});
    const std::vector<FontPart> second = parts({U"éŁ", {{"محمد", ""}}});
    ASSERT_EQ(first.size(), second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        EXPECT_EQ(first[i].bytes, second[i].bytes);
        EXPECT_EQ(first[i].uses, second[i].uses);
    }
}

TEST(FontPart, KeepsRareLettersOutOfTheCommonTier) {
    const std::vector<FontPart> plain = parts({});
    const std::vector<FontPart> more = parts({U"ŁŻ", {}});
    ASSERT_EQ(plain.size(), 12U) << "letters and symbols of four reading faces; four parts of the maths face";
    ASSERT_EQ(more.size(), 16U);
    for (std::size_t i = 0; i < plain.size(); ++i) {
        EXPECT_EQ(plain[i].bytes, more[i].bytes);
    }
    EXPECT_LT(plain[0].bytes.size(), 22000U);
    EXPECT_LE(more[12].uses.size(), 7U) << "the two letters, .notdef and what the letters are composed of";
}

TEST(FontPart, NeverHasAUseInTwoParts) {
    std::set<std::pair<FaceId, GlyphUse>> seen;
    for (const FontPart& part : parts({U"éèêŁπ", {{"گھر پر پڑھائی", "ur"}, {"ਗੁਰਪ੍ਰੀਤ", ""}}})) {
        for (const GlyphUse& use : part.uses) {
            if (use.glyph != 0) {
                EXPECT_TRUE(seen.emplace(part.face, use).second) << part.name << ' ' << use.text;
            }
        }
    }
}

TEST(FontPart, GivesEveryTextOfASharedGlyphACodeOfItsOwn) {
    const std::uint16_t a = fonts().glyph(FaceId::AndikaRegular, U'a');
    const auto part = cut(fonts(), FaceId::AndikaRegular, {{a, "a"}, {a, "b"}});
    ASSERT_TRUE(part);
    ASSERT_EQ(part->uses.size(), 3U);
    EXPECT_EQ(part->uses[1].text + part->uses[2].text, "ab");
    EXPECT_EQ(part->glyphs[1], part->glyphs[2]);
}

std::string said(std::string_view text, const ShapeOptions& options = {}) {
    const auto shaped = fonts().shape(FaceId::AndikaRegular, text, options);
    EXPECT_TRUE(shaped);
    std::string joined;
    const GlyphRun& run = (*shaped)->runs[0];
    const std::vector<std::string> texts = texts_of(run);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        joined += texts[run.right_to_left ? texts.size() - 1 - i : i];
    }
    return joined;
}

TEST(FontPart, SpellsJoinedAndReorderedWordsInTheOrderOfTheText) {
    EXPECT_EQ(said("محمد"), "محمد");
    EXPECT_EQ(said("پڑھائی", {"ur"}), "پڑھائی");
    EXPECT_EQ(said("ਗੁਰਪ੍ਰੀਤ"), "ਗੁਰਪ੍ਰੀਤ");
    EXPECT_EQ(said("শ্রেয়া"), "শ্রেয়া");
    EXPECT_EQ(said("ọ́"), "ọ́");
}

TEST(Outline, OfALetterIsClosedAndOfASpaceIsEmpty) {
    const auto letter = outline_of(fonts(), FaceId::AndikaRegular, fonts().glyph(FaceId::AndikaRegular, U'o'));
    const auto closes = std::count_if(letter.begin(), letter.end(), [](const OutlineStep& s) { return s.kind == OutlineStep::Kind::Close; });
    EXPECT_EQ(closes, 2) << "an o has an outer and an inner line";
    EXPECT_TRUE(outline_of(fonts(), FaceId::AndikaRegular, fonts().glyph(FaceId::AndikaRegular, U' ')).empty());
}

}  // namespace
}  // namespace bookbag::fonts
