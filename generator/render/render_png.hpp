// A page as a picture, for previews and golden images.
//
// Cairo paints the same resolved paths as the PDF and glyphs as outlines from the uncut faces, so the picture does not
// depend on the machine's font settings. Also the second opinion on the PDF: both must show the same page.
#pragma once

#include <string>

#include "base/result.hpp"
#include "fonts/font_set.hpp"
#include "layout/page.hpp"

namespace bookbag::render {

/// `page` as a PNG file of 8-bit greys on white. `dots_per_inch` 20–600. BadInput outside; Outside when Cairo refuses.
base::Result<std::string> render_png(const layout::Page& page, const fonts::FontSet& fonts, int dots_per_inch);

/// The share (0–1) of pixels that differ between two PNG files of the same size: those whose neighbourhood of 3 by 3 differs
/// by more than a quarter of the scale from black to white. So an edge may fall half a pixel to either side, while a
/// missing letter, line or fill shows. BadInput for other sizes or no PNG.
base::Result<double> png_difference(const std::string& a, const std::string& b);

}  // namespace bookbag::render
