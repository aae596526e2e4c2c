// A formula after setting: a box on a baseline, with the marks in it.
//
// Coordinates are relative to the left end of the baseline, x to the right and y downwards, in 1/1000 pt. The box is
// what the line breaker sees; the marks are what the painter copies onto the page.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/length.hpp"
#include "fonts/font_set.hpp"
#include "layout/drawing.hpp"

namespace bookbag::layout {

/// Either shaped text (`text`), or a glyph by its number (`glyph`, a stretched sign), or a path (`path`).
struct MathMark {
    enum class Kind : std::uint8_t { Text, Glyph, Path };
    Kind kind = Kind::Text;
    Point at;                                   ///< baseline start, or the path's origin
    Length size;                                ///< type size of Text and Glyph
    fonts::ShapedText text = {};
    fonts::Glyph glyph = {};
    std::string says = {};                      ///< what a Glyph stands for; for italic letters the plain letter
    PathItem path = {};
    bool ends_word = false;                     ///< a listener needs a space after it
};

struct MathBox {
    Length width;
    Length height;                              ///< above the baseline
    Length depth;                               ///< below the baseline
    std::vector<MathMark> marks = {};
    std::string spoken = {};                    ///< alternative text of the whole formula
};

/// How a formula is set.
struct MathLook {
    Length size;                                ///< of the text around it
    fonts::FaceId regular = fonts::FaceId::AndikaRegular;
    fonts::FaceId bold_face = fonts::FaceId::AndikaBold;
    bool bold = false;
    bool maths_letters = false;                 ///< Years 7-11: letters and digits from the maths face
    Length box_side = {};                       ///< side of an answer box; 0 = 1.5 em

    friend auto operator<=>(const MathLook&, const MathLook&) = default;
};

}  // namespace bookbag::layout
