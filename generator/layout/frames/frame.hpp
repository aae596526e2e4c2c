// The furniture around a page: header, footer, tab, check line, and the body that is left.
// Kept apart from the blocks, so that a page looks the same whatever stands on it and its body has one size everywhere.
#pragma once

#include <cstddef>

#include "document/document.hpp"
#include "layout/painter.hpp"

namespace bookbag::layout {

/// The part of a page that blocks may use.
struct Body {
    Point at;
    Length width;
    Length height;
};

/// Which page of how many, both from 1. Odd pages have their binding at the left.
struct PageNumber {
    std::size_t number = 1;
    std::size_t count = 1;
    bool is_odd() const { return number % 2 == 1; }
};

/// Booklet pages: 175 mm wide, x 20-195 odd and 15-190 even, y 27-276 (booklet-notes.md section 1).
Body body_of(document::FrameLook look, PageNumber number, const Style& style);

/// Paints header, footer and tab onto the current page. `title_tag` marks the first header line as the page's heading;
/// all else is an artefact.
void paint_frame(const document::Frame& frame, PageNumber number, std::int32_t title_tag, Painter& painter);

/// "This line must measure 5 cm": at the foot of a page with a true-scale figure.
void paint_check_line(PageNumber number, Painter& painter);

/// `text` with "{page}" and "{pages}" replaced.
document::RichText numbered(document::RichText text, PageNumber number);

}  // namespace bookbag::layout
