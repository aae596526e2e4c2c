// Pages as lines of text that a person reads in a diff: the format of golden tests.
//
// Each page lists its marks in paint order. Marks of one tag on one baseline become one line with the place of the
// first, the face and size, and the words; paths become one line with what they are and their box. Millimetres with one
// decimal, from the top-left corner, so that a reader can lay a ruler on the page.
//
//   page 1  210.0 x 297.0 mm
//     21.2  28.2  H1      Andika-Bold 26      Fractions of amounts
//     21.2 112.9  Figure  path 5 segments     box 21.2 112.9 17.6 10.6  pen 1.2  fill HatchRight
#pragma once

#include <string>

#include "fonts/font_set.hpp"
#include "layout/page.hpp"

namespace bookbag::render {

/// The pages of `laid_out` as text; ends with a line feed. Same pages, same text.
std::string render_text(const layout::LaidOut& laid_out, const fonts::FontSet& fonts);

}  // namespace bookbag::render
