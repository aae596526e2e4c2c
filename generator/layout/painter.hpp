// The pen of layout: marks onto pages, nodes into the tag tree.
//
// Marks come in paint order. Tags are made in reading order, which is the order of placing; furniture is an artefact.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "layout/maths/math_box.hpp"
#include "layout/measurer.hpp"
#include "layout/page.hpp"
#include "layout/text/set_text.hpp"

namespace bookbag::layout {

/// Where a text goes: its top-left corner, the width it is aligned in, and the tag of its words.
struct TextPlace {
    Point at;
    Length width;
    document::Align align = document::Align::Left;
    std::int32_t tag = kArtefact;
};

class Painter {
public:
    Painter(Measurer& measurer, LaidOut& laid_out) : measurer_(&measurer), laid_out_(&laid_out) {}

    Measurer& measurer() { return *measurer_; }
    const Style& style() const { return measurer_->style(); }

    // ---- pages -------------------------------------------------------------------------------------------------
    void start_page();
    Page& page() { return laid_out_->pages.at(page_); }
    std::size_t page_index() const { return page_; }
    void go_to_page(std::size_t index) { page_ = index; }

    // ---- tags --------------------------------------------------------------------------------------------------
    /// A new node below the current one; it does not become the current one. Inside an artefact (no current node, but a
    /// tree that has begun) everything is an artefact and nothing is made.
    std::int32_t tag(TagRole role);
    /// The node, or a scratch one for kArtefact.
    Tag& node(std::int32_t index) { return index < 0 ? scratch_ : laid_out_->tags.at(static_cast<std::size_t>(index)); }
    std::int32_t parent() const { return parent_; }
    /// Makes `index` the current node and gives back the one before.
    std::int32_t descend(std::int32_t index) { return std::exchange(parent_, index); }
    /// The node of a question's code, used once by the next code box; kArtefact = none reserved.
    void reserve_label(std::int32_t index) { label_ = index; }
    std::int32_t take_label() { return std::exchange(label_, kArtefact); }

    /// The list that questions placed here belong to: the last child of the current node if it is one, else a new one.
    std::int32_t list_here();
    bool is_in_question() const { return in_question_; }
    void enter_question() { in_question_ = true; }
    void leave_question() { in_question_ = false; }

    // ---- marks -------------------------------------------------------------------------------------------------
    void text(const SetText& set, const TextPlace& place);
    void formula(const MathBox& box, Point baseline, std::int32_t tag);
    void shaped(const fonts::ShapedText& text, Point baseline, Length size, std::int32_t tag);
    void path(PathItem item, Point offset = {}, std::int32_t tag = kArtefact);
    void mark(Mark mark) { page().marks.push_back(std::move(mark)); }

    /// Grey of the words that follow; white on a black bar. 255 = as their look says.
    void set_ink(Grey grey) { ink_ = grey; }
    Grey ink() const { return ink_; }

    /// A figure in true scale stands on this page: it gets the 50 mm check line.
    void need_check_line() { check_line_pages_.push_back(page_); }
    const std::vector<std::size_t>& check_line_pages() const { return check_line_pages_; }

    /// Width of a pen in this profile (large print: times 1.5).
    Pen pen(Pen ordinary) const;

private:
    void line(const SetText& set, const TextLine& line, const TextPlace& place);
    void line_right_to_left(const SetText& set, const TextLine& line, const TextPlace& place);
    Grey grey_of(const TextLook& look, bool bold) const;

    Measurer* measurer_;
    LaidOut* laid_out_;
    std::size_t page_ = 0;
    std::int32_t parent_ = kArtefact;
    std::int32_t label_ = kArtefact;
    Tag scratch_;
    Grey ink_ = 255;
    bool in_question_ = false;
    std::vector<std::size_t> check_line_pages_;
};

/// A text on one line at a baseline, for furniture: `at` is the anchor point.
struct LabelPlace {
    Point at;
    Anchor anchor = Anchor::Left;
    std::int32_t tag = kArtefact;
};
/// Sets and paints `text`; gives its width.
Length paint_line(Painter& painter, const document::RichText& text, const TextLook& look, const LabelPlace& place);

}  // namespace bookbag::layout
