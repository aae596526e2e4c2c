// The outline of one glyph as plain path segments, for drawing on a picture.
//
// PNG previews draw glyphs as filled paths from these outlines, so that no FreeType face, no hinting and no font
// configuration of the machine has a say in a picture.
#pragma once

#include <cstdint>
#include <vector>

#include "fonts/font_set.hpp"

namespace bookbag::fonts {

/// One step of an outline in 1/1000 em, y up. Curve is cubic with control points (x1, y1) and (x2, y2).
struct OutlineStep {
    enum class Kind : std::uint8_t { Move, Line, Curve, Close };
    Kind kind = Kind::Move;
    double x = 0, y = 0;
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
};

/// The outline of `glyph` of the uncut `face`; empty for a space or a face that is not loaded.
std::vector<OutlineStep> outline_of(const FontSet& fonts, FaceId face, std::uint16_t glyph);

}  // namespace bookbag::fonts
