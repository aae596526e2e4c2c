// Document in, pages out.
// Pure: the same document, style and fonts give the same pages; nothing here knows a pupil or a file.
#pragma once

#include <memory>
#include <span>
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

struct Box;
class Measurer;

/// A section that has been measured but stands on no page yet (a printer's galley). It points into the blocks of its section,
/// which must outlive it; the section itself may be moved.
class Galley {
public:
    Galley();
    ~Galley();
    Galley(Galley&&) noexcept;
    Galley& operator=(Galley&&) noexcept;

    /// How much more height a fixed page needs than there is; zero or less when it fits. A flowing section always fits: it is
    /// measured when it is placed.
    Length missing() const { return missing_; }

private:
    friend class Typesetter;
    std::unique_ptr<Box> column_;  ///< null for a flowing section
    Length missing_;
};

/// Sets the papers of one style. Made for callers who fit pages by leaving things out: a section that did not change keeps
/// its galley and is not measured again.
class Typesetter {
public:
    Typesetter(const Style& style, const fonts::FontSet& fonts);
    ~Typesetter();
    Typesetter(const Typesetter&) = delete;
    Typesetter& operator=(const Typesetter&) = delete;

    /// Measures in `language` (BCP 47).
    Galley measure(const document::Section& section, const std::string& language);

    /// Places every section of `document`; `galleys` are those of its sections, in order, measured by this typesetter. Overfull
    /// pages are reported, not cut. Fails for a formula or figure that cannot be set (with the notation) and for a character
    /// that no font has, in anything measured so far.
    base::Result<LayoutResult> lay_out(const document::Document& document, std::span<const Galley> galleys);

private:
    Style style_;
    std::unique_ptr<Measurer> measurer_;
};

/// Measures and places every block of `document` in one go. Fails as Typesetter::lay_out() does.
base::Result<LayoutResult> lay_out(const document::Document& document, const Style& style, const fonts::FontSet& fonts);

}  // namespace bookbag::layout
