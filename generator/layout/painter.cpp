// Words of a line that share face, size and grey become one run of glyphs, with real spaces between them: fewer marks,
// smaller files, and text that can be searched (rendering.md section 6.1).
#include "layout/painter.hpp"

#include <algorithm>

namespace bookbag::layout {

namespace {

/// Collects glyphs of one face until something else must be painted.
class RunBuilder {
public:
    RunBuilder(Page& page, std::int32_t tag) : page_(&page), tag_(tag) {}

    /// Appends shaped text at `x`; opens a new run when face, size or grey differ or the text does not follow on.
    void add(const fonts::ShapedText& text, Length x, Length size, Grey grey) {
        std::int64_t pen = 0;
        for (const fonts::GlyphRun& run : text.runs) {
            const Length start = x + em(pen, size);
            if (!open_ || run.face != mark_.run.face || size != mark_.size || grey != mark_.grey || run.right_to_left ||
                mark_.run.right_to_left || start != end()) {
                flush(false);
                begin(run.face, start, size, grey);
                mark_.run.right_to_left = run.right_to_left;
            }
            append(run);
            for (const fonts::Glyph& glyph : run.glyphs) {
                pen += glyph.advance;
            }
        }
    }

    /// Appends the space between two words when the run goes on after it; else closes the run with a space to follow.
    void add_space(const fonts::ShapedText& space, Length width, bool goes_on) {
        if (!open_) {
            return;
        }
        const bool plain = space.runs.size() == 1 && space.runs[0].face == mark_.run.face && em(space.width, mark_.size) == width;
        if (goes_on && plain && !mark_.run.right_to_left) {
            append(space.runs[0]);
        } else {
            flush(true);
        }
    }

    void flush(bool ends_word) {
        if (open_ && !mark_.run.glyphs.empty()) {
            mark_.ends_word = ends_word;
            page_->marks.push_back({std::move(mark_), tag_});
        }
        mark_ = {};
        open_ = false;
    }

    void set_y(Length y) { y_ = y; }

private:
    Length end() const { return mark_.at.x + em(advance_, mark_.size); }

    void begin(fonts::FaceId face, Length x, Length size, Grey grey) {
        open_ = true;
        advance_ = 0;
        mark_.run.face = face;
        mark_.at = {x, y_};
        mark_.size = size;
        mark_.grey = grey;
    }

    void append(const fonts::GlyphRun& run) {
        const auto base = static_cast<std::uint32_t>(mark_.run.text.size());
        for (fonts::Glyph glyph : run.glyphs) {
            glyph.cluster += base;
            advance_ += glyph.advance;
            mark_.run.glyphs.push_back(glyph);
        }
        mark_.run.text += run.text;
    }

    Page* page_;
    std::int32_t tag_;
    GlyphsMark mark_;
    std::int64_t advance_ = 0;
    Length y_;
    bool open_ = false;
};

/// Start of a line of `line_width` in a box of `width`.
Length aligned(document::Align align, Length width, Length line_width) {
    switch (align) {
        case document::Align::Left: break;
        case document::Align::Centre: return (width - line_width) / 2;
        case document::Align::Right: return width - line_width;
    }
    return {};
}

}  // namespace

void Painter::start_page() {
    laid_out_->pages.emplace_back();
    laid_out_->pages.back().marks.reserve(160);
    page_ = laid_out_->pages.size() - 1;
}

std::int32_t Painter::tag(TagRole role) {
    if (parent_ == kArtefact && !laid_out_->tags.empty()) {
        return kArtefact;
    }
    Tag node;
    node.role = role;
    node.parent = parent_;
    laid_out_->tags.push_back(std::move(node));
    return static_cast<std::int32_t>(laid_out_->tags.size() - 1);
}

std::int32_t Painter::list_here() {
    if (parent_ == kArtefact) {
        return kArtefact;
    }
    for (auto i = static_cast<std::int32_t>(laid_out_->tags.size()) - 1; i > parent_; --i) {
        if (node(i).parent == parent_) {
            return node(i).role == TagRole::L ? i : tag(TagRole::L);
        }
    }
    return tag(TagRole::L);
}

Pen Painter::pen(Pen ordinary) const {
    ordinary.width = scaled(ordinary.width, style().pen_permille, 1000);
    return ordinary;
}

Grey Painter::grey_of(const TextLook& look, bool bold) const {
    return ink_ != 255 ? ink_ : bold ? Grey{100} : look.grey;
}

void Painter::text(const SetText& set, const TextPlace& place) {
    for (const TextLine& one : set.lines) {
        if (set.right_to_left) {
            line_right_to_left(set, one, place);
        } else {
            line(set, one, place);
        }
    }
}

void Painter::line(const SetText& set, const TextLine& one, const TextPlace& place) {
    Length x = place.at.x + aligned(place.align, place.width, one.width);
    const Length y = place.at.y + one.baseline;
    RunBuilder runs(page(), place.tag);
    runs.set_y(y);
    for (std::size_t i = one.first; i < one.last; ++i) {
        const TextItem& item = set.items[i];
        if (i > one.first && item.space_before.units > 0) {
            const bool same = item.word != nullptr && set.items[i - 1].bold == item.bold;
            runs.add_space(measurer_->space(face_of(*set.look, item.bold)), item.space_before, same);
            x += item.space_before;
        }
        if (item.formula != nullptr) {
            runs.flush(false);
            const std::int32_t parent = descend(place.tag == kArtefact ? parent_ : place.tag);
            const std::int32_t node_index = place.tag == kArtefact ? kArtefact : tag(TagRole::Formula);
            descend(parent);
            if (node_index != kArtefact) {
                node(node_index).alt = item.formula->spoken;
            }
            formula(*item.formula, {x, y}, node_index);
        } else {
            runs.add(*item.word, x, size_of(*set.look, item.bold), grey_of(*set.look, item.bold));
        }
        x += item.width;
    }
    runs.flush(true);
}

void Painter::line_right_to_left(const SetText& set, const TextLine& one, const TextPlace& place) {
    // Segments of one face run from right to left; inside a segment the font set orders the glyphs.
    const document::Align align = place.align == document::Align::Left ? document::Align::Right : place.align;
    Length x = place.at.x + aligned(align, place.width, one.width) + one.width;
    const Length y = place.at.y + one.baseline;
    for (std::size_t i = one.first; i < one.last;) {
        const TextItem& head = set.items[i];
        x -= i > one.first ? head.space_before : Length{};
        if (head.formula != nullptr) {
            x -= head.width;
            formula(*head.formula, {x, y}, place.tag);
            ++i;
            continue;
        }
        std::string words;
        const std::size_t start = i;
        for (; i < one.last && set.items[i].formula == nullptr && set.items[i].bold == head.bold; ++i) {
            words += i > start && set.items[i].space_before.units > 0 ? " " : "";
            words += set.items[i].source;
        }
        const Length size = size_of(*set.look, head.bold);
        const auto* shaped_line =
            measurer_->shape(face_of(*set.look, head.bold), words, {set.language, fonts::Direction::RightToLeft});
        x -= em(shaped_line->width, size);
        RunBuilder runs(page(), place.tag);
        runs.set_y(y);
        runs.add(*shaped_line, x, size, grey_of(*set.look, head.bold));
        runs.flush(true);
    }
}

void Painter::shaped(const fonts::ShapedText& text, Point baseline, Length size, std::int32_t tag_index) {
    RunBuilder runs(page(), tag_index);
    runs.set_y(baseline.y);
    runs.add(text, baseline.x, size, ink_ == 255 ? Grey{100} : ink_);
    runs.flush(true);
}

void Painter::formula(const MathBox& box, Point baseline, std::int32_t tag_index) {
    const Grey grey = ink_ == 255 ? Grey{100} : ink_;
    for (std::size_t i = 0; i < box.marks.size(); ++i) {
        const MathMark& part = box.marks[i];
        const Point at{baseline.x + part.at.x, baseline.y + part.at.y};
        if (part.kind == MathMark::Kind::Path) {
            path(part.path, at, tag_index);
        } else if (part.kind == MathMark::Kind::Text) {
            RunBuilder runs(page(), tag_index);
            runs.set_y(at.y);
            runs.add(part.text, at.x, part.size, grey);
            runs.flush(part.ends_word || i + 1 == box.marks.size());
        } else {
            GlyphsMark sign;
            sign.run.face = fonts::FaceId::Maths;
            sign.run.glyphs.push_back(part.glyph);
            sign.run.text = part.says;
            sign.at = at;
            sign.size = part.size;
            sign.grey = grey;
            sign.ends_word = part.ends_word;
            mark({std::move(sign), tag_index});
        }
    }
}

void Painter::path(PathItem item, Point offset, std::int32_t tag_index) {
    if (ink_ != 255) {
        item.pen.grey = ink_;
        item.fill = item.fill == Fill::Ink && ink_ == 0 ? Fill::White : item.fill;
    }
    PathMark painted;
    painted.path = std::move(item);
    painted.offset = offset;
    mark({std::move(painted), tag_index});
}

Length paint_line(Painter& painter, const document::RichText& text, const TextLook& look, const LabelPlace& place) {
    const SetText set = set_text(text, look, kUnbounded, painter.measurer());
    if (set.lines.empty()) {
        return {};
    }
    const Length shift = place.anchor == Anchor::Left ? Length{} : place.anchor == Anchor::Centre ? set.width / 2 : set.width;
    painter.text(set, {{place.at.x - shift, place.at.y - set.baseline}, set.width, document::Align::Left, place.tag});
    return set.width;
}

}  // namespace bookbag::layout
