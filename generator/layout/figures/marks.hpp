// The signs of a geometry drawing: arcs, right angles, dashes of equal sides, arrows of parallel sides, labels that keep
// clear of the lines they name.
#pragma once

#include <vector>

#include "layout/figures/sketch.hpp"

namespace bookbag::layout::figures {

/// An angle at a corner: its two directions as start and sweep, in 1/1000 degree clockwise on the page.
struct Wedge {
    Point vertex;
    std::int32_t from = 0;
    std::int32_t sweep = 0;
    std::int32_t middle() const { return from + sweep / 2; }
};

/// The wedge at `vertex` between the arms to `a` and `b`, the one that is smaller than 180 degrees.
Wedge wedge_at(Point vertex, Point a, Point b);

/// An arc of `radius` in the wedge, or the square of a right angle.
void draw_angle(Sketch& sketch, const Wedge& wedge, Length radius);
void draw_right_angle(Sketch& sketch, const Wedge& wedge, Length side);
/// Puts a label on the wedge's bisector, as near to the vertex as it fits between the arms, at least `least` away.
void label_angle(Sketch& sketch, const Wedge& wedge, const RichText& text, Length least);
/// How far from the vertex such a label would stand.
Length label_distance(const Sketch& sketch, const Wedge& wedge, const RichText& text, Length least);

/// `count` short strokes across the middle of a side, for sides of equal length.
void draw_dashes(Sketch& sketch, Point a, Point b, int count);
/// `count` arrow heads at the middle of a side, for parallel sides.
void draw_parallel(Sketch& sketch, Point a, Point b, int count);
/// A label outside the side from `a` to `b`: away from `inside`.
void label_side(Sketch& sketch, std::pair<Point, Point> side, Point inside, const RichText& text);

/// Works out blanks among side labels: when every label with a number says its side's true length ("5 cm" on a side of
/// 5), a blank without an answer becomes its own length with the same unit. `lengths[i]` belongs to `labels[i]`.
void fill_lengths(const std::vector<Entry*>& labels, const std::vector<std::optional<base::Rational>>& lengths);

/// Points in figure units (y upwards) as points on paper: scaled so that they fill at most `most`, moved to start at (0, 0).
std::vector<Point> fitted(const std::vector<geometry::Vector>& corners, Point most);

}  // namespace bookbag::layout::figures
