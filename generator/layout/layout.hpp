// Document in, pages out.
// Pure: the same document, style and fonts give the same pages; nothing here knows a pupil or a file.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "document/document.hpp"
#include "fonts/font_set.hpp"
#include "layout/page.hpp"
#include "layout/style.hpp"

namespace bookbag::layout {

/// A fixed page whose blocks need more height than there is.
struct Overflow {
    std::size_t section = 0;         ///< index into Document::sections
    Length missing;                  ///< how much too much
};

struct LayoutResult {
    LaidOut laid_out;
    std::vector<Overflow> overflows; ///< empty = everything fits
};

/// Places every block of `document`. Overfull fixed pages are reported, not cut: the caller composes again with less.
/// Fails for a formula or figure that cannot be set (with the notation) and for a character that no font has.
base::Result<LayoutResult> lay_out(const document::Document& document, const Style& style, const fonts::FontSet& fonts);

}  // namespace bookbag::layout
