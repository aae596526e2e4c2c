// Small furniture of fixed size: code boxes, discs, tick boxes, QR codes, dots and the signs of a skill's state.
//
// Sizes: booklet-notes.md sections 4 to 6, report-notes.md section 1. Shape carries the meaning and shade supports it.
#include <algorithm>

#include "layout/blocks/kinds.hpp"

namespace bookbag::layout {

namespace {

using document::StateSign;
using document::TextRole;
using namespace base::literals;

constexpr Length kDot = 4.1_mm;
constexpr Length kDotPitch = 5.2_mm;

struct CodeSize {
    Length width = 16_mm;
    Length height = 6.6_mm;
    Length radius = 1.4_mm;
};

CodeSize code_size(const Style& style) {
    return style.large_print ? CodeSize{37_mm, 12_mm, 2.2_mm} : CodeSize{};
}

/// Discs hold a digit of the reading size, so large print needs them half as large again.
Length disc_size(const document::Disc& block, const Style& style) {
    return style.large_print ? scaled(block.size, 3, 2) : block.size;
}

/// A square box whose middle stands in the middle of the line of text beside it.
Box square_box(Length size, Length width, const Measurer& measurer) {
    Box box;
    box.width = width;
    box.height = size;
    box.has_baseline = true;
    box.baseline = centred_baseline(size, measurer);
    return box;
}

/// Words centred on `centre`, at their own face and size.
void centred_text(const std::string& text, const TextLook& look, const LabelPlace& place, Painter& painter) {
    const std::int32_t height = painter.measurer().fonts().metrics(look.bold).digit_height;
    paint_line(painter, document::bold(text), look,
               {{place.at.x, place.at.y + em(height, look.size) / 2}, Anchor::Centre, place.tag});
}

void half_disc(Point centre, Length radius, Painter& painter) {
    PathItem half{{MoveTo{{centre.x, centre.y + radius}}, Arc{centre, radius, 90000, 180000}, Close{}}, pens::kNone, Fill::Ink};
    painter.path(std::move(half));
}

void state_sign(StateSign sign, Point centre, Length radius, Painter& painter) {
    const Pen pen{std::max(scaled(radius, 160, 1000), 0.9_pt), 100, {}, {}};
    const Length ring = radius - pen.width / 2;
    switch (sign) {
        case StateSign::FindingOut: {
            Pen dashed = pen;
            dashed.dash_on = scaled(radius, 380, 1000);
            dashed.dash_off = scaled(radius, 405, 1000);
            painter.path(circle(centre, ring, dashed, Fill::White));
            break;
        }
        case StateSign::JustStarting:
            painter.path(circle(centre, ring, pen, Fill::White));
            painter.path(circle(centre, scaled(radius, 300, 1000), pens::kNone, Fill::Ink));
            break;
        case StateSign::Nearly:
            painter.path(circle(centre, ring, pen, Fill::White));
            half_disc(centre, ring, painter);
            break;
        case StateSign::Secure: {
            painter.path(circle(centre, radius, pens::kNone, Fill::Ink));
            const auto at = [&](std::int32_t x, std::int32_t y) {
                return Point{centre.x + scaled(radius, x, 1000), centre.y + scaled(radius, y, 1000)};
            };
            painter.path(polyline({at(-480, 40), at(-130, 390), at(520, -380)}, {scaled(radius, 230, 1000), 0, {}, {}}));
            break;
        }
        case StateSign::SeenTwice:
        case StateSign::SeenOnce: {
            const Fill fill = sign == StateSign::SeenTwice ? Fill::Ink : Fill::White;
            const Length r = scaled(radius, 1150, 1000);
            painter.path(
                polygon({{centre.x, centre.y - r}, {centre.x + r, centre.y}, {centre.x, centre.y + r}, {centre.x - r, centre.y}},
                        {pen.width, 100, {}, {}}, fill));
            break;
        }
    }
}

}  // namespace

Length natural_width(const document::CodeBox&, Measurer& measurer) {
    return code_size(measurer.style()).width;
}

Box measure(const document::CodeBox&, Length width, Measurer& measurer) {
    const CodeSize size = code_size(measurer.style());
    const std::int32_t height = measurer.fonts().metrics(measurer.look(TextRole::Code).bold).digit_height;
    Box box;
    box.width = width;
    box.height = size.height + 1_mm;  // white below, so that the next line does not touch it
    box.has_baseline = true;
    box.has_code = true;
    box.baseline = size.height / 2 + em(height, measurer.look(TextRole::Code).size) / 2;
    return box;
}

void place(const document::CodeBox& block, const Box&, const Spot& spot, Painter& painter) {
    const CodeSize size = code_size(painter.style());
    const std::int32_t label = painter.take_label();
    const std::int32_t tag = label == kArtefact ? painter.tag(TagRole::P) : label;
    painter.path(rounded(spot.at, size.width, size.height, size.radius, painter.pen(pens::kAnswer), Fill::White));
    centred_text(block.code, painter.measurer().look(TextRole::Code),
                 {{spot.at.x + size.width / 2, spot.at.y + size.height / 2}, Anchor::Centre, tag}, painter);
}

Length natural_width(const document::Disc& block, Measurer& measurer) {
    return disc_size(block, measurer.style());
}

Box measure(const document::Disc& block, Length width, Measurer& measurer) {
    return square_box(disc_size(block, measurer.style()), width, measurer);
}

void place(const document::Disc& block, const Box&, const Spot& spot, Painter& painter) {
    const Length size = disc_size(block, painter.style());
    const Point centre{spot.at.x + size / 2, spot.at.y + size / 2};
    TextLook look = painter.measurer().look(TextRole::Strong);
    look.size = painter.style().large_print ? scaled(size, 60, 100) : std::max(6.5_pt + scaled(size, 27, 100), 9_pt);
    look.always_bold = true;
    const Grey before = painter.ink();
    const Pen pen = painter.pen(pens::kMain);
    painter.path(block.solid ? circle(centre, size / 2, pens::kNone, Fill::Solid)
                             : circle(centre, (size - pen.width) / 2, pen, Fill::White));
    painter.set_ink(block.solid ? Grey{0} : before);
    centred_text(block.text, look, {centre, Anchor::Centre, painter.tag(TagRole::P)}, painter);
    painter.set_ink(before);
}

Length natural_width(const document::TickBox& block, Measurer&) {
    return block.size;
}

Box measure(const document::TickBox& block, Length width, Measurer& measurer) {
    return square_box(block.size, width, measurer);
}

void place(const document::TickBox& block, const Box&, const Spot& spot, Painter& painter) {
    const Pen pen = painter.pen(block.size < 5_mm ? pens::kAnswer : pens::kMain);
    if (block.ring) {
        painter.path(
            circle({spot.at.x + block.size / 2, spot.at.y + block.size / 2}, (block.size - pen.width) / 2, pen, Fill::White));
    } else {
        painter.path(rounded(spot.at, block.size, block.size, std::min(1_mm, scaled(block.size, 1, 6)), pen, Fill::White));
    }
}

Length natural_width(const document::QrCode& block, Measurer&) {
    return block.size;
}

Box measure(const document::QrCode& block, Length width, Measurer&) {
    Box box;
    box.width = width;
    box.height = block.size;
    return box;
}

void place(const document::QrCode& block, const Box&, const Spot& spot, Painter& painter) {
    const std::int32_t tag = painter.tag(TagRole::Figure);
    painter.node(tag).alt = "QR code of this paper";
    painter.mark({QrMark{block.text, spot.at, block.size}, tag});
}

Length natural_width(const document::Dots& block, Measurer&) {
    return block.total > 0 ? kDotPitch * (block.total - 1) + kDot : Length{};
}

Box measure(const document::Dots&, Length width, Measurer& measurer) {
    return square_box(kDot, width, measurer);
}

void place(const document::Dots& block, const Box&, const Spot& spot, Painter& painter) {
    for (int i = 0; i < block.total; ++i) {
        const Point centre{spot.at.x + kDot / 2 + kDotPitch * i, spot.at.y + kDot / 2};
        const Length radius = i < block.done ? kDot / 2 : kDot / 2 - 0.45_pt;
        painter.path(
            circle(centre, radius, i < block.done ? pens::kNone : pens::kAnswer, i < block.done ? Fill::Ink : Fill::White));
    }
}

Length natural_width(const document::StateMark& block, Measurer&) {
    return block.size;
}

Box measure(const document::StateMark& block, Length width, Measurer& measurer) {
    return square_box(block.size, width, measurer);
}

void place(const document::StateMark& block, const Box& box, const Spot& spot, Painter& painter) {
    const std::int32_t tag = painter.tag(TagRole::Figure);
    constexpr const char* kWords[] = {"still finding out",  "just starting", "nearly", "secure",
                                      "seen twice or more", "seen once"};
    painter.node(tag).alt = kWords[static_cast<std::size_t>(block.sign)];
    const std::size_t first = painter.page().marks.size();
    (void)box;
    state_sign(block.sign, {spot.at.x + block.size / 2, spot.at.y + block.size / 2}, block.size / 2, painter);
    for (std::size_t i = first; i < painter.page().marks.size(); ++i) {
        painter.page().marks[i].tag = tag;
    }
}

}  // namespace bookbag::layout
