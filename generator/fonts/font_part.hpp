// Cut fonts: small TrueType files that hold only the glyphs a run prints.
//
// A whole Andika is 670 kB, what a booklet prints of it 11 kB. Parts are cut once per run, before the fork, in tiers: the
// first tier of a face holds what nearly every page prints, the second what some pages of this run print, so that a
// plain page does not carry the letters of every name in the school. Layout and hinting tables are dropped, since
// shaping is done. The glyphs are renumbered; the map back and what each glyph says go with the part.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "fonts/font_set.hpp"

namespace bookbag::fonts {

/// A glyph of the uncut face and the text it stands for; "" = part of something bigger. One glyph may stand for several
/// texts: the Nastaliq face has one tooth for six letters and adds their dots as glyphs of their own.
struct GlyphUse {
    std::uint16_t glyph = 0;
    std::string text;
    friend auto operator<=>(const GlyphUse&, const GlyphUse&) = default;
};
using GlyphUses = std::set<GlyphUse>;

/// One cut of one face. Every use has a code of its own, so that each code reads as one text.
struct FontPart {
    FaceId face = FaceId::AndikaRegular;
    std::string name;                       ///< PostScript name of the face
    std::string bytes;                      ///< a TrueType file
    std::vector<GlyphUse> uses;             ///< by code; glyph 0 = a code without a use (.notdef, a mere component)
    std::vector<std::uint16_t> glyphs;      ///< by code: glyph number in the cut file
    std::vector<std::int32_t> advances;     ///< by code, 1/1000 em
};

/// Cuts the glyphs of `uses` (and .notdef and the components of composed glyphs) from `face`. Outside when HarfBuzz refuses.
base::Result<FontPart> cut(const FontSet& fonts, FaceId face, const GlyphUses& uses);

/// A text that a run will print in a joining or marked script, in the language it is printed in.
struct Phrase {
    std::string text;
    std::string language;
};

/// What a run prints beyond the common characters: single characters of names, templates and phrasebooks, and whole
/// phrases where letters change their shape by neighbours. A glyph that is forgotten here is no fault: the document that
/// needs it carries a small cut of its own, at about 2 ms.
struct Repertoire {
    std::u32string characters;
    std::vector<Phrase> phrases;
};

/// The parts of a run in a fixed order: common parts of the reading faces and the maths face, then the rest by face.
/// Fails like `cut`; characters that no face has are passed over, since the page that prints one will say so.
base::Result<std::vector<FontPart>> cut_run(const FontSet& fonts, const Repertoire& repertoire);

/// What each glyph of `run` says, by glyph: of the glyphs of one cluster the widest says all of its text, the others "".
/// A hard space says a space. Joined by the order of the text this is `run.text`, but for invisible characters.
std::vector<std::string> texts_of(const GlyphRun& run);

}  // namespace bookbag::fonts
