// Cut fonts: small TrueType files that hold only the glyphs a run prints.
//
// A whole Andika is 670 kB, what a booklet prints of it 11 kB. Parts are cut once per run, before the fork, in tiers: the
// first tier of a face holds what nearly every page prints, the second what some pages of this run print, so that a
// plain page does not carry the letters of every name in the school. Layout and hinting tables are dropped, since
// shaping is done. The glyphs are renumbered; the map back and what each glyph says go with the part.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "fonts/font_set.hpp"

namespace bookbag::fonts {

/// Glyph numbers of the uncut face, each with the text it stands for; "" = part of something bigger.
using GlyphTexts = std::map<std::uint16_t, std::string>;

/// One cut of one face.
struct FontPart {
    FaceId face = FaceId::AndikaRegular;
    std::string name;                       ///< PostScript name of the face
    std::string bytes;                      ///< a TrueType file
    std::vector<std::uint16_t> originals;   ///< by new glyph number: the number in the uncut face
    std::vector<std::string> texts;         ///< by new glyph number
    std::vector<std::int32_t> advances;     ///< by new glyph number, 1/1000 em
    std::vector<bool> asked;                ///< by new glyph number: asked for, not only a component of another
};

/// Cuts `glyphs` (and .notdef and the components of composed glyphs) from `face`. Outside when HarfBuzz refuses.
base::Result<FontPart> cut(const FontSet& fonts, FaceId face, const GlyphTexts& glyphs);

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

/// Notes the glyphs of `run` with the text of each: a glyph that stands alone for its characters gets them, the second
/// and later glyphs of a cluster get "". An entry that is there already stays.
void note_glyphs(const GlyphRun& run, GlyphTexts& glyphs);

}  // namespace bookbag::fonts
