// See page_operators.hpp. Order rule: pen first, then the whole path, then one painting operator; a state operator
// between path and painting is not legal PDF (ISO 32000-1, 8.2, figure 9).
#include "render/page_operators.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "render/numbers.hpp"
#include "render/tag_names.hpp"

namespace bookbag::render {

namespace {
constexpr std::size_t kRoom = 16 * 1024;   // a full page is about 10 kB
}

base::Result<PageContent> PageOperators::write(const layout::Page& page, const std::vector<layout::Tag>& tags) {
    content_ = {};
    content_.operators.reserve(kRoom);
    pens_ = {};
    height_ = page.height.units;
    text_.start_page(page.height);
    content_.operators += "1 J 1 j\n";
    std::int32_t current = layout::kArtefact - 1;
    for (const layout::Mark& mark : page.marks) {
        if (mark.tag != current) {
            if (current >= layout::kArtefact) {
                close();
            }
            if (mark.tag >= 0 && static_cast<std::size_t>(mark.tag) >= tags.size()) {
                return base::Fault{base::FaultKind::Bug, {}, "a mark belongs to a tag that is not there", "report this", "E-TAGS"};
            }
            open(mark.tag, tags);
            current = mark.tag;
        }
        if (const auto* glyphs = std::get_if<layout::GlyphsMark>(&mark.content)) {
            text_.show(*glyphs);
        } else if (const auto* drawn = std::get_if<layout::PathMark>(&mark.content)) {
            draw(*drawn);
        } else if (const base::Status status = draw(std::get<layout::QrMark>(mark.content)); !status) {
            return status.error();
        }
    }
    if (current >= layout::kArtefact) {
        close();
    }
    content_.fonts = text_.fonts_of_page();
    return std::move(content_);
}

void PageOperators::open(std::int32_t tag, const std::vector<layout::Tag>& tags) {
    if (tag < 0) {
        content_.operators += "/Artifact BMC\n";
        return;
    }
    content_.operators += '/';
    content_.operators += role_name(tags[static_cast<std::size_t>(tag)].role);
    content_.operators += "<</MCID ";
    append_integer(content_.operators, static_cast<std::int64_t>(content_.tags.size()));
    content_.operators += ">>BDC\n";
    content_.tags.push_back(tag);
}

void PageOperators::close() {
    text_.end();
    content_.operators += "EMC\n";
}

void PageOperators::point(layout::Point p) {
    append_hundredths(content_.operators, to_hundredths(p.x.units));
    content_.operators += ' ';
    append_hundredths(content_.operators, to_hundredths(height_ - p.y.units));
    content_.operators += ' ';
}

void PageOperators::path(const FlatPath& path) {
    for (const FlatSegment& segment : path) {
        switch (segment.kind) {
            case FlatSegment::Kind::Move:
                point(segment.to);
                content_.operators += "m\n";
                break;
            case FlatSegment::Kind::Line:
                point(segment.to);
                content_.operators += "l\n";
                break;
            case FlatSegment::Kind::Curve:
                point(segment.a);
                point(segment.b);
                point(segment.to);
                content_.operators += "c\n";
                break;
            case FlatSegment::Kind::Close:
                content_.operators += "h\n";
                break;
        }
    }
}

void PageOperators::set_fill(int grey) {
    if (grey != text_.fill_grey) {
        append_hundredths(content_.operators, 100 - grey);
        content_.operators += " g\n";
        text_.fill_grey = grey;
    }
}

void PageOperators::set_pen(const layout::Pen& pen) {
    std::string& out = content_.operators;
    if (pen.grey != pens_.stroke_grey) {
        append_hundredths(out, 100 - pen.grey);
        out += " G\n";
        pens_.stroke_grey = pen.grey;
    }
    if (pen.width.units != pens_.width) {
        append_hundredths(out, to_hundredths(pen.width.units));
        out += " w\n";
        pens_.width = pen.width.units;
    }
    const bool dashed = pen.dash_on.units > 0;
    const std::int32_t on = dashed ? pen.dash_on.units : 0;
    const std::int32_t off = dashed ? pen.dash_off.units : 0;
    if (on == pens_.dash_on && off == pens_.dash_off) {
        return;
    }
    out += '[';
    if (dashed) {
        append_hundredths(out, to_hundredths(on));
        out += ' ';
        append_hundredths(out, to_hundredths(off));
    }
    out += "]0 d\n";
    pens_.dash_on = on;
    pens_.dash_off = off;
}

void PageOperators::pattern(const Pattern& pattern, const FlatPath& outline) {
    if (pattern.lines.empty()) {
        return;
    }
    const Pens outside = pens_;
    content_.operators += "q\n";
    path(outline);
    content_.operators += "W n\n";
    set_pen(pattern.pen);
    path(pattern.lines);
    content_.operators += "S\nQ\n";
    pens_ = outside;
}

void PageOperators::draw(const layout::PathMark& mark) {
    const Painting painting = painting_of(mark);
    if (painting.outline.empty()) {
        return;
    }
    text_.end();
    const bool strokes = painting.pen.width.units > 0;
    if (painting.fill) {
        set_fill(*painting.fill);
    }
    if (painting.pattern) {
        pattern(*painting.pattern, painting.outline);
    }
    if (strokes) {
        set_pen(painting.pen);
    }
    if (!painting.fill && !strokes) {
        return;
    }
    path(painting.outline);
    content_.operators += !strokes ? "f\n" : painting.fill ? "B\n" : "S\n";
}

base::Status PageOperators::draw(const layout::QrMark& mark) {
    const auto known = std::find(code_texts_.begin(), code_texts_.end(), mark.text);
    const auto number = static_cast<std::size_t>(known - code_texts_.begin());
    if (known == code_texts_.end()) {
        BOOKBAG_TRY(code, qr_code(mark.text));
        codes_.push_back(std::move(code));
        code_texts_.push_back(mark.text);
    }
    if (std::find(content_.masks.begin(), content_.masks.end(), number) == content_.masks.end()) {
        content_.masks.push_back(number);
    }
    text_.end();
    set_fill(100);
    const int side = codes_[number].side;
    const layout::Length border = base::scaled(mark.size, QrCode::kQuiet, side + 2 * QrCode::kQuiet);
    const layout::Length inner = mark.size - border - border;
    std::string& out = content_.operators;
    out += "q ";
    append_hundredths(out, to_hundredths(inner.units));
    out += " 0 0 ";
    append_hundredths(out, to_hundredths(inner.units));
    out += ' ';
    point({mark.at.x + border, mark.at.y + border + inner});
    out += "cm /Q";
    append_integer(out, static_cast<std::int64_t>(number));
    out += " Do Q\n";
    return {};
}

}  // namespace bookbag::render
