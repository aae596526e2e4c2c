// Finds the kind, draws it, and draws it again smaller when it came out wider than the column.
//
// Labels keep their size while spans shrink (down to 45 %); only then do labels shrink, and never under 9 pt. Drawing
// costs microseconds, so trying again is cheaper than asking every figure to predict its width.
#include "layout/figure.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "layout/figures/figures.hpp"
#include "layout/figures/notation.hpp"

namespace bookbag::layout {

namespace {

using figures::Kind;
using figures::Zoom;

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

/// The next smaller zoom, or the same one when nothing can shrink any more.
Zoom smaller(Zoom zoom, Length width, Length room) {
    const auto by = [width, room](std::int32_t permille, std::int32_t least) {
        const std::int64_t fitted = std::int64_t{permille} * room.units / width.units - 3;
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
    Length width;
    for (int attempt = 0; attempt < kMostTries; ++attempt) {
        figures::Parameters in(spec.kind, spec.values);
        figures::Sketch sketch(context, zoom);
        if (auto status = kind->draw(in, sketch); !status) {
            return status.error();
        }
        Drawing drawing = sketch.finish();
        if (drawing.width <= context.most_width) {
            return drawing;
        }
        width = drawing.width;
        const Zoom next = smaller(zoom, drawing.width, context.most_width);
        if (drawing.true_scale || (next.span_permille == zoom.span_permille && next.label_permille == zoom.label_permille)) {
            break;
        }
        zoom = next;
    }
    return too_wide(spec.kind, width, context.most_width);
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
