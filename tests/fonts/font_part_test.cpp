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
    EXPECT_LE(part->originals.size(), 4U) << "the letter, .notdef and what the letter is composed of";
    const auto at = std::find(part->originals.begin(), part->originals.end(), a) - part->originals.begin();
    EXPECT_EQ(part->texts[static_cast<std::size_t>(at)], "a");
    EXPECT_EQ(part->advances[static_cast<std::size_t>(at)], fonts().advance(FaceId::AndikaRegular, a));
    EXPECT_LT(part->bytes.size(), 2000U);
}

TEST(FontPart, CutsTheSameBytesEveryTime) {
    const std::vector<FontPart> first = parts({U"éŁ", {{"محمد", ""}}});
    const std::vector<FontPart> second = parts({U"éŁ", {{"محمد", ""}}});
    ASSERT_EQ(first.size(), second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        EXPECT_EQ(first[i].bytes, second[i].bytes);
        EXPECT_EQ(first[i].texts, second[i].texts);
    }
}

TEST(FontPart, KeepsRareLettersOutOfTheCommonTier) {
    const std::vector<FontPart> plain = parts({});
    const std::vector<FontPart> more = parts({U"ŁŻ", {}});
    ASSERT_EQ(plain.size(), 7U) << "four reading faces, and signs, letters and stretchy signs of the maths face";
    ASSERT_EQ(more.size(), 11U);
    for (std::size_t i = 0; i < plain.size(); ++i) {
        EXPECT_EQ(plain[i].bytes, more[i].bytes);
    }
    EXPECT_LT(plain[0].bytes.size(), 22000U);
    EXPECT_LE(more[7].originals.size(), 7U) << "the two letters, .notdef and what the letters are composed of";
}

TEST(FontPart, NeverHasAGlyphInTwoParts) {
    std::set<std::pair<FaceId, std::uint16_t>> seen;
    for (const FontPart& part : parts({U"éèêŁπ", {{"گھر پر پڑھائی", "ur"}, {"ਗੁਰਪ੍ਰੀਤ", ""}}})) {
        for (std::size_t i = 1; i < part.originals.size(); ++i) {
            if (!part.texts[i].empty()) {
                EXPECT_TRUE(seen.emplace(part.face, part.originals[i]).second) << part.name << ' ' << part.texts[i];
            }
        }
    }
}

TEST(FontPart, GivesJoinedLettersTheLetterTheySay) {
    const auto shaped = fonts().shape(FaceId::AndikaRegular, "محمد");
    ASSERT_TRUE(shaped);
    GlyphTexts glyphs;
    note_glyphs((*shaped)->runs[0], glyphs);
    std::string said;
    for (auto glyph = (*shaped)->runs[0].glyphs.rbegin(); glyph != (*shaped)->runs[0].glyphs.rend(); ++glyph) {
        said += glyphs[glyph->id];
    }
    EXPECT_EQ(said, "محمد");
}

TEST(Outline, OfALetterIsClosedAndOfASpaceIsEmpty) {
    const auto letter = outline_of(fonts(), FaceId::AndikaRegular, fonts().glyph(FaceId::AndikaRegular, U'o'));
    const auto closes = std::count_if(letter.begin(), letter.end(), [](const OutlineStep& s) { return s.kind == OutlineStep::Kind::Close; });
    EXPECT_EQ(closes, 2) << "an o has an outer and an inner line";
    EXPECT_TRUE(outline_of(fonts(), FaceId::AndikaRegular, fonts().glyph(FaceId::AndikaRegular, U' ')).empty());
}

}  // namespace
}  // namespace bookbag::fonts
