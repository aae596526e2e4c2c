// Laid-out pages in, a PDF file out: one document or a whole class in one file.
//
// Pure apart from the libraries behind it: same pages, fonts and date, same bytes. A document that cannot be made is a
// Fault and touches no other document. Files are tagged, carry only the glyphs they print, and use black ink alone.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "fonts/font_set.hpp"
#include "layout/page.hpp"
#include "render/font_parts.hpp"

namespace bookbag::render {

/// What a file says of itself. `title` must not be a pupil's name: it is seen in file lists. `token` lets delivery check
/// that a file belongs to its row; empty = none. `language` is a BCP 47 tag. `date` is the night's date.
struct RenderMeta {
    std::string title;
    std::string token;
    std::string language = "en-GB";
    base::Date date;
};

/// Pages of one LaidOut in the file, 1-based, both ends included (padding to an even count belongs to it).
struct PageRange {
    std::string token;
    std::size_t first = 0;
    std::size_t last = 0;
};

struct OutputBytes {
    std::string bytes;
    std::size_t pages = 0;
    std::vector<PageRange> ranges;       ///< by LaidOut
};

/// Makes the file. One LaidOut: its pages, an outline by `Page::outline`. Several: a class file, each starting on an odd
/// page (an empty page is added where one has an odd count), one Sect and one outline entry each, by LaidOut::title.
/// Unsupported, with the code point, for a glyph that no face has; BadInput for a QR text that is too long; Outside when
/// a library refuses; Bug for a broken tag tree or a file without pages.
base::Result<OutputBytes> render_pdf(const RenderMeta& meta, std::span<const layout::LaidOut> documents, const FontParts& parts,
                                     const fonts::FontSet& fonts);

}  // namespace bookbag::render
