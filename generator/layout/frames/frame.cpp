// Numbers of the furniture, in millimetres from the top-left corner: booklet-notes.md sections 1 and 4 for booklets,
// report-notes.md sections 1 and 7 for reports, staff pages and separators. Everything stays 5 mm from the edge.
#include "layout/frames/frame.hpp"

#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "layout/icons.hpp"

namespace bookbag::layout {

namespace {

using document::Frame;
using document::FrameLook;
using document::IconName;
using document::TextRole;
using namespace base::literals;

constexpr Length kBodyWidth = 175_mm;
constexpr Pen kSoftRule{{700}, 70, {}, {}};

Length left_of(PageNumber number) {
    return number.is_odd() ? 20_mm : 15_mm;
}
Length right_of(PageNumber number) {
    return left_of(number) + kBodyWidth;
}

TextLook sized(TextLook look, Length size) {
    look.size = size;
    look.bold_size = {};
    return look;
}

void paint_icon(std::vector<PathItem> strokes, Point at, Painter& painter) {
    for (PathItem& stroke : strokes) {
        painter.path(std::move(stroke), at);
    }
}

void paint_rule(PageNumber number, Length y, Pen pen, Painter& painter) {
    painter.path(line({left_of(number), y}, {right_of(number), y}, painter.pen(pen)));
}

/// Which of two texts is left out when both do not fit (large print).
enum class Yields : std::uint8_t { Left, Right };

/// One line of furniture: a text at the left, one at the right, on one baseline.
struct TwoTexts {
    const document::RichText& left;
    const document::RichText& right;
    Length left_x;
    Length right_x;
    Length baseline;
    Yields yields = Yields::Left;
};

void paint_texts(const TwoTexts& texts, const TextLook& look, PageNumber number, Painter& painter) {
    const document::RichText left = numbered(texts.left, number);
    const document::RichText right = numbered(texts.right, number);
    const Length both = natural_width(left, look, painter.measurer()) + natural_width(right, look, painter.measurer());
    const bool fits = texts.left_x + both + 3_mm <= texts.right_x || left.empty() || right.empty();
    if (fits || texts.yields == Yields::Right) {
        paint_line(painter, left, look, {{texts.left_x, texts.baseline}, Anchor::Left, kArtefact});
    }
    if (fits || texts.yields == Yields::Left) {
        paint_line(painter, right, look, {{texts.right_x, texts.baseline}, Anchor::Right, kArtefact});
    }
}

// ---- booklets --------------------------------------------------------------------------------------------------

void paint_tab(const Frame& frame, PageNumber number, Painter& painter) {
    if (frame.tab == IconName::None || painter.style().large_print) {
        return;
    }
    constexpr std::int32_t kSteps = 8;  // the staircase begins again with the ninth page
    const Length x = number.is_odd() ? 198_mm : 5_mm;
    const Length y = 46_mm + 28_mm * static_cast<std::int32_t>((number.number - 1) % kSteps);
    painter.path(rounded({x, y}, 7_mm, 22_mm, 2_mm, pens::kNone, Fill::Solid));
    Pen white = icon_pen(5_mm);
    white.grey = 0;
    paint_icon(icon_paths(frame.tab, 5_mm, white), {x + 1_mm, y + 3_mm}, painter);
    TextLook look = sized(painter.measurer().look(TextRole::Strong), 12_pt);
    painter.set_ink(0);
    paint_line(painter, document::bold(std::to_string(number.number)), look,
               {{x + 3.5_mm, y + 17_mm}, Anchor::Centre, kArtefact});
    painter.set_ink(255);
}

void paint_booklet(const Frame& frame, PageNumber number, Painter& painter) {
    const Measurer& measurer = painter.measurer();
    const Length left = left_of(number);
    const Length right = right_of(number);
    paint_icon(icon_paths(IconName::Bag, 7.2_mm, {}), {left, 13.47_mm}, painter);
    paint_texts({frame.header_left, frame.header_right, left + 9.2_mm, right, 19.2_mm}, measurer.look(TextRole::Running), number,
                painter);
    paint_rule(number, 23_mm, kSoftRule, painter);
    paint_rule(number, 279_mm, kSoftRule, painter);
    paint_texts({frame.footer_left, frame.footer_right, left, right - 13.2_mm, 285.2_mm}, measurer.look(TextRole::Small), number,
                painter);
    paint_icon(icon_paths(IconName::Bag, 11.5_mm, pens::kMain), {right - 11_mm, 280_mm}, painter);
    paint_tab(frame, number, painter);
}

void paint_large_booklet(const Frame& frame, PageNumber number, Painter& painter) {
    const TextLook& look = painter.measurer().look(TextRole::Running);
    const Length left = left_of(number);
    const Length right = right_of(number);
    paint_icon(icon_paths(IconName::Bag, 10.5_mm, {{1600}, 100, {}, {}}), {left, 12.4_mm}, painter);
    paint_texts({frame.header_left, frame.header_right, left + 14.3_mm, right, 21.3_mm}, look, number, painter);
    paint_rule(number, 27_mm, pens::kMain, painter);
    paint_rule(number, 269_mm, pens::kMain, painter);
    paint_texts({frame.footer_left, frame.footer_right, left, right, 280.5_mm, Yields::Right},
                painter.measurer().look(TextRole::Small), number, painter);
}

void paint_cover(const Frame& frame, PageNumber number, Painter& painter) {
    paint_texts({frame.footer_left, frame.footer_right, left_of(number), right_of(number), 285.2_mm},
                painter.measurer().look(TextRole::Small), number, painter);
}

// ---- reports, staff pages, separators ----------------------------------------------------------------------------

/// Stations of the two kinds of paper.
struct PaperStations {
    Length mark_top;
    Length title_baseline;
    Length title_size;
    Length second_baseline;
    Length right_baseline;
    Length right_second;
    Length rule;
};

constexpr PaperStations kReportStations{12_mm, 16.9_mm, 12.5_pt, 21.9_mm, 16.9_mm, 21.4_mm, 26_mm};
constexpr PaperStations kStaffStations{11_mm, 16.6_mm, 15_pt, 21.1_mm, 16_mm, 20.6_mm, 25_mm};

void paint_paper(const Frame& frame, PageNumber number, std::int32_t title_tag, Painter& painter) {
    const PaperStations& at = frame.look == FrameLook::Report ? kReportStations : kStaffStations;
    const Measurer& measurer = painter.measurer();
    const Length left = left_of(number);
    const Length right = right_of(number);
    const TextLook title = sized(measurer.look(TextRole::StaffTitle), at.title_size);
    const TextLook small = sized(measurer.look(TextRole::ReportText), 10_pt);
    const TextLook first = sized(small, frame.look == FrameLook::Report ? 10_pt : 11_pt);
    paint_icon(report_mark_paths(12_mm), {left, at.mark_top}, painter);
    const Length text = left + 15.5_mm;
    paint_line(painter, numbered(frame.header_left, number), title, {{text, at.title_baseline}, Anchor::Left, title_tag});
    paint_line(painter, numbered(frame.header_left_2, number), small, {{text, at.second_baseline}, Anchor::Left, kArtefact});
    paint_line(painter, numbered(frame.header_right, number), first, {{right, at.right_baseline}, Anchor::Right, kArtefact});
    paint_line(painter, numbered(frame.header_right_2, number), small, {{right, at.right_second}, Anchor::Right, kArtefact});
    paint_rule(number, at.rule, pens::kMain, painter);
    paint_rule(number, 282.2_mm, pens::kMain, painter);
    paint_texts({frame.footer_left, frame.footer_right, left, right, 287.2_mm}, measurer.look(TextRole::ReportNote), number,
                painter);
}

/// Black tab with turned words, 6 mm from the right edge, to find the class in a pile.
void paint_separator_tab(const Frame& frame, Painter& painter) {
    if (frame.tab_text.empty()) {
        return;
    }
    constexpr Point kCorner{195_mm, 40_mm};
    constexpr Length kWidth = 9_mm;
    constexpr Length kHeight = 44_mm;
    painter.path(rounded(kCorner, kWidth, kHeight, 1.5_mm, pens::kNone, Fill::Ink));
    Measurer& measurer = painter.measurer();
    const fonts::FaceId face = measurer.look(TextRole::Display).bold;
    const Length size = 20_pt;
    const fonts::ShapedText* shaped = measurer.shape(face, frame.tab_text);
    const Length height = em(measurer.fonts().metrics(face).cap_height, size);
    Length y = kCorner.y + (kHeight - em(shaped->width, size)) / 2;
    for (const fonts::GlyphRun& run : shaped->runs) {
        painter.mark({GlyphsMark{run, {kCorner.x + (kWidth - height) / 2, y}, size, 0, true, -90000}, kArtefact});
        for (const fonts::Glyph& glyph : run.glyphs) {
            y += em(glyph.advance, size);
        }
    }
}

}  // namespace

Body body_of(FrameLook look, PageNumber number, const Style& style) {
    const Length left = left_of(number);
    switch (look) {
        case FrameLook::BookletCover: return {{left, 14_mm}, kBodyWidth, 267_mm};
        case FrameLook::BookletPage:
            return style.large_print ? Body{{left, 31_mm}, kBodyWidth, 235_mm} : Body{{left, 27_mm}, kBodyWidth, 249_mm};
        case FrameLook::Report: return {{left, 29.2_mm}, kBodyWidth, 250_mm};
        case FrameLook::Staff:
        case FrameLook::Separator: return {{left, 28_mm}, kBodyWidth, 251_mm};
        case FrameLook::Bare: break;
    }
    return {{left, 15_mm}, kBodyWidth, 264_mm};
}

void paint_frame(const Frame& frame, PageNumber number, std::int32_t title_tag, Painter& painter) {
    switch (frame.look) {
        case FrameLook::BookletCover: paint_cover(frame, number, painter); break;
        case FrameLook::BookletPage:
            if (painter.style().large_print) {
                paint_large_booklet(frame, number, painter);
            } else {
                paint_booklet(frame, number, painter);
            }
            break;
        case FrameLook::Report:
        case FrameLook::Staff: paint_paper(frame, number, title_tag, painter); break;
        case FrameLook::Separator:
            paint_paper(frame, number, title_tag, painter);
            paint_separator_tab(frame, painter);
            break;
        case FrameLook::Bare: break;
    }
}

void paint_check_line(PageNumber number, Painter& painter) {
    const Length x = left_of(number);
    const Length y = 289.2_mm;
    for (const Length end : {x, x + 50_mm}) {
        painter.path(line({end, y - 1.2_mm}, {end, y + 1.2_mm}, pens::kThin));
    }
    painter.path(line({x, y}, {x + 50_mm, y}, pens::kThin));
    TextLook look = sized(painter.measurer().look(TextRole::Small), 9_pt);
    paint_line(painter, document::plain("This line must measure 5 cm. If not, print again at 100 %."), look,
               {{x + 53_mm, y + 1.1_mm}, Anchor::Left, kArtefact});
}

document::RichText numbered(document::RichText text, PageNumber number) {
    for (document::Inline& run : text.runs) {
        auto* words = std::get_if<document::Words>(&run);
        if (words != nullptr && words->text.find('{') != std::string::npos) {
            words->text = base::replaced(words->text, "{pages}", std::to_string(number.count));
            words->text = base::replaced(words->text, "{page}", std::to_string(number.number));
        }
    }
    return text;
}

}  // namespace bookbag::layout
