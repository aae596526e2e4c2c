// A figure: drawn for the width it gets, its labels set by the maths and text setters.
//
// A drawing wider than its place, or higher than asked, is scaled down whole, labels with it; but not so far that a label
// falls under 9 pt (large print: under its body size), since labels that keep their size would run into each other.
// True-scale drawings are never scaled; they ask for the 50 mm check line instead.
#include "layout/figure.hpp"

#include <algorithm>

#include "layout/blocks/kinds.hpp"

namespace bookbag::layout {

namespace {

using namespace base::literals;

constexpr Length kWhiteBelow = 1.2_mm;

Length least_label(const Style& style) {
    return style.large_print ? style.look(document::TextRole::FigureLabel).size : 9_pt;
}

Length label_size(const LabelItem& label, const Measurer& measurer) {
    return scaled(measurer.look(label.role).size, label.size_permille, 1000);
}

TextLook label_look(const LabelItem& label, std::int32_t permille, const Measurer& measurer) {
    TextLook look = measurer.look(label.role);
    look.size = std::max(scaled(label_size(label, measurer), permille, 1000), least_label(measurer.style()));
    look.bold_size = {};
    look.grey = label.grey;
    return look;
}

FigureContext context_for(document::FigureShow show, Length width, Measurer& measurer) {
    FigureContext context;
    context.show = show;
    context.body_size = measurer.look(document::TextRole::Question).size;
    context.label_size = measurer.look(document::TextRole::FigureLabel).size;
    context.square = measurer.style().square;
    context.most_width = width;
    context.large_print = measurer.style().large_print;
    context.width_of = [&measurer](const document::RichText& text) {
        return natural_width(text, measurer.look(document::TextRole::FigureLabel), measurer);
    };
    return context;
}

Drawing drawn(const document::Figure& block, Length width, Measurer& measurer) {
    auto drawing = draw_figure(block.spec, context_for(block.show, width, measurer));
    if (!drawing && width < 175_mm) {
        // Drawn for the whole body and scaled into its column: a little smaller beats a child without a booklet.
        drawing = draw_figure(block.spec, context_for(block.show, 175_mm, measurer));
    }
    if (!drawing) {
        measurer.fail(std::move(drawing).error());
        return {};
    }
    return *std::move(drawing);
}

/// How far a drawing may shrink before its smallest label is too small to read.
std::int32_t least_permille(const Drawing& drawing, const Measurer& measurer) {
    std::int32_t permille = 400;
    for (const DrawingItem& item : drawing.items) {
        if (const auto* label = std::get_if<LabelItem>(&item)) {
            const Length size = std::max(label_size(*label, measurer), Length{1});
            const std::int64_t needed = static_cast<std::int64_t>(least_label(measurer.style()).units) * 1000 / size.units;
            permille = std::max(permille, static_cast<std::int32_t>(std::min<std::int64_t>(needed, 1000)));
        }
    }
    return permille;
}

/// The width the drawing is scaled to.
Length fitted_width(const document::Figure& block, const Drawing& drawing, Length width, const Measurer& measurer) {
    if (drawing.true_scale || drawing.width.units == 0) {
        return drawing.width;
    }
    Length fitted = std::min(drawing.width, width);
    if (block.most_height.units > 0 && scaled(drawing.height, fitted.units, drawing.width.units) > block.most_height) {
        const Length wanted = scaled(drawing.width, block.most_height.units, drawing.height.units);
        fitted = std::min(fitted, std::max(wanted, scaled(drawing.width, least_permille(drawing, measurer), 1000)));
    }
    return fitted;
}

/// A label of a scaled drawing: where it goes and what it belongs to.
struct LabelSpot {
    Point at;
    std::int32_t permille;
    std::int32_t tag;
};

void place_label(const LabelItem& label, const LabelSpot& spot, Painter& painter) {
    const Point at = spot.at;
    const TextLook look = label_look(label, spot.permille, painter.measurer());
    const SetText set = set_text(label.text, look, kUnbounded, painter.measurer());
    if (set.lines.empty()) {
        return;
    }
    const Length shift = label.anchor == Anchor::Left ? Length{} : label.anchor == Anchor::Centre ? set.width / 2 : set.width;
    const Point corner{at.x - shift, at.y - set.baseline};
    if (label.knock_out) {
        const Length margin = em(80, look.size);
        const Length above =
            std::max(em(740, look.size), set.items.front().formula != nullptr ? set.items.front().formula->height : Length{});
        const Length below =
            std::max(em(60, look.size), set.items.front().formula != nullptr ? set.items.front().formula->depth : Length{});
        painter.path(rectangle({corner.x - margin, at.y - above - margin}, set.width + margin * 2, above + below + margin * 2,
                               pens::kNone, Fill::White),
                     {}, spot.tag);
    }
    painter.text(set, {corner, set.width, document::Align::Left, spot.tag});
}

}  // namespace

Length natural_width(const document::Figure& block, Measurer& measurer) {
    const Drawing drawing = drawn(block, 175_mm, measurer);
    return fitted_width(block, drawing, 175_mm, measurer);
}

Box measure(const document::Figure& block, Length width, Measurer& measurer) {
    Box box;
    box.width = width;
    box.drawing = std::make_unique<Drawing>(drawn(block, width, measurer));
    box.scale_width = fitted_width(block, *box.drawing, width, measurer);
    box.height = box.drawing->width.units == 0
                     ? Length{}
                     : scaled(box.drawing->height, box.scale_width.units, box.drawing->width.units) + kWhiteBelow;
    return box;
}

void place(const document::Figure& block, const Box& box, const Spot& spot, Painter& painter) {
    const Drawing& drawing = *box.drawing;
    if (drawing.width.units == 0) {
        return;
    }
    const std::int32_t tag = painter.tag(TagRole::Figure);
    painter.node(tag).alt = drawing.alt;
    if (drawing.true_scale) {
        painter.need_check_line();
    }
    const Length slack = box.width - box.scale_width;
    const Length shift = block.align == document::Align::Left     ? Length{}
                         : block.align == document::Align::Centre ? slack / 2
                                                                  : slack;
    const Point origin{spot.at.x + shift, spot.at.y};
    const auto permille =
        static_cast<std::int32_t>(static_cast<std::int64_t>(box.scale_width.units) * 1000 / drawing.width.units);
    for (const DrawingItem& item : drawing.items) {
        if (const auto* path = std::get_if<PathItem>(&item)) {
            PathMark mark{*path, origin, permille};
            painter.mark({std::move(mark), tag});
        } else if (const auto* label = std::get_if<LabelItem>(&item)) {
            const Point at{origin.x + scaled(label->at.x, permille, 1000), origin.y + scaled(label->at.y, permille, 1000)};
            const std::int32_t before = painter.descend(tag);
            place_label(*label, {at, permille, tag}, painter);
            painter.descend(before);
        }
    }
}

}  // namespace bookbag::layout
