// One page's marks as a PDF content stream, with its marked-content sequences.
//
// Consecutive marks of one tag share a sequence; everything without a tag is an artefact, so no ink stands outside
// (ISO 32000-1, 14.8). Only greys are written, through g and G, so a page prints with black alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "layout/page.hpp"
#include "render/flat_path.hpp"
#include "render/qr_code.hpp"
#include "render/text_operators.hpp"

namespace bookbag::render {

/// A page ready for the writer.
struct PageContent {
    std::string operators;                  ///< not compressed
    std::vector<std::int32_t> tags;         ///< by MCID: index into LaidOut::tags
    std::vector<std::size_t> fonts;         ///< numbers in FontUse
    std::vector<std::size_t> masks;         ///< numbers of QR codes
};

/// Makes pages of one document.
class PageOperators {
public:
    PageOperators(const fonts::FontSet& fonts, const DocumentFonts& parts) : text_(content_.operators, fonts, parts, use_) {}

    /// The stream of `page`, whose marks belong to `tags`. Fails for a QR text that is too long and for a tag that is not
    /// there. Every glyph must have a slot in the document's fonts.
    base::Result<PageContent> write(const layout::Page& page, const std::vector<layout::Tag>& tags);

    const FontUse& fonts() const { return use_; }
    const std::vector<QrCode>& codes() const { return codes_; }

private:
    struct Pens {
        int stroke_grey = 100;
        std::int32_t width = 1000;
        std::int32_t dash_on = 0;
        std::int32_t dash_off = 0;
    };

    void open(std::int32_t tag, const std::vector<layout::Tag>& tags);
    void close();
    void draw(const layout::PathMark& mark);
    base::Status draw(const layout::QrMark& mark);
    void set_fill(int grey);
    void set_pen(const layout::Pen& pen);
    void path(const FlatPath& path);
    void point(layout::Point p);
    void pattern(const Pattern& pattern, const FlatPath& outline);

    FontUse use_;
    PageContent content_;
    TextOperators text_;
    std::vector<QrCode> codes_;
    std::vector<std::string> code_texts_;
    std::int64_t height_ = 0;
    Pens pens_;
};

}  // namespace bookbag::render
