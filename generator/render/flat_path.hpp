// A path item resolved into plain lines and curves at page coordinates, for every output alike.
//
// PDF and PNG must show the same figure, so arcs, hatching and dots are worked out here once and both writers only copy
// segments. Arcs become cubic curves of at most 90 degrees (45 above a radius
// of 30 mm), never more than 0.01 mm off; hatch lines are cut to
// the shape's box and clipped to the shape; dots are dashes of no length with round ends, which every reader paints as
// discs and which cost 20 bytes instead of 200.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "layout/page.hpp"

namespace bookbag::render {

/// One segment, 1/1000 pt from the page's top-left corner, y down. Curve has control points `a` and `b`.
struct FlatSegment {
    enum class Kind : std::uint8_t { Move, Line, Curve, Close };
    Kind kind = Kind::Move;
    layout::Point to;
    layout::Point a = {};
    layout::Point b = {};
};
using FlatPath = std::vector<FlatSegment>;

/// Strokes of a filling pattern, to be clipped to the outline.
struct Pattern {
    FlatPath lines;
    layout::Pen pen;
};

/// What to paint, in this order: flat grey, pattern, stroke. All share `outline`.
struct Painting {
    FlatPath outline;
    std::optional<layout::Grey> fill;     ///< percent of black
    std::optional<Pattern> pattern;
    layout::Pen pen;                      ///< width 0 = no stroke
};

/// Resolves `mark`. The pen keeps its width whatever the scale; patterns are anchored at the mark's offset, so that the
/// hatching of neighbouring cells of one figure runs through.
Painting painting_of(const layout::PathMark& mark);

/// Smallest box around all points, control points included. Zero for an empty path.
struct Box {
    layout::Point least;
    layout::Point most;
};
Box box_of(const FlatPath& path);

}  // namespace bookbag::render
