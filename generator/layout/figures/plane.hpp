// A plane with a grid and two axes: the ground of coordinate grids, function graphs, scatter graphs and line graphs.
// It knows ranges, steps and labels; what is plotted is the business of the kinds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "layout/figures/parameters.hpp"
#include "layout/figures/scale.hpp"
#include "layout/figures/sketch.hpp"

namespace bookbag::layout::figures {

/// One direction of the plane.
struct PlaneAxis {
    base::Rational from, to;
    base::Rational grid;            ///< between grid lines
    base::Rational labels;          ///< between labels, a multiple of `grid`
    Length length;                  ///< on paper
    Entry title = {};               ///< "x", "y" or words
    std::vector<Entry> names = {};  ///< in place of numbers: name k stands at from + k
};

/// Where axes stand: through zero with arrow heads and letters, or at the left and foot with titles outside.
enum class AxisLook : std::uint8_t { Crossing, Frame };

class Plane {
public:
    Plane(Sketch& sketch, PlaneAxis x, PlaneAxis y, AxisLook look);

    Point at(const base::Rational& x, const base::Rational& y) const { return {x_scale_.at(x), y_scale_.at(y)}; }
    Point at(const Pair& pair) const { return at(pair.x, pair.y); }
    bool holds(const Pair& pair) const;

    void grid();
    void axes();
    /// A filled dot with its name beside it, where no other label stands.
    void dot(const Pair& at, const Entry& label);
    /// A plotted point: a small cross.
    void cross(const Pair& at);
    /// The part of the line y = m x + c inside the plane; absent when there is none.
    std::optional<std::pair<Point, Point>> clipped(const base::Rational& m, const base::Rational& c) const;
    /// The graph of a polynomial, coefficients from the constant up, as one smooth line for each piece inside the plane.
    void curve(const std::vector<base::Rational>& coefficients, Pen pen);

    /// Keeps labels off the straight line between two places.
    void keep_free(Point from, Point to);

    const PlaneAxis& x() const { return x_; }
    const PlaneAxis& y() const { return y_; }
    /// Where the axes cross: zero, or the lower end when zero is outside.
    Pair origin() const;

private:
    void crossing_labels();
    void frame_labels();

    Sketch& sketch_;
    PlaneAxis x_, y_;
    AxisLook look_;
    Scale x_scale_, y_scale_;
};

/// Grid step for a plane whose unit is `unit` on paper: 1, or a larger tidy step when lines would be under 4 mm apart.
base::Rational grid_step(const base::Rational& span, Length length, Length least);
/// A multiple of `grid` whose labels (up to `widest` wide) do not touch.
base::Rational label_step(const PlaneAxis& axis, Length widest);

}  // namespace bookbag::layout::figures
