// Finds the kind, draws it, and draws it again smaller when it came out wider than the column.
//
// Labels keep their size while spans shrink (down to 45 %); only then do labels shrink, and never under 9 pt. Drawing
// costs microseconds, so trying again is cheaper than asking every figure to predict its width.
#include "layout/figure.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "layout/figures/figures.hpp"
#include "layout/figures/notation.hpp"

namespace bookbag::layout {

namespace {

using figures::Kind;
using figures::Zoom;

constexpr Length kPageWidth{496063};  // 175 mm
constexpr int kMostTries = 12;
constexpr std::int32_t kLeastSpan = 450;   // permille of the natural size
constexpr std::int32_t kLeastLabel = 400;  // permille; the floor of 9 pt is the sketch's

base::Result<const Kind*> find_kind(const std::string& name) {
    std::vector<std::string> names;
    for (const Kind& kind : figures::all_kinds()) {
        if (kind.name == name) {
            return &kind;
        }
        names.emplace_back(kind.name);
    }
    const auto near = base::nearest(name, names);
    return base::Fault{base::FaultKind::BadInput,
                       {},
                       "unknown figure kind `" + name + "`",
                       near ? "did you mean `" + *near + "`?" : "see docs/formats/figures.md",
                       "E-FIGURE"};
}

std::string millimetres(Length length) {
    return std::to_string((length.units + 2834) / 2835) + " mm";
}

base::Fault too_wide(const std::string& kind, Length needed, Length room) {
    return {base::FaultKind::BadInput,
            {},
            "figure " + kind + ": needs " + millimetres(needed) + " of width, there are " + millimetres(room),
            "give it a wider column, fewer parts or shorter labels",
            "E-FIGURE-WIDE"};
}

/// How much of the drawing fits: 1000 or more = all of it.
std::int64_t fitting_permille(const Drawing& drawing, const FigureContext& context) {
    std::int64_t share = std::int64_t{1000} * context.most_width.units / std::max(drawing.width.units, 1);
    if (context.most_height.units > 0) {
        share = std::min(share, std::int64_t{1000} * context.most_height.units / std::max(drawing.height.units, 1));
    }
    return share;
}

/// The next smaller zoom, or the same one when nothing can shrink any more.
Zoom smaller(Zoom zoom, std::int64_t share) {
    const auto by = [share](std::int32_t permille, std::int32_t least) {
        const std::int64_t fitted = permille * share / 1000 - 3;
        return static_cast<std::int32_t>(std::clamp<std::int64_t>(fitted, least, permille));
    };
    if (zoom.span_permille > kLeastSpan) {
        return {by(zoom.span_permille, kLeastSpan), zoom.label_permille};
    }
    return {zoom.span_permille, by(zoom.label_permille, kLeastLabel)};
}

}  // namespace

base::Result<Drawing> draw_figure(const document::FigureSpec& spec, const FigureContext& context) {
    BOOKBAG_TRY(kind, find_kind(spec.kind));
    Zoom zoom{context.large_print ? 1500 : 1000, 1000};
    std::optional<Drawing> too_wide_drawing;
    std::optional<base::Fault> fault;
    for (int attempt = 0; attempt < kMostTries && !fault; ++attempt) {
        figures::Parameters in(spec.kind, spec.values);
        figures::Sketch sketch(context, zoom);
        if (auto status = kind->draw(in, sketch); !status) {
            fault = status.error();
            break;
        }
        Drawing drawing = sketch.finish();
        const std::int64_t share = fitting_permille(drawing, context);
        if (share >= 1000) {
            return drawing;
        }
        const Zoom next = smaller(zoom, share);
        const bool stuck = next.span_permille == zoom.span_permille && next.label_permille == zoom.label_permille;
        const bool only_high = drawing.width <= context.most_width;
        const bool shrinking = !too_wide_drawing || drawing.height < too_wide_drawing->height;
        if (only_high && (drawing.true_scale || !shrinking)) {
            return too_wide_drawing && too_wide_drawing->width <= context.most_width ? *std::move(too_wide_drawing)
                                                                                     : std::move(drawing);
        }
        if (stuck || drawing.true_scale) {
            fault = too_wide(spec.kind, drawing.width, context.most_width);
        }
        too_wide_drawing = std::move(drawing);
        zoom = next;
    }
    // What is readable on a full page but not in a narrow column or in large print is drawn as narrow as it goes; the
    // page scales it down. A template that does not fit the full page is wrong, and true scale has no choice.
    const bool fits_width = too_wide_drawing && too_wide_drawing->width <= context.most_width;
    const bool whole_page = context.most_width >= kPageWidth && !context.large_print;
    if (too_wide_drawing && !too_wide_drawing->true_scale && (fits_width || !whole_page)) {
        return *std::move(too_wide_drawing);
    }
    return fault ? *std::move(fault) : too_wide(spec.kind, too_wide_drawing->width, context.most_width);
}

std::vector<FigureKind> figure_kinds() {
    std::vector<FigureKind> list;
    for (const Kind& kind : figures::all_kinds()) {
        const std::string notation = std::string(kind.name) + " " + std::string(kind.specimen);
        // A specimen that does not parse is kept as a kind without values, which the tests refuse.
        list.push_back(
            {std::string(kind.name), figures::parse_figure(notation).value_or(document::FigureSpec{std::string(kind.name), {}})});
    }
    return list;
}

}  // namespace bookbag::layout
