// The last line of a question: label, line to write on, unit, how sure.
//
// One place for every answer: the line ends (with its unit) 46 mm from the left edge, or at 64, 82 … mm when label and
// unit leave less than 26 of 30 mm to write on (booklet-notes.md section 5). Years 1-2 write in a box and colour a face. In large
// print the circles go on a line of their own.
#include <algorithm>
#include <array>

#include "layout/blocks/kinds.hpp"

namespace bookbag::layout {

namespace {

using document::AnswerRow;
using document::HowSure;
using document::TextRole;
using namespace base::literals;

struct Measures {
    Length circle = 5_mm;   ///< diameter
    Length pitch = 6.4_mm;  ///< centre to centre
    Length line_end = 46_mm;
    Length step = 18_mm;           ///< 64 mm, 82 mm … for longer answers
    Length shortest_line = 22_mm;  ///< with less than this beside its label, the line goes below it
    Length least_line = 26_mm;
    Length line_drop = 1_mm;  ///< from the baseline down to the line
};

constexpr Length kFace = 9.6_mm;
constexpr Length kFacePitch = 13_mm;
constexpr Length kBoxWidth = 36_mm;
constexpr Length kBoxHeight = 16_mm;
constexpr Length kLabelGap = 2_mm;
constexpr Length kUnitGap = 1.5_mm;
constexpr Length kWritingRoom = 2_mm;  // between a label and a line below it, besides the row itself

Measures measures(const Style& style) {
    return style.large_print ? Measures{12_mm, 16_mm, 175_mm, 18_mm, 60_mm, 40_mm, 4.5_mm} : Measures{};
}

Length circles_width(const Measures& m) {
    return m.pitch * 4 + m.circle;
}

Length sure_width(const AnswerRow& row, const Style& style) {
    switch (row.sure) {
        case HowSure::None: return {};
        case HowSure::Circles:
        case HowSure::CirclesWithWords: return circles_width(measures(style));
        case HowSure::Faces: return kFacePitch * 2 + kFace;
    }
    return {};
}

/// texts: label, unit, "How sure?".
std::vector<SetText> row_texts(const AnswerRow& row, Measurer& measurer) {
    std::vector<SetText> texts;
    const bool large = measurer.style().large_print;
    texts.push_back(set_text(row.label, measurer.look(TextRole::Helper), kUnbounded, measurer));
    texts.push_back(set_text(document::plain(row.unit), measurer.look(TextRole::Question), kUnbounded, measurer));
    const bool words = row.sure == HowSure::CirclesWithWords || (large && row.sure == HowSure::Circles);
    texts.push_back(set_text(document::plain(words ? "How sure?" : ""), measurer.look(TextRole::Small), kUnbounded, measurer));
    return texts;
}

/// tracks: start and end of the line, start of the unit, top of the circles, drop of the line's row below the label's.
enum Track : std::size_t { LineStart, LineEnd, UnitStart, SureTop, Drop };

void lay_line(const AnswerRow& row, Box& box, const Style& style) {
    const Measures m = measures(style);
    const Length label = box.texts[0].width;
    const Length unit = box.texts[1].width;
    const Length tail = unit.units > 0 ? unit + kUnitGap : Length{};
    Length start = label.units > 0 ? label + kLabelGap : Length{};
    const Length most =
        style.large_print ? box.width : box.width - (row.sure == HowSure::None ? Length{} : sure_width(row, style) + 4_mm);
    const bool below = row.line.units >= 0 && start.units > 0 && most - start - tail < m.shortest_line;
    start = below ? Length{} : start;
    const Length needed = row.line.units > 0 ? scaled(row.line, 13, 15) : m.least_line;
    Length end = m.line_end;
    while (end - start - tail < needed && end < most) {
        end += m.step;
    }
    end = std::min(end, most);
    box.tracks = {start,
                  std::max(end - tail, start),
                  std::max(end - unit, start),
                  {},
                  below ? box.texts[0].height + kWritingRoom : Length{}};
}

Box measure_box_row(const AnswerRow& row, Box box, const Style& style) {
    const Length start = box.texts[0].width.units > 0 ? box.texts[0].width + kLabelGap : Length{};
    const bool beside = start + kBoxWidth + 8_mm + sure_width(row, style) <= box.width;
    box.tracks = {
        start, start + kBoxWidth, start + kBoxWidth + kUnitGap, beside ? (kBoxHeight - kFace) / 2 : kBoxHeight + 3_mm, {}};
    box.height = beside || row.sure == HowSure::None ? kBoxHeight : kBoxHeight + 3_mm + kFace;
    box.baseline = kBoxHeight / 2 + em(340, box.texts[0].look->size);
    return box;
}

void place_circles(const Box& box, Point right_middle, Painter& painter) {
    const Measures m = measures(painter.style());
    const TextLook& look = painter.measurer().look(TextRole::Small);
    const fonts::FaceId face = look.regular;
    const std::int32_t digit_height = painter.measurer().fonts().metrics(face).digit_height;
    const Grey grey = painter.style().large_print ? Grey{100} : Grey{70};
    for (int i = 0; i < 5; ++i) {
        const Point centre{right_middle.x - m.circle / 2 - m.pitch * (4 - i), right_middle.y};
        painter.path(circle(centre, m.circle / 2, painter.pen({0.7_pt, grey, {}, {}})));
        const fonts::ShapedText* digit =
            painter.measurer().shape(face, std::array{"1", "2", "3", "4", "5"}.at(static_cast<std::size_t>(i)));
        GlyphsMark mark{digit->runs.empty() ? fonts::GlyphRun{} : digit->runs.front(), {}, look.size, grey, true, 0};
        mark.at = {centre.x - em(digit->width, look.size) / 2, centre.y + em(digit_height, look.size) / 2};
        if (!mark.run.glyphs.empty()) {
            painter.mark({std::move(mark), kArtefact});
        }
    }
    const SetText& words = box.texts[2];
    if (!words.lines.empty() && words.width + circles_width(m) + 2_mm <= box.width) {
        const Length x =
            painter.style().large_print ? right_middle.x - box.width : right_middle.x - circles_width(m) - 2_mm - words.width;
        const Length y = right_middle.y + em(digit_height, look.size) / 2;
        painter.text(words, {{x, y - words.baseline}, words.width, document::Align::Left, kArtefact});
    }
}

void place_faces(Point right_middle, Painter& painter) {
    constexpr Pen kPen{{1000}, 100, {}, {}};
    for (int i = 0; i < 3; ++i) {
        const Point c{right_middle.x - kFace / 2 - kFacePitch * (2 - i), right_middle.y};
        painter.path(circle(c, kFace / 2, kPen, Fill::White));
        for (const std::int32_t side : {-1, 1}) {
            painter.path(circle({c.x + 1.7_mm * side, c.y - 1_mm}, 0.42_mm, pens::kNone, Fill::Ink));
        }
        const Length mouth = 1.9_mm;
        const Length y = c.y + (i == 0 ? 2.3_mm : i == 1 ? 1.75_mm : 1.3_mm);
        const Length bend = i == 0 ? -1.35_mm : i == 1 ? Length{} : 1.35_mm;
        PathItem smile;
        smile.segments = {MoveTo{{c.x - mouth, y}},
                          CurveTo{{c.x - mouth / 2, y + bend}, {c.x + mouth / 2, y + bend}, {c.x + mouth, y}}};
        smile.pen = kPen;
        painter.path(std::move(smile));
    }
}

void place_sure(const AnswerRow& row, const Box& box, const Spot& spot, Painter& painter) {
    const Length right = spot.at.x + box.width;
    const Length top = spot.at.y + box.tracks[SureTop];
    if (row.sure == HowSure::Faces) {
        place_faces({right, top + kFace / 2}, painter);
    } else if (row.sure != HowSure::None) {
        place_circles(box, {right, top + measures(painter.style()).circle / 2}, painter);
    }
}

}  // namespace

Length natural_width(const AnswerRow& block, Measurer& measurer) {
    return measures(measurer.style()).line_end +
           (block.sure == HowSure::None ? Length{} : 4_mm + sure_width(block, measurer.style()));
}

Box measure(const AnswerRow& block, Length width, Measurer& measurer) {
    Box box;
    box.width = width;
    box.has_baseline = true;
    box.texts = row_texts(block, measurer);
    const Style& style = measurer.style();
    if (block.box && block.line.units >= 0) {
        return measure_box_row(block, std::move(box), style);
    }
    lay_line(block, box, style);
    const Measures m = measures(style);
    const SetText& label = box.texts[0];
    const SetText& unit = box.texts[1];
    const bool faces = block.sure == HowSure::Faces;
    const Length own = faces ? kFace : style.large_print ? Length{} : m.circle;
    // The baseline leaves room for a tall label, and for the circles above the line.
    box.baseline = std::max({label.baseline - (label.lines.empty() ? Length{} : em(240, label.look->size)),
                             unit.baseline - em(360, unit.look->size), own - m.line_drop, 4.1_mm});
    box.height = box.baseline + m.line_drop + 0.3_mm + box.tracks[Drop];
    box.tracks[SureTop] = box.baseline + m.line_drop - own + box.tracks[Drop];
    if (style.large_print && block.sure != HowSure::None) {
        box.tracks[SureTop] = box.height + 5_mm;
        box.height = box.tracks[SureTop] + (faces ? kFace : m.circle);
    }
    return box;
}

void place(const AnswerRow& block, const Box& box, const Spot& spot, Painter& painter) {
    const Length baseline = spot.at.y + box.baseline + box.tracks[Drop];
    const bool has_words = !box.texts[0].lines.empty() || !box.texts[1].lines.empty();
    const std::int32_t tag = has_words ? painter.tag(TagRole::P) : kArtefact;
    const Length line_y = baseline + measures(painter.style()).line_drop;
    painter.text(
        box.texts[0],
        {{spot.at.x, baseline - box.tracks[Drop] - box.texts[0].baseline}, box.texts[0].width, document::Align::Left, tag});
    if (block.box && block.line.units >= 0) {
        painter.path(rounded({spot.at.x + box.tracks[LineStart], spot.at.y}, kBoxWidth, kBoxHeight, 2_mm,
                             painter.pen(pens::kFigure), Fill::White));
    } else if (block.line.units >= 0 && box.tracks[LineEnd] > box.tracks[LineStart]) {
        painter.path(line({spot.at.x + box.tracks[LineStart], line_y}, {spot.at.x + box.tracks[LineEnd], line_y},
                          painter.pen(pens::kAnswer)));
    }
    painter.text(
        box.texts[1],
        {{spot.at.x + box.tracks[UnitStart], baseline - box.texts[1].baseline}, box.texts[1].width, document::Align::Left, tag});
    place_sure(block, box, spot, painter);
}

}  // namespace bookbag::layout
